#!/bin/sh
# The index in every form that git has for it, and damaged ones: each is read,
# or the command that the sentence names makes it anew.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

# Beside what HEAD has, a staged record with an error: is it seen?
staged() # description
{
	sed 's/R-001/R-002/; s/: open/: opened/' program/risks/R-001.md \
		>program/risks/R-002.md
	git add program/risks/R-002.md && rm program/risks/R-002.md
	fails 1 "$1: what is staged is seen" muster check --staged
	says "$1: with its error" 'program/risks/R-002.md:4:9: error: '
	fails 1 "$1: and stops the commit" muster admit
	git rm -q --cached program/risks/R-002.md
}
form() # description: both at once
{
	works "$1" && staged "$1"
}

sound forms
for version in 2 3 4; do
	git update-index --index-version "$version" && form "version $version"
done
git update-index --index-version 2
git update-index --split-index && form 'a split index'
git config core.splitIndex true && echo x >other && git add other &&
	form 'a split index by configuration'
git config --unset core.splitIndex && git update-index --no-split-index
git update-index --untracked-cache && git status >/dev/null &&
	form 'an untracked cache'
git config core.fsmonitor "touch $TRASH/ran; true" && rm -f "$TRASH/ran" &&
	works 'an fsmonitor'
git update-index --split-index && rm -f "$TRASH/ran" &&
	works 'an fsmonitor and a split index'
ok 'which is not run by us' test ! -e "$TRASH/ran"
git config --unset core.fsmonitor && git update-index --no-split-index
git update-index --fsmonitor 2>/dev/null && form 'with its extension'
git update-index --no-fsmonitor 2>/dev/null
git rm -q --cached other && rm other
git config feature.manyFiles true && git update-index --force-write-index &&
	form 'feature.manyFiles'
git config --unset feature.manyFiles && git update-index --index-version 2
unhashed() # as index.skipHash leaves it
{
	truncate -s -20 .git/index && head -c 20 /dev/zero >>.git/index
}
unhashed && works 'without a checksum'
git update-index --split-index && unhashed && works 'a split one without it'
git update-index --no-split-index

sound sparse && mkdir -p far near && echo x >far/x && echo x >near/x &&
	commit 2026-07-14 'folders' && remember
git sparse-checkout set --cone --no-sparse-index near
works 'a sparse checkout without the program: it comes from the index'
git sparse-checkout reapply --sparse-index
works 'a sparse index'
git sparse-checkout set program && works 'a sparse index with the program'
staged 'a sparse index with the program'
git sparse-checkout disable && works 'no longer sparse'
git update-index --skip-worktree program/risks/R-001.md &&
	rm program/risks/R-001.md && works 'skip-worktree'
git update-index --no-skip-worktree program/risks/R-001.md &&
	git checkout -q program
git update-index --assume-unchanged program/risks/R-001.md &&
	sed -i 's/: open/: opened/' program/risks/R-001.md
fails 1 'assume-unchanged hides nothing of the work tree' muster check
ok 'nor does it stage it' muster admit

sound intent && risk R-002 && git add -N program
readers admit && works 'an intent to add is not in the commit'
readers
ok 'staged there are three records' muster check --staged
says 'as before' '3 records'
ok 'the work tree has four' muster check
says 'with the new one' '4 records'

sound unmerged && git checkout -q -b side &&
	sed -i 's/^impact: .*/impact: low/' program/risks/R-001.md &&
	git rm -q program/people/ann.md && commit 2026-07-14 'side' &&
	git checkout -q main && sed -i 's/^impact: .*/impact: medium/' \
		program/risks/R-001.md && echo x >>program/people/ann.md &&
	commit 2026-07-14 'main' && ! git merge -q side >/dev/null 2>&1
fails 1 'an unmerged record' muster check --staged
says 'is one finding' 'program/risks/R-001.md: error: '
says 'so is one removed on one side' 'program/people/ann.md: error: '
ok 'and no more' test "$(grep -c '^program/risks/R-001.md' "$TRASH/out")" = 1
fails 1 'in the work tree the marks are' muster check
says 'what is wrong' 'program/risks/R-001.md:9'
fails 1 'and it does not get in' muster admit

# Damaged: `git reset` alone can't read it either.
sound damaged && cp .git/index ../good
mended() # description: by the command that the sentence names
{
	cannot "$1" "the index '$PWD/.git/index' is damaged" \
		'remove it and run `git reset`'
	rm .git/index && git reset -q && works "$1, mended"
}
: >.git/index && mended 'empty'
echo 'garbage' >.git/index && mended 'not an index'
head -c 100 ../good >.git/index && mended 'cut in its first entry'
head -c -21 ../good >.git/index && mended 'without its end'
head -c 70000 /dev/zero >.git/index && mended 'full of zeros'
printf '\377' | dd of=.git/index bs=1 seek=11 conv=notrunc 2>/dev/null
mended 'with another count'
git update-index --split-index && rm .git/sharedindex.*
cannot 'a split index without its base' "git can't read the index" \
	'remove it and run `git reset`'
rm .git/index && git reset -q && works 'mended'
rm .git/index
readers check raid && works 'a missing one'
readers
ok 'is an empty one' muster check --staged
says 'as for git' '0 records'
mkfifo .git/index && cannot 'a pipe in its place' 'it is no plain file'
rm .git/index && mkdir .git/index && cannot 'a folder' 'it is no plain file'
rmdir .git/index && ln -s index .git/index
cannot 'a loop' 'cannot read the index'
finish
