#!/bin/sh
# Records that were not written for muster: the manual's folder of decisions
# as it is written there, and what has to look outside of the program's own
# folder for it.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

# The block of the manual below the line that ends in this file's name.
manual() # file
{
	mkdir -p "${1%/*}"
	awk -v name="\`$1\`:" '
		found && /^    / { print substr($0, 5); began = 1; next }
		found && began && /^$/ { print; next }
		began { exit }
		substr($0, length($0) - length(name) + 1) == name { found = 1 }
	' "$ROOT/tools/kinds.1.md" >"$1"
}

# Another decision, with lines of front matter.
adr() # number [line...]
{
	file=docs/adr/$1-x.md
	printf '%s\n' '---' 'date: 2026-07-01' 'deciders: Ann' >"$file"
	shift
	printf '%s\n' "$@" '---' '# Another' >>"$file"
}

begin decisions
manual docs/adr/0001-use-postgres.md
manual program/kinds/adr.md
commit 2026-07-01 'the decisions'
ok 'the example of the manual passes' muster check --strict
says 'and is counted' '4 records: no findings'
ok 'muster kinds shows it' muster kinds adr
says 'its files' 'files       docs/adr/[0-9]*.md'
says 'and its keys' 'keys        owner is deciders, decided is date'
ok 'as JSON, too' muster kinds adr --format json
says 'with the keys' '"owner": "deciders"'
ok 'nothing of it is open' muster raid
lines 'which is one line' 1

adr 0002 'status: proposed' 'unknown: key' && commit 2026-07-05 'ADR-2'
ok 'what its author calls a key of his own is nobody else'"'"'s business' \
	muster check --strict
ok 'an open one is on the list' muster raid
says 'with its number, owner and title' 'ADR-2'
says 'of the one who decides' 'Ann'
silent_on 'who need not have a record' 'unowned'
says 'and its age' '10d'
fails 2 'muster new does not write one' muster new adr --title X
says 'and says what to do' 'copy one of those that are there, docs/adr/[0-9]*.md'
says 'and the number' 'the next free number is 3'
git checkout -qb side && adr 0011 'status: proposed' && commit 2026-07-05 '11' &&
	git checkout -q main
fails 2 'a branch has taken more' muster new adr --title X
says 'which counts' 'the next free number is 12'
git branch -qD side && git rm -q docs/adr/0002-x.md &&
	commit 2026-07-05 'gone' && git reset -q --hard HEAD~1
adr 0007 'status: proposed' && git add docs/adr/0007-x.md
fails 2 'the index, too' muster new adr --title X
says 'without a commit' 'the next free number is 8'
git reset -q --hard

today 2026-08-20
fails 1 'it grows stale' muster raid
ok 'and is affirmed' muster raid affirm ADR-2
ok 'with one line more' git diff --cached --stat
says 'of one file' 'docs/adr/0002-x.md | 1 +'
ok 'under its own name' grep -x 'reviewed: 2026-08-20' docs/adr/0002-x.md
ok 'then it is fresh' muster raid
git reset -q --hard && today 2026-07-15
sed 's/^  owner: deciders/&\n  reviewed: last-looked/' program/kinds/adr.md \
	>"$TRASH/kind" && cp "$TRASH/kind" program/kinds/adr.md
ok 'a key of the file is what an edit writes' muster raid affirm ADR-2
ok 'into the file' grep -x 'last-looked: 2026-07-15' docs/adr/0002-x.md
git reset -q --hard
ok 'muster set takes the names of the kind' \
	muster set ADR-2 'owner=Ann: and Bob' status=accepted
git diff --cached -U0 >"$TRASH/out"
says 'and writes those of the file' "+deciders: \"Ann: and Bob\""
says 'also where they are the same' '+status: accepted'
fails 1 'what the kind forbids is refused' muster set ADR-2 status=agreed
says 'with what it allows' 'superseded...'
ok 'a word may go on' muster set ADR-2 'status=superseded by ADR-1'
git reset -q --hard

git mv docs/adr/0002-x.md docs/adr/0002-y.md && commit 2026-07-10 'rename'
ok 'a rename is no movement' muster raid
says 'so that it is as old as before' '10d'
sed 's/proposed/accepted/' docs/adr/0002-y.md >"$TRASH/x" &&
	cp "$TRASH/x" docs/adr/0002-y.md && commit 2026-07-12 'ADR-2: accept'
adr 0003 'status: proposed' 'kind: their own'
ok 'what is not committed is of today' muster raid
says 'and is listed' 'ADR-3'
silent_on 'but not what was closed' 'ADR-2'
commit 2026-07-14 'ADR-3'

sed 's/^id: adr/id: aaa/; s/^prefix: ADR/prefix: AAA/' program/kinds/adr.md \
	>program/kinds/zzz.md
ok 'of two kinds of one file' muster check --strict
ok 'the first by name has it' muster check AAA-1
fails 2 'and the other has not' muster check ADR-1
rm program/kinds/zzz.md
printf '%s\n' '---' 'kind: decision' 'id: D-001' 'status: nonsense' \
	'title: Ours' '---' >docs/adr/0005-ours.md
fails 1 'a kind that the file names goes before' muster check D-001
says 'with its own words' "the kind decision has no status 'nonsense'"
rm docs/adr/0005-ours.md

echo 'status: nonsense' >docs/adr/notes.md
mkdir docs/adr/old && echo '---' >docs/adr/old/0009-x.md
ok 'what does not match is left alone' muster check --strict
fails 1 'a status that there is not' sh -c '
	sed "s/proposed/agreed/" docs/adr/0003-x.md >docs/adr/0004-x.md &&
	muster check'
says 'stands where it stands' 'docs/adr/0004-x.md:4:9: error: the kind adr'
fails 1 'and is found by its path' muster check docs/adr/0004-x.md
ok 'not by another' muster check docs/adr/0003-x.md
fails 1 'from its folder, too' sh -c 'cd docs/adr && muster check ADR-4'
git add -A
fails 1 'in the index' muster check --staged
rm docs/adr/0004-x.md && git add -A

ln -s ../elsewhere docs/link && mkdir docs/elsewhere
ok 'a link elsewhere is not ours' muster check --strict
git reset -q --hard && rm -rf docs/link docs/elsewhere
mv docs decisions && mkdir docs && ln -s ../decisions/adr docs/adr
fails 1 'one in the place of the folder is told' muster check
says 'as what it is' 'docs/adr: error: a symbolic link'
rm -rf docs decisions && git reset -q --hard

mkdir -p other/people && cp program/people/ann.md other/people/ben.md
sed 's/Ann/Ben/; s/ann/ben/; s/Lee/Oak/' program/people/ann.md \
	>other/people/ben.md
sed 's/Apollo/Other/; s/ann/ben/' program/charter.md >other/charter.md
printf 'programs: [program, other]\n' >.muster.yml
commit 2026-07-14 'a second program'
ok 'a second program has its own records' muster check --strict
says 'beside them' '8 records'
printf 'programs: [other, program]\n' >.muster.yml
fails 2 'from the root the first program is meant' muster new adr --title X
says 'which has no such kind' "there is no kind 'adr'"
fails 2 'from the folder of its files their own is' sh -c '
	cd docs/adr && muster new adr --title X'
says 'which has' 'the next free number is 4'
finish
