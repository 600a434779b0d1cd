/* The pages of a site by the Nu HTML Checker of the W3C: vnu.js DIR.
 *
 * They are served, since vnu takes 'self' in their policy for nothing at all
 * where they are files, and says that it stops their style and scripts. One
 * start of Java reads them all. */
"use strict";

const { execFile } = require("child_process");
const { serve, files } = require("./browser.js");
const { none, run } = require("./tap.js");

const JAR = require.resolve("vnu-jar/build/dist/vnu.jar");
/* A deep stack for its schema; what starts soonest; our own host. */
const JAVA = ["-Xss16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
	"-Dnu.validator.servlet.allow-forbidden-hosts=true"];

function check(urls) {
	return new Promise(function (resolve, reject) {
		execFile("java", [...JAVA, "-jar", JAR, "--exit-zero-always",
			"--format", "json", ...urls], { maxBuffer: 1 << 26 },
		function (error, out, report) {
			if (error)
				reject(error);
			else
				resolve(JSON.parse(report).messages);
		});
	});
}

run(async function () {
	const folder = process.argv[2];
	const names = files(folder, ".html");
	const { server, base } = await serve(folder);
	const found = await check(names.map((name) => base + name));

	server.close();
	none(found.map((one) => `${(one.url || "").replace(base, "")}:` +
		`${one.lastLine}: ${one.subType || one.type}: ${one.message}`),
	`${names.length} pages: vnu has nothing to say`);
});
