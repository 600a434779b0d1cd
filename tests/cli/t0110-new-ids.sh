#!/bin/sh
# muster new: the next free id over the work tree, the index and all branches.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# The next risk's id.
next() # id
{
	[ "$(muster new risk --title x --set due=2026-12-01)" = \
		"program/risks/$1-x.md" ]
}

begin local
git checkout -q -b one
risk R-001
commit 2026-07-02 one
git checkout -q main
ok 'another branch has R-001' next R-002
git checkout -q -b two
risk R-007
commit 2026-07-02 two
git checkout -q main
ok 'or R-007' next R-008
git branch -q -D one two
ok 'a branch that is gone holds nothing' next R-009

begin staged
risk R-004
git add program
rm program/risks/R-004.md
ok 'the index has R-004' next R-005
git rm -q -r --cached program/risks
ok 'the work tree alone has R-005' next R-006

begin remote
git checkout -q -b theirs
risk R-012
commit 2026-07-02 theirs
git checkout -q main
cd "$TRASH/work" && git clone -q remote clone && cd clone || exit 2
risk R-010
ok 'a remote-tracking branch has R-012' next R-013
git checkout -q --detach
ok 'on a detached HEAD, too' next R-014
git pack-refs --all
rm -r program/risks
ok 'packed refs count' next R-013

cd "$TRASH/work" && git init -q unborn && cd unborn && program
ok 'before the first commit' next R-001
ok 'the work tree counts' next R-002

begin forms
risk R-12
risk R-0020
risk R-word
ok 'zeros in front do not matter' next R-021
risk R-99999999999999999999
risk R-9999999999
ok 'and what is no number of people does not count' next R-022
risk R-999
ok 'after R-999 comes R-1000' next R-1000
ok 'other prefixes count for themselves' muster new review --title x
says 'as this one' 'PL-001-x.md'

begin broken
risk R-030
printf '%s\n' --- 'id: [' --- >program/risks/R-041-broken.md
ok 'a record that cannot be read holds the id of its name' next R-042
commit 2026-07-02 broken
git checkout -q -b elsewhere HEAD~1
ok 'on any branch' next R-043

begin clash
git checkout -q -b a
muster new risk --title a --set due=2026-12-01 >/dev/null
commit 2026-07-02 a
git checkout -q main
git checkout -q -b b
risk R-001
commit 2026-07-02 b
git checkout -q main
ok 'two branches with the same id are one number' next R-002
fails 2 'an id of your own may not be theirs' \
	muster new risk --title y --set id=R-001
says 'and whose it is' 'refs/heads/a has'

begin hostile
git update-ref 'refs/heads/$(id)' HEAD
git update-ref 'refs/remotes/o/--force;x' HEAD
git symbolic-ref refs/remotes/o/HEAD refs/remotes/o/none
risk R-005
commit 2026-07-02 five
ok 'branches with odd names are read like others' next R-006

begin many
printf '%s\n' 'programs: [program, second]' >.muster.yml
mkdir second
sed 's/Apollo/Second/; s/ann/bob/' program/charter.md >second/charter.md
mkdir -p second/people
sed 's/ann/bob/' program/people/ann.md >second/people/bob.md
risk R-009
ok 'the first program, unless one is named' next R-010
ok 'each program counts for itself' muster new risk --title x \
	--program second --set due=2026-12-01 --owner bob
says 'in its own folder' second/risks/R-001-x.md
cd second/people || exit 2
ok 'the one that we stand in' muster new risk --title y \
	--set due=2026-12-01
says 'is meant' ../risks/R-002-y.md
fails 2 'a program that is none' muster new risk --program third
says 'is told' "there is no program in 'third': it is one of program, second"
finish
