#!/bin/sh
# --as-of: the records, the policy and the clock of another day.
. tests/cli/lib.sh
begin apollo
risk R-001 'reviewed: 2026-07-02'
commit 2026-07-02 'a risk'
risk R-002
commit 2026-07-05 'another'
printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Policy' 'owner: ann' \
	'freshness: {risk: 30d}' '---' >program/policy.md
commit 2026-07-12 'a policy'
sed -i 's/^status: open/status: closed/;s/^impact/closed: 2026-07-14\nimpact/' \
	program/risks/R-001.md
commit 2026-07-14 'closed'

ok 'today one is open' muster raid
silent_on 'the closed one is not' R-001
ok 'on another day both were' muster raid --as-of 2026-07-13
says 'the closed one, too' R-001
says 'with the window of that day' '2 of 2 within'
fails 1 'before the policy' muster raid --as-of 2026-07-11
says 'the window is the usual one' 'stale (7d)'
says 'and the clock is that of the day' '  9d'
ok 'a day without a commit takes the one before' muster raid --as-of 2026-07-04
silent_on 'what came later is not there' R-002
ok 'JSON has the day' muster raid --as-of 2026-07-04 --format json
says 'which it was' '"today": "2026-07-04"'
ok 'a commit has its day' muster raid --as-of HEAD~3 --format json
says 'that of its committer' '"today": "2026-07-02"'
fails 1 '--today wins' muster raid --as-of HEAD~3 --today 2026-07-30 --format json
says 'over the commit' '"today": "2026-07-30"'
ok 'check has it, too' muster check --as-of 2026-07-05 --format json
says 'with that day' '"today": "2026-07-05"'

fails 3 'nothing is that old' muster check --as-of 2020-01-01
says 'which is said' 'no commit is as old as 2020-01-01'
fails 3 'no such commit' muster check --as-of nowhere
fails 3 'nor a day that is none' muster check --as-of 2026-6-31
says 'and it says so' "'2026-6-31' is no commit, and not a date (YYYY-MM-DD)"
fails 2 'not with --rev' muster check --as-of HEAD --rev HEAD
fails 2 'nor with --staged' muster check --staged --as-of HEAD

git clone -q --depth 2 "file://$PWD" ../cut
cd ../cut || exit 2
fails 3 'behind the cut nobody can tell' muster check --as-of 2026-07-05
says 'and how to mend it' 'git fetch --unshallow'
ok 'within what is there it can be told' muster check --as-of 2026-07-12
finish
