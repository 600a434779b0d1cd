/* A site in use: use.js DIR. Sorting, filtering and search, by mouse and by
 * the keyboard alone; what is printed. */
"use strict";

const fs = require("fs");
const { pathToFileURL } = require("url");
const { launch, serve, watched } = require("./browser.js");
const { check, none, same, run } = require("./tap.js");

/* The texts of a column of the first sortable table. */
function column(page, number) {
	return page.$$eval("table.sortable >> nth=0 >> tbody tr",
		(rows, at) => rows.filter((row) => !row.hidden).map((row) =>
			row.cells[at].textContent.trim()), number);
}

function first(page, selector) {
	return page.locator("table.sortable").first().locator(selector);
}

async function sorts(page) {
	const head = first(page, "thead th").nth(0);
	const before = await column(page, 0);
	const up = before.slice().sort(
		new Intl.Collator("en", { numeric: true }).compare);

	await head.locator("button").click();
	same((await column(page, 0)).join(), up.join(), "sort: by a click");
	same(await head.getAttribute("aria-sort"), "ascending",
		"sort: says the order");
	await head.locator("button").press("Enter");
	same((await column(page, 0)).join(), up.reverse().join(),
		"sort: turned around by Enter");
	same(await head.getAttribute("aria-sort"), "descending",
		"sort: says the order again");
	await first(page, "thead th").nth(4).locator("button").press("Space");
	const dates = (await column(page, 4)).map((text) => text.slice(0, 10));
	const some = dates.filter(Boolean);

	same(dates.join(), some.slice().sort().concat(
		dates.filter((text) => !text)).join(), "sort: empty cells last");
	same(await page.locator("table.sortable").first()
		.locator("[aria-sort]").count(), 1, "sort: by one column");
}

function shownRows(page) {
	return page.locator("table.filterable tbody tr:visible").count();
}

async function filters(page) {
	const all = await shownRows(page);

	await page.locator("#filter").focus();
	await page.keyboard.type("tenant");
	const shown = await shownRows(page);

	check(shown > 0 && shown < all, "filter: some of the rows", shown);
	same(await page.locator(".filter [role=status]").innerText(),
		`${shown} of ${all}`, "filter: says how many");
	same(await page.locator("section:visible:has(table.filterable)" +
		":not(:has(tbody tr:visible))").count(), 0,
	"filter: no log without entries");
	await page.keyboard.press("Escape");
	same(await shownRows(page), all, "filter: Escape shows all");
	await page.keyboard.type("no such words anywhere");
	same(await shownRows(page), 0, "filter: none");
}

function focused(page) {
	return page.evaluate(() => document.activeElement.id ||
		document.activeElement.textContent.trim());
}

async function searches(page, base, what) {
	await page.goto(`${base}r/R-007.html`);
	await page.keyboard.press("/");
	same(await focused(page), "search-words", `${what}: / goes there`);
	await page.keyboard.type("r-00");
	const found = page.locator(".found a");
	const count = await found.count();

	check(count > 2, `${what}: finds as one types`, count);
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowDown");
	same(await focused(page), (await found.nth(1).textContent()).trim(),
		`${what}: arrows go down`);
	await page.keyboard.press("ArrowUp");
	await page.keyboard.press("ArrowUp");
	same(await focused(page), "search-words", `${what}: and up again`);
	await page.keyboard.press("Escape");
	same(await page.locator(".found").isVisible(), false,
		`${what}: Escape closes it`);
	await page.keyboard.type("D-001");
	await page.keyboard.press("Enter");
	await page.waitForURL("**/r/D-001.html");
	check(true, `${what}: Enter opens the first`);
}

/* Follow Tab through a page: each place must show that it has the focus. */
async function tabs(page, base) {
	const hidden = [];

	await page.goto(`${base}raid.html`);
	await page.keyboard.press("Tab");
	same(await focused(page), "Skip to the content", "keyboard: a skip link");
	for (let i = 0; i < 40; i++) {
		const style = await page.evaluate(function () {
			const one = document.activeElement;
			const box = one.getBoundingClientRect();
			const look = getComputedStyle(one);

			return one === document.body ? "" : {
				name: one.outerHTML.slice(0, 80),
				shown: look.outlineStyle !== "none" && box.left >= 0 &&
					parseFloat(look.outlineWidth) >= 2,
			};
		});

		if (style && !style.shown)
			hidden.push(style.name);
		await page.keyboard.press("Tab");
	}
	none(hidden, "keyboard: the focus is always seen");
	await page.goto(`${base}raid.html`);
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	same(await page.evaluate(() => document.activeElement.id), "main",
		"keyboard: the skip link leads to the content");
}

async function prints(page, base) {
	await page.goto(`${base}index.html`);
	const pdf = await page.pdf({ format: "A4" });
	const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g);

	same(sheets && sheets.length, 1, "print: the overview on one sheet");
}

run(async function () {
	const folder = fs.realpathSync(process.argv[2]);
	const browser = await launch();
	const { server, base } = await serve(folder);
	const disk = pathToFileURL(folder).href + "/";
	const page = await watched(browser, disk, { locale: "en" });
	const served = await watched(browser, base, { locale: "en" });

	await page.goto(`${disk}raid.html`);
	await sorts(page);
	await filters(page);
	await searches(page, disk, "search");
	await searches(served, base, "search, served");
	await tabs(page, disk);
	await prints(page, disk);
	none(page.troubles.concat(served.troubles), "nothing went wrong meanwhile");
	await browser.close();
	server.close();
});
