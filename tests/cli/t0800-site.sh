#!/bin/sh
# The example's status site as its readers have it: in a browser, by
# validators and by parsers that are not ours. tests/site/ holds the programs
# that look; `make deps-test` gets what they need.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/site.sh"

# Run a program of tests/site on a site; its cases are cases of this file.
looks() # program site
{
	timeout -k 5 200 node "$ROOT/tests/site/$1.js" "$2" >"$TRASH/looks" 2>&1
	status=$?
	while IFS= read -r line; do
		case $line in
		'ok '* | 'not ok '*)
			what="$1: ${line#*- }"
			tests=$((tests + 1))
			echo "${line%%ok *}ok $tests - $what"
			;;
		'1..'*) ;;
		*) printf '# %s\n' "${line#'# '}" ;;
		esac
	done <"$TRASH/looks"
	: >"$TRASH/out"
	[ "$status" -eq 0 ]
	result $? "$1: all of it"
}

example example && cd example && unset MUSTER_TODAY || exit 2
ok 'the site is made' muster site -o "$TRASH/site"
for badge in "$TRASH"/site/badge/*.svg; do
	ok "xmllint: ${badge##*/}" xmllint --noout "$badge"
done
ok 'xmllint: feed.atom' xmllint --noout "$TRASH/site/feed.atom"
if lacks node; then
	skip 'what node.js reads' 'no node.js with its packages: make deps-test'
	finish
fi
looks markup "$TRASH/site"
looks files "$TRASH/site"
if lacks java; then
	skip 'what vnu says' 'no java with vnu-jar: make deps-test'
else
	looks vnu "$TRASH/site"
fi
if lacks browser; then
	skip 'what a browser shows' 'no chromium: make deps-test'
	finish
fi
looks pages "$TRASH/site"
looks use "$TRASH/site"
finish
