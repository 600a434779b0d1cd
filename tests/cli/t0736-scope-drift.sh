#!/bin/sh
# The gate and the account afterwards must not disagree on what an approval
# is: whatever `muster scope` lets in, `muster drift` calls covered, and what
# it stops is silent.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
. "$ROOT/tests/cli/scope.sh"

both() # status description
{
	if [ "$1" -eq 0 ]; then
		ok "$2: the gate" scope
		ok "$2: drift" muster drift
	else
		fails "$1" "$2: the gate" scope
		fails "$1" "$2: drift" muster drift
	fi
}
# Ana's request, with an approval of Dora's.
asked() { ask "$1" && approve && by dora 'approve'; }
# What somebody undoes with `git revert`.
undo() # who
{
	git revert --no-edit HEAD >/dev/null 2>&1
	git commit -q --amend --no-edit --author "$1 <$1@example.com>"
}

ask proposed
both 1 'what is proposed'
asked given
both 0 'what is approved'
git mv $CR program/changes/CR-001-more.md && by ana 'move'
both 0 'an approval that is moved'
git mv program/changes/CR-001-more.md program/changes/CR-002.md
sed -i 's/CR-001/CR-002/' program/changes/CR-002.md && by ana 'renumber'
both 1 'one that is renumbered'
ask squashed && approve && by ana 'squash'
both 1 'one that another has written'
ask narrow && approve W-001 && by dora 'less' && approve && by ana 'more'
both 1 'one that another makes mean more'
ask nobody && change CR-001 approved '' charter && by ana 'status'
both 1 'one of nobody'
approve && by dora 'and by me'
both 0 'until the approver says who it was'

# Restored and revived.
asked removed && git rm -q $CR && by ana 'away'
both 1 'one that is removed'
approve && by ana 'back'
both 1 'and brought back by another'
asked restored && git rm -q $CR && by ana 'away' && undo dora
both 0 'or by the approver'
asked deferred && change CR-001 deferred dora charter && by dora 'defer'
both 1 'one that is deferred'
undo ana
both 1 'which another reverts'
asked again && change CR-001 deferred dora charter && by dora 'defer' &&
	undo dora
both 0 'or the approver'
asked ours && change CR-001 rejected dora charter && by dora 'reject'
both 1 'one that is rejected'
git switch -qc around HEAD~1 && by ana 'on the way' &&
	join ana request -s ours
both 1 'a rejection that a merge passes over'
change CR-001 proposed dora charter && by ana 'ask again'
approve && by dora 'approve after all'
both 0 'until it is approved again'
asked evil && change CR-001 rejected dora charter && by dora 'reject'
git switch -qc around HEAD~1 && by ana 'on the way' && git switch -q request
join ana around --no-commit >/dev/null 2>&1 && approve && by ana 'merge'
both 1 'a merge that takes it back by itself'
ask side && git switch -qc hers && change CR-001 approved dora charter &&
	by dora 'approve' && git switch -q request && by ana 'on the way' &&
	join ana hers
both 0 'an approval that is merged'

# What landed is told by what was approved then; what is asked for, by what
# the approver has made of it.
asked wide && approve W-001 && by dora 'less'
fails 1 'one that the approver makes mean less' scope
approve && by ana 'as it was'
fails 1 'which another takes back' scope
approve W-001 && by ana 'less again' && approve && by dora 'as it was'
ok 'or the approver' scope
finish
