/* A site of records that hold hostile strings: hostile.js DIR PLACE STRINGS...
 * Record X-N has the string number N of the files as its PLACE. Wherever it
 * is told, the text must be the string's, and nothing of it markup. What
 * can't be seen is spelled out there, so that it is left out of both. */
"use strict";

const fs = require("fs");
const path = require("path");
const ical = require("ical.js");
const parse5 = require("parse5");
const { XMLParser, XMLValidator } = require("fast-xml-parser");
const { rows } = require("./csv.js");
const { files } = require("./browser.js");
const { check, none, run } = require("./tap.js");

const ICAL = ical.default || ical;
const ODD = /<U\+[0-9A-F]+>|<[0-9A-F]{2}>|[\p{C}\p{Z}\s\ufffd]|\p{Default_Ignorable_Code_Point}/gu;
const UNREAD = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;	/* by YAML */
const TAGS = new Set(("html head meta title link script body a header p nav " +
	"ul li div main article h1 h2 h3 h4 h5 h6 dl dt dd section ol time " +
	"code span table caption thead tbody tr th td footer svg rect br em " +
	"strong pre blockquote hr input details summary text line path circle " +
	"polygon polyline g desc use defs del").split(" "));
const DANGER = /^(on|style$|srcdoc$|formaction$|action$|background$)/;
const ASKS = /^(src|srcset|data|poster)$/;

/* The text without what can't be seen. */
function plain(text) {
	return text.replace(ODD, "");
}

function elements(node) {
	return (node.childNodes || []).flatMap((child) =>
		[child, ...elements(child)]).filter((one) => one.attrs);
}

function words(node) {
	return node.nodeName === "#text" ? node.value
		: (node.childNodes || []).map(words).join("");
}

function isBad(one) {
	const attributes = one.attrs.filter((attr) =>
		DANGER.test(attr.name) ||
		(ASKS.test(attr.name) && one.tagName !== "script") ||
		(/href$/.test(attr.name) &&
			/^\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i.test(attr.value)));

	return !TAGS.has(one.tagName) || attributes.length > 0 ||
		(one.tagName === "script" && words(one) !== "");
}

function read(folder, name) {
	return fs.readFileSync(path.join(folder, name), "utf8");
}

/* The pages: { all, text, heading } by name. */
function pages(folder) {
	return new Map(files(folder, ".html").map(function (name) {
		const tree = parse5.parse(read(folder, name));
		const all = elements(tree);
		const heading = all.find((one) => one.tagName === "h1");

		return [name, { all, text: plain(words(tree)),
			heading: plain(words(heading)) }];
	}));
}

/* Every record with a title somewhere in a tree of JSON. */
function titled(tree, found) {
	if (tree && typeof tree === "object") {
		if (typeof tree.id === "string" && typeof tree.title === "string")
			found.push([tree.id, tree.title]);
		Object.values(tree).forEach((one) => titled(one, found));
	}
	return found;
}

/* Pairs of an id and a title from each of the outputs. */
function outputs(folder) {
	const feed = read(folder, "feed.atom");
	const calendar = new ICAL.Component(
		ICAL.parse(read(folder, "dates.ics")));
	const both = (text) => [text.split(" ", 1)[0],
		text.split(" ").slice(1).join(" ")];
	const index = new Function("window", read(folder, "search-data.js") +
		"; return window.MUSTER_INDEX;")({});
	const found = {
		search: index.map((one) => [one.i, one.t]),
		json: titled(JSON.parse(read(folder, "program.json")), []),
		calendar: calendar.getAllSubcomponents("vevent").map((one) =>
			both(one.getFirstPropertyValue("summary"))),
		feed: [],
	};

	check(XMLValidator.validate(feed) === true, "feed: well-formed");
	[].concat(new XMLParser({ trimValues: false, parseTagValue: false })
		.parse(feed).feed.entry || []).forEach((one) =>
		found.feed.push(both(one.title.replace(/:[^:]*$/s, ""))));
	for (const name of files(folder, ".csv")) {
		const [head, ...rest] = rows(read(folder, name));
		const at = head.indexOf("title");

		found[name] = rest.map((row) =>
			[row[0], row[at]]);
	}
	return found;
}

/* An empty title is told otherwise; a table has a quote before a formula. */
function same(title, wanted) {
	return !plain(wanted) ||
		plain(title).replace(/^'/, "") === plain(wanted).replace(/^'/, "");
}

function expectTitles(folder, strings) {
	for (const [name, pairs] of Object.entries(outputs(folder))) {
		const ours = pairs.filter(([id]) => /^X-\d+$/.test(id));

		if (name === "feed")
			continue;	/* its titles say more */
		none(ours.filter(([id, title]) => !same(title, strings[id.slice(2)]))
			.map(([id, title]) => `${id}: ${JSON.stringify(title)}, ` +
				JSON.stringify(strings[id.slice(2)])),
		`${name}: ${ours.length} titles`);
	}
}

run(async function () {
	const [folder, place, ...names] = process.argv.slice(2);
	const strings = names.flatMap((name) =>
		JSON.parse(fs.readFileSync(name, "utf8")));
	const all = pages(folder);
	const missing = [], other = [];

	strings.forEach(function (string, number) {
		const page = all.get(`r/X-${number}.html`);
		const wanted = plain(string);

		if (!page && (place === "body" || !UNREAD.test(string)))
			missing.push(`X-${number}`);
		else if (!page || !wanted)
			return;
		else if (place === "title" && page.heading !== wanted)
			other.push(`X-${number}: ${page.heading}, ${wanted}`);
		else if (place !== "body" && !page.text.includes(wanted))
			other.push(`X-${number}: ${wanted}`);
	});
	none(missing, `${strings.length} strings: each has its page`);
	none(other, "each page has its text");
	none([...all].flatMap(([name, page]) => page.all.filter(isBad)
		.map((one) => `${name}: ${one.tagName} ` +
			JSON.stringify(one.attrs))), "no element of theirs");
	if (place === "title")
		expectTitles(folder, strings);
	else
		outputs(folder);
});
