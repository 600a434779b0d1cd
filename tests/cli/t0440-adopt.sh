#!/bin/sh
# Adopting muster in a repository that is full of life: it starts green by
# severity, baseline or since, what gets worse is stopped, what gets better
# is told. Today is 2026-07-15.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# Thirty records of 2025 that are wrong in one line each, one of them so that
# it can't be read; nobody looks after them.
old() # name
{
	begin "$1" || exit 2
	i=1
	while [ $i -lt 30 ]; do
		risk "R-$i" "jira: TEN-$i"
		i=$((i + 1))
	done
	sed -i 's/^impact: .*/impact: huge/; /^jira/d' program/risks/*.md
	risk R-30
	sed -i 's/^title: /&[WIP] /' program/risks/R-30.md
	commit 2025-03-01 'risks: of old'
}

# The program's policy, with these lines.
policy() # line...
{
	printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Policy' "$@" \
		'---' >program/policy.md
}

worse() { sed -i 's/^due: .*/due: soon/' "program/risks/$1.md"; }
better() { sed -i 's/^impact: .*/impact: high/' "program/risks/$1.md"; }

old severity
fails 1 'an old repository is full of errors' muster check
says 'thirty of them' '32 records (1 can'\''t be read): 30 errors'
policy 'rules:' '  record/type: warning' '  yaml/bracket: "off"' \
	'  raid/stale: warning'
ok 'it starts green by severity' muster check
says 'the rest is warnings' '33 records (1 can'\''t be read): 29 warnings'
ok 'the RAID list is green by it, too' muster raid --quiet
fails 1 'not where warnings fail' muster check --strict

old baseline
ok 'it starts green by a baseline' muster check --write-baseline
says 'which shows each line' '+ 1 record/type program/risks/R-1.md'
says 'and what is accepted' '30 accepted findings: program/baseline.txt'
ok 'the file is sorted' sh -c "grep -v '^#' program/baseline.txt |
	LC_ALL=C sort -k3 -c"
ok 'with a line for each' \
	test "$(grep -vc '^#' program/baseline.txt)" -eq 30
ok 'what was written counts' muster check --strict
lines 'in two lines' 2
fails 1 'everything is still there' muster check --all
says 'all of it' '30 errors'
cp program/baseline.txt "$TRASH/first"
ok 'writing it again' muster check --write-baseline
ok 'changes nothing' cmp program/baseline.txt "$TRASH/first"
ok 'nor shows anything' muster check --write-baseline
silent_on 'at all' 'R-1.md'
commit 2026-07-10 'accept what is there'
ok 'a commit is read with its own' muster check --rev HEAD
fails 1 'the one before has none' muster check --rev HEAD~
ok 'so is the index' muster check --staged
fails 1 'all of it is in the index, too' muster check --staged --all
says 'whether a commit touches it or not' '30 errors'
ok 'the counts are about what is asked for' \
	muster check program/risks/R-1.md
says 'and of no other' '1 accepted finding: program/baseline.txt'
ok 'they are in JSON' muster check --format json
says 'as a number' '"accepted": 30'

worse R-1
fails 1 'what gets worse is told' muster check
lines 'with all of that rule in that file' 6
says 'since which is new can not be told' \
	'program/baseline.txt accepts 1 of this rule in this file, and there'
fails 1 'writing it lets nothing new pass' muster check --write-baseline
ok 'and leaves the file' cmp program/baseline.txt "$TRASH/first"
ok 'growing is asked for' muster check --write-baseline --grow
says 'it shows what was' '- 1 record/type program/risks/R-1.md'
says 'and what is' '+ 2 record/type program/risks/R-1.md'
git checkout -q program
better R-2
ok 'what gets better passes' muster check
says 'and is told' \
	'program/baseline.txt accepts 1 finding that is gone: muster check --wr'
git rm -q program/risks/R-3.md
ok 'a record that is gone counts as mended' muster check
says 'too' 'accepts 2 findings that are gone'
ok 'it shrinks' muster check --write-baseline
says 'which is shown' '- 1 record/type program/risks/R-3.md'
ok 'then nothing is left to tell' muster check
lines 'but the count' 2
worse R-2
fails 1 'what was mended stays mended' muster check
for file in program/risks/*.md; do better "$(basename "$file" .md)"; done
git rm -qf program/risks/R-30.md program/risks/R-2.md
ok 'when all is mended' muster check --write-baseline
says 'the file has had its day' \
	'program/baseline.txt: nothing is accepted any more, it can be removed'

old refused
fails 2 'growing goes with writing' muster check --grow
fails 2 'the index has no file to write' muster check --write-baseline --staged
fails 2 'nor has a commit' muster check --write-baseline --rev HEAD
fails 2 'a part is not accepted' muster check --write-baseline R-1
echo '*.txt' >.gitignore
fails 3 'a baseline that git ignores is no baseline' \
	muster check --write-baseline
says 'and why' 'git ignores it'
rm .gitignore program/baseline.txt
ln -s risks/R-1.md program/baseline.txt
fails 1 'a link is no baseline' muster check
says 'and not followed' 'program/baseline.txt: error: this is not a plain file'

begin long
long=$(printf '%0240d' 0) && long=$long/$long/$long
mkdir -p "program/$long" && awk -v folder="program/$long" 'BEGIN {
	for (i = 0; i < 1400; i++) {
		file = folder "/" i ".md"
		print "---\nid: x\n---" >file
		close(file)
	}
}'
fails 3 'a baseline that could not be read is not written' \
	muster check --quiet --write-baseline
says 'for that reason' 'would be too long to be read'
ok 'at all' test ! -e program/baseline.txt

old since
policy 'since: 2026-07-01'
ok 'it starts green by since' muster check
says 'and says what is left out' \
	'30 findings in records untouched since 2026-07-01 are left out; muster'
fails 1 'all of it is still there' muster check --all
ok 'the RAID list is green by it, too' muster raid --quiet
says 'with a mark' 'stale (7d, untouched)'
commit 2026-07-10 'since'
ok 'a commit is read the same' muster check --rev HEAD
says 'as well' '30 findings in records untouched'
ok 'and the index' muster check --staged
echo 'More.' >>program/risks/R-1.md
fails 1 'an edit touches a record' muster check
says 'which is judged then' 'program/risks/R-1.md:9:9: error: '
commit 2026-07-11 'R-1: more'
fails 1 'so does a commit' muster check --rev HEAD
git mv program/risks/R-2.md program/risks/R-2-b.md
commit 2026-07-12 'R-2: rename'
fails 1 'a rename does not' muster check
says 'it is still one record' ': 1 error'
for file in program/risks/R-4.md program/risks/R-5.md; do
	echo 'Words.' >>"$file"
done
commit 2026-07-13 'all: words'
git rev-parse HEAD >.git-blame-ignore-revs
fails 1 'nor does a mechanical commit' muster check
says 'still' ': 1 error'
sed -i 's/^title: .*/title: Another/' program/risks/R-2-b.md
commit 2026-07-14 'R-2: title'
fails 1 'what was renamed can be touched' muster check
says 'then it is two' ': 2 errors'
policy 'since: 2026-07-12'
fails 1 'a later day leaves out more' muster check
says 'one again' ': 1 error'
git checkout -q program/policy.md
policy 'since: 2026-07-01' 'freshness: {rsik: 7d}'
fails 1 'the policy is always judged' muster check
says 'as a whole' 'program/policy.md:6:13: error: '
git checkout -q program/policy.md
risk R-99 && sed -i 's/^id: .*/id: R-7/' program/risks/R-99.md
fails 1 'an id that is there twice is, too' muster check
says 'in whatever record' '[id/duplicate]'
rm program/risks/R-99.md

git clone -q --depth 2 "file://$PWD" ../shallow && cd ../shallow || exit 2
fails 1 'where history is cut off, records count as touched' muster check
says 'all of them' '30 errors'
says 'and how to mend that' 'git fetch --unshallow'

old branch
policy 'since: 2026-07-01'
commit 2026-07-02 'since'
git checkout -q -b side
echo 'More.' >>program/risks/R-1.md
commit 2026-07-03 'R-1: on a branch'
git checkout -q main && git mv program/risks/R-1.md program/risks/R-1-b.md
commit 2026-07-04 'R-1: rename'
GIT_COMMITTER_DATE=2026-07-05T12:00:00Z git merge -q side -m merge
ok 'a merge brings the words to the new name' \
	grep -q More program/risks/R-1-b.md
fails 1 'and touches it' muster check
says 'alone' ': 1 error'

begin waiver
risk R-001 'jira: TEN-1' 'waive:' \
	'  raid/stale: until 2026-07-20, the vendor is closed' \
	'  record/field: until 2026-07-20, jira moves out'
commit 2026-07-01 'R-001'
today 2026-07-20
ok 'what is waived passes on its last day' muster check --strict
says 'and is counted' '1 finding is waived; muster check --all'
ok 'so does a stale entry' muster raid
says 'with the day' 'stale (7d, waived until 2026-07-20)'
today 2026-07-21
fails 1 'on the day after it is back' muster check --strict
says 'saying why' 'its waiver expired on 2026-07-20'
says 'and that it should go' '[waiver/expired]'
fails 1 'so is the stale entry' muster raid
sed -i 's/^  raid.*/  raid\/stale: until 2026-07-30, still closed/' \
	program/risks/R-001.md
ok 'a new day waives anew' muster raid
muster raid >"$TRASH/out"
says 'and makes nothing fresh' ' 20d  stale'
finish
