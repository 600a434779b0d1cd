#!/bin/sh
# muster new beside itself, and killed on its way: no id is given twice, and
# a record is there whole or not at all.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"
new=$MUSTER_BUILD/libexec/muster/muster-new

# That many at once; nothing is said unless one fails.
at_once() # count folder...
{
	count=$1 pids=''
	shift
	for folder; do
		n=0
		while [ "$n" -lt "$count" ]; do
			n=$((n + 1))
			(cd "$folder" && muster new risk --title "Number $n" \
				--set due=2026-12-01) >/dev/null &
			pids="$pids $!"
		done
	done
	for pid in $pids; do
		wait "$pid" || echo "$pid: $?"
	done
}
ids() { sed -n 's/^id: //p' program/risks/*.md | sort -u | wc -l; }

begin many
at_once 20 . >"$TRASH/out" 2>&1
ok '113 twenty at once: nobody fails' test ! -s "$TRASH/out"
ok '113 each has an id of its own' test "$(ids)" -eq 20
ok '113 and they are without a gap' test -n "$(echo program/risks/R-020-*)"
ok '113 check has nothing to say' muster check
mkdir below
at_once 5 . below >"$TRASH/out" 2>&1
ok '113 from several folders: nobody fails' test ! -s "$TRASH/out"
ok '113 each has an id of its own, too' test "$(ids)" -eq 30
cp program/risks/R-001-*.md program/risks/R-001-copy.md
fails 1 '113 an id that is there twice all the same' muster check
says '113 is told' '[id/duplicate]'
rm program/risks/R-001-copy.md
if command -v flock >/dev/null; then
	flock .git/muster-ids sleep 1 &
	sleep 0.2
	ok '113 who comes second waits' muster new risk --title last \
		--set due=2026-12-01
	says '113 and has the next one' R-031
	wait
fi

sound killed
if ! strace -o "$TRASH/trace" true 2>/dev/null; then
	skip '110 new, killed' 'no strace, or it may not trace'
	finish
fi
# The call is not made any more: without the error it would be.
kill_new() # call n: killed there; false when it never gets that far
{
	git clean -qfd program
	ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0" timeout 20 strace \
		-o "$TRASH/trace" -e inject="$1:error=EIO:signal=KILL:when=$2" \
		"$new" risk --title x --set due=2026-12-01 \
		>/dev/null 2>&1 </dev/null
	grep -q 'killed by SIGKILL' "$TRASH/trace"
}
for call in openat write fchmod fsync link unlink close; do
	n=1
	[ "$call" != openat ] && [ "$call" != close ] || n=20
	while kill_new "$call" "$n"; do
		wrong=''
		[ ! -e program/risks/R-002-x.md ] ||
			tail -n 1 program/risks/R-002-x.md |
			grep -q 'program\.$' || wrong='a part of a record'
		muster check >"$TRASH/out" 2>&1 || wrong='check'
		rm -f program/risks/R-002*
		[ -z "$wrong" ] && muster new risk --title x \
			--set due=2026-12-01 >"$TRASH/out" 2>&1
		result $? "110 killed at $call, call $n: a whole record or none"
		n=$((n + 1))
		[ "$call" != openat ] && [ "$call" != close ] || n=$((n + 9))
	done
done
finish
