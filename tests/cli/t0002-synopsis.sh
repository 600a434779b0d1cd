#!/bin/sh
# What -h says is what the manual's SYNOPSIS says, for every tool; and
# muster help, muster(1) and the completion know every tool there is.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh

# Are these two texts the same?
same() # description expected got
{
	printf 'expected:\n%s\ngot:\n%s\n' "$2" "$3" >"$TRASH/out"
	[ "$2" = "$3" ]
	result $? "$1"
}

# The lines of the SYNOPSIS, without the indentation.
synopsis() # page
{
	sed -n '/^## SYNOPSIS/,/^## DESCRIPTION/s/^    //p' "$1"
}

# The lines up to the first empty one, without "usage: " and "   or: ".
usage() # verb
{
	muster "$1" -h >"$TRASH/usage"
	sed '/^$/,$d; s/^.......//' "$TRASH/usage"
}

for page in "$ROOT"/tools/*.1.md; do
	verb=$(basename "$page" .1.md)
	[ "$verb" = muster ] ||
		same "muster $verb -h" "$(synopsis "$page")" "$(usage "$verb")"
done

muster --list-cmds >"$TRASH/names"
muster help >"$TRASH/help"
tools=$(find "$ROOT/tools" -name '*.c' ! -path '*/lib/*' ! -name muster.c \
	-exec basename {} .c \; | LC_ALL=C sort)
same '--list-cmds names the tools' "$tools" \
	"$(grep -vx help "$TRASH/names" | LC_ALL=C sort)"
same 'muster help names the tools' "$tools" \
	"$(sed -n 's/^    \([a-z]*\)  .*/\1/p' "$TRASH/help" | grep -vx help |
		LC_ALL=C sort)"
same 'muster(1) names them in this order' \
	"$(grep -vx help "$TRASH/names")" \
	"$(sed -n 's/^\* \[muster-\([a-z]*\)(1)\].*/\1/p' \
		"$ROOT/tools/muster.1.md")"
headings() # file pattern
{
	sed -n "s/^$2\([A-Z][a-z ,A-Z]*\)\$/\1/p" "$1"
}
same 'under the same headings' "$(headings "$TRASH/help" '' | grep -vx Help)" \
	"$(sed -n '/^## DESCRIPTION/,/^## OPTIONS/p' "$ROOT/tools/muster.1.md" |
		headings - '### ')"
finish
