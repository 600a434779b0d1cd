#!/bin/sh
# muster plan: the critical path, why an item is on it, and what if.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh

# A milestone or a deliverable, with lines of front matter of your own.
item() # kind id [line...]
{
	mkdir -p program/items
	file=program/items/$2.md
	{
		printf '%s\n' '---' "kind: $1" "id: $2" "title: The $2" \
			'owner: ann'
		shift 2
		printf '%s\n' "$@" '---'
	} >"$file"
}

begin apollo
ok 'an empty program has a plan' muster plan
ok 'as JSON, too' muster plan --format json
says 'without an end' '"end": null'
item milestone M-1 'status: planned' 'due: 2026-08-31' 'depends_on: [W-2, G-1]'
item deliverable W-1 'status: in-progress' 'duration: 2w' 'start: 2026-07-06' \
	'progress: 50%'
item deliverable W-2 'status: planned' 'duration: 5bd' 'depends_on: [W-1]'
item deliverable W-3 'status: planned' 'duration: 4bd' 'milestone: M-1' \
	'due: 2026-07-17'
item deliverable W-4 'status: cancelled' 'duration: 20w' 'milestone: M-1'
item gate G-1 'status: planned' 'date: 2026-08-24' 'milestone: M-1'
commit 2026-07-14 'a plan'
ok 'there is one' muster plan
says 'to the milestone' 'M-1 The M-1: computed 2026-07-28'
silent_on 'without what is cancelled' W-4

# --- why

ok 'why is it critical?' muster plan why W-2
says 'each day counts' 'The W-2 is critical: each day that it takes longer moves'
says 'and what holds it up' 'It is held up by W-1, until 2026-07-21.'
ok 'why not?' muster plan why W-3
says 'it can slip' 'it can slip 6 workdays, to 2026-07-28, before'
says 'and what would make it so' 'would be critical if it took 6 workdays'
ok 'the end itself' muster plan why M-1
says 'names what has no place' 'also names what has no place in the plan:'
says 'with its status' 'G-1 (planned)'
ok 'a gate has no place' muster plan why G-1
says 'but is named' 'named by M-1.'
ok 'nor has what is cancelled' muster plan why program/items/W-4.md
says 'which is said' 'out of the plan (cancelled)'
fails 2 'nobody has that id' muster plan why W-22
says 'and what was meant' "did you mean 'W-2'?"
ok 'JSON has the facts' muster plan why W-3 --format json
says 'as figures' '"slack": 6'
says 'and days' '"late_finish": "2026-07-28"'

# --- what if

ok 'longer' muster plan --what-if W-1+1w
says 'moves the end' '2026-07-28  2026-08-04        +5  The M-1'
silent_on 'and makes nothing else critical' 'ecomes critical'
ok 'seven workdays more of the other chain' muster plan -w W-3+7bd
says 'move it by one' '+1  The M-1'
says 'and change the path' 'Becomes critical: W-3.'
says 'of which the first is no part now' 'no longer critical: W-1, W-2.'
ok 'two at once' muster plan -w W-1-5d -w -W-2
says 'are both told' 'If W-1 takes 5d less and W-2 is dropped:'
says 'with what they come to' '2026-07-28  2026-07-20        -6  The M-1'
ok 'on a day' muster plan --what-if=W-2=2026-09-01
says 'that is later' 'M-1 The M-1: 2026-09-01, not 2026-07-28'
ok 'as JSON' muster plan --what-if W-3+7bd --format json
says 'what becomes critical' '"becomes_critical": ['
git diff --quiet
result $? 'nothing is edited'
fails 2 'no change' muster plan --what-if W-1+soon
says 'how one is written' 'write W-005+10d (or -5d, +2w, +3bd)'
fails 2 'not of a gate' muster plan --what-if G-1+1w
says 'which is in no plan' "'G-1+1w' is not in the plan"
fails 2 'nor of nobody' muster plan --what-if -W-9
ok 'the longest there is' muster plan -w W-2+36500bd -w W-2+36500d

# --- to another end; other days

ok 'to an item' muster plan W-2 --format json
says 'that is the end then' '"end": "W-2"'
fails 2 'not to a gate' muster plan G-1
says 'which is said' "'G-1' is not in the plan"
sed -i 's/^progress: .*/progress: 90%/' program/items/W-1.md
ok 'as of a day' muster plan --as-of 2026-07-14
says 'from that day' 'M-1 The M-1: computed 2026-07-27'
ok 'as of today' muster plan
says 'with what is edited' 'M-1 The M-1: computed 2026-07-22'
ok 'the index' muster plan --staged
says 'without it' 'M-1 The M-1: computed 2026-07-28'
ok 'a commit, today' muster plan why M-1 --rev HEAD
says 'the same' 'finished on 2026-07-28'

# --- dates that contradict the plan

sed -i 's/^due: .*/due: 2026-07-20/' program/items/M-1.md
ok 'due too early' muster plan
says 'is a warning' "warning: 'M-1' is due on 2026-07-20, but 'W-2'"
item policy policy 'rules: {plan/due: error}'
fails 1 'or what the policy says' muster plan --quiet
says 'an error' 'error: '
sed -i '/^due/a\
waive:\
  plan/due: until 2026-12-31, the vendor is closed' program/items/M-1.md
ok 'unless it is waived' muster plan
silent_on 'which leaves nothing' plan/due
sed -i '/^waive/,/^  plan/d;s/^due: .*/due: 2026-08-31/' program/items/M-1.md
rm program/items/policy.md

# --- odd ones

item deliverable W-5 'status: planned' 'duration: 1w' 'depends_on: [W-6]'
item deliverable W-6 'status: planned' 'duration: 1w' 'depends_on: [W-5]'
fails 1 'a circle' muster plan
says 'is told' 'wait for each other in a circle, so that none of'
says 'as a path' 'W-5 > W-6 > W-5 [link/cycle]'
says 'and the rest has its dates' 'M-1 The M-1: computed 2026-07-22'
ok 'why is that?' muster plan why W-5
says 'because of the circle' 'for itself: W-5 > W-6 > W-5'
fails 1 'an item in it as the end' muster plan W-5
ok 'and supposed' muster plan W-5 -w W-6+1d
rm program/items/W-[56].md
item deliverable W-7 'status: done' 'done: 9999-12-31' 'start: 0001-01-01'
item deliverable W-8 'status: planned' 'start: 0001-01-01' 'due: 9999-12-31' \
	'depends_on: [W-7, W-7, "", W-9]' 'milestone: W-7'
item deliverable W-9 'status: planned' 'duration: 36500bd' 'milestone: M-1' \
	"depends_on: $(printf '"\342\200\256x"')"
ok 'days that are far away' muster plan
ok 'and why' muster plan why W-7 W-8 W-9
silent_on 'what would turn the line around is spelt out' \
	"$(printf '\342\200\256')"
ok 'too far to be told' muster plan -w W-9+36500bd -w W-8+36500bd \
	-w M-1+36500bd
cp program/items/W-9.md program/items/W-99.md
ok 'an id that is there twice' muster plan
rm program/items/W-[789]*.md

# --- several programs

mkdir -p two
cp -r program two/p
sed -i 's/Apollo/Gemini/' two/p/charter.md
sed -i 's/M-1/M-2/' two/p/items/*.md
sed -i 's/W-\([1-4]\)/W-1\1/' two/p/items/W-*.md
printf 'programs: [program, two/p]\n' >.muster.yml
ok 'a plan for each program' muster plan
says 'the first' 'M-1 The M-1:'
says 'the second' 'M-2 The M-2:'
ok 'what if in one' muster plan --what-if W-11+1w
says 'is told of that one' 'M-2 The M-2:'
silent_on 'and not of the other' 'M-1 The M-1'
ok 'why in both' muster plan why W-1 W-11
ok 'JSON has both' muster plan --format json
says 'the first' '"program": "program"'
says 'the second' '"program": "two/p"'
rm -rf two .muster.yml

# --- a circle of 5,000 with little room on the stack

i=0
rm program/items/*
while [ $((i += 1)) -le 5000 ]; do
	printf -- '---\nkind: deliverable\nid: W-%d\nstatus: planned\ntitle: W\nowner: ann\nduration: 1d\ndepends_on: [W-%d]\n---\n' \
		$i $((i % 5000 + 1)) >program/items/W-$i.md
done
small_stack() # command...
{
	# shellcheck disable=SC3045 # dash has it, as has bash
	(ulimit -s 256 && "$@")
}
fails 1 'a circle of 5,000' small_stack muster plan --quiet
says 'is found' 'W-1 > W-2 > W-3'
says 'and cut' '4987 more > W-1 [link/cycle]'
finish
