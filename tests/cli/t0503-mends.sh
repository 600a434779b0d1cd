#!/bin/sh
# A hint that gives the line as it should be works when it is followed to the
# letter: `write: LINE` is put in the place of the line that is complained
# about, in every golden that has one, and the finding must be gone.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# path, line, mended line: the help up to an alternative.
mends()
{
	muster check --format json >"$TRASH/json"
	jq -r '.findings[] | select(.help // "" | test("write: ")) |
		[.path, .line, (.help | sub("^.*?write: "; "") |
		sub(", or put two blanks before the #.*$"; ""))] | @tsv' \
		"$TRASH/json"
}

# Put it where the line was, as far to the right as that was.
put() # path line text
{
	indent=$(sed -n "$2s/^\([ 	]*\).*/\1/p" "$1" | tr -d '\t')
	printf '%s%s\n' "$indent" "$3" >"$TRASH/line"
	sed -e "$2r $TRASH/line" -e "$2d" "$1" >"$TRASH/file"
	cp "$TRASH/file" "$1"
}

# Nothing is wrong with that line's YAML any more.
gone() # path line
{
	muster check --format json >"$TRASH/out"
	[ "$(jq --arg path "$1" --argjson line "$2" '
		[.findings[] | select(.path == $path and .line == $line and
		(.rule | startswith("yaml/")))] | length' "$TRASH/out")" = 0 ]
}

for golden in "$ROOT"/tests/rules/yaml/*/expected \
	"$ROOT"/tests/rules/yaml/*/*/expected; do
	folder=${golden%/expected}
	grep -q 'write: ' "$golden" || continue
	cd "$TRASH/work" && rm -rf golden && git init -q golden && cd golden &&
		cp -R "$folder/." .
	mends | sed 's/\\\\/\\/g' >"$TRASH/mends"
	while IFS='	' read -r path line text; do
		put "$path" "$line" "$text"
		gone "$path" "$line"
		result $? "${folder#"$ROOT"/tests/rules/}: $(echo "$path" |
			sed 's/.*\///')"
	done <"$TRASH/mends"
done
finish
