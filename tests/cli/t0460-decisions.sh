#!/bin/sh
# The decision log: which decisions, in which order and form.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

decision() # folder id status title [line...]
{
	mkdir -p "$1/decisions"
	file=$1/decisions/$2.md
	printf '%s\n' --- "id: $2" 'kind: decision' "status: $3" \
		"title: $4" 'owner: ann' 'requested: 2026-07-01' >"$file"
	shift 4
	[ $# -eq 0 ] || printf '%s\n' "$@" >>"$file"
	printf '%s\n' --- >>"$file"
}

begin log
decision program D-001 accepted 'Keep it simple' 'needed_by: 2026-07-20' \
	'decider: ann' 'decided: 2026-07-08' 'supersedes: [D-004]'
decision program D-002 proposed 'Keep it late' 'needed_by: 2026-09-30'
decision program D-003 proposed '"=1+1|<b>|[x](y)"' 'needed_by: 2026-08-01'
decision program D-004 superseded '"a, \"b\""' 'superseded_by: [D-001]'
decision program D-005 rejected 'Not that' 'decider: ann' \
	'decided: 2026-07-03'
commit 2026-07-10 'decisions'

ok 'all are listed' muster decisions
says 'with their number' '5 decisions'
says 'and the business days that a decision took' ' 5 '
ok 'those of a status alone' muster decisions --status proposed
says 'and how many they are' '2 decisions'
silent_on 'without others' 'D-001'
ok 'of one status or another' muster decisions -s rejected -s superseded
says 'which are two' '2 decisions'
ok 'a status that there is not' muster decisions --status nothing
says 'has none' '0 decisions'
ok 'what is needed' muster decisions --needed --format csv
cut -d , -f 1 "$TRASH/out" | tr '\n' ' ' >"$TRASH/ids"
cp "$TRASH/ids" "$TRASH/out"
says 'comes by the day that it is needed by' 'id "D-003" "D-002" '
ok 'csv' muster decisions --format csv
says 'quotes what has commas' '"a, ""b"""'
says 'and leaves spreadsheets nothing to compute' "'=1+1|<b>|[x](y)"
lines 'in a line each' 6
ok 'markdown' muster decisions --format markdown
silent_on 'has no cell that ends its row' '=1+1|<b>'
silent_on 'nor tags' '<b>|'
silent_on 'nor links' '|[x](y)'
muster decisions --format json >"$TRASH/json"
python3 - "$TRASH/json" >"$TRASH/out" <<'END'
import json, sys
d = json.load(open(sys.argv[1]))
print(d["schema"], [x["id"] for x in d["decisions"]],
      d["decisions"][0]["days"], d["decisions"][2]["title"])
END
says 'json has the same' "['D-001', 'D-002', 'D-003', 'D-004', 'D-005'] 5 =1+1|<b>|[x](y)"
says 'under its schema' 'muster/decisions/1'

decision program D-002 accepted 'Keep it late' 'decider: ann' \
	'decided: 2026-07-14'
ok 'the work tree is what is read' muster decisions -s proposed
says 'with what is not staged' '1 decision'
ok 'or the index' muster decisions -s proposed --staged
says 'with what is' '2 decisions'
commit 2026-07-14 'D-002'
ok 'or a day' muster decisions -s proposed --as-of 2026-07-12
says 'as it was' '2 decisions'
ok 'or a commit' muster decisions -s proposed --rev HEAD~1
says 'as well' '2 decisions'

# A kind of somebody else's, in other files; a second program.
mkdir -p program/kinds docs/adr other
printf '%s\n' --- 'kind: kind' 'id: adr' 'title: ADR' 'about: Decisions.' \
	'prefix: ADR' 'decision: true' 'files: docs/adr/*.md' \
	'statuses: {active: [Proposed], done: [Accepted], dropped: [Superseded*]}' \
	'keys: {status: Status, title: Title}' --- >program/kinds/adr.md
printf '%s\n' --- 'Title: Use C' 'Status: Proposed' --- \
	>docs/adr/0001-use-c.md
sed 's/^title.*/title: Other/' program/charter.md >other/charter.md
cp -R program/people other
decision other D-090 proposed 'Of the other'
printf 'programs: [program, other]\n' >.muster.yml
commit 2026-07-14 'more'
ok 'decisions of all kinds and programs are listed' muster decisions
says 'those of the other program' 'D-090'
says 'and those of another kind' 'Use C'
sed -i 's/Proposed/Accepted/' docs/adr/0001-use-c.md
commit 2026-07-15 'adr: accept'
ok 'and audited' muster decisions audit ADR-1
says 'with their acceptance' 'status Proposed -> Accepted'
echo 'Or not.' >>docs/adr/0001-use-c.md
commit 2026-07-15 'adr: typo'
fails 1 'and what follows it' muster decisions audit ADR-1
says 'as what it is' 'changes the text after it was accepted'
silent_on 'and nothing of others' 'D-090'
fails 1 'no option leaves the rest out of all' muster decisions audit
says 'which has the other program, too' 'D-090'
finish
