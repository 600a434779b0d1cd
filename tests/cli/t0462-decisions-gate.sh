#!/bin/sh
# Accepted decisions and commits: what the hook stops, and what it lets land.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

D1=program/decisions/D-001.md

decision() # id status title [line...]
{
	mkdir -p program/decisions
	file=program/decisions/$1.md
	printf '%s\n' --- "id: $1" 'kind: decision' "status: $2" \
		"title: $3" 'owner: ann' 'requested: 2026-07-01' \
		'needed_by: 2026-09-30' 'decider: ann' >"$file"
	shift 3
	[ $# -eq 0 ] || printf '%s\n' "$@" >>"$file"
	printf '%s\n' --- '' '## Context' '' '## Options' '' '## Decision' '' \
		'We keep it.' '' '## Consequences' '' '## Notes' >>"$file"
}
accepted() { decision "$1" accepted "$2" 'decided: 2026-07-14'; }
back() { git reset -q --hard && git clean -qfd program; }

guard gate
decision D-001 proposed 'Keep it simple' && git add -A
lands 'a proposal lands' git commit -qm 'D-001: propose'
sed -i 's/We keep it/We keep most of it/' $D1
lands 'and may be edited' git commit -qam 'D-001: more'
accepted D-001 'Keep it simple' && git add -A
lands 'its acceptance may change what it says' \
	git commit -qam 'D-001: accept' -m 'Decision: D-001'

sed -i 's/We keep it/We drop it/' $D1
stopped 'an edit of what was accepted is stopped' \
	"$D1:4:9: error: D-001: this change alters the text after it was accepted" \
	git commit -qam 'D-001: typo'
says 'with the way out' 'muster new decision --set supersedes=D-001'
stopped 'also as an amendment of the commit that accepted it' \
	'[decisions/edited]' git commit -qa --amend -m 'D-001: accept'
fails 1 'the work tree is told so, too' muster check
git add -A
fails 1 'and the index' muster check --staged
says 'each once' '1 error'
git restore --source=HEAD --staged --worktree -- $D1
ok 'what the hint says takes it back' muster check
sed -i 's/We keep it/We drop it/' $D1 && git reset -q --soft HEAD~1
git add -A
lands 'an acceptance that is undone first may be mended' \
	git commit -qm 'D-001: accept' -m 'Decision: D-001'

git rm -q $D1
stopped 'it may not be deleted' '[decisions/deleted]' git commit -qm 'gone'
back
git mv $D1 program/decisions/D-001-simple.md
lands 'but moved' git commit -qm 'D-001: a name'
D1=program/decisions/D-001-simple.md
printf '%s\n' 'See the minutes.' >>$D1
sed -i 's,^owner,url: https://example.com/1\ntags: [simple]\n&,' $D1
lands 'and get links and notes' git commit -qam 'D-001: links'
sed -i 's/^owner: ann/owner:   "ann"/; s/We drop it/We\ndrop it/' $D1
lands 'and another form' git commit -qam 'format'
sed -i 's/^status: .*/status: superseded\nsuperseded_by: [D-002]/' $D1
decision D-002 accepted 'Keep it small' 'decided: 2026-07-15' \
	'supersedes: [D-001]' && git add -A
lands 'and be superseded' \
	git commit -qm 'D-002: supersede D-001' -m 'Decision: D-002'
sed -i '/^superseded_by/d; s/^status: .*/status: accepted/' $D1
sed -i '/^supersedes/d' program/decisions/D-002.md
stopped 'a decision in force keeps what it supersedes' 'alters supersedes' \
	git commit -qam 'back'
back

git checkout -q -b side
sed -i 's/We keep it/We drop it/' program/decisions/D-002.md
commit 2026-07-15 'side: an edit past the hook'
git checkout -q main && code && git commit -qm 'code'
fails 1 'a merge that brings in an edit is stopped' \
	git merge -q --no-ff --no-edit side
says 'for that' 'D-002: this change alters the text'
git merge --abort
git checkout -q -b clean
decision D-003 proposed 'Keep it quick' && git add -A && git commit -qm 'D-003'
accepted D-003 'Keep it quick' && git add -A &&
	git commit -qm 'D-003: accept' -m 'Decision: D-003'
git checkout -q main && code && git commit -qm 'code'
lands 'one that brings in an acceptance is not' \
	git merge -q --no-ff --no-edit clean
ok 'nor is it found in the merge afterwards' muster check --rev HEAD
fails 1 'a commit is held against its first parent' muster check --rev side
says 'which the hint names' "--source=$(git rev-parse side~1 | cut -c1-10) "
ok 'the first commit against nothing' \
	muster check --rev "$(git rev-list --max-parents=0 HEAD)"
git clone -q --depth 1 --no-local -b side . "$TRASH/work/shallow"
cd "$TRASH/work/shallow" || exit
ok 'nor is there anything where a shallow clone ends' \
	muster check --rev HEAD
sed -i 's/We drop it/We keep it/' program/decisions/D-002.md
fails 1 'but HEAD counts there, too' muster check

# Kinds and programs.
cd "$TRASH/work/gate" || exit
git mv program apollo && printf 'programs: [apollo]\n' >.muster.yml
git add -A
lands 'a program that moves keeps its decisions' git commit -qm 'move'
git rm -qr apollo/decisions/D-002.md && git mv apollo vega
printf 'programs: [vega]\n' >.muster.yml && git add -A
stopped 'and loses none on the way' '[decisions/deleted]' git commit -qm 'move'
back
mkdir -p apollo/kinds docs/adr && printf '%s\n' --- 'kind: kind' 'id: adr' \
	'title: ADR' 'about: Decisions.' 'prefix: ADR' 'decision: true' \
	'files: docs/adr/*.md' 'statuses: {active: [Proposed], done: [Accepted], dropped: [Superseded*]}' \
	'keys: {status: Status, title: Title}' --- >apollo/kinds/adr.md
printf '%s\n' --- 'Title: Use C' 'Status: Accepted' --- '' 'We use C.' \
	>docs/adr/0001-use-c.md
git add -A
lands 'decisions may lie elsewhere' \
	git commit -qm 'adr' -m 'Decision: ADR-1'
echo 'Or not.' >>docs/adr/0001-use-c.md
stopped 'and are kept there' 'alters the text after it was accepted' \
	git commit -qam 'adr: or not'
back
sed -i 's/^Status: .*/Status: Superseded by 2/' docs/adr/0001-use-c.md
lands 'with their own words for what supersedes them' git commit -qam 'adr'
finish
