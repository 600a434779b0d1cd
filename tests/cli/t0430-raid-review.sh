#!/bin/sh
# The RAID review at a terminal: what it shows, what each key does, and that
# nothing is written before the end. Today is 2026-07-15.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/terminal.sh"
. "$ROOT/tests/cli/review.sh"

programs review
fails 2 'without a terminal there is no review' muster raid review
says 'and the sentence says what to use instead' 'muster raid affirm ID...'

starts 80 24
shows 'the gravest of those that want a look stands first' '1 of 4  risk'
shows 'with its title' 'R-001  The supplier is late'
shows 'why' 'stale 14d of 7d, gravity 9 (high x high)'
shows 'what changed' 'Ann Lee: probability medium -> high'
types a
shows 'affirming goes on' '2 of 4'
shows 'one whose owner has left' "'eve' has left"
types Space
shows 'going on' '3 of 4'
types b b
shows 'and back' '1 of 4'
shows 'shows what was done' 'now  still true'
types u
shows 'undone' 'Undone'
hides 'it is as it was' 'now  still'
types u
shows 'and no more to undo' 'nothing to undo'
types '?'
shows 'the keys' 'an assumption that is'
types x q
shows 'nothing was done' 'Nothing was done'
types n
shows 'go on' '1 of 4'
types q y
shows 'nothing was written' 'nothing was written'
shows 'and that is fine' 'status 0'
ok 'and so it is' clean

starts 80 24
types a Space Space
shows 'an overdue one' 'overdue by 5d'
types s
shows 'the words of the kind' '1 in-progress'
types 3
shows 'what the status needs is asked for' 'done: 2026-07-15'
types Enter
shows 'and done' 'now  status open -> done, done 2026-07-15'
types q
shows 'what will be written' '2 of 4 entries to be written'
ok 'and is not yet' clean
types y
shows 'the message' 'raid: review 2026-07-15, 2 of 4 entries'
shows 'in words' 'A-001: status open -> done, done 2026-07-15'
shows 'the affirmed together' 'Still true: R-001'
types Enter
shows 'how to commit' 'git commit -e -F'
ok 'both are staged' staged 'program/actions/A-001.md program/risks/R-001.md'
ok 'one line each' sh -c 'git diff --cached --numstat | sort | tr "\t\n" "  " |
	grep -qx "1 0 program/risks/R-001.md 2 1 program/actions/A-001.md "'
ok 'the message is there' grep -qx 'Still true: R-001' .git/MUSTER_REVIEW_MSG
finish
