#!/bin/sh
# A disk that fails under the two that write into records, `raid affirm` and
# `new`, at every call in turn: exit status 3, and every file whole.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

risk=program/risks/R-001.md
raid=$MUSTER_BUILD/libexec/muster/muster-raid
new=$MUSTER_BUILD/libexec/muster/muster-new

# Let the call number n of the process itself go wrong. A sanitizer can't look
# for leaks where another process is tracing.
inject() # fault n command...
{
	fault=$1 n=$2
	shift 2
	ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0" timeout 20 strace \
		-o "$TRASH/trace" -e inject="$fault:when=$n" "$@" \
		>"$TRASH/out" 2>&1 </dev/null
}
injected() { grep -q INJECTED "$TRASH/trace"; }

# The record is as it was or as it should be, and nothing lies beside it.
whole()
{
	{ cmp -s "$risk" ../old || cmp -s "$risk" ../new; } &&
		[ "$(echo program/risks/*)" = "$risk" ]
}
back() { git checkout -q HEAD program && rm -rf program/risks/R-0*.md.* \
	program/risks/R-002*; }

affirm_survives() # fault
{
	n=1
	while inject "$1" "$n" "$raid" affirm R-001; status=$?; injected; do
		[ "$status" -eq 3 ] && whole
		result $? "affirm: $1, call $n"
		grep -q "^muster raid: error: cannot .*: " "$TRASH/out"
		result $? "affirm: $1, call $n: says what"
		back
		n=$((n + 1))
	done
	[ "$n" -gt 1 ]
	result $? "affirm: $1 has been met" && back
}
new_survives() # fault
{
	n=1
	while inject "$1" "$n" "$new" risk --title x --set due=2026-12-01
		status=$?; injected; do
		[ "$status" -eq 3 ] || [ -s program/risks/R-002-x.md ]
		result $? "new: $1, call $n"
		[ ! -e program/risks/R-002-x.md ] ||
			tail -n 1 program/risks/R-002-x.md |
			grep -q 'program\.$'
		result $? "new: $1, call $n: a whole record or none"
		back
		n=$((n + 1))
	done
	[ "$n" -gt 1 ]
	result $? "new: $1 has been met" && back
}

sound faults && cp "$risk" ../old && muster raid affirm R-001 >"$TRASH/out" &&
	cp "$risk" ../new && back
if ! strace -o "$TRASH/trace" true 2>/dev/null; then
	skip 'failing calls' 'no strace, or it may not trace'
else
	for fault in write:error=ENOSPC write:error=EIO write:error=EDQUOT \
		fsync:error=EIO fchmod:error=EPERM rename:error=EROFS; do
		affirm_survives "$fault"
	done
	for fault in write:error=ENOSPC fsync:error=EIO; do
		new_survives "$fault"
	done
	inject write:error=EINTR 1 "$raid" affirm R-001
	cmp -s "$risk" ../new
	result $? 'affirm: an interrupted write is taken up again' && back
	inject fsync:signal=KILL 1 "$raid" affirm R-001
	cmp -s "$risk" ../old
	result $? 'affirm: killed at fsync, the old file is whole'
	ok 'affirm: what it leaves is no record' muster check
	ok 'affirm: and again' muster raid affirm R-001
	cmp -s "$risk" ../new
	result $? 'affirm: it is done' && back
	inject write:signal=KILL 1 "$raid" affirm R-001
	cmp -s "$risk" ../old
	result $? 'affirm: killed at write, the old file is whole' && back
	inject rename:signal=KILL 1 "$raid" affirm R-001
	cmp -s "$risk" ../old || cmp -s "$risk" ../new
	result $? 'affirm: killed at rename, one of both is whole' && back
fi

# No room for a single byte, and for some of them: a short write.
limited() # blocks command...
{
	(trap '' XFSZ && ulimit -f "$1" && shift && "$@" >/dev/null 2>&1)
}
head -c 3000 /dev/zero | tr '\0' x >>"$risk" && commit 2026-07-14 'long'
cp "$risk" ../old
for blocks in 0 1 2; do
	fails 3 "affirm: room for $blocks blocks" \
		limited "$blocks" muster raid affirm R-001
	whole
	result $? "affirm: room for $blocks blocks: the file is whole"
done

if ! unshare -m true 2>/dev/null; then
	skip 'a full disk' 'nothing can be mounted here'
	finish
fi
# shellcheck disable=SC2016 # it is the other shell's
full() # command...: in a copy on a disk that has become full
{
	unshare -m sh -c 'mount -t tmpfs -o size=2m none "$0" &&
		cp -r "$1" "$0/copy" && cd "$0/copy" && shift &&
		{ cat /dev/zero >zeros 2>/dev/null; "$@"; status=$?
		rm zeros; git diff --quiet HEAD -- program && exit $status
		echo "(the program has changed)"; exit 99; }' \
		"$TRASH/disk" "$PWD" "$@"
}
mkdir "$TRASH/disk"
fails 3 'affirm: a full disk' full muster raid affirm R-001
says 'affirm: says so' 'No space left on device'
fails 3 'new: a full disk' full muster new risk --title x
says 'new: says so' 'No space left on device'
ok 'admit: a full disk is none of its business' full muster admit
ok 'check: nor is it of a look' full muster check
finish
