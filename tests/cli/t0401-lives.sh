#!/bin/sh
# Which record is which, whatever its file is called: copies and swaps (38),
# and an id that is removed and used again (39). Today is 2026-07-15; a risk
# has seven days.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# Two risks, stale by a week and by a day.
two() # name
{
	begin "$1" && risk R-001 && commit 2026-07-01 'R-001' && risk R-002 &&
		sed -i 's/^impact: .*/impact: low/' program/risks/R-002.md &&
		commit 2026-07-07 'R-002'
}

# The age of an entry in the table.
aged() # description id age
{
	muster raid --quiet >"$TRASH/out" 2>&1
	grep -q "^$2 .* $3 " "$TRASH/out"
	result $? "$1"
}
# Another risk of that id.
other() { risk "$1" && sed -i 's/^title: .*/title: Another/
	s/^impact: .*/impact: low/' "program/risks/$1.md"; }
swap() { (cd program/risks && mv R-001.md x && mv R-002.md R-001.md &&
	mv x R-002.md) || exit 2; }

two swap && swap
aged '38 two files swapped: one is as old as it was' R-001 14d
commit 2026-07-14 'swap files'
aged '38 nor does the commit make it younger' R-001 14d
aged '38 and neither the other one' R-002 8d
swap && commit 2026-07-14 'swap them back'
aged '38 swapped back, too' R-001 14d
swap && sed -i 's/^impact: .*/impact: medium/' program/risks/R-002.md &&
	commit 2026-07-14 'swap files, and say more of R-001'
aged '38 swapped, with an edit: the one that was edited moved' R-001 1d
aged '38 and not the one that was not' R-002 8d

two ids && sed -i 's/R-001/R-x/' program/risks/R-001.md &&
	sed -i 's/R-002/R-001/' program/risks/R-002.md &&
	sed -i 's/R-x/R-002/' program/risks/R-001.md &&
	commit 2026-07-14 'swap ids'
aged '38 ids swapped: what one id says is another thing' R-001 1d
aged '38 and so is the other' R-002 1d

two copy && sed 's/R-001/R-003/' program/risks/R-001.md \
	>program/risks/R-003.md && commit 2026-07-13 'copy'
aged '38 a copy under another id is as old as it is' R-003 2d
aged '38 and makes nothing younger' R-001 14d
ok '38 check has nothing to say' muster check
cp program/risks/R-001.md program/risks/R-004.md
fails 1 '38 a copy under the same id' muster check
says '38 is a finding' "the id 'R-001' is also that of"
aged '38 and makes the first one no younger either' R-001 14d
commit 2026-07-14 'copy again'
muster raid --quiet >"$TRASH/out" 2>&1
says '38 not even when it is committed' 'stale (7d)  The risk R-001'

# An id that was removed begins another life: what raid counts are the days
# of that one, and check looks at what is there, not at what was.
two again && cp program/risks/R-001.md ../kept && rm program/risks/R-001.md &&
	commit 2026-07-10 'remove R-001'
ok '39 a record removed is gone' muster check
silent_on '39 from the list, too' R-001
fails 2 '39 muster new does not give its id again' muster new risk \
	--title y --set id=R-001 --set due=2026-12-01
says '39 and says since when it is gone' 'R-001 was used until commit'
other R-001
aged '39 used again by hand: it is of today' R-001 now
ok '39 check looks at what is there' muster check
commit 2026-07-13 'R-001 again'
aged '39 once committed, of that day' R-001 2d
git reset -q --hard HEAD~1 && cp ../kept program/risks/R-001.md &&
	commit 2026-07-12 'R-001 back'
aged '39 brought back as it was: of that day as well' R-001 3d
rm program/risks/R-001.md && other R-001 && commit 2026-07-14 'in one commit'
aged '39 removed and used again in one commit: it has moved' R-001 1d
finish
