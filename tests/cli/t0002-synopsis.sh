#!/bin/sh
# What -h says is what the manual's SYNOPSIS says, for every tool; and
# muster help, its manual and the completion know every tool there is.
set -u
cd "$(dirname "$0")/../.." || exit 2
muster=${MUSTER:-build/bin/muster}
build=${MUSTER_BUILD:-build}
n=0

check() # what expected got
{
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		printf 'expected:\n%s\ngot:\n%s\n' "$2" "$3" | sed 's/^/# /'
	fi
}

# The lines of the SYNOPSIS, without the indentation.
synopsis() # page
{
	sed -n '/^## SYNOPSIS/,/^## DESCRIPTION/s/^    //p' "$1"
}

# The lines up to the first empty one, without "usage: " and "   or: ".
usage() # verb
{
	"$muster" "$1" -h | sed '/^$/,$d; s/^.......//'
}

for page in tools/*.1.md; do
	verb=$(basename "$page" .1.md)
	[ "$verb" = muster ] && continue
	check "muster $verb -h" "$(synopsis "$page")" "$(usage "$verb")"
done

tools=$(cd "$build/libexec/muster" && printf '%s\n' * |
	sed -n 's/^muster-//p' | LC_ALL=C sort)
check "--list-cmds names the tools" "$tools" \
	"$("$muster" --list-cmds | grep -vx help | LC_ALL=C sort)"
check "muster help names the tools" "$tools" \
	"$("$muster" help | sed -n 's/^    \([a-z]*\).*/\1/p' |
		grep -vx help | LC_ALL=C sort)"
check "muster(1) names the tools" "$tools" \
	"$(sed -n 's/^\* \[muster-\([a-z]*\)(1)\].*/\1/p' tools/muster.1.md |
		LC_ALL=C sort)"
echo "1..$n"
