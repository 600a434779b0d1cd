#!/bin/sh
# Repositories that are not all there: bare, shallow, partial, borrowing.
# Where a sentence names a command, that command mends it.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

sound origin && url=file://$PWD && git config uploadpack.allowFilter true &&
	git config uploadpack.allowAnySHA1InWant true
cd .. && git clone -q --bare origin bare.git && cd bare.git || exit 2
readers check raid && works 'a bare repository is read at HEAD'
readers admit && cannot 'a bare repository' 'run this in a clone'
fails 3 'nor has it an index' muster check --staged
says 'as is said' 'is a bare repository, without a work tree or index'
ok 'a branch of it is read' muster check --rev main
fails 3 'nothing is affirmed there' muster raid affirm R-001
fails 2 'nor written' muster new risk --title x
readers

# The history ends inside the window that raid needs.
cd .. && git clone -q --depth 1 "$url" shallow && cd shallow || exit 2
readers check && works 'a shallow clone: no history is needed'
readers raid admit
cannot 'a shallow clone' 'the history is cut off at' 'all since 2026-06-15' \
	'`git fetch --unshallow`' '`fetch-depth: 0`'
fails 3 'a commit behind the edge' muster check --rev HEAD~1
says 'can be had' '`fetch-depth: 0`'
fails 3 'so can a branch that was not fetched' muster check --rev origin/side
says 'the same way' '`git fetch --unshallow`'
readers
git fetch -q --unshallow && works 'after git fetch --unshallow'
git rev-parse HEAD >.git/shallow
readers raid admit && cannot 'cut off by hand' 'the history is cut off at'
printf 'x\n\n%0100d\n' 0 >.git/shallow && works 'nonsense in .git/shallow'
rm .git/shallow && mkdir .git/shallow && cannot 'a folder there' 'shallow'
rmdir .git/shallow && mkfifo .git/shallow && cannot 'a pipe there' 'shallow'
rm .git/shallow && readers

# The history ends before it.
cd "$TRASH/work" && git init -q old && cd old && code() { echo "$1" >code; }
for day in 01 02 03; do code "$day" && commit "2026-05-$day" 'code'; done
program && risk R-001 && commit 2026-07-14 'risks: R-001' && remember
cd .. && git clone -q --depth 2 "file://$PWD/old" outside &&
	cd outside || exit 2
works 'a shallow clone that is cut off before the window'
git fetch -q --depth 1
readers raid admit && cannot 'and inside of it' 'the history is cut off at'
readers

# Blobs that were left out, a record's or another one.
sound far && git config uploadpack.allowFilter true && remember
risk='program/risks/R-001.md'
cd .. && git clone -q --filter=blob:none "file://$PWD/far" partial &&
	cd partial || exit 2
works 'a partial clone with what is checked out'
rm -f .git/objects/pack/*.promisor
cd .. && git clone -q --no-checkout --filter=blob:none "file://$PWD/far" none &&
	cd none && git read-tree HEAD || exit 2
fails 3 'a partial clone without a record' muster check --staged
says 'names it' '(program/charter.md) is not in this partial clone'
says 'and the command' '`git fetch --refetch --no-filter`'
fails 3 'at a commit, too' muster check --rev HEAD
says 'with it' '`git fetch --refetch --no-filter`'
fails 3 'and in history' muster raid --rev HEAD
says 'with it' '`git fetch --refetch --no-filter`'
git fetch -q --refetch --no-filter && git checkout -q -f main
works 'after git fetch --refetch --no-filter'

lose() { rm -f ".git/objects/$(git rev-parse "$1" | sed 's,..,&/,')"; }
sound lossy
lose HEAD:asset.bin && works 'a missing blob that is no record'
lose "HEAD:$risk"
readers check raid
works 'a missing record that stands in the work tree'
readers admit && cannot 'but is staged' "($risk) is missing" 'git fsck'
fails 3 'but not at a commit' muster check --rev HEAD
says 'where it is named' "$(git rev-parse "HEAD:$risk") ($risk) is missing"
says 'with what to do' 'run `git fsck`, and fetch it from another clone'
echo 'More.' >>"$risk" && git add "$risk"
readers raid admit
cannot 'compared with HEAD' "($risk) is missing" 'git fsck'
readers

sound lender && cd .. && git clone -q -s lender borrower &&
	cd borrower || exit 2
works 'a clone that borrows its objects'
mv ../lender ../away
cannot 'what it borrows from is gone' \
	"the object store '$TRASH/work/lender/.git/objects' that this" \
	'borrows from: bring it back, or mend' '/info/alternates'
echo "$TRASH/work/away/.git/objects" >.git/objects/info/alternates
works 'once alternates are mended'
printf '%s\n' '/no/where' "$TRASH/work/away/.git/objects" \
	>.git/objects/info/alternates
works 'one of two is enough'
echo "$PWD/.git/objects" >../away/.git/objects/info/alternates
works 'alternates that lead to each other'
head -c 5000 /dev/zero >.git/objects/info/alternates
cannot 'alternates that are zeros' 'missing'
finish
