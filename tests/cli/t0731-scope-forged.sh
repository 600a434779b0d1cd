#!/bin/sh
# Forged approvals, with real git and real authors: each must fail the gate,
# and say what is wrong with it.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
. "$ROOT/tests/cli/scope.sh"

# What holds, so that the rest can fail.
ask good
fails 1 'a proposal' scope
says 'is none' 'CR-001 is proposed'
approve && by dora 'approve'
ok 'the approval of the approver' scope
says 'covers it' 'covered by CR-001 (authored by dora, '

# Who wrote it.
ask author
approve && by ana 'approve'
fails 1 'an approval that another has written' scope
says 'is told' 'CR-001 says that dora approved it, but commit '
says 'with its author' ', which wrote that, is authored by ana <ana@example.com>'
by ana 'approve' --amend --trailer 'Co-authored-by: dora <dora@example.com>'
fails 1 'a co-author' scope
says 'is no author' 'names the approver as co-author only, which anybody can write'
change CR-001 approved ana charter && by ana 'approve it myself'
fails 1 'who may not approve' scope
says 'is told who may' "CR-001 is approved by 'ana'; at the base only dora (dora) may approve"
change CR-001 approved '' charter && by dora 'approve it'
fails 1 'an approval of nobody' scope
says 'is told' 'CR-001 is approved by nobody; '
approve && by dora 'approve it' && git rm -q $CR && by ana 'begin again'
approve && by ana 'bring it back'
fails 1 'one that was removed, and is back' scope
says 'is of who brought it' 'which wrote that, is authored by ana'

# Who may approve is what the base says.
judged() # description: an approver made in the same request
{
	change CR-001 approved ana charter
	by ana "$1"
	fails 1 "$1" scope
	says 'is none' 'at the base only dora (dora) may approve'
}
ask charter-raci
sed -i 's/accountable: dora/accountable: ana/' program/charter.md
judged 'an approver by the charter of the request'
ask policy-approvers
policy 'scope: {approvers: [ana, dora]}'
judged 'an approver by the policy of the request'
ask person
person dora '"ana@example.com", "dora@example.com"'
record program/people/ana.md 'id: ana' 'kind: person' 'title: ana' \
	'emails: [other@example.com]' </dev/null
approve && by ana 'I am Dora'
fails 1 'an address that is added to the approver' scope
says 'is not the base'"'"'s' 'is authored by ana <ana@example.com>'
ask mailmap
echo 'Dora <dora@example.com> <ana@example.com>' >.mailmap
approve && by ana 'I am Dora'
fails 1 'a mailmap' scope
says 'is that of the base' 'is authored by ana <ana@example.com>'
ask team
force team-base && record program/teams/board.md 'id: board' 'kind: team' \
	'title: Board' 'members: [dora]' </dev/null &&
	policy 'scope: {approvers: [board]}' && by ana 'a board'
request request
sed -i 's/members: .*/members: [dora, ana]/' program/teams/board.md
budget '200 USD'
judged 'a member of the board by the request'

# So is the rule itself.
loosened() # description text
{
	approve && by ana "$1"
	fails 1 "$1" scope
	says 'counts for nothing' "${2-which wrote that, is authored by ana}"
}
ask declared
policy 'scope: {attestation: declared}'
loosened 'attestation'
ask off
policy 'rules: {scope/uncovered: "off"}'
loosened 'the rule'
ask since
policy 'since: 2026-12-31'
loosened 'a later day'
ask accepted
muster scope --no-impact --base main --format json >"$TRASH/json"
print=$(sed -n 's/.*"fingerprint": "\([0-9a-f]*\)".*/\1/p' "$TRASH/json")
printf '%s\n' "$print scope/uncovered program/charter.md" \
	>program/baseline.txt
loosened 'a baseline that accepts it'
ask waived
sed -i 's|^owner: ana|&\nwaive: [{rule: scope/uncovered, reason: I say so}]|' \
	program/charter.md
loosened 'a waiver'

# An approval of something else.
force copied
change CR-001 approved dora charter.target && by dora 'approve'
request request
change CR-002 approved dora charter.budget
budget '200 USD' && by ana 'more money'
fails 1 'an approval that is copied' scope
says 'is of who copied it' 'CR-002 says that dora approved it, but commit '
git reset -q --hard main && git mv $CR program/changes/CR-002.md
sed -i 's/CR-001/CR-002/; s/charter.target/charter.budget/' \
	program/changes/CR-002.md
budget '200 USD' && by ana 'more money'
fails 1 'one that is renumbered' scope
says 'too' 'CR-002 says that dora approved it, but commit '
git reset -q --hard main && change CR-001 approved dora W-001 &&
	by dora 'approve another rocket'
sed 's/W-001/W-002/; s/Rocket/Castle/' program/deliverables/W-001.md \
	>program/deliverables/W-002.md
git rm -q program/deliverables/W-001.md && by ana 'a castle'
fails 1 'another deliverable in the place of one' scope
says 'is not what was approved' 'W-002: added to M-001; not covered: '
git reset -q --hard HEAD~1
git mv program/deliverables/W-001.md program/deliverables/W-002.md
sed -i 's/W-001/W-002/; s/Rocket/Castle/' program/deliverables/W-002.md
by ana 'a castle'
fails 1 'nor in its file' scope
says 'is it' 'W-002: added to M-001; not covered: '
git reset -q --hard HEAD~1
sed -i 's/W-001/W-002/; s/It lands/It sinks/' program/deliverables/W-001.md
by ana 'another number'
ok 'the same one under another number' scope
says 'is covered' 'W-002  acceptance_criteria added: "It sinks"'
git reset -q --hard main
sed -i 's/charter.target/charter.budget/' $CR
budget '200 USD' && by ana 'more money'
fails 1 'one that is made to mean more' scope
says 'is told' 'CR-001 was changed after its approval (affects) by commit '
says 'with who did it' ' of ana <ana@example.com>'
git reset -q --hard main
sed -i 's/charter.target/"charter.target", charter/' $CR
git mv $CR program/changes/CR-001-more.md
budget '200 USD' && by ana 'more money'
fails 1 'and moved at once' scope
says 'too' 'CR-001 was changed after its approval (affects)'
git reset -q --hard main
sed -i 's/^More of it/Much more of it/' $CR
sed -i 's/^target: .*/target: 2027-12-01/' program/charter.md
by ana 'later'
fails 1 'other words' scope
says 'are an edit, too' 'changed after its approval (the text)'
git checkout -q main $CR && by ana 'take it back'
ok 'until they are taken back' scope

# What was refused stays so, whoever brings the approval back.
ask back
approve && by dora 'approve'
change CR-001 deferred dora charter && by dora 'defer'
fails 1 'deferred' scope
says 'is told' 'CR-001 is deferred'
git revert --no-edit HEAD >/dev/null 2>&1
git commit -q --amend --no-edit --author 'ana <ana@example.com>'
fails 1 'a deferral that somebody reverts' scope
says 'is no approval' 'which wrote that, is authored by ana'
approve && by dora 'approve it after all' --allow-empty
git reset -q --hard HEAD~2
change CR-001 rejected dora charter && by dora 'reject'
fails 1 'rejected' scope
says 'is told' 'CR-001 is rejected'
git switch -qc around HEAD~2 && by ana 'on the way' &&
	join ana request -s ours
fails 1 'a rejection that a merge passes over' scope
says 'stands' 'CR-001 was changed after its approval (status) by commit '
change CR-001 proposed dora charter && by ana 'ask again'
approve && by dora 'approve it after all'
ok 'until it is approved again' scope

# Merges and picked commits.
ask evil
git switch -qc hers && change CR-001 approved dora charter.target &&
	by dora 'approve the date'
git switch -q request && by ana 'on the way'
join ana hers --no-commit && approve && by ana 'merge'
fails 1 'an approval in a merge' scope
says 'is of who merges' 'which wrote that, is authored by ana'
git reset -q --hard HEAD~1 && join ana hers
fails 1 'a merge that says no more' scope
says 'brings what was approved' 'no change record names it'
git switch -q hers && join ana request --no-commit && approve &&
	by ana 'merge the other way'
fails 1 'a merge into hers' scope
says 'is an edit' 'CR-001 was changed after its approval (affects)'
git switch -q request && git switch -qc picked main
git checkout -q request -- program && change CR-001 proposed '' charter
by ana 'more money'
git switch -qc bench && approve && by dora 'approve' && git switch -q picked
by ana 'on the way' && git cherry-pick bench >/dev/null 2>&1
ok 'a commit of hers that another applies' scope
says 'is authored by her' 'covered by CR-001 (authored by dora, '
git switch -qc squashed main && git merge -q --squash picked &&
	by ana 'more money, squashed'
fails 1 'a squash that takes her name off' scope
says 'is of who squashed' 'is authored by ana <ana@example.com>'
by dora 'more money, squashed' --amend
ok 'a squash in her name' scope

# Kinds of the request.
kind() # name line...
{
	record "program/kinds/$1.md" 'kind: kind' "id: $1" 'title: Another' \
		'about: Whatever.' "$2" 'statuses:' "$3" "$4" "$5" </dev/null
}
ask kinds
kind change 'prefix: CR' '  planned: [asked]' '  done: [proposed, approved]' \
	'  dropped: [deferred, rejected]'
change CR-001 proposed dora charter && by dora 'approve?'
fails 1 'a status that the request redefines' scope
says 'is what it was' 'CR-001 is proposed'
force dropped && request request
kind milestone 'prefix: M' '  planned: [planned, cancelled]' \
	'  active: [active]' '  done: [done]'
sed -i 's/planned/cancelled/' program/milestones/M-001.md
by ana 'less'
fails 1 'a milestone that is cancelled' scope
says 'is dropped, whatever its kind says' 'M-001  dropped'

force keys && mkdir notes
record notes/CR-001.md 'id: CR-001' 'title: A note' 'affects: [charter]' \
	'state: approved' 'reader: dora' </dev/null
record program/changes/CR-002.md 'id: CR-002' \
	'status: proposed' 'title: Money' 'owner: ana' 'affects: [charter]' \
	'stage: approved' 'approved_by: dora' </dev/null
by dora 'what I read' && request request && budget '200 USD'
redefine() # files status approved_by
{
	record program/kinds/change.md 'kind: kind' 'id: change' \
		'title: Change' 'about: Whatever.' 'prefix: CR' "files: [$1]" \
		"keys: {status: $2, approved_by: $3}" 'statuses:' \
		'  planned: [proposed]' '  done: [approved]' 'fields:' \
		'  approved_by: person' '  affects:' \
		'    type: list of ref' '    to: [charter]' </dev/null
}
redefine 'notes/*.md' state reader && by ana 'a kind of change'
fails 1 'a file that the request makes a change record' scope
says 'is none at the base' 'no change record names it'
git checkout -q main -- program/charter.md
redefine 'program/changes/*.md' stage approved_by
budget '200 USD' && by ana 'another kind of change'
fails 1 'a status under another key' scope
says 'is none at the base' 'no change record names it'

# The charter.
force draft && request request
charter draft && budget '200 USD' && by ana 'a draft'
fails 1 'a draft again' scope
says 'is a change' 'charter  status active -> draft'
says 'as is the rest' 'charter  budget 100 USD -> 200 USD'
git rm -q program/charter.md && by ana 'no charter'
fails 1 'no charter' scope
says 'is a program that is gone' 'the program is gone'
says 'which none covers' 'no change record can cover that'
force manifest && request request
mkdir other && cp -r program/charter.md program/people other
sed -i 's/^id: .*/id: other/' other/charter.md
echo 'programs: [other]' >.muster.yml && by ana 'another program'
fails 1 'a program that the manifest leaves out' scope
says 'is gone' 'the program is gone'
git reset -q --hard HEAD~1 && mkdir other &&
	cp -r program/charter.md program/people other &&
	echo 'programs: [other]' >.muster.yml && by ana 'elsewhere'
fails 1 'or whose charter is elsewhere' scope
says 'loses what it promised' 'W-001  dropped from M-001'

# Another program's approval.
force two && mkdir other && cp -r program/charter.md program/people other &&
	echo 'programs: [program, other]' >.muster.yml && by ana 'two'
request request
approve && budget '200 USD' && by ana 'more money'
mkdir other/changes && cp $CR other/changes
by dora 'approve the money of the other'
fails 1 'an approval of another program' scope
says 'is none of this' 'which wrote that, is authored by ana'
echo 'programs: [program]' >.muster.yml && by ana 'one'
fails 1 'nor of one that the request leaves out' scope
says 'is it' 'which wrote that, is authored by ana'

# What was carried out.
force spent && approve && by dora 'approve' && budget '200 USD' &&
	by ana 'more money'
request request && budget '300 USD' && by ana 'and more'
fails 1 'what was carried out' scope
says 'covers nothing new' 'CR-001 was carried out on '
git clone -q --depth 2 --no-single-branch "file://$PWD" "$TRASH/work/cut"
cd "$TRASH/work/cut" || exit 2
git switch -q request && git branch -q main origin/main
fails 1 'in a shallow clone' scope
says 'an approval is not known' \
	'the commit that approved CR-001 is not in this clone'
says 'and the way out is told' 'fetch-depth: 0'

# Signatures.
if command -v ssh-keygen >/dev/null; then
	force signed && policy 'scope: {attestation: signed}' &&
		by ana 'signatures'
	for key in ana dora eve; do
		ssh-keygen -q -t ed25519 -N '' -C $key -f "$TRASH/$key"
	done
	for key in ana dora; do
		echo "$key@example.com $(cat "$TRASH/$key.pub")"
	done >"$TRASH/allowed"
	git config gpg.format ssh
	git config gpg.ssh.allowedSignersFile "$TRASH/allowed"
	request request
	approve && budget '200 USD' && by dora 'approve'
	fails 1 'no signature' scope
	says 'is told' 'whose signature by dora is missing'
	git config user.signingKey "$TRASH/ana"
	by dora 'approve' --amend -S
	fails 1 'that of another' scope
	says 'is told' 'whose signature by dora is good, made by ana@example.com'
	git config user.signingKey "$TRASH/eve"
	by dora 'approve' --amend -S
	fails 1 'a key that nobody vouches for' scope
	says 'is told' 'nobody vouches for'
	git config user.signingKey "$TRASH/dora"
	by ana 'approve' --amend -S
	fails 1 'her key under another name' scope
	says 'is no authorship' 'which wrote that, is authored by ana'
	by dora 'approve' --amend -S
	ok 'her own' scope
	says 'covers it' 'covered by CR-001 (signed by dora, '
	policy 'scope: {attestation: declared}' && by ana 'their word'
	ok 'and does when the request says otherwise' scope
	says 'by the base' '(signed by dora, '
fi
finish
