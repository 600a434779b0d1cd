/* Every page of a site in a browser: pages.js DIR. From the disk with
 * JavaScript, in both themes and four widths; below a path of a server
 * without it. */
"use strict";

const fs = require("fs");
const { pathToFileURL } = require("url");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { launch, serve, watched, files } = require("./browser.js");
const { none, run } = require("./tap.js");

const NARROW = 320;
const WIDTHS = [NARROW, 768, 1280, 1920];
const WORKERS = 2;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
	"best-practice"];

/* What axe-core finds; `only` is a list of tags or of rules. */
async function violations(page, type, values) {
	await page.evaluate(axe);
	const found = await page.evaluate(function (only) {
		return axe.run({ runOnly: only, preload: false,
			resultTypes: ["violations"] });
	}, { type, values });

	return found.violations.flatMap((one) => one.nodes.map((node) =>
		`${one.id}: ${node.target} ${node.failureSummary}`));
}

async function tooWide(page, widths) {
	const found = [];

	for (const width of widths) {
		await page.setViewportSize({ width, height: 800 });
		const wide = await page.evaluate(() =>
			document.documentElement.scrollWidth - window.innerWidth);

		if (wide > 0)
			found.push(`${wide} px more than ${width}`);
	}
	return found;
}

/* What elements of which classes a page has: pages of the same shape need no
 * second look by axe-core. */
function shape(page) {
	return page.evaluate(() => Array.from(new Set(
		Array.from(document.querySelectorAll("body *"), (one) =>
			`${one.localName} ${one.getAttribute("class") || ""}`)))
		.sort().join());
}

/* What a reader sees, but for what JavaScript adds. */
function text(page) {
	return page.evaluate(function () {
		document.querySelectorAll(".filter").forEach((one) => one.remove());
		return document.querySelector("main").innerText
			.replace(/\s+/g, " ");
	});
}

async function judge(pages, name, served, add) {
	const { page, plain } = pages;

	add("wide", await tooWide(page, WIDTHS));
	add("light", await violations(page, "tag", TAGS));
	await page.emulateMedia({ colorScheme: "dark" });
	add("dark", await violations(page, "rule", ["color-contrast"]));
	await page.emulateMedia({ colorScheme: "light" });
	plain.troubles.length = 0;
	await plain.goto(served + name);
	add("served", plain.troubles);
	if (await text(plain) !== await text(page))
		add("plain", ["other text"]);
}

/* Each page is opened where it is narrow; one of a new shape is judged. */
async function look(pages, name, { base, served, found }) {
	const { page } = pages;
	const add = (what, list) => list.forEach((one) =>
		found[what].push(`${name}: ${one}`));

	page.troubles.length = 0;
	await page.goto(base + name);
	add("wide", await tooWide(page, [NARROW]));
	const kind = await shape(page);

	if (!found.shapes.has(kind)) {
		found.shapes.add(kind);
		await judge(pages, name, served, add);
		await page.setViewportSize({ width: NARROW, height: 800 });
	}
	add("quiet", page.troubles);
}

async function lookAll(browser, names, site) {
	const pages = {
		page: await watched(browser, site.base),
		plain: await watched(browser, site.served, {
			javaScriptEnabled: false,
			viewport: { width: WIDTHS.at(-1), height: 800 },
		}),
	};

	for (let name = names.shift(); name; name = names.shift())
		await look(pages, name, site);
}

run(async function () {
	const folder = fs.realpathSync(process.argv[2]);
	const names = files(folder, ".html");
	const count = names.length;
	const found = { quiet: [], wide: [], light: [], dark: [], served: [],
		plain: [], shapes: new Set() };
	const browser = await launch();
	const { server, base } = await serve(folder);

	const site = { base: pathToFileURL(folder).href + "/", served: base,
		found };

	await Promise.all(Array.from({ length: WORKERS }, () =>
		lookAll(browser, names, site)));
	await browser.close();
	server.close();
	none(count > 20 ? [] : [count], `${count} pages of ${found.shapes.size} shapes`);
	none(found.quiet, "from the disk: no error, nothing from outside");
	none(found.served, "below a path of a server: the same");
	none(found.plain, "without JavaScript: the same text");
	none(found.wide, `nothing wider than ${WIDTHS.join(", ")} px`);
	none(found.light, "axe-core finds nothing, light");
	none(found.dark, "axe-core finds no poor contrast, dark");
});
