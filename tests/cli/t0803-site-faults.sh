#!/bin/sh
# `muster site` on a machine that fails: killed at a write, a link, a rename,
# a full or broken disk, a folder that can't be written, links in it, two at
# once. The site is the old or the new one, byte for byte, and the next run
# clears what was left.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/site.sh"

place=$TRASH/place
site=$MUSTER_BUILD/libexec/muster/muster-site

# Let the call number n of any thread go wrong.
inject() # fault n
{
	ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0" timeout 30 strace -f \
		-o "$TRASH/trace" -e inject="$1:when=$2" \
		"$site" -o "$place/site" >"$TRASH/out" 2>&1 </dev/null
}
injected() { grep -qE 'INJECTED|killed by SIGKILL' "$TRASH/trace"; }

# What is there has the very bytes of the old or of the new site.
whole()
{
	diff -r "$TRASH/old" "$place/site" >>"$TRASH/out" 2>&1 ||
		diff -r "$TRASH/new" "$place/site" >>"$TRASH/out" 2>&1
}
recovers()
{
	muster site -o "$place/site" >>"$TRASH/out" 2>&1 &&
		diff -r "$TRASH/new" "$place/site" >>"$TRASH/out" 2>&1 &&
		[ "$(ls -A "$place")" = site ]
}
back() { rm -rf "$place" && mkdir "$place" && cp -R "$TRASH/old" "$place/site"; }

# At some calls of all; `status` is what the program must end with.
survives() # fault status
{
	met=0
	for n in 1 2 3 5 8 13 21 34 55; do
		back
		inject "$1" "$n"
		status=$?
		injected || break
		met=$n
		[ "$status" -eq "$2" ] || [ "$status" -eq 0 ]
		result $? "$1, call $n: ends as it should"
		whole
		result $? "$1, call $n: old or new"
		recovers
		result $? "$1, call $n: the next run is whole and clean"
	done
	[ "$met" -gt 0 ]
	result $? "$1: has been met"
}

begin faults && risk R-001 && commit 2026-07-14 'risks: R-001'
muster site --rev HEAD^ -o "$TRASH/old" >"$TRASH/out" &&
	muster site -o "$TRASH/new" >>"$TRASH/out" || exit 2
! diff -rq "$TRASH/old" "$TRASH/new" >"$TRASH/out"
result $? 'the two sites differ'
if strace -o "$TRASH/trace" true 2>/dev/null; then
	for call in write linkat openat renameat2; do
		survives "$call:signal=KILL" 137
	done
	for fault in write:error=ENOSPC write:error=EIO linkat:error=EMLINK \
		mkdirat:error=ENOSPC renameat2:error=EROFS; do
		survives "$fault" 3
	done
	back
	inject renameat2:error=EINVAL 1
	diff -r "$TRASH/new" "$place/site" >>"$TRASH/out"
	result $? 'where nothing can be exchanged: the new one all the same'
else
	skip 'failing calls' 'no strace, or it may not trace'
fi

back
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	muster site --rev HEAD^ -o "$place/site" >"$TRASH/one" 2>&1 &
	muster site -o "$place/site" >"$TRASH/two" 2>&1
	two=$?
	wait $!
	one=$?
	cat "$TRASH/one" "$TRASH/two" >"$TRASH/out"
	case "$one $two" in '0 0' | '0 3' | '3 0') whole ;; *) false ;; esac
	result $? "two at once, $n: old or new"
done
recovers
result $? 'two at once: the next run is whole and clean'

back
echo mine >"$TRASH/mine"
ln -sf "$TRASH/mine" "$place/site/index.html"
muster site -o "$place/site" >"$TRASH/out" 2>&1
[ "$(cat "$TRASH/mine")" = mine ]
result $? 'a link in it: what it leads to is left alone'
back
rm -rf "$place/site" && mkdir "$TRASH/theirs" && echo x >"$TRASH/theirs/file"
ln -s "$TRASH/theirs" "$place/site"
muster site -o "$place/site" >"$TRASH/out" 2>&1
[ "$(ls -A "$TRASH/theirs")" = file ]
result $? 'a link for it: what it leads to is left alone'

if unshare -m true 2>/dev/null; then
	back
	# shellcheck disable=SC2016 # it is the other shell's
	fails 3 'a disk that is read only' unshare -m sh -c \
		'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" &&
		exec muster site -o "$0/site"' "$place"
	diff -r "$TRASH/old" "$place/site" >>"$TRASH/out"
	result $? 'a disk that is read only: the old one stands'
	# shellcheck disable=SC2016
	fails 3 'a disk that is full' unshare -m sh -c \
		'mount -t tmpfs -o size=1m none "$0" && cp -R "$1" "$0/site" &&
		{ cat /dev/zero >"$0/zeros" 2>/dev/null; muster site -o "$0/site"
		status=$?; diff -r "$1" "$0/site" || exit 99; exit $status; }' \
		"$place" "$TRASH/old"
	says 'a disk that is full: says so' 'No space left on device'
else
	skip 'disks that are full or read only' 'nothing can be mounted here'
fi
finish
