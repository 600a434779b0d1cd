/* Counting, in the form that tests/run reads. */
"use strict";

let tests = 0;
let failures = 0;

/* Report a case; `why` is what was seen instead. */
function check(holds, what, why) {
	tests++;
	if (!holds)
		failures++;
	console.log(`${holds ? "" : "not "}ok ${tests} - ${what}`);
	if (!holds && why !== undefined)
		console.log(String(why).replace(/^/gm, "# "));
}

/* Nothing went wrong: `troubles` is a list of what did. */
function none(troubles, what) {
	check(troubles.length === 0, what, troubles.slice(0, 20).join("\n"));
}

function same(got, wanted, what) {
	check(got === wanted, what, `got    ${JSON.stringify(got)}\n` +
		`wanted ${JSON.stringify(wanted)}`);
}

function finish() {
	console.log(`1..${tests}`);
	process.exit(failures || !tests ? 1 : 0);
}

/* Run a test file's main; an exception is a failure. What it leaves open, a
 * browser or a server, ends with us. */
function run(main) {
	main().catch(function (error) {
		check(false, "no exception", error.stack);
	}).finally(finish);
}

module.exports = { check, none, same, run };
