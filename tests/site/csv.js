/* Tables by RFC 4180, to the letter: rows of cells, none when it is not. */
"use strict";

function rows(text) {
	const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
	const found = [[]];
	let end = 0;

	for (let one = cell.exec(text); one; one = cell.exec(text)) {
		found.at(-1).push(one[1].replace(/^"|"$/g, "")
			.replaceAll('""', '"'));
		end = cell.lastIndex;
		if (one[2] !== ",")
			found.push([]);
	}
	found.pop();
	return end === text.length ? found : [];
}

module.exports = { rows };
