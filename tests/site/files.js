/* What a site has besides pages, by parsers that are not ours:
 * files.js DIR. */
"use strict";

const fs = require("fs");
const path = require("path");
const ical = require("ical.js");
const { XMLParser, XMLValidator } = require("fast-xml-parser");
const { rows } = require("./csv.js");
const { files } = require("./browser.js");
const { check, none, same, run } = require("./tap.js");

const ICAL = ical.default || ical;
const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/* Entries must have what RFC 4287 wants of them, the newest first. */
function feed(text) {
	const bad = [];
	const tree = new XMLParser({ ignoreAttributes: false,
		isArray: (name) => name === "entry" }).parse(text).feed;
	const ids = new Set(tree.entry.map((one) => one.id));
	const days = tree.entry.map((one) => one.updated);

	same(XMLValidator.validate(text), true, "feed: well-formed");
	for (const one of [tree].concat(tree.entry)) {
		if (!one.id || !one.title || !STAMP.test(one.updated) ||
		    !one.author.name)
			bad.push(JSON.stringify(one).slice(0, 200));
	}
	none(bad, `feed: ${ids.size} entries with id, title, time and author`);
	same(ids.size, tree.entry.length, "feed: each id once");
	same(days.join(), days.slice().sort().reverse().join(),
		"feed: the newest first");
	same(tree.updated, days[0], "feed: as new as its newest entry");
}

function calendar(text) {
	const lines = text.split("\r\n");
	const events = new ICAL.Component(ICAL.parse(text))
		.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
	const bad = events.filter((one) => !one.uid || !one.summary ||
		!one.startDate.isDate ||
		!one.component.hasProperty("dtstamp"));

	same(lines.filter((line) => Buffer.byteLength(line) > 75).length, 0,
		"calendar: no line longer than 75 bytes");
	same(/[^\r]\n/.test(text), false, "calendar: CR LF");
	none(bad.map((one) => one.uid),
		`calendar: ${events.length} events with id, title and day`);
	same(new Set(events.map((one) => one.uid)).size, events.length,
		"calendar: each id once");
	check(events.length > 0, "calendar: there are some");
}

function tables(folder) {
	const names = files(folder, ".csv");

	none(names.filter(function (name) {
		const all = rows(fs.readFileSync(path.join(folder, name), "utf8"));

		return all.length < 2 || all[0][0] !== "id" ||
			all.some((row) => row.length !== all[0].length);
	}), `${names.length} tables: as many cells in each row`);
}

function data(folder) {
	const read = (name) =>
		fs.readFileSync(path.join(folder, name), "utf8");
	const json = JSON.parse(read("program.json"));
	const index = new Function("window",
		`${read("search-data.js")}; return window.MUSTER_INDEX;`)({});

	same(json.schema, "muster/site/1", "data: says its schema");
	none(index.filter((one) => one.h &&
		!fs.existsSync(path.join(folder, one.h))).map((one) => one.h),
	"search: each record has its page");
	none(files(folder, ".svg").filter(function (name) {
		const text = read(name);

		return XMLValidator.validate(text) !== true ||
			!/<title>[^<]+<\/title>/.test(text);
	}), "badges: well-formed, with a title");
}

run(async function () {
	const folder = process.argv[2];
	const read = (name) =>
		fs.readFileSync(path.join(folder, name), "utf8");

	feed(read("feed.atom"));
	calendar(read("dates.ics"));
	tables(folder);
	data(folder);
});
