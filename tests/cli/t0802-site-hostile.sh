#!/bin/sh
# Whatever a record holds, the status site shows it as text: every string of
# data/blns.json and data/hostile.json in every place, and each output parsed
# by a parser that is not ours. tests/site/hostile.js says what is held.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/site.sh"
data=$ROOT/tests/data

if lacks node; then
	skip 'hostile strings in the site' \
		'no node.js with its packages: make deps-test'
	finish
fi

# A record for each string, with the string where `template` has it.
each() # folder template
{
	mkdir -p "$1"
	jq -rs 'flatten | to_entries[] | "@@ \(.key)\n" + ('"$2"')' \
		"$data/blns.json" "$data/hostile.json" |
		LC_ALL=C awk -v folder="$1" '/^@@ [0-9]+$/ {
			close(file)
			file = folder "/X-" $2 ".md"
			next
		}
		{ print >file }'
}

# The site of the program at hand holds these strings as they should be.
holds() # place
{
	commit 2026-07-14 "$1"
	ok "$1: the site is made" muster site -o "$TRASH/site"
	ok "$1: as text, everywhere" timeout -k 5 120 \
		node "$ROOT/tests/site/hostile.js" "$TRASH/site" "$1" \
		"$data/blns.json" "$data/hostile.json"
	rm -rf "$TRASH/site"
}

begin titles
each program/risks '"---\nid: X-\(.key)\nkind: risk\nstatus: open\n" +
	"owner: ann\nprobability: low\nimpact: low\ndue: 2026-12-01\n" +
	"title: \(.value | @json)\n---"'
holds title

begin fields
each program/milestones '"---\nid: X-\(.key)\nkind: milestone\n" +
	"title: T\nstatus: \(.value | @json)\nowner: \(.value | @json)\n" +
	"due: 2026-12-01\nrag: \(.value | @json)\n" +
	"depends_on: [\(.value | @json)]\ntags: [\(.value | @json)]\n" +
	"acceptance: [\(.value | @json)]\n---"'
holds field

begin decisions
each program/decisions '"---\nid: X-\(.key)\nkind: decision\n" +
	"title: T\nstatus: proposed\nowner: ann\nneeded_by: 2026-12-01\n" +
	"recommendation: \(.value | @json)\n" +
	"options: [\(.value | @json), b]\n---"'
holds decision

begin bodies
each program/risks '"---\nid: X-\(.key)\nkind: risk\nstatus: open\n" +
	"owner: ann\ntitle: T\n---\n\n\(.value)"'
holds body
ok 'nothing of it was run' \
	sh -c '[ -z "$(find "$1" -name never)" ]' sh "$TRASH"
finish
