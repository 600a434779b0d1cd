#!/bin/sh
# Where a repository can lie and where one can stand in it: the same program
# is read from everywhere, or the sentence says why not.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

cd "$TRASH/work" && git init -q empty && cd empty || exit 2
ok 'an empty repository: check' muster check
says 'has no records' '0 records'
ok 'an empty repository: raid' muster raid
ok 'an empty repository: admit' muster admit
fails 3 'an empty repository: a commit of it' muster check --rev HEAD
says 'is still to be made' 'there are no commits yet: make the first one'
program && risk R-001
ok 'before the first commit: check' muster check
says 'sees the records' '3 records'
ok 'before the first commit: raid' muster raid
says 'takes them as changed today' 'R-001'
git add .
ok 'before the first commit: staged' muster check --staged
ok 'before the first commit: admit' muster admit

sound states
git checkout -q --detach
works 'a detached HEAD'
git checkout -q -b 'b/$(id)' && works 'a branch of an odd name'
git pack-refs --all && works 'packed refs'
git gc -q && works 'packed objects'
git checkout -q main
cd program/risks && works 'in a subfolder'
mkdir -p 'new/b c' && cd 'new/b c' && works 'in a folder that is not tracked'
cd ../../../../.git && works 'inside .git'
cd refs && works 'below .git'

sound linked
git worktree add -q ../tree && cd ../tree && works 'a linked work tree'
cd program && works 'a subfolder of it'
cd .. && sed -i 's/^status: .*/status: none/' program/charter.md
fails 1 'a linked work tree has files of its own' muster check
git add . && fails 1 'and an index' muster check --staged
git commit -qm 'broken' && fails 1 'and a HEAD' muster check --rev HEAD
cd ../linked && works 'beside it the main one'
mv ../tree ../moved && cd ../moved || exit 2
fails 1 'a linked work tree that was moved is read' muster check
rm -r ../linked/.git/worktrees/tree
cannot 'its own folder in the repository lost' 'git worktree repair'

sound separate && mv .git ../separate.git
ln -s ../separate.git .git && works '.git is a link'
rm .git && echo 'gitdir: ../separate.git' >.git && works '.git is a file'
printf 'gitdir: ../separate.git\r\n' >.git && works 'with a DOS line end'
echo 'gitdir: /no/where' >.git
cannot '.git leads nowhere' "points to '/no/where'" 'git worktree repair'
echo 'nonsense' >.git
cannot '.git is no pointer' 'should read `gitdir: PATH`'
: >.git && cannot '.git is empty' 'should read `gitdir: PATH`'
head -c 70000 /dev/zero >.git && cannot '.git is zeros' 'should read'
rm .git && mkfifo .git && cannot '.git is a pipe' 'git init'
rm .git && ln -s /no/where .git && cannot '.git is a dangling link' 'git init'
rm .git && ln -s .git .git && cannot '.git is a link to itself' 'git init'
rm .git && mkdir .git && cannot '.git is an empty folder' 'git init'

sound named && top=$PWD && mv .git ../named.git && cd ..
export GIT_DIR="$top.git" GIT_WORK_TREE="$top"
works 'GIT_DIR and GIT_WORK_TREE'
GIT_DIR=named.git GIT_WORK_TREE=named
works 'GIT_DIR and GIT_WORK_TREE, relative'
cd named/program && GIT_DIR=../../named.git GIT_WORK_TREE=..
works 'GIT_DIR and GIT_WORK_TREE, relative, below'
cp ../../named.git/index ../other && export GIT_INDEX_FILE=other
works 'with GIT_INDEX_FILE'
cd .. && GIT_DIR=$top.git GIT_INDEX_FILE=
unset GIT_INDEX_FILE GIT_WORK_TREE
works 'GIT_DIR alone'
git config core.worktree "$top" && cd program && works 'core.worktree'
git config core.worktree ../named && works 'core.worktree, relative'
git config core.worktree /no/where
cannot 'core.worktree that is not there' '/no/where' 'git config core.worktree'
GIT_WORK_TREE=/no/where
export GIT_WORK_TREE
cannot 'GIT_WORK_TREE that is not there' "'/no/where'" 'GIT_WORK_TREE'
GIT_DIR=/no/where
cannot 'GIT_DIR that is not there' "GIT_DIR names '/no/where'" 'unset it'
GIT_DIR=$HOME
cannot 'GIT_DIR of no repository' "GIT_DIR: '$HOME' is not a git repository"
unset GIT_DIR GIT_WORK_TREE
mv "$top.git" "$top/.git" && sed -i /worktree/d "$top/.git/config"
GIT_COMMON_DIR=$top/.git
export GIT_COMMON_DIR
works 'GIT_COMMON_DIR that says the same'
GIT_COMMON_DIR=$HOME
cannot 'GIT_COMMON_DIR that says another' 'GIT_COMMON_DIR' 'unset it'
unset GIT_COMMON_DIR

mkdir -p "$TRASH/outside/a" && cd "$TRASH/outside/a" || exit 2
export GIT_CEILING_DIRECTORIES="$TRASH"
cannot 'outside of any repository' 'not inside a git repository' 'git init'
sound ceiling && cd program || exit 2
GIT_CEILING_DIRECTORIES=$TRASH/work/ceiling
cannot 'below a ceiling' 'not inside a git repository'
GIT_CEILING_DIRECTORIES=$TRASH/work
works 'in one that is above'
GIT_CEILING_DIRECTORIES=$TRASH/work/ceiling/program
works 'or just here'
ln -s "$TRASH/work" "$TRASH/link"
GIT_CEILING_DIRECTORIES=/no/where::relative:$TRASH/link/ceiling
cannot 'a ceiling by a link among others' 'not inside a git repository'
unset GIT_CEILING_DIRECTORIES
gone=$TRASH/work/gone
mkdir "$gone" && cd "$gone" && rmdir "$gone" || exit 2
cannot 'a folder that was removed' 'cannot enter'
finish
