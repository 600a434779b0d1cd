#!/bin/sh
# What the history of the example program says of its RAID entries, on two
# days: each line is planted there (tests/data/example/README.md).
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

example "$TRASH/example" &&
	cd "$TRASH/example" || exit 2

for day in 2026-03-25 2026-04-24; do
	muster raid --long --as-of "$day" >"$TRASH/out" 2>&1
	diff "$ROOT/tests/data/example/raid-long-$day" "$TRASH/out" \
		>"$TRASH/diff"
	status=$?
	mv "$TRASH/diff" "$TRASH/out"
	result "$status" "the list of $day"
done

ok 'what hangs on a fallen assumption is a warning' \
	muster check --as-of 2026-03-25
says 'with the day' \
	"'W-008' hangs on 'AS-002', which does not hold since 2026-03-23"
ok 'until it no longer does' muster check --as-of 2026-04-24
silent_on 'and then none' 'AS-002'

finish
