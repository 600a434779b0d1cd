#!/bin/sh
# The hooks in git's own hands: what a commit would hold is looked at, and
# nothing is looked at twice. t1000 and on have every way to commit.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# A repository with hooks, and a risk that is not in order.
hooked() # name
{
	begin "$1"
	muster hook install --quiet
	mkdir -p src && echo x >src/x && git add src
	git commit -q --no-verify -m src
}
bad() # id
{
	risk "$1"
	sed -i 's/^impact: .*/impact: huge/' "program/risks/$1.md"
}

hooked ways
ok 'a commit of something else' sh -c 'echo y >src/x; git commit -qam y'
risk R-001
git add program
ok 'a good risk' git commit -q -m good
bad R-002
git add program
fails 1 'a bad one' git commit -q -m bad
says 'is told' 'R-002.md:9:9: error'
ok 'nothing was committed' test "$(git log -1 --format=%s)" = good

hooked merging
git checkout -q -b side
bad R-001
git add program && git commit -q --no-verify -m bad
git checkout -q main
echo main >src/y && git add src && git commit -q -m y
fails 1 'a merge that brings a bad record' git merge -q --no-edit side
says 'is stopped' 'R-001.md:9:9: error'
git merge --abort
git checkout -q side && sed -i 's/huge/high/' program/risks/R-001.md
git commit -qam mended && git checkout -q main
ok 'a merge that does not' git merge -q --no-edit side

hooked absent
PATH=/usr/bin:/bin
fails 1 'without muster on the PATH' git commit -q --allow-empty -m x
says 'the commit is stopped' 'muster is not on the PATH'
says 'with what to do' 'help: install muster'
PATH=$MUSTER_BUILD/bin:$PATH

hooked remembered
ok 'the first look' git commit -q --allow-empty -m one
ok 'is remembered' test -s .git/muster/verdict
echo more >>src/x && git add src
ok 'the next one recalls it' git commit -q -m two
ok 'and it holds' test "$(git log -1 --format=%s)" = two
mkdir "$TRASH/lean"
cp "$MUSTER_BUILD/libexec/muster/muster-hook" "$TRASH/lean"
ok 'without the tool that looks' "$TRASH/lean/muster-hook" run pre-commit
bad R-001
git add program
fails 3 'but not for a commit of the program' \
	"$TRASH/lean/muster-hook" run pre-commit
says 'which wants that tool' 'cannot run muster-admit'
fails 1 'and gets it from git' git commit -q -m three

finish
