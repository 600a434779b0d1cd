/* Sorting, filtering and search, on top of pages that are whole without. */
"use strict";
(function () {
	var order = new Intl.Collator(undefined, { numeric: true });

	function keyOf(cell) {
		return cell.dataset.sort || cell.textContent.trim();
	}

	/* --- tables that sort */

	function sortBy(table, column, up) {
		var body = table.tBodies[0];
		var rows = Array.from(body.rows);

		rows.sort(function (a, b) {
			var one = keyOf(a.cells[column]), two = keyOf(b.cells[column]);

			if (!one !== !two)
				return one ? -1 : 1;
			return (up ? 1 : -1) * order.compare(one, two);
		});
		rows.forEach(function (row) { body.append(row); });
	}

	function makeSortable(table) {
		Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
			var button = document.createElement("button");

			button.type = "button";
			button.className = "sort";
			button.append.apply(button, Array.from(head.childNodes));
			head.append(button);
			button.addEventListener("click", function () {
				var up = head.getAttribute("aria-sort") !== "ascending";

				Array.from(head.parentNode.cells).forEach(function (other) {
					other.removeAttribute("aria-sort");
				});
				head.setAttribute("aria-sort", up ? "ascending" : "descending");
				sortBy(table, column, up);
			});
		});
	}

	/* --- tables that can be narrowed: one field for all of a page */

	function rowsOf(table) {
		return Array.from(table.tBodies[0].rows);
	}

	/* Hide the rows without these words, and sections where none is left;
	 * yields how many are shown. */
	function narrow(tables, text) {
		var words = text.toLowerCase().split(/\s+/), shown = 0;

		tables.forEach(function (table) {
			var before = shown;

			rowsOf(table).forEach(function (row) {
				var all = row.textContent.toLowerCase();

				row.hidden = !words.every(function (word) {
					return all.includes(word);
				});
				shown += !row.hidden;
			});
			table.closest("section").hidden = shown === before;
		});
		return shown;
	}

	function makeFilter(tables) {
		var label = document.createElement("label");
		var input = document.createElement("input");
		var count = document.createElement("span");

		label.className = "filter";
		input.type = "search";
		input.id = "filter";
		count.className = "soft";
		count.setAttribute("role", "status");
		label.append("Filter ", input, " ", count);
		tables[0].closest("section").before(label);
		input.addEventListener("input", function () {
			var shown = narrow(tables, input.value);
			var all = tables.reduce(function (sum, table) {
				return sum + rowsOf(table).length;
			}, 0);

			count.textContent = input.value ? shown + " of " + all : "";
		});
	}

	/* --- search over all records */

	var FOUND_MAX = 12;

	function find(text) {
		var words = text.toLowerCase().split(/\s+/).filter(Boolean);

		if (!words.length)
			return [];
		return window.MUSTER_INDEX.filter(function (record) {
			var all = [record.i, record.t, record.k, record.s, record.o]
				.join(" ").toLowerCase();

			return words.every(function (word) { return all.includes(word); });
		}).sort(function (a, b) {
			var one = a.i.toLowerCase() === words[0] ? 0 : 1;
			var two = b.i.toLowerCase() === words[0] ? 0 : 1;

			return one - two || order.compare(a.i, b.i);
		});
	}

	function result(record, root) {
		var item = document.createElement("li");
		var link = document.createElement("a");
		var id = document.createElement("span");

		id.className = "id";
		id.textContent = record.i + " ";
		link.href = root + record.h;
		link.className = "ref";
		link.append(id, record.t);
		item.append(link);
		return item;
	}

	function makeSearch(place) {
		var label = document.createElement("label");
		var input = document.createElement("input");
		var list = document.createElement("ul");
		var count = document.createElement("p");

		label.className = "hidden";
		label.htmlFor = "search-words";
		label.textContent = "Search all records";
		input.type = "search";
		input.id = "search-words";
		input.placeholder = "Search ( / )";
		input.autocomplete = "off";
		list.className = "found";
		list.hidden = true;
		count.className = "hidden";
		count.setAttribute("role", "status");
		place.append(label, input, list, count);
		place.hidden = false;

		function show() {
			var found = find(input.value);

			list.replaceChildren.apply(list, found.slice(0, FOUND_MAX)
				.map(function (record) {
					return result(record, place.dataset.root);
				}));
			list.hidden = !found.length;
			count.textContent = input.value
				? found.length + " records found" : "";
		}

		function links() {
			return Array.from(list.querySelectorAll("a"));
		}

		function close() {
			input.value = "";
			show();
			input.focus();
		}

		input.addEventListener("input", show);
		place.addEventListener("keydown", function (event) {
			var all = links(), at = all.indexOf(document.activeElement);

			if (event.key === "Escape") {
				close();
			} else if (event.key === "ArrowDown" && at + 1 < all.length) {
				all[at + 1].focus();
				event.preventDefault();
			} else if (event.key === "ArrowUp" && at >= 0) {
				(at ? all[at - 1] : input).focus();
				event.preventDefault();
			} else if (event.key === "Enter" && at < 0 && all.length) {
				all[0].click();
			}
		});
		document.addEventListener("keydown", function (event) {
			if (event.key === "/" && !event.ctrlKey && !event.metaKey &&
			    !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
				input.focus();
				event.preventDefault();
			}
		});
	}

	document.querySelectorAll("table.sortable").forEach(makeSortable);
	var narrowed = Array.from(document.querySelectorAll("table.filterable"));

	if (narrowed.length)
		makeFilter(narrowed);
	if (window.MUSTER_INDEX)
		makeSearch(document.getElementById("search"));
})();
