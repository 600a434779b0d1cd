/* The browser of the machine, a server on the loopback, and a page that is
 * watched: what it logs, and what it asks for. */
"use strict";

const fs = require("fs");
const http = require("http");
const path = require("path");
const { chromium } = require("playwright-core");

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const TYPES = {
	html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript",
	svg: "image/svg+xml",
};

function binary() {
	return process.env.PATH.split(":").flatMap(function (folder) {
		return NAMES.map((name) => path.join(folder, name));
	}).find((file) => fs.existsSync(file));
}

function launch() {
	return chromium.launch({
		executablePath: binary(),
		args: ["--no-sandbox", "--disable-dev-shm-usage"],
	});
}

/* Serve a folder below /sub/path/; yields the server and its address. */
function serve(folder) {
	const server = http.createServer(function (request, response) {
		const name = decodeURIComponent(request.url.split("?")[0]);
		const file = path.join(folder, name.replace(/^\/sub\/path\//, ""));

		fs.readFile(file, function (error, bytes) {
			const ours = name.startsWith("/sub/path/") && !error;

			response.writeHead(ours ? 200 : 404, {
				"content-type": TYPES[file.split(".").pop()] ||
					"application/octet-stream",
			});
			response.end(ours ? bytes : "");
		});
	});

	return new Promise(function (resolve) {
		server.listen(0, "127.0.0.1", function () {
			const port = server.address().port;

			resolve({ server, base: `http://127.0.0.1:${port}/sub/path/` });
		});
	});
}

/* A page that may load nothing but what is below `base`; page.troubles are
 * errors, warnings (a breach of the policy is one) and other requests. */
async function watched(browser, base, options) {
	const context = await browser.newContext({ bypassCSP: false, ...options });
	const page = await context.newPage();

	page.troubles = [];
	page.on("console", function (message) {
		if (["error", "warning"].includes(message.type()))
			page.troubles.push(`console: ${message.text()}`);
	});
	page.on("pageerror", (error) => page.troubles.push(`error: ${error}`));
	page.on("requestfailed", (request) =>
		page.troubles.push(`failed: ${request.url()}`));
	await context.route("**/*", function (route) {
		const url = route.request().url();

		if (url.startsWith(base))
			return route.continue();
		page.troubles.push(`outside: ${url}`);
		return route.abort();
	});
	return page;
}

/* All files of a folder, by their ways from it, sorted. */
function files(folder, end) {
	return fs.readdirSync(folder, { recursive: true, withFileTypes: false })
		.map(String).filter((name) => name.endsWith(end)).sort();
}

module.exports = { binary, launch, serve, watched, files };
