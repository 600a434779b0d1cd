#!/bin/sh
# Outputs that take nothing, few descriptors, little stack, files that change
# under the reader: an answer, or exit status 3; never a wrong one, never none.
# shellcheck disable=SC3045 # what every sh here can limit
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

risk=program/risks/R-001.md

sound outputs && risk R-002 && sed -i 's/: open/: opened/' \
	program/risks/R-002.md && git add . && back=$(git write-tree)
for command in 'check' 'raid' 'check --format json' 'kinds' \
	'raid affirm R-001' 'new risk --title x' 'hook install' 'init'; do
	[ ! -c /dev/full ] || fails 3 "$command: to a full disk" \
		sh -c "exec muster $command >/dev/full"
	[ ! -c /dev/full ] ||
		says "$command: is said" 'cannot write the output: '
	fails 3 "$command: to a closed output" sh -c "exec muster $command >&-"
done
git read-tree "$back" && git checkout -q . && git clean -qfd
ok 'admit with nothing to say needs no output' sh -c \
	'git rm -qf program/risks/R-002.md && exec muster admit >/dev/full'
fails 3 'admit that has to say something does' sh -c \
	'git read-tree "$0" && exec muster admit >/dev/full' "$back"
fails 1 'no standard error is needed' sh -c 'git read-tree "$0" &&
	exec muster admit 2>&-' "$back"
fails 3 'nor any to fail' sh -c 'cd / && exec muster check >&- 2>&- <&-'

# A reader who leaves after the first line of much.
sound leaving && for i in 1 2 3 4 5 6 7 8 9; do
	for k in 0 1 2 3 4 5 6 7 8 9; do
		risk "R-1$i$k" 'colour: red' 'shape: round' 'smell: none'
	done
done
to_nobody() # command...
{
	{
		sleep 0.3
		"$@" 2>"$TRASH/stderr"
		echo $? >"$TRASH/status"
	} | :
	cat "$TRASH/stderr" "$TRASH/status"
}
for command in check raid 'check --format json'; do
	# shellcheck disable=SC2086 # words of a command
	ok "$command: to a reader who has left" to_nobody muster $command
	says "$command: ends as a filter" 141
	lines "$command: without a word" 1
done
ok 'the first line of many' sh -c 'muster check | head -n 1'
lines 'is one' 1

sound limits
for n in 4 5 6 7 8 9 10 12 16; do
	for reader in check raid admit; do
		(ulimit -n "$n" && muster "$reader") >"$TRASH/out" 2>&1
		status=$?
		echo "(exit status $status)" >>"$TRASH/out"
		case $status in
		3 | 127) true ;;	# 127: not even loaded
		*) cmp -s "$TRASH/out" "$TRASH/sound.$reader" ;;
		esac
		result $? "$reader: with $n descriptors: right or not at all"
	done
done
around() { (ulimit -n 20 && "$@"); }
works 'twenty descriptors are plenty'
around() { (ulimit -s 256 && "$@"); }
works 'a stack of 256 KiB'
if grep -q __asan_init "$MUSTER_BUILD/libexec/muster/muster-check"; then
	skip 'little memory' 'a sanitizer takes more'
else
	around() { (ulimit -v 200000 && "$@"); }
	works '200 MB of memory'
fi
around() { "$@"; }

# A circle of two thousand, on a small stack.
mkdir program/milestones && n=1
while [ "$n" -le 2000 ]; do
	printf '%s\n' --- "id: M-$n" 'kind: milestone' 'status: planned' \
		'title: M' 'owner: ann' 'due: 2026-12-01' \
		"depends_on: [M-$((n % 2000 + 1))]" --- \
		>"program/milestones/M-$n.md"
	n=$((n + 1))
done
fails 1 'a circle of two thousand' sh -c 'ulimit -s 256; exec muster check'
says 'is found' "'depends_on' goes in a circle: M-1 > M-2 > "
ok 'once' test "$(grep -c 'a circle' "$TRASH/out")" = 1

sound changing
swap() # the record is a pipe for a while, then gone, then itself
{
	while [ ! -e ../stop ]; do
		mv "$risk" ../file && mkfifo "$risk" && rm "$risk" &&
			mv ../file "$risk"
	done
}
swap 2>/dev/null &
swapper=$!
n=0 bad=0
while [ "$n" -lt 30 ]; do
	n=$((n + 1))
	timeout -k 1 10 muster check >"$TRASH/out" 2>&1 </dev/null
	case $? in
	0 | 1 | 3) ;;
	*) bad=$((bad + 1)) && cp "$TRASH/out" "$TRASH/bad" ;;
	esac
done
: >../stop && wait "$swapper"
ok 'a record that becomes a pipe and back blocks nobody' test "$bad" -eq 0
git checkout -q program && rm "$risk" && mkfifo "$risk"
fails 1 'a pipe in the place of a record' timeout 10 muster check
says 'is a finding' "$risk: error: "
ok 'what is staged is whole' timeout 10 muster admit
fails 2 'nothing is affirmed there' timeout 10 muster raid affirm R-001
finish
