#!/bin/sh
# The plan of the example program in every format, and whatever a title may
# hold in each of them: well-formed, and safe to show.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
data=$ROOT/tests/data

# UPDATE=1 writes what is expected anew.
same() # format
{
	muster plan --format "$1" >"$TRASH/new" 2>&1
	[ -z "${UPDATE:-}" ] || cp "$TRASH/new" "$data/example/plan.$1"
	diff "$data/example/plan.$1" "$TRASH/new" >"$TRASH/out"
	result $? "the example as $1"
}

# Syntax, as far as ours goes.
is_json()
{
	jq -e '(.plans | length) == 1 and (.findings | type) == "array"' \
		"$TRASH/out" >/dev/null 2>&1
}

is_svg()
{
	xmllint --noout "$TRASH/out" 2>"$TRASH/why"
}

# A task is a name, a colon and its parts; nothing else holds a colon, and a
# name begins with an id of the usual form or with a dash.
is_mermaid()
{
	[ "$(head -n 1 "$TRASH/out")" = gantt ] &&
		! sed 1,4d "$TRASH/out" | grep -vqE \
			'^    (section [^ :;#%][^:;#%]*|([A-Z]{1,4}-|- )[^:;#%]+ :((crit|done|active|milestone), )*t[0-9]+, [0-9]{4}-[0-9]{2}-[0-9]{2}, ([0-9]{4}-[0-9]{2}-[0-9]{2}|0d))$'
}

# Outside of strings, whose quotes and backslashes are escaped, there are
# names, numbers and marks alone.
is_dot()
{
	! sed 's/"\([^"\\]\|\\.\)*"/S/g' "$TRASH/out" |
		grep -vqE '^(digraph plan \{|	[][a-z0-9A-Z=,;{} >-]*|\})$'
}

# A table has as many cells in every row.
is_markdown()
{
	[ "$(sed '/^|/!d; s/\\.//g; s/[^|]//g' "$TRASH/out" |
		sort -u)" = '||||||||' ]
}

is_text()
{
	grep -q '^end: ' "$TRASH/out"
}

is_plain()
{
	iconv -f UTF-8 -t UTF-8 <"$TRASH/out" >/dev/null 2>&1 &&
		[ "$(LC_ALL=C tr -d '\n\t\040-\176\200-\377' <"$TRASH/out" |
			wc -c)" -eq 0 ] &&
		! LC_ALL=C grep -aqE "$(printf \
			'\302[\200-\237]|\342\200[\216\217\250-\256]')" \
			"$TRASH/out"
}

all='text json markdown mermaid dot svg'

every_format() # description
{
	for format in $all; do
		muster plan --format "$format" >"$TRASH/out" 2>&1
		status=$?
		{ [ "$status" -le 1 ] && "is_$format" && is_plain; }
		result $? "$1, as $format"
	done
}

# The checks themselves can fail.
refuse() # description bytes check
{
	printf "$2" >"$TRASH/out"
	! "$3"
	result $? "$1"
}
gantt='gantt\n title\n date\n axis\n'
refuse 'half a list is no JSON' '{"plans": [{}], "findings": [' is_json
refuse 'an element left open is no SVG' '<svg><g></svg>' is_svg
refuse 'a colon in a name is no Mermaid' \
	"$gantt"'    W-1 a: b :t1, 2026-01-01, 0d\n' is_mermaid
refuse 'nor is a section without a name' "$gantt"'    section \n' is_mermaid
refuse 'a quote that is left open is no network' \
	'\tn1 [label="a"b"];\n' is_dot
refuse 'a cell too many is no table' \
	'|a|b|c|d|e|f|g|\n|a|b|c|d|e|f|g|h|\n' is_markdown
refuse 'an escape is not plain' '\033[31m' is_plain

example "$TRASH/example" &&
	cd "$TRASH/example" || exit 2
today 2026-04-24
for format in $all; do
	same "$format"
done
every_format 'the example holds to the syntax'

# A terminal's width decides what there is room for.
fits() # columns
{
	COLUMNS=$1 muster plan >"$TRASH/out" 2>&1
	! grep -E ".{$(($1 + 1))}" "$TRASH/out" >"$TRASH/over"
	result $? "$1 columns are enough"
}
fits 40
silent_on 'and the chart is left out' '= done'
says 'but neither dates nor slack' 'critical'
fits 80
says 'there the chart is shown' '= done'
fits 200
says 'and here the status, too' 'STATUS'

COLUMNS=100 muster plan --color always >"$TRASH/out" 2>&1
says 'colour is added to the word' "$(printf '\033[31mcritical')"

# Hostile titles, ids and statuses.
items() # id title status
{
	mkdir -p program/deliverables
	jq -rs 'flatten | to_entries[] | "@@ \(.key)\n---\nid: '"$1"'\n" +
		"kind: deliverable\ntitle: '"$2"'\nstatus: '"$3"'\n" +
		"duration: \(.key % 9 + 1)d\n---"' \
		"$data/hostile.json" |
		LC_ALL=C awk '/^@@ [0-9]+$/ {
			close(file)
			file = "program/deliverables/W-" $2 ".md"
			next
		}
		{ print >file }'
}

begin titles
# shellcheck disable=SC2016 # jq's
items 'W-\(.key)' '\(.value | @json)' planned
every_format 'every string as a title'

begin ids
# shellcheck disable=SC2016
items '\(.value | @json)' '\(.value | @json)' '\(.value | @json)'
every_format 'every string as an id and a status'

begin empty
for format in text json; do
	muster plan --format "$format" >"$TRASH/out" 2>&1
	"is_$format"
	result $? "no item at all, as $format"
done
ok 'and as a picture' muster plan --format svg
is_svg
result $? 'which is well-formed'

begin two
mkdir other
cp program/charter.md other/
echo 'programs: [program, other]' >.muster.yml
fails 2 'two plans are not drawn as one' muster plan --format svg
says 'and the way out is said' 'name its end'
ok 'but told one after the other' muster plan --format markdown
finish
