#!/bin/sh
# Merges: a clean one runs pre-merge-commit, a conflicted one pre-commit once
# it is resolved; what rebase and cherry-pick do, no hook of ours sees.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

error="$R2:4:9: error: "

# The branch "side" with a change that is made by this, beside one on main.
fork() # command...
{
	git checkout -q -B side main && "$@" && commit 2026-07-14 'side' &&
		git checkout -q main && code "main $((n = ${n-0} + 1))" &&
		commit 2026-07-14 'main'
}
# Change the line that the other side changes, too.
conflict() # impact impact
{
	git checkout -q -B side main && impact "$1" &&
		commit 2026-07-14 'side' && git checkout -q main && impact "$2" &&
		commit 2026-07-14 'main' && ! git merge -q side >/dev/null
}
impact() { sed -i "s/^impact: .*/impact: $1/" "$R2"; }
resolve()
{
	sed -i '/^<<<<<<</,/^=======/d; /^>>>>>>>/d' "$R2"
}
affirmed() { sed -i 's/^owner: ann/&\nreviewed: 2026-08-15/' program/risks/*; }

guard clean
fork worsen
stopped 'a clean merge of a broken record' "$error" git merge -q side
ok 'is left to be finished' test -f .git/MERGE_HEAD
mend && git add "$R2"
lands 'once it is mended, it lands' git commit -qm 'merge, mended'
fork extend
stopped 'a clean merge where a record is stale' 'muster raid affirm R-001' \
	on "$LATER" git merge -q side
git merge --abort
lands 'a good one lands' git merge -q side
ok 'as a merge' git rev-parse -q --verify HEAD^2
fork worsen
lands 'a merge that is past the hooks' git merge -q --no-verify side
extend
stopped 'stops the next commit to it' "$error" git commit -qam 'more'
mend && git commit -qam 'mended'
fork affirmed
lands 'a merge that brings the affirmation is not stale' \
	on 2026-08-15 env GIT_AUTHOR_DATE=2026-08-15T01:00:00Z \
	GIT_COMMITTER_DATE=2026-08-15T01:00:00Z git merge -q side

guard conflicted
conflict low medium
stopped 'git itself stops what is unmerged' 'unmerged files' \
	git commit -qm 'merge'
fails 1 'muster says so, too' muster check --staged
says 'once for the file' "$R2: error: "
git add "$R2"
stopped 'a conflict committed as it stands is stopped' 'error: ' \
	git commit -qm 'merge'
resolve && worsen && git add "$R2"
stopped 'so is one resolved to a broken record' "$error" git commit -qm 'merge'
mend && git add "$R2"
stopped 'or where a record is stale' 'muster raid affirm R-001' \
	on "$LATER" git commit -qm 'merge'
lands 'one resolved to a good one lands' git commit -qm 'merge'
conflict high critical
resolve && worsen
stopped 'git merge --continue asks, too' "$error" \
	sh -c "git add $R2 && GIT_EDITOR=: git merge --continue"
mend
lands 'and lands what is mended' \
	sh -c "git add $R2 && GIT_EDITOR=: git merge --continue"

# No hook of ours runs, or it has nothing to say: no false alarm.
guard elsewhere
fork extend
lands 'a cherry-pick lands' git cherry-pick side
silent_on 'without a word of ours' muster
lands 'so does a revert' git revert --no-edit HEAD
fork extend
ok 'a rebase' git rebase -q main side
silent_on 'and is silent' muster
git checkout -q main && git format-patch -q -1 --stdout side >../a.patch
lands 'a mailed patch' git am -q ../a.patch
silent_on 'and is silent, too' muster
extend
ok 'a stash' git stash -q
ok 'comes back' git stash pop -q
lands 'and is committed' git commit -qam 'unstashed'
fork extend
ok 'a squash merge stages' git merge -q --squash side
lands 'and is committed' git commit -qm 'squashed'
git checkout -q -B side main && extend && commit 2026-07-14 'side' &&
	git checkout -q main
lands 'a fast-forward makes no commit, and lands' git merge -q side
conflict low medium
git merge --abort && ! git cherry-pick side >/dev/null 2>&1
resolve && worsen && git add "$R2"
stopped 'a conflicted cherry-pick that is committed by hand is checked' \
	"$error" git commit -qm 'picked'
finish
