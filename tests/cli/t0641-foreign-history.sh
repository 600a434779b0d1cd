#!/bin/sh
# Every version that any proposal of two real projects ever had, read through
# a kind: none is left out, and what is malformed is told in the right place
# with a hint that mends it.
#
# All versions are laid side by side, each under its path and blob, so that
# muster reads them in one call as it would in their own repository. That
# they then share their ids says nothing about them: id/duplicate is left out.
#
#	UPDATE=1 tests/cli/t0641-foreign-history.sh
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
DATA=$ROOT/tests/data/foreign

# "BLOB<tab>PATH" of every plain file at a path of that form, from the
# changes of all commits against each of their parents.
versions() # pattern
{
	git log --all -m --root --raw --no-abbrev --no-renames --format= |
		awk -F '\t' -v pattern="$1" '
		$2 ~ pattern {
			split(substr($1, 2), word, " ")
			if (word[1] ~ /^100/) print word[3] "\t" $2
			if (word[2] ~ /^100/) print word[4] "\t" $2
		}' | LC_ALL=C sort -u
}

# The blobs at such paths, counted otherwise.
blobs() # pattern
{
	git rev-list --all --objects | awk -v pattern="$1" '
		{ path = substr($0, 42) } path ~ pattern { print $1 }'
}

# CIP-0001/README.md becomes CIP-0001.BLOB/README.md, and a.md a.BLOB.md.
lay()
{
	sed -e 's,^\([0-9a-f]*\)	\(.*\)/README\.md$,100644 \1	\2.\1/README.md,' \
		-e 's,^\([0-9a-f]*\)	\(.*\)\.md$,100644 \1	\2.\1.md,'
}

# What is told of a version, as PATH@BLOB:LINE:COLUMN and its hint.
told()
{
	muster check >"$TRASH/said" 2>&1
	sed 's,^\(.*\)\.\([0-9a-f]\{40\}\)\(/README\)\{0\,1\}\.md:,\1\3.md@\2:,' \
		"$TRASH/said" | awk '
		/^  help: / { if (shown) print; next }
		{ shown = /@/ && !/\[id\/duplicate\]$/ }
		shown'
}

# One line of a file as its hint wants it, to the letter.
cat >"$TRASH/mend.awk" <<'END'
BEGIN { hint = ENVIRON["HINT"]; split(hint, quoted, "'") }
function head() { return substr($0, 1, column - 1) }
function indent(count, rest)
{
	sub(/^[ \t]*/, "")
	return sprintf("%" count "s", "") $0
}
NR > 1 && /^---/ && hint ~ /^add a line / { print quoted[2] " 12"; hint = "" }
NR != line { print; next }
hint ~ /^write: / { sub(/, or put two blanks.*/, "", hint); $0 = substr(hint, 8) }
hint ~ /^write one of: / { sub(/,.*/, "", hint); $0 = head() substr(hint, 15) }
hint ~ /^write [0-9]/ { $0 = head() substr(hint, 7) }
hint ~ /^write .* as a date such/ { sub(/.*such as /, "", hint); $0 = head() hint }
hint ~ /^write .* for / { $0 = quoted[2] substr($0, length(quoted[4]) + 1) }
hint ~ /^fill it in / { $0 = $0 " 12" }
hint ~ /^begin it in column / { $0 = indent(substr(hint, 20) - 1) }
hint ~ /^begin the line with / { $0 = indent(substr(hint, 21) + 0) }
{ print }
END

# The first hint of each version, "PATH:LINE:COLUMN:HINT.", but for those
# that speak of its name or of the table.
hints()
{
	awk '/^[^ ]/ {
			split($1, part, ":")
			place = part[1] ":" part[2] ":" part[3]
			known = /\[(id\/duplicate|file\/[-a-z]*)\]$/ || !part[3]
		}
		/^  help: / && !known && !seen[part[1]]++ {
			print place ":" substr($0, 9) "."
		}' "$TRASH/said"
}

# Follow them, until there is nothing to follow.
follow()
{
	while hints >"$TRASH/hints" && [ -s "$TRASH/hints" ]; do
		while IFS=: read -r path line column hint; do
			HINT=${hint%.} awk -v line="$line" -v column="$column" \
				-f "$TRASH/mend.awk" "$path" >"$TRASH/mended"
			! cmp -s "$path" "$TRASH/mended" || break 2
			cp "$TRASH/mended" "$path"
		done <"$TRASH/hints"
		told >"$TRASH/told"
	done
	cp "$TRASH/told" "$TRASH/out"
}

# How often a rule is broken.
counts() # rule count
{
	[ "$(grep -c "\[$1\]\$" "$TRASH/told")" -eq "$2" ]
	result $? "$2 times $1"
}

# Unpack a bundle and lay its versions out beside a program with kinds.
history_of() # name pattern versions kind...
{
	cd "$TRASH/work" && git clone -qnb master "$DATA/$1.bundle" "$1" &&
		cd "$1" || exit 2
	name=$1 pattern=$2 count=$3
	shift 3
	versions "$pattern" >"$TRASH/versions"
	blobs "$pattern" | LC_ALL=C sort -u >"$TRASH/blobs"
	ok "$name: no version is left out" test \
		"$(wc -l <"$TRASH/versions")" -eq "$count"
	cut -f 1 "$TRASH/versions" | LC_ALL=C sort -u >"$TRASH/found"
	ok "$name: nor any blob" cmp "$TRASH/blobs" "$TRASH/found"
	git read-tree --empty && lay <"$TRASH/versions" |
		git update-index --index-info
	git checkout-index -a && program && mkdir program/kinds
	for kind; do
		cp "$DATA/$kind.md" program/kinds
	done
	told >"$TRASH/told"
	[ -z "${UPDATE-}" ] || cp "$TRASH/told" "$DATA/$name.malformed"
	cp "$TRASH/told" "$TRASH/out"
	cmp -s "$DATA/$name.malformed" "$TRASH/told" ||
		diff "$DATA/$name.malformed" "$TRASH/told" >"$TRASH/out"
	cmp -s "$DATA/$name.malformed" "$TRASH/told"
	result $? "$name: what is malformed is told as it was"
	tail -n 1 "$TRASH/said" >"$TRASH/out"
}

history_of cips '^C(IP|PS)-[^/]*/README[.]md$' 748 cip cps
says 'all are records, beside the four of the program' \
	'752 records (6 can'"'"'t be read)'
counts file/not-record 1
counts record/required 15
counts record/status 4
counts record/type 3
counts file/name 3
counts yaml/colon 1
counts yaml/key 1
counts yaml/reserved 1
counts yaml/syntax 1
counts yaml/tab 1
follow
lines 'hints that are followed mend all but three names and one file' 8
says 'which has no front matter' '[file/not-record]'

history_of nixos-rfcs '^rfcs/[^/]*[.]md$' 75 rfc
says 'all are records, beside the three of the program' \
	'78 records (27 can'"'"'t be read)'
counts file/not-record 1
counts yaml/reserved 26
counts yaml/comment 1
follow
lines 'hints that are followed to the letter mend all but the table' 2
says 'which is no front matter' '[file/not-record]'
finish
