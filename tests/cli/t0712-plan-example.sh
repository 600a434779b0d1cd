#!/bin/sh
# The plan of the example program, on two days: sixteen weeks by its lengths,
# and what has become of them.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

example "$TRASH/example" &&
	cd "$TRASH/example" || exit 2

# The last command's output, as one line: how it is broken does not count.
reads() # description text
{
	tr -s '\n ' '  ' <"$TRASH/out" | grep -qF -e "$2"
	result $? "$1"
}

today 2026-04-24
ok 'there is a plan' muster plan
says 'of sixteen weeks' '16 weeks, W-001 -> W-002 -> W-005 -> W-006'
silent_on 'that nothing contradicts' plan/due
ok 'as figures' muster plan --format json
reads 'they are eighty workdays' '"planned": { "workdays": 80, "items": [ "W-001", "W-002", "W-005", "W-006", "M-006", "M-009" ] }'

ok 'the manual is true' muster plan why W-005
reads 'of the migration tool' 'W-005 Migration tool is near-critical: it can slip 2 workdays, to 2026-04-30, before it moves M-009 Launch (2026-05-15).'
reads 'which waits for what is done' 'It waits for W-002 (done 2026-03-20). Next after it: W-006, W-009 and M-005.'
ok 'what is critical' muster plan why W-008
reads 'moves the launch' 'each day that it takes longer moves M-009 Launch (2026-05-15) by a day.'
ok 'the launch' muster plan why M-009
reads 'names its gate' 'what has no place in the plan: G-001 (planned).'
ok 'to another milestone' muster plan M-005
says 'the tool is what counts' 'W-005 -> M-005'

ok 'ten days longer' muster plan --what-if W-005+10d
says 'are eight workdays of the tool' '2026-04-28  2026-05-11        +8  Migration tool is ready'
says 'and six of the launch' 'M-009  2026-05-15  2026-05-25        +6  Launch'
says 'by another path' 'Becomes critical: W-005, W-006.'

ok 'in March' muster plan --as-of 2026-03-13
says 'isolation was late' 'W-002 -> W-005 -> W-006 -> M-006 -> M-009'
ok 'and then' muster plan why W-002 --as-of 2026-03-13
reads 'it was critical' 'W-002 Tenant isolation is critical: each day that it takes longer moves M-009 Launch (2026-05-11) by a day. It is under way, and 10 workdays of 40 are left.'
finish
