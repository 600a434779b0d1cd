#!/bin/sh
# What `muster receive` holds a protected branch to: errors, stale entries,
# accepted decisions, and the rules that stood there before as well as those
# that are pushed.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/receive.sh"

LATER=2026-08-15
push() { git push srv main; }
later() { MUSTER_TODAY=$LATER git push srv "${1-main}"; }
code() { echo "$1" >code.c && git add code.c && git commit -qm "code: $1"; }

# Stale entries: R-001 and R-002 are, by then.
server stale
code one
accepts 'enforce program, code: stale entries stop nothing' later
extend
rejects 'enforce program, a record: they do' '2 open RAID entries are stale' \
	later
says 'each by its name, behind blanks' '  R-001  ann'
says 'with the command that mends it' 'muster raid affirm R-001 R-002'
accepts 'not before they are' push
policy 'enforce: owner' && push >/dev/null 2>&1
extend
rejects 'enforce owner: nobody knows who pushes' \
	'2 open RAID entries are stale' later
push >/dev/null 2>&1 && code two
accepts 'enforce owner, code' later
policy 'enforce: all' && push >/dev/null 2>&1
code three
rejects 'enforce all, code' '2 open RAID entries are stale' later
accepts 'a new branch that is not held' later main:topic
policy 'enforce: warn'
rejects 'the policy that would let it in is pushed along' \
	'is rejected by the rules of' later
says 'and said to be' ", which it changes: 2 open RAID entries are stale"
push >/dev/null 2>&1 && extend
accepts 'enforce warn: none' later

# Accepted decisions.
server decided
D1=program/decisions/D-001.md
mkdir program/decisions
printf '%s\n' --- 'id: D-001' 'kind: decision' 'status: accepted' \
	'title: Keep it' 'owner: ann' 'requested: 2026-07-01' \
	'needed_by: 2026-09-30' 'decider: ann' 'decided: 2026-07-14' --- '' \
	'## Context' '' '## Options' '' '## Decision' '' 'We keep it.' '' \
	'## Consequences' >$D1
git add program && git commit -qm 'D-001: accept'
accepts 'an accepted decision' push
sed -i 's/We keep it/We drop it/' $D1 && git commit -qam 'D-001: typo'
rejects 'edited' "$D1:4:9: error: D-001: this change alters the text" push
git rm -q $D1 && git commit -qm 'D-001: remove'
rejects 'deleted, over two commits' '[decisions/deleted]' push
policy 'decisions: {immutable: false}'
rejects 'with a policy that lets it, in the same push' \
	'is rejected by the rules of' push
again && policy 'decisions: {immutable: false}'
accepts 'that policy by itself' push
sed -i 's/We keep it/We drop it/' $D1 && git commit -qam 'D-001: edit'
accepts 'and from then on the edit' push

# The rules, and whoever changes them.
server rules && git fetch -q srv
worsen && policy 'rules: {record/status: "off"}'
rejects 'a rule that is switched off along with the error' \
	"is rejected by the rules of $(git rev-parse srv/main | cut -c1-10), which" \
	push
says 'by the error' "$R2:4:9: error: the kind risk has no status 'opened'"
again && worsen && muster check --write-baseline >/dev/null &&
	git add program && git commit -qm 'baseline: accept it'
rejects 'a baseline that accepts it' "$R2:4:9: error: " push
again && worsen && echo 'programs: [other]' >.muster.yml &&
	mkdir -p other && cp program/charter.md other/ &&
	cp -r program/people other/ && git add -A && git commit -qm 'other'
rejects 'a manifest that leaves it out' "$R2:4:9: error: " push
again && worsen && mkdir -p program/kinds && printf '%s\n' --- 'kind: kind' \
	'id: risk' 'title: Risk' 'about: Whatever.' 'prefix: R' 'statuses:' \
	'  planned: [open, opened]' --- >program/kinds/risk.md && git add -A &&
	git commit -qm 'risk: another kind'
rejects 'a kind of the same name' "$R2:4:9: error: " push
again && mkdir -p program/kinds program/vendors && printf '%s\n' --- \
	'kind: kind' 'id: vendor' 'title: Vendor' 'about: Who delivers.' \
	'prefix: V' --- \
	>program/kinds/vendor.md && printf '%s\n' --- 'kind: vendor' \
	'id: V-001' 'title: Acme' --- >program/vendors/V-001.md &&
	git add -A && git commit -qm 'vendor: a kind, and the first'
accepts 'a kind of a new name, with a record' push
policy 'enforce: everybody'
rejects 'a policy that is in error itself' 'program/policy.md:' push
again && policy 'receive: {branches: no, deletions: perhaps, forced: 1}'
rejects 'and one that says nothing that pushes are held to' \
	"the policy can't use what 'branches' holds" push
says 'nor this' "the policy can't use 'perhaps'"
says 'nor this word' "the policy can't use 'forced'"

# Scope, once the charter is in force; a draft binds nobody.
again && sed -i 's/^owner: ann/&\ntarget: 2026-12-01/' program/charter.md &&
	git commit -qam 'charter: a target'
accepts 'a draft promises nothing' push
sed -i 's/^target: .*/target: 2027-03-01/' program/charter.md
git commit -qam 'charter: later'
accepts 'so that it may promise less' push
again && sed -i 's/^status: draft/status: active/' program/charter.md
git commit -qam 'charter: in force' && force_in main && again
sed -i 's/^target: .*/target: 2027-06-01/' program/charter.md
git commit -qam 'charter: later still'
rejects 'a change of scope that nobody has approved' \
	'1 change of scope that no approved change covers' push
says 'by its field' 'target 2027-03-01 -> 2027-06-01'
[ ! -e "$SRV/muster" ]
result $? 'for which nothing is kept on the server'
again && sed -i 's/^owner: ann/&\nraci: {accountable: ann}/' program/charter.md
git commit -qam 'charter: who answers' && force_in main && again
mkdir -p program/changes && printf '%s\n' --- 'id: CR-001' 'kind: change' \
	'status: approved' 'title: Later' 'owner: ann' 'decided: 2026-07-14' \
	'affects: [charter.target]' 'approved_by: ann' \
	'needed_by: 2026-07-20' 'trade_off: Nothing else' --- '' '## Change' \
	'' 'Later.' '' '## Trade-off' '' 'None.' >program/changes/CR-001.md
sed -i 's/^target: .*/target: 2027-06-01/' program/charter.md
git add -A && git commit -q --author 'Bob <bob@example.com>' -m 'CR-001: later'
rejects 'one that somebody else approves in her name' \
	'CR-001 says that Ann Lee approved it, but commit' push
git commit -q --amend --no-edit --reset-author
accepts 'one that its approver has approved' push
sed -i 's/^target: .*/target: 2027-09-01/' program/charter.md
git commit -qam 'charter: later still'
rejects 'which is no approval of the next' \
	'1 change of scope that no approved change covers' push

again && policy 'receive: {branches: ["release/*"]}' && force_in main
sed -i 's/^target: .*/target: 2027-09-01/' program/charter.md
git checkout -q --orphan anew && git commit -qam 'begun anew'
rejects 'on a branch of another beginning' 'target 2027-06-01 -> 2027-09-01' \
	git push srv anew:release/1
accepts 'which is not held elsewhere' git push srv anew:anew
git checkout -q main

# What was wrong before is nobody's business.
again && worsen && force_in main
again && risk R-003 && git add program && git commit -qm 'R-003'
accepts 'errors elsewhere stop nobody' push
extend
rejects 'but in what it touches' "$R2:4:9: error: " push
again && git rm -q program/people/ann.md && git commit -qm 'ann: remove'
rejects 'and what it breaks elsewhere' 'program/risks/R-001.md' push
silent_on 'not what was broken before' "$R2:4:9: error: "
again && for i in $(seq 101 125); do risk "R-$i" 'owner: nobody'; done
git add -A && git commit -qm 'many'
rejects 'at most so many are shown' '  ... and ' push

# Branches that are not held are told on what would stop them later.
again && git checkout -qb topic && risk R-004 'due: soon' && git add -A &&
	git commit -qm R-004
accepts 'a topic branch' git push srv topic
says 'its one line' "would stop it at refs/heads/main: muster check"
git mv program/risks/R-004.md elsewhere.md
git rm -qr program && git commit -qm 'nothing'
accepts 'one that has removed it all' git push srv topic

# The first push of all.
server first && rm -rf "$SRV" && git init -q --bare "$SRV" &&
	install_hook "$SRV"
worsen
rejects 'the first push: a bad one' "$R2:4:9: error: " push
mend && accepts 'the first push: a good one' push
git checkout -q --orphan other && git commit -qm 'begun anew'
accepts 'a branch of another beginning' git push -q srv other
git --git-dir="$SRV" symbolic-ref HEAD refs/heads/master
git commit -q --allow-empty -m more
accepts 'a server whose HEAD leads nowhere' git push srv other
says 'holds nobody to anything, and says so' \
	"HEAD names refs/heads/master, which is not there"
finish
