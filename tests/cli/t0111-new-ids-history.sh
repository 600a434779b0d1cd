#!/bin/sh
# muster new: an id that any commit ever had is never given again.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# The next risk's id.
next() # id
{
	[ "$(muster new risk --title x --set due=2026-12-01 2>"$TRASH/notes")" = \
		"program/risks/$1-x.md" ]
	status=$?
	rm -f program/risks/*-x.md
	return $status
}
quietly() { "$@" && ! [ -s "$TRASH/notes" ]; }

# "used HOW commit ID (DAY)", as of a revision.
used() # how revision day
{
	echo "used $1 commit $(git rev-parse --short=10 "$2") ($3)"
}
taken() # id
{
	fails 2 "$1 is not given again" \
		muster new risk --title y --set "id=$1" --set due=2026-12-01
}

begin deleted
risk R-007
commit 2026-07-02 add
git rm -q program/risks/R-007.md
commit 2026-07-03 remove
ok 'the number behind one that was deleted' quietly next R-008
taken R-007
says 'and says until when' "R-007 was $(used until HEAD 2026-07-03)"
taken r-007
says 'nor what looks like it' \
	"the id 'r-007' is never given again: R-007 was used until"

begin renamed
risk R-004
commit 2026-07-02 add
git mv program/risks/R-004.md program/risks/R-009.md
sed -i 's/R-004/R-009/' program/risks/R-009.md
commit 2026-07-03 rename
sed -i 's/id: R-009/id: R-020/' program/risks/R-009.md
commit 2026-07-04 'in place'
sed -i 's/id: R-020/id: R-005/' program/risks/R-009.md
commit 2026-07-05 'and once more'
ok 'all that a record was called count' next R-021
taken R-004
says 'when its file was renamed' "$(used until HEAD~2 2026-07-03)"
taken R-020
says 'when it was changed in place' "$(used until HEAD 2026-07-05)"

begin merged
git checkout -q -b side
risk R-010
commit 2026-07-02 add
git checkout -q main
risk R-001
commit 2026-07-03 main
git merge -q --no-commit side >/dev/null
git rm -q -f program/risks/R-010.md
commit 2026-07-04 'merge without it'
git branch -q -D side
ok 'what a merge left out counts' next R-011
taken R-010
says 'where it was' "$(used in HEAD^2 2026-07-02)"

begin reverted
risk R-006
commit 2026-07-02 add
git revert -n HEAD && commit 2026-07-03 revert
git checkout -q --detach HEAD
git branch -q -f main HEAD~2
ok 'what was reverted on no branch, too' next R-007

begin unreadable
mkdir -p program/risks
printf '%s\n' --- 'id: [' --- >program/risks/R-041-broken.md
commit 2026-07-02 add
git rm -q -r program/risks
commit 2026-07-03 remove
ok 'a name stands for what cannot be read' next R-042

begin others
mkdir notes second
risk R-030
mv program/risks/R-030.md notes
printf '# R-050\n' >program/R-050.md
commit 2026-07-02 add
git rm -q -r notes program/R-050.md
commit 2026-07-03 remove
ok 'what was no record of the program does not count' next R-001

begin shallow
risk R-012
commit 2026-07-02 add
git rm -q -r program/risks
commit 2026-07-03 remove
risk R-003
commit 2026-07-04 three
git clone -q --depth 1 "file://$PWD" "$TRASH/work/cut" && cd "$TRASH/work/cut" ||
	exit 2
ok 'a shallow clone sees what it has' next R-004
ok 'and says that there may be more' \
	grep -F 'note: ids that were used before' "$TRASH/notes"
says 'and how to see it' 'git fetch --unshallow'
ok 'so does the document' muster new risk --format json --title x \
	--set due=2026-12-01
says 'in a field' '"unseen":'

cd "$TRASH/work/shallow" && git config uploadpack.allowFilter true &&
	git clone -q --filter=blob:none "file://$PWD" "$TRASH/work/partial" &&
	cd "$TRASH/work/partial" || exit 2
git remote set-url origin /nowhere
ok 'a partial clone goes by the names of what it has not' next R-013
ok 'and says so' grep -F 'note: ids that were used before' "$TRASH/notes"
finish
