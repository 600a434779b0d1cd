#!/bin/sh
# What makes an entry of the RAID list fresh, stale, overdue or unowned, and
# what does not. Today is 2026-07-15; a risk has seven days.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# A repository whose risk R-001 was written on 2026-07-01: stale by a week.
stale()
{
	begin "$1" && risk R-001 && commit 2026-07-01 'risks: R-001'
}

# Its age as the table shows it.
aged() # description age
{
	muster raid "${3---quiet}" >"$TRASH/out" 2>&1
	grep -q "^R-001 .* $2 " "$TRASH/out"
	result $? "$1"
}

change() # sed-script
{
	sed -i "$1" program/risks/R-001.md
}

stale words
fails 1 'an entry that nobody touched is stale' muster raid
says 'with its age, window and why' '14d  stale (7d)'
says 'and the share of fresh ones' '0 of 1 within their window: 0 %'
change 's/What may happen\./What  may\n   happen./'
commit 2026-07-12 'wrap the text'
aged 'other white space in the body refreshes nothing' 14d
change 's/happen/come/'
commit 2026-07-12 'say it better'
ok 'other words in the body do' muster raid
aged 'as of that day' 3d

stale fields
change 's/^impact: high/impact: "high"/; /^owner:/d; s/^id: .*/&\nowner: ann/'
commit 2026-07-12 'quote and reorder'
aged 'quotes and the order of keys refresh nothing' 14d
change 's/^title: .*/title: Another title/; s/^impact/tags: [a, b]\nimpact/'
commit 2026-07-12 'fields that do not count'
aged 'fields that do not count refresh nothing' 14d
git mv program/risks/R-001.md program/risks/R-001-renamed.md
commit 2026-07-12 'rename'
aged 'a rename refreshes nothing' 14d
sed -i 's/^due: .*/due: 2026-12-24/' program/risks/R-001-renamed.md
commit 2026-07-13 'move the date'
aged 'a field that counts does' 2d

stale rename-and-edit
git mv program/risks/R-001.md program/risks/R-001-b.md
sed -i 's/^impact: .*/impact: low/' program/risks/R-001-b.md
commit 2026-07-11 'rename and edit'
aged 'a rename with a change in it is a movement' 4d

stale times
change 's/^impact: .*/impact: low/'
git add . && GIT_AUTHOR_DATE=2026-07-03T12:00:00Z \
	GIT_COMMITTER_DATE=2026-07-14T12:00:00Z git commit -qm 'rebased'
aged 'a rebase refreshes nothing: the author date counts' 12d
change 's/^impact: .*/impact: high/'
git add . && GIT_AUTHOR_DATE=2026-07-15T12:00:00Z \
	GIT_COMMITTER_DATE=2026-07-05T12:00:00Z git commit -qm 'forged'
aged 'but it is never later than the committer date' 10d

stale reviewed
change 's/^impact/reviewed: 2026-07-10\nimpact/'
commit 2026-07-12 'affirm'
aged 'a look counts on its day' 5d
change 's/^reviewed: .*/reviewed: 2026-07-15/'
commit 2026-07-13 'affirm from the future'
aged 'a look is never later than the commit that wrote it' 2d

stale several
risk R-002 && risk R-003
commit 2026-07-02 'two more'
change 's/^impact: .*/impact: low/'
commit 2026-07-09 'R-001 moves'
git mv program/risks/R-002.md program/risks/R-002-b.md
sed -i 's/^impact: .*/impact: low/' program/risks/R-00[23]*.md
commit 2026-07-11 'R-002 and R-003 move'
change 's/^impact/reviewed: 2026-07-03\nimpact/'
sed -i 's/^impact/tags: [y]\nimpact/' program/risks/R-003.md
commit 2026-07-14 'a look that was long ago, and a field that does not count'
aged 'a late entry of an early look hides no later movement' 6d
says 'nor does it hide that of another one' '4d       The risk R-002'
says 'or of a third' '4d       The risk R-003'

stale mechanical
change 's/^impact: .*/impact: low/'
commit 2026-07-12 'all impacts are low now'
git rev-parse HEAD >.git-blame-ignore-revs
commit 2026-07-12 'ignore it'
aged 'a commit in .git-blame-ignore-revs refreshes nothing' 14d

stale merge
git checkout --quiet -b side && change 's/^impact: .*/impact: low/'
commit 2026-07-05 'on a branch'
git checkout --quiet main && echo x >x && commit 2026-07-06 'on main'
GIT_AUTHOR_DATE=2026-07-14T12:00:00Z GIT_COMMITTER_DATE=2026-07-14T12:00:00Z \
	git merge --quiet --no-verify -m merge side
aged 'a merge refreshes nothing: the change has its own date' 10d

stale pending
change 's/^impact: .*/impact: low/'
aged 'an edit in the work tree is of today' now
aged 'and not yet in the index' 14d --staged
git add .
aged 'once staged it is of today there' now --staged
git checkout --quiet HEAD -- . && change 's/impact: high/impact:   high/'
aged 'an edit without meaning is none' 14d

stale old
today 2026-12-24
aged 'beyond the edge the age is at least that of the edge' '>30d'
today 2026-07-15

begin windows
risk R-001 && sed -i 's/^kind: risk/kind: decision/; s/^due:/needed_by:/
	s/^id: .*/id: D-001/; s/^status: .*/status: proposed/' program/risks/R-001.md
printf '%s\n' '## Context' '' '## Options' >>program/risks/R-001.md
sed -i '/^probability/d; /^impact/d' program/risks/R-001.md
commit 2026-07-01 'decide'
ok 'ten business days have not passed on the tenth' muster raid
today 2026-07-16
fails 1 'but on the eleventh' muster raid
today 2026-07-15
printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Rules' \
	'freshness: {decision: 3d}' '---' >program/policy.md
fails 1 'a policy sets the window' muster raid
printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Rules' \
	'freshness: {decision: 10bd}' 'calendar:' '  holidays: [2026-07-14]' \
	'---' >program/policy.md
today 2026-07-16
ok 'a holiday is no business day' muster raid
today 2026-07-15

begin severity
risk R-001 && risk R-002 && sed -i 's/^impact: .*/impact: low/' program/risks/R-002.md
printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Rules' \
	'freshness: {risk: {high: 3d, low: 30d}}' '---' >program/policy.md
commit 2026-07-10 'two risks'
fails 1 'a window by severity' muster raid --stale
says 'the grave one is stale' R-001
silent_on 'the light one is not' R-002
ok 'a listing of fresh ones is clean' muster raid --kind issue

begin owners
risk R-001 && risk R-002
sed -i 's/^owner: .*/owner: bob/' program/risks/R-002.md
sed -i 's/^due: .*/due: 2026-07-14/' program/risks/R-001.md
commit 2026-07-14 'two risks'
ok 'overdue and unowned warn' muster raid
says 'a date that has passed' overdue
says 'an owner whom nobody knows' unowned
fails 2 'an unknown kind is no empty list' muster raid --kind isue
says 'but a slip' "there is no kind 'isue'; did you mean 'issue'?"
fails 2 'nor is an unknown owner' muster raid --owner bobb
says 'but nobody' "nobody here has the id 'bobb': see OWNER in"
ok 'of one owner' muster raid --owner bob
silent_on 'nobody else is listed' R-001
ok 'as JSON' muster raid --format json
says 'with a schema' '"schema": "muster/raid/1"'
says 'and the rule' '"rule": "raid/overdue"'

stale affirm
cp program/risks/R-001.md before
ok 'affirming' muster raid affirm R-001
says 'tells what it did' 'R-001: reviewed 2026-07-15, staged'
ok 'adds one line and changes no other' sh -c \
	'diff before program/risks/R-001.md | grep -c "^[<>]" | grep -qx 1'
ok 'the entry is fresh' muster raid --staged
ok 'affirming again changes nothing' muster raid affirm R-001
ok 'one line still' sh -c \
	'diff before program/risks/R-001.md | grep -c "^[<>]" | grep -qx 1'
fails 2 'an id that nobody has' muster raid affirm R-009
fails 2 'a closed record is not affirmed' sh -c \
	'sed -i "s/^status: .*/status: closed/" program/risks/R-001.md &&
	muster raid affirm R-001'

stale affirm-dirty
echo 'More.' >>program/risks/R-001.md
ok 'a file with other changes' muster raid affirm R-001
says 'is not staged behind your back' 'git add it'
ok 'the index is as it was' git diff --cached --quiet

stale affirm-commit
ok 'with a reason it is committed' muster raid affirm R-001 -m 'Asked the vendor'
ok 'the reason is the message' sh -c \
	'git log -1 --format=%s | grep -qx "Asked the vendor"'
ok 'and nothing else is in it' git diff --quiet HEAD

git clone --quiet --depth 1 "file://$TRASH/work/words" "$TRASH/work/cut"
cd "$TRASH/work/cut" || exit 2
fails 3 'history cut off inside the window can not be judged' muster raid
says 'with the mend for CI' 'fetch-depth: 0'
today 2026-12-24
fails 1 'cut off outside of the window it can' muster raid

begin two
today 2026-07-10
cp -R program other && risk R-001 && cp -R program/risks other/risks
sed 's/R-001/R-100/' program/risks/R-001.md >other/risks/R-100.md
rm other/risks/R-001.md && printf 'programs: [program, other]\n' >.muster.yml
commit 2026-07-05 'two programs'
ok 'two programs are on one list' muster raid
lines 'with an entry each' 5
silent_on 'and what is committed of both is as old as it is' ' now '
finish
