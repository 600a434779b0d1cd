#!/bin/sh
# The hooks in git's own hands: whichever way a commit is made, what it would
# hold is looked at.
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
git reset -q program/risks/R-002.md
ok 'not staged it is nobody'"'"'s business' \
	sh -c 'echo z >src/x; git commit -q -m z src/x'
git add program
ok 'nor of a commit of another file' \
	sh -c 'echo zz >src/x; git commit -q -m zz src/x'
fails 1 'commit FILE' git commit -q -m bad program/risks/R-002.md
git commit -q --no-verify -m bad
sed -i 's/huge/high/' program/risks/R-002.md
ok 'commit -a that mends it' git commit -qam mended
sed -i 's/high/huge/' program/risks/R-002.md
fails 1 'commit -a that breaks it' git commit -qam broken
fails 1 'from a folder below' git -C src commit -qam broken
fails 1 'amend' git commit -q --amend -a -m amended
git checkout -q program
ok 'amend of the message alone' git commit -q --amend -m amended

git worktree add -q ../tree && cd ../tree || exit 2
bad R-003
git add program
fails 1 'in a linked work tree' git commit -q -m bad
says 'as well' 'R-003.md:9:9: error'
git rm -q --cached program/risks/R-003.md && rm program/risks/R-003.md
ok 'where other commits pass' git commit -q --allow-empty -m empty

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

hooked warned
printf '%s\n' --- 'id: policy' 'kind: policy' 'title: P' 'enforce: program' \
	--- >program/policy.md
risk R-001
commit 2026-07-01 risks
for n in one two three; do
	echo $n >>src/x && git add src
	ok "a commit beside a stale risk, $n" git commit -q -m $n
	says 'has its line' 'muster: 1 open RAID entry is stale'
	lines 'and no more' 1
done
finish
