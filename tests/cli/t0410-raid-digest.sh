#!/bin/sh
# What each owner has to do this week: of the example, byte for byte (UPDATE=1
# writes that anew), and of programs that are small or hostile.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
data=$ROOT/tests/data

same() # file what command...
{
	file=$data/example/$1 what=$2
	shift 2
	"$@" >"$TRASH/said" 2>&1 </dev/null
	diff "$file" "$TRASH/said" >"$TRASH/out"
	result $? "$what"
}
example "$TRASH/example" && cd "$TRASH/example" || exit 2
[ -z "${UPDATE-}" ] || {
	muster raid --digest all --as-of 2026-04-24 \
		>"$data/example/digest.markdown"
	muster raid --digest sre-lead --as-of 2026-04-24 --format json \
		>"$data/example/digest.json"
}
same digest.markdown 'everybody, as Markdown' \
	muster raid --digest all --as-of 2026-04-24
same digest.json 'one person, as JSON' \
	muster raid --digest sre-lead --as-of 2026-04-24 --format json
muster raid --digest sre-lead --as-of 2026-04-24 >"$TRASH/alone"
jq -j '.owners[0].markdown' "$data/example/digest.json" >"$TRASH/inside"
ok 'which holds the Markdown' cmp "$TRASH/inside" "$TRASH/alone"
muster raid --digest product-em --as-of 2026-04-24 --format json |
	jq -r '.owners[0].affirm' >"$TRASH/out"
says 'and the command' 'muster raid affirm D-010 I-008'
fails 0 'nothing to do is one sentence' \
	muster raid --digest security-lead --as-of 2026-04-24
lines 'no more' 1
says 'with the name' 'has nothing to do this week.'

cd "$TRASH" || exit 2
begin apollo
ok 'nobody has to do anything' muster raid --digest all
says 'which is said' 'Nobody has anything to do.'
ok 'as JSON' muster raid --digest all --format json
says 'there is nobody' '"owners": []'
risk R-001
commit 2026-07-02 'risks: one'
today 2026-07-20
ok 'staleness is no failure of the digest' muster raid --digest ann
says 'which tells it' 'not looked at for 18d, the window is 7d'
says 'with the command' '    muster raid affirm R-001'
ok 'that command helps' muster raid affirm R-001
ok 'as is seen at once' muster raid --digest ann
says 'there is nothing left' 'Ann Lee has nothing to do this week.'
ok 'but not in the last commit' muster raid --digest ann --rev HEAD
says 'where it is stale' 'R-001'
ok 'what is staged counts' muster raid --digest ann --staged \
	--today 2026-08-20
says 'on another day' 'not looked at within 7d'
fails 2 'a name that nobody has' muster raid --digest eve
says 'is an error' "no person here has the id 'eve'"
fails 2 'and a record is no person' muster raid --digest R-001
fails 2 'it is the whole of it' muster raid --digest ann --stale
says 'which is said' 'leave out --stale'
printf '%s\n' '---' 'id: [' '---' >program/risks/R-002.md
fails 1 'what can'"'"'t be read may be missing' muster raid --digest all
rm program/risks/R-002.md

# In every place that is written: titles, options, advice, names.
rm -rf program/risks
mkdir program/decisions
jq -rs 'flatten | to_entries[] | "@@ \(.key)\n---\nid: D-\(.key)\n" +
	"kind: decision\nstatus: proposed\nneeded_by: 2026-07-21\n" +
	"decider: ann\ntitle: \(.value | tojson)\n" +
	"options: [\(.value | tojson), two]\n" +
	"recommendation: \(.value | tojson)\n---\n"' \
	"$data/blns.json" "$data/hostile.json" | LC_ALL=C awk '/^@@ [0-9]+$/ {
		close(file)
		file = "program/decisions/D-" $2 ".md"
		next
	}
	{ print >file }'
muster raid --digest all >"$TRASH/said" 2>&1
[ $? -le 1 ]
result $? 'strings that are hostile'
cmark "$TRASH/said" >"$TRASH/html"
grep -oE '<(a|img|script|blockquote|table|em|code|hr|!)[ >/-]' \
	"$TRASH/html" >"$TRASH/out"
lines 'are no markup' 0
grep -c '^- \*\*D-' "$TRASH/said" >"$TRASH/count"
[ "$(grep -c '<strong>D-' "$TRASH/html")" = "$(cat "$TRASH/count")" ] &&
	[ "$(grep -c '<h[1-6]>' "$TRASH/html")" = 3 ]
result $? 'nor items or headings'
LC_ALL=C tr -d '\n\040-\176\200-\377' <"$TRASH/said" >"$TRASH/out"
[ ! -s "$TRASH/out" ]
result $? 'nor control characters'
muster raid --digest all --format json >"$TRASH/json" 2>&1
jq -j '.owners[0].markdown | length' "$TRASH/json" >"$TRASH/out" 2>&1
result $? 'and JSON, too'
finish
