/* The pages of a site as text: markup.js DIR. Valid HTML, links that lead
 * somewhere, and nothing that the policy of the pages would stop. */
"use strict";

const fs = require("fs");
const path = require("path");
const { HtmlValidate } = require("html-validate");
const parse5 = require("parse5");
const { files } = require("./browser.js");
const { none, run } = require("./tap.js");

const RULES = {
	extends: ["html-validate:recommended", "html-validate:document",
		"html-validate:a11y"],
	rules: {
		"doctype-style": "off",		/* ours is lower case */
		"no-trailing-whitespace": "off",	/* of sections not shown */
		"no-raw-characters": ["error", { relaxed: true }],
		"long-title": "off",		/* titles are the user's */
		"attribute-boolean-style": "off",	/* ="" is one of its forms */
		"svg-focusable": "off",
		"require-sri": "off",		/* all from the same folder */
		"prefer-native-element": "off",
	},
};
const OUTSIDE = /^(https?|mailto):/;

function elements(node) {
	return (node.childNodes || []).flatMap((child) =>
		[child, ...elements(child)]).filter((one) => one.attrs);
}

function attribute(element, name) {
	const found = element.attrs.find((one) => one.name === name);

	return found && found.value;
}

/* The file and the id that an address leads to. */
function target(name, address) {
	const [way, id] = address.split("#");
	const file = way ? path.join(path.dirname(name), decodeURI(way)) : name;

	return { file, id: id && decodeURIComponent(id) };
}

function read(folder, name) {
	const all = elements(parse5.parse(
		fs.readFileSync(path.join(folder, name), "utf8")));
	const ids = new Set(all.map((one) => attribute(one, "id")));

	return { name, all, ids };
}

function links(page) {
	return page.all.flatMap((one) => ["href", "src", "xlink:href"]
		.filter((key) => attribute(one, key) !== undefined)
		.map((key) => ({ tag: one.tagName, to: attribute(one, key) })));
}

/* A link within the site that leads nowhere, or outside without being one
 * that a reader follows. */
function astray(folder, pages) {
	const ids = new Map(pages.map((page) => [page.name, page.ids]));

	return pages.flatMap((page) => links(page).filter(function (link) {
		if (OUTSIDE.test(link.to))
			return link.tag !== "a";
		const { file, id } = target(page.name, link.to);

		return !fs.existsSync(path.join(folder, file)) ||
			(id && !(ids.get(file) || new Set()).has(id));
	}).map((link) => `${page.name}: ${link.tag} ${link.to}`));
}

function inline(pages) {
	return pages.flatMap((page) => page.all.filter((one) =>
		one.tagName === "style" || one.attrs.some((attr) =>
			attr.name === "style" || attr.name.startsWith("on")) ||
		(one.tagName === "script" && one.childNodes.length))
		.map((one) => `${page.name}: ${one.tagName}`));
}

async function invalid(folder, names) {
	const judge = new HtmlValidate(RULES);
	const found = [];

	for (const name of names) {
		const report = await judge.validateFile(path.join(folder, name));

		for (const { messages } of report.results) {
			for (const one of messages)
				found.push(`${name}:${one.line}:${one.column} ` +
					`${one.ruleId}: ${one.message}`);
		}
	}
	return found;
}

run(async function () {
	const folder = process.argv[2];
	const names = files(folder, ".html");
	const pages = names.map((name) => read(folder, name));

	none(await invalid(folder, names), `${names.length} pages: valid HTML`);
	none(astray(folder, pages), "every link leads somewhere");
	none(inline(pages), "no inline style or script");
});
