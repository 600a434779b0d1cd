#!/bin/sh
# Files that git converts on their way to the work tree.
. tests/cli/lib.sh
begin apollo
risk R-001
risk R-002
echo '*.md text eol=crlf' >.gitattributes
commit 2026-07-10 'risks'
rm -r program && git checkout -q -- program

cr() # file: do all lines end in CR LF?
{
	[ "$(grep -c "$(printf '\r')\$" "$1")" -eq "$(wc -l <"$1")" ]
}

ok 'git has written CR LF' cr program/risks/R-001.md
ok 'a field is set' muster set R-001 due=2027-01-01
ok 'and the line ends are still CR LF' cr program/risks/R-001.md
ok 'one line is another' sh -c 'git diff --cached --numstat | grep -q "^1.1"'
ok 'git sees no other change' git diff --exit-code
ok 'an entry is affirmed' muster raid affirm R-002
ok 'with the same line ends' cr program/risks/R-002.md
ok 'and no other change' git diff --exit-code
commit 2026-07-15 'set'

echo '*.md working-tree-encoding=UTF-16LE-BOM' >.gitattributes
git add .gitattributes && git commit -qm encoding --no-verify
rm -r program && git checkout -q -- program
cp program/risks/R-001.md before
ok 'a file in UTF-16 is read' muster check
fails 3 'and not rewritten' muster set R-001 due=2027-02-02
says 'which is said' "git converts 'program/risks/R-001.md'"
ok 'it is as it was' cmp before program/risks/R-001.md
finish
