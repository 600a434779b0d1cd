#!/bin/sh
# Floors: includes point down only. tests/lint/floors has the order.
set -eu
cd "${1:-.}"

# shellcheck disable=SC2046 # paths of sources have no blanks
awk '
function floor_of(path, parts)
{
	if (path ~ /^tools\/lib\//) {
		split(path, parts, "/")
		return parts[3]
	}
	sub(/.*\//, "", path)
	sub(/\.[a-z]+$/, "", path)
	return floor[path]
}
function say(what)
{
	print FILENAME ":" FNR ": " what " [floors]"
	failed = 1
}
BEGIN {
	# The sources first: the floor of a header is that of its .c.
	for (i = 2; i < ARGC; i++)
		if (ARGV[i] ~ /\.c$/) {
			name = ARGV[i]
			sub(/.*\//, "", name)
			sub(/\.c$/, "", name)
			if (name in floor)
				twice = twice ARGV[i] ":1: a second " name \
				    ".c, the archive would lose one [floors]\n"
			floor[name] = floor_of(ARGV[i])
		}
}
FILENAME == ARGV[1] {
	if (/^#/)
		next
	rank[$1] = ++ranks
	for (i = 2; i <= NF; i++) {
		if ($i in floor)
			say($i ".c is on floor " floor[$i] ", drop it here")
		floor[$i] = $1
	}
	next
}
FNR == 1 {
	from = floor_of(FILENAME)
	if (!(from in rank))
		say("on no floor: a header without a .c of its name " \
		    "belongs into tests/lint/floors")
}
!(from in rank) { next }
/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\"")
	# A name alone is a header beside this file, on its floor.
	to = floor_of(quoted[2] ~ /\// ? quoted[2] : FILENAME)
	if (quoted[2] !~ /^(muster\/)?[a-z0-9_]+\.(h|def)$/)
		say("include headers as \"muster/NAME.h\"")
	else if (to in rank && rank[to] > rank[from])
		say(from " may not include " quoted[2] ", which is " to)
}
END {
	printf "%s", twice
	exit failed || twice
}
' tests/lint/floors $(find include tools/lib -name '*.[ch]' -o -name '*.def' |
	LC_ALL=C sort)
