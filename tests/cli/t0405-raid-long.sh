#!/bin/sh
# What the history and the links say of RAID entries: since when they have
# their status, how often they were affirmed, where they came from. Today is
# 2026-07-15.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# R-001 is shown with this status, for so long, and affirmed so often.
stands() # description status for affirmed [option...]
{
	what=$1 status=$2 for=$3 affirmed=$4
	shift 4
	muster raid --long "$@" >"$TRASH/out" 2>&1
	awk -v status="$status" -v time="$for" -v affirmed="$affirmed" \
		'$1 == "R-001" { found = $2 == status && $3 == time &&
			$8 == affirmed } END { exit !found }' "$TRASH/out"
	result $? "$what"
}

change() # sed-script
{
	sed -i "$1" program/risks/R-001*.md
}

affirmed() # day
{
	sed -i '/^reviewed:/d; s/^impact:.*/&\nreviewed: '"$1/" \
		program/risks/R-001*.md
	commit "$1" "affirm on $1"
}

begin lives && risk R-001 && commit 2026-07-01 'risks: R-001'
stands 'a status is as old as the record' open 14d 0
git checkout --quiet -b answer
change 's/^status: .*/status: mitigating/'
commit 2026-07-05 'risks: something is done'
git checkout --quiet main
echo x >notes && commit 2026-07-06 'notes'
GIT_AUTHOR_DATE=2026-07-10T12:00:00Z GIT_COMMITTER_DATE=2026-07-10T12:00:00Z \
	git merge --quiet --no-ff -m 'Merge branch answer' answer
stands 'a status of a branch is of the day on which that landed' \
	mitigating 5d 0
stands 'on an earlier day it was another' open 8d 0 --as-of 2026-07-09
stands 'at a commit, as of its day' open 0d 0 --as-of HEAD~2

affirmed 2026-07-11 && affirmed 2026-07-12
stands 'looks are counted' mitigating 5d 2
silent_on 'and two are not worth a word' 'nothing changed'
affirmed 2026-07-13
stands 'a third one' mitigating 5d 3
says 'is' 'R-001: affirmed 3 times since 2026-07-10, nothing changed'
ok 'the note is no fault' muster raid --long --kind risk --owner ann
git mv program/risks/R-001.md program/risks/R-001-renamed.md
commit 2026-07-14 'rename'
stands 'another path changes nothing' mitigating 5d 3
change 's/^impact: .*/impact: low/'
commit 2026-07-14 'one style'
git rev-parse HEAD >.git-blame-ignore-revs
commit 2026-07-14 'blame looks past it'
stands 'nor does a mechanical commit' mitigating 5d 3
cp "$TRASH/out" "$TRASH/warm"
rm -f .git/muster/annals
muster raid --long >"$TRASH/out" 2>&1
cmp -s "$TRASH/warm" "$TRASH/out"
result $? 'the kept annals and the history say the same'
change 's/^status: .*/status: open/'
stands 'what is not committed is of now' open now 0
git add -A
stands 'nor what is staged alone' open now 0 --staged
stands 'and a commit does not know it' mitigating 5d 3 --rev HEAD
commit 2026-07-15 'risks: open again'
stands 'a change ends the count' open 0d 0

begin rebased && risk R-001 && commit 2026-07-01 'risks: R-001'
change 's/^status: .*/status: mitigating/' && git add -A
GIT_AUTHOR_DATE=2026-07-05T12:00:00Z GIT_COMMITTER_DATE=2026-07-12T12:00:00Z \
	git commit --quiet -m 'rebased'
stands 'a rebased commit is of the day on which it came' mitigating 3d 0
says 'though what it says is older' ' 10d '

begin cut && risk R-001 && commit 2026-05-01 'risks: R-001'
echo x >notes && commit 2026-05-20 'notes' && cd .. || exit 2
git clone --quiet --depth 1 "file://$PWD/cut" shallow && cd shallow || exit 2
stands 'where the history is cut off it is so long at least' open '>=56d' 0
printf '%s\n' '---' 'kind: policy' 'id: policy' 'title: Policy' 'owner: ann' \
	'freshness: {risk: 90d}' '---' >program/policy.md
fails 3 'that is cut off inside a window is told' muster raid --long

begin links && mkdir program/dependencies program/issues program/assumptions
cat >program/dependencies/DEP-001.md <<'END'
---
id: DEP-001
kind: dependency
status: identified
title: A machine
owner: ann
provider: them
consumer: us
needed_by: 2026-12-01
rag: yellow
depends_on: [AS-001]
---
END
cat >program/assumptions/AS-001.md <<'END'
---
id: AS-001
kind: assumption
status: invalidated
title: It is quick
owner: ann
validate_by: 2026-07-01
checked: 2026-07-02
---
END
cat >program/issues/I-001.md <<'END'
---
id: I-001
kind: issue
status: open
title: It fell
owner: ann
severity: high
source: R-001
---
END
risk R-001 'became: [I-001]' && risk R-002 'related: [AS-001]'
commit 2026-07-01 'begin'
change 's/^status: .*/status: occurred/' && commit 2026-07-02 'it occurred'
fails 1 'where entries came from' muster raid --long
says 'an issue from a risk' 'I-001: from R-001'
says 'a risk from what was assumed' 'R-002: from AS-001'
says 'what hangs on it is suspect, and yellow' \
	'DEP-001: hangs on AS-001, which does not hold; yellow for 14d'
silent_on 'without a policy yellow is yellow' 'counts as red'
printf '%s\n' '---' 'kind: policy' 'id: policy' 'title: Policy' 'owner: ann' \
	'aging: {yellow: 10d}' '---' >program/policy.md
muster raid --long >"$TRASH/out" 2>&1
says 'and with one it is red after a time' 'yellow for 14d: counts as red'
muster raid --long --format json >"$TRASH/out" 2>&1
says 'in JSON, too' '"counts_as_red": true'
says 'with the word as it is written' '"rag": "yellow"'
says 'and where it came from' '"R-001"'
muster raid >"$TRASH/out" 2>&1
silent_on 'the plain list says none of it' 'from R-001'
muster raid --format json >"$TRASH/out" 2>&1
silent_on 'nor does its JSON' 'in_status'

finish
