#!/bin/sh
# Two programs of one repository that have the same ids: each record has a
# history of its own, whoever asks.
. tests/cli/lib.sh

decision() # program status word
{
	printf '%s\n' --- 'id: D-001' 'kind: decision' "status: $2" \
		"title: What $1 keeps" 'owner: ann' 'requested: 2026-05-01' \
		'needed_by: 2026-09-30' 'decider: ann' \
		'decided: 2026-06-02' --- '' '## Context' '' '## Options' '' \
		'## Decision' '' "We keep $3." '' '## Consequences' \
		>"$1/decisions/D-001.md"
}
risk() # program status
{
	printf '%s\n' --- 'id: R-001' 'kind: risk' "status: $2" \
		"title: What $1 fears" 'owner: ann' 'probability: low' \
		'impact: low' 'due: 2026-12-01' --- >"$1/risks/R-001.md"
}

git init -q both && cd both || exit
echo 'programs: [one, two]' >.muster.yml
for p in one two; do
	program && mv program $p && mkdir $p/decisions $p/risks
	sed -i "s/Apollo/The $p/" $p/charter.md
	decision $p proposed it && risk $p open
done
commit 2026-06-01 'both begin'
decision one accepted it && decision two accepted it
commit 2026-06-02 'both decide'
decision two accepted 'half of it' && risk one mitigated
commit 2026-06-20 'two thinks again, one is at work'

fails 1 'the audit' muster decisions audit
says 'finds what two altered' 'two/decisions/D-001.md'
says 'and nothing else' '1 error'
silent_on 'nothing of one' 'one/decisions/D-001.md:'
ok 'the list of decisions' muster decisions
ok 'a record of one, by its path' muster log one/decisions/D-001.md
says 'has its own life' '2026-06-02'
silent_on 'and not that of two' '2026-06-20'
ok 'by its id' muster log D-001
says 'the one' 'What one keeps'
says 'and the other' 'What two keeps'
lines 'each change once' 8
fails 1 'risks' muster raid --long
says 'that one has seen to is not that of two' '44d'
silent_on 'nor open' 'What one fears'

ok 'a site for each' muster site -o "$TRASH/site"
fails 1 'tells nothing of two in one' \
	grep -rlF 'text +1 -1 lines' "$TRASH/site/one"
ok 'but in two' grep -rlF 'text +1 -1 lines' "$TRASH/site/two"

git mv two/risks/R-001.md two/risks/R-001-b.md
sed -i 's/: low/: high/' one/risks/R-001.md
ok 'an edit in one, and a file that moves in two' muster diff
says 'are two' '2 records: 1 changed, 1 moved'
ok 'and so is a life' muster log two/risks/R-001-b.md
says 'that has the move' 'not committed: moved from two/risks/R-001.md'
silent_on 'and not the edit' 'probability'
git reset -q --hard

git rm -q two/risks/R-001.md && commit 2026-06-30 'R-001: gone'
mkdir -p two/risks && git mv one/risks/R-001.md two/risks/R-001-one.md
ok 'what one hands over to two' muster diff
says 'has moved' 'moved         one/risks/R-001.md -> two/risks/R-001-one.md'
commit 2026-07-01 'R-001: to two'
ok 'and keeps its life' muster log two/risks/R-001-one.md
says 'from one' '2026-06-20'

git mv two both && sed -i 's/two/both/' .muster.yml
sed -i 's/fears/feared/' both/risks/R-001-one.md
ok 'a program whose folder moves' muster diff
says 'brings its records' 'R-001  What one feared'
silent_on 'none of them new' 'added'
finish
