#!/bin/sh
# The remembered verdict: a commit that leaves the program alone gets one
# line at most, the next one the same line from memory; and what memory is
# never trusted for.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

remember
line='muster: 2 open RAID entries are stale: muster raid --stale'

guard fresh && code
lands 'a commit that leaves the program alone' git commit -qm 'code'
lines 'is silent where nothing is stale' 0
recalled 'that is remembered'
lines 'and silent again' 0
code more
lands 'the next one lands on it' git commit -qm 'more code'

guard stale && today "$LATER" && code
lands 'where entries are stale it lands' git commit -qm 'code'
says 'with a warning' "$line"
lines 'of one line' 1
recalled 'that is remembered'
says 'with the same line' "$line"
lines 'and no other' 1
code more
lands 'the next commit lands' git commit -qm 'more code'
says 'with it' "$line"
recalled 'a HEAD that left the program alone is followed'
mkdir programs && echo '---' >programs/x.md && git add programs
recalled 'so is a folder with almost its name'
today 2026-08-16
forgotten 'another day is looked at anew'
today "$LATER"

guard staged && today "$LATER" && pass code
extend && git add "$R2"
forgotten 'a staged change of a record is looked at'
stopped 'and stopped' 'muster raid affirm R-001' git commit -qm 'R-002'
git read-tree HEAD && recalled 'not one in the work tree alone'
git rm -q --cached "$R2" && forgotten 'a staged removal is looked at'
git reset -q
echo x >program/data.csv && git add program
forgotten 'so is any other file in its folder'
git rm -q --cached program/data.csv && rm program/data.csv
echo 'programs: [program]' >.muster.yml && git add .muster.yml
forgotten 'and the manifest'
git rm -qf .muster.yml
git rev-parse HEAD >.git-blame-ignore-revs && git add .git-blame-ignore-revs
forgotten 'and the list of mechanical commits'
git rm -qf .git-blame-ignore-revs
git rm -rq --cached program
forgotten 'and all of the program taken away'
git read-tree HEAD
git update-index --refresh >/dev/null
chmod +x "$R2" && git add "$R2"
forgotten 'and a mode'
chmod -x "$R2" && git checkout -q HEAD program
risk R-003 && git add -N program && code 'and a new file'
lands 'an intent to add holds nothing up' git commit -qm 'code'
says 'with the line' "$line"
rm program/risks/R-003.md && git add program

guard paths && today "$LATER" && pass code
extend
stopped 'git commit FILE of a record is looked at' \
	'muster raid affirm R-001' git commit -qm 'R-002' "$R2"
git add "$R2" && code 'once more'
lands 'git commit FILE of code lands beside it' git commit -qm 'code' src/main.c
says 'with the line' "$line"
extend
stopped 'git commit -a is looked at' 'muster raid affirm R-001' \
	git commit -qam 'all'

guard heads && today "$LATER" && pass code
extend && commit 2026-07-15 'past the hooks'
forgotten 'a HEAD that changed the program is looked at'
git reset -q --hard HEAD~3
forgotten 'so is one that the verdict does not lead to'
git reset -q --hard 'HEAD@{2}'
recalled 'back on its own it holds'
git checkout -q -b side HEAD~1 && code 'side' && commit 2026-07-15 'side' &&
	git checkout -q main &&
	git merge -q --no-verify -X ours side >/dev/null
forgotten 'a merge is looked at'
git reset -q --hard HEAD~1
code 'packed' && commit 2026-07-15 'packed' && git gc -q
recalled 'what is packed is followed, too'
extend && commit 2026-07-15 'past the hooks' && git gc -q
forgotten 'a packed HEAD that changed the program is looked at'
git reset -q --hard HEAD~1
git reset -q --hard HEAD~1
git checkout -q --orphan new
forgotten 'where there is no commit, there is nothing to go by'
finish
