#!/bin/sh
# Commits in every kind of place: linked work trees, submodules, a repository
# elsewhere, variables of git's that are relative.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

guard main-tree
git worktree add -q ../linked -b side && cd ../linked || exit 2
way 'in a linked work tree' git commit -qam x
way 'in a linked work tree, FILE' git commit -qm x "$R2"
way 'in a linked work tree, below' sh -c 'cd program && git commit -qam x'
code
lands 'where another commit lands, too' git commit -qm 'code'
ok 'its verdict is kept beside its own HEAD' \
	test -f ../main-tree/.git/worktrees/linked/muster/verdict
cd ../main-tree && muster hook uninstall --quiet && cd ../linked || exit 2
ok 'the hooks are those of the main work tree' muster hook install
says 'and installed there' "$TRASH/work/main-tree/.git/hooks/pre-commit"

guard inner && cd .. && git init -q outer && cd outer &&
	git submodule --quiet add ../inner sub && git commit -qm 'submodule' &&
	muster hook install --quiet && cd sub && muster hook install --quiet
way 'in a submodule' git commit -qam x
way 'in a submodule, below' sh -c 'cd program && git commit -qam x'
cd .. && git add sub
lands 'above it, where there is no program' git commit -qm 'move sub'

cd "$TRASH/work" && git init -q --separate-git-dir=gitdir file && cd file &&
	program && risk R-001 && risk R-002 && commit 2026-07-14 begin &&
	muster hook install --quiet
way 'where .git is a file' git commit -qam x

guard apart && mv .git ../elsewhere && cd .. || exit 2
git="git --git-dir=$TRASH/work/elsewhere --work-tree=apart"
R2=apart/$R2
way '--git-dir and --work-tree' $git commit -qam x
git='git --git-dir=elsewhere --work-tree=apart'
way 'the same, relative' $git commit -qam x
git='git --git-dir=../../elsewhere --work-tree=..' R2=risks/R-002.md
cd apart/program || exit 2
way 'the same, from below' $git commit -qam x
git=git
export GIT_DIR=../../elsewhere GIT_WORK_TREE=..
way 'GIT_DIR and GIT_WORK_TREE' git commit -qam x
export GIT_INDEX_FILE=../elsewhere/index
way 'and GIT_INDEX_FILE, which git has from the top' git commit -qam x
worsen && git add risks
fails 1 'muster reads the same index as git' muster check --staged
says 'with that error' 'program/risks/R-002.md:4:9: error'
mend && git add risks
ok 'from wherever it is called' muster check --staged
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
finish
