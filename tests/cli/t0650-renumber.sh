#!/bin/sh
# muster renumber: another id, and whatever means the record follows.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# The file reads like this: the lines are the arguments.
reads() # description path line...
{
	what=$1 path=$2
	shift 2
	printf '%s\n' "$@" >"$TRASH/want"
	diff "$TRASH/want" "$path" >"$TRASH/out"
	result $? "$what"
}
# Its front matter, whatever stands below.
fronts() # description path line
{
	grep -qxF -e "$3" "$2" || cat "$2" >"$TRASH/out"
	grep -qxF -e "$3" "$2"
	result $? "$1"
}

begin whole
risk R-012 'trigger: Same as R-012, not R-0123.  # see R-012' \
	'tags: [R-012]'
mv program/risks/R-012.md program/risks/R-012-vendor.md
risk R-013
mkdir -p program/issues program/gates program/decisions
printf '%s\n' --- 'id: I-001' 'kind: issue' 'status: open' 'title: An issue' \
	'owner: ann' 'severity: high' 'due: 2026-12-01' \
	'source: "R-012"  # R-012' --- >program/issues/I-001.md
printf '%s\r\n' --- 'id: D-001' 'kind: decision' 'status: proposed' \
	"title: 'R-012''s end'" 'owner: ann' 'decider: ann' \
	'needed_by: 2026-12-01' 'recommendation: |' '  On R-012 and' \
	'  (R-012).' --- '## Context' 'See R-012.' '## Options' \
	>program/decisions/D-001.md
printf '%s\n' '# Minutes' '- R-012, r-012 and XR-012.' \
	'- [R-012](../risks/R-012-vendor.md#top) `R-012`' \
	'- <program/risks/R-012-vendor.md>: R-012-draft' \
	'- https://example.com/R-012 and a/R-012' '' '```' \
	'muster raid affirm R-012' '```' >program/issues/README.md
cp program/issues/README.md README.md
ok 'it is a good program' muster check
commit 2026-07-02 all
ok 'a dry run' muster renumber --dry-run R-012 R-020
says 'says what would be' 'R-012 would become R-020'
says 'shows each line before' \
	'    program/decisions/D-001.md:5: title: '"'R-012''s end'"
says 'and after' \
	'    program/decisions/D-001.md:5: title: '"'R-020''s end'"
says 'and what is left to people' 'README.md:2: - R-012, r-012 and XR-012.'
ok 'nothing has changed' git diff --quiet HEAD
ok 'for good' muster renumber R-012 R-020
says 'says what was done' 'R-012 is now R-020, in program/risks/R-020-vendor.md'
says 'where, and how often' '17 places in 4 files, staged'
says 'and counts what is left' '4 places look like R-012'
fronts 'its id' program/risks/R-020-vendor.md 'id: R-020'
fronts 'its own text, and a comment' program/risks/R-020-vendor.md \
	'trigger: Same as R-020, not R-0123.  # see R-020'
fronts 'a field, with its quotes' program/issues/I-001.md \
	'source: "R-020"  # R-020'
ok 'other files of the repository are left alone' git diff --quiet HEAD \
	-- README.md program/risks/R-013.md
git mv -f program/risks/R-020-vendor.md program/risks/R-012-vendor.md
sed -i 's/R-020/R-012/g' program/risks/* program/*/*.md
ok 'byte for byte as it was but for that' git diff --quiet HEAD
git reset -q --hard
muster renumber R-012 R-020 >/dev/null
reads 'prose, paths and code' program/issues/README.md '# Minutes' \
	'- R-020, r-012 and XR-012.' \
	'- [R-020](../risks/R-020-vendor.md#top) `R-020`' \
	'- <program/risks/R-020-vendor.md>: R-012-draft' \
	'- https://example.com/R-012 and a/R-012' '' '```' \
	'muster raid affirm R-020' '```'
ok 'all is well' muster check
git status --porcelain >"$TRASH/out"
lines 'four files' 4
says 'staged, as a rename' \
	'R  program/risks/R-012-vendor.md -> program/risks/R-020-vendor.md'

begin next
risk R-007
commit 2026-07-02 seven
git rm -q -r program/risks
risk R-003 'related: [R-001]'
risk R-001
commit 2026-07-03 'others'
ok 'without a wish, the next one that was never used' muster renumber R-001
says 'is taken' 'R-001 is now R-008'
fronts 'in a list' program/risks/R-003.md 'related: [R-008]'
git reset -q --hard
ok 'a reason commits it' muster renumber R-001 -m 'risks: one is eight'
says 'and it is said' ', committed'
[ "$(git log -1 --format=%s)" = 'risks: one is eight' ] &&
	git diff --quiet HEAD
result $? 'as it is'
fails 2 'the old one is not given again' muster renumber R-008 R-001
says 'since it was used' 'R-001 was used until commit '

begin people
risk R-001
printf '%s\n' 'ann likes ann, see people/ann.md and ann.md.' \
	>program/README.md
commit 2026-07-02 all
fails 2 'who has no number needs a word' muster renumber ann
says 'and it is said' 'ids of the kind person are words: say which'
ok 'a person' muster renumber ann ann-lee
reads 'texts do not mean people, paths do' program/README.md \
	'ann likes ann, see people/ann-lee.md and ann.md.'
fronts 'what they own is theirs' program/risks/R-001.md 'owner: ann-lee'
ok 'all is well' muster check

begin case
risk R-vendor
risk R-002 'related: [R-vendor]'
printf 'r-vendor\n' >>program/risks/R-002.md
commit 2026-07-02 all
ok 'only capitals change' muster renumber R-vendor R-Vendor
says 'as a change' 'R-vendor is now R-Vendor, in program/risks/R-Vendor.md'
says 'and what was alike is listed' 'program/risks/R-002.md:14: r-vendor'
ok 'all is well' muster check

begin letters
for id in R-аb 'R-db́' R-00１; do
	risk "$id" "related: [$id]"
	muster renumber "$id" R-good >"$TRASH/out" 2>&1 && muster check >>"$TRASH/out"
	result $? "letters that are none of an id: $id"
	fronts 'are put right' program/risks/R-good.md 'related: [R-good]'
	rm -r program/risks
done

begin programs
printf '%s\n' 'programs: [program, second, third]' >.muster.yml
for name in second third; do
	mkdir -p $name
	cp -r program/people program/charter.md $name
done
risk R-001
cp -r program/risks second
printf 'See R-001 and program/risks/R-001.md.\n' >second/notes.md
cp second/notes.md third
commit 2026-07-02 all
fails 2 'two programs may have the same id' muster renumber R-001
says 'which is meant?' \
	"is that of program/risks/R-001.md and second/risks/R-001.md"
ok 'this one' muster renumber program/risks/R-001.md R-005
reads 'in a program with one of its own' second/notes.md \
	'See R-001 and program/risks/R-005.md.'
reads 'in one without' third/notes.md \
	'See R-005 and program/risks/R-005.md.'
cd second/risks || exit 2
ok 'a path from where we stand' muster renumber R-001.md
git reset -q --hard
ok 'or from the root' muster renumber second/risks/R-001.md

begin changed
risk R-001
risk R-002 'related: [R-001]'
commit 2026-07-02 all
echo More. >>program/risks/R-002.md
ok 'a file with other changes' muster renumber R-001
says 'is not staged' 'program/risks/R-002.md: not staged, since'
fronts 'but written' program/risks/R-002.md 'related: [R-003]'
mv program/risks/R-003.md program/risks/other.md
commit 2026-07-03 all
ok 'a file that is called otherwise' muster renumber R-003 R-004
says 'keeps its name' 'R-003 is now R-004, in program/risks/other.md'

begin accepted
risk R-001 'nonsense: x'
risk R-002 'nonsense: x'
muster check --write-baseline >/dev/null
commit 2026-07-02 all
ok 'what the baseline accepts' muster renumber R-001
says 'goes with the file' '2 places in 2 files'
fronts 'it names' program/baseline.txt '1 record/field program/risks/R-003.md'
ok 'all is well' muster check --strict

begin paths
risk R-001
mv program/risks/R-001.md program/risks/R-001-x.md
mkdir -p program/notes
cat >program/notes/all.md <<'END'
../risks/R-001-x.md ./../notes/../risks/R-001-x.md. [a](../risks/R-001-x.md#b)
risks/R-001-x.md `program/risks/R-001-x.md:12` /program/risks/R-001-x.md,
[a]: <../risks/R-001-x.md> "R-001" [[R-001]] | R-001 |
R-001-x.md ../R-001-x.md ../risks/R-001-x.mdx ../risks/R-001-y.md x/risks/R-001-x.md
https://example.com/program/risks/R-001-x.md //risks/R-001-x.md ../risks/aR-001-x.md
END
printf 'R-001-x.md ./R-001-x.md\n' >program/risks/README.md
commit 2026-07-02 all
ok 'paths' muster renumber R-001
says 'those that lead elsewhere are listed' '7 places look like R-001'
lines 'by lines' 4
reads 'and stay, but ours is followed' program/notes/all.md \
	'../risks/R-002-x.md ./../notes/../risks/R-002-x.md. [a](../risks/R-002-x.md#b)' \
	'risks/R-002-x.md `program/risks/R-002-x.md:12` /program/risks/R-002-x.md,' \
	'[a]: <../risks/R-002-x.md> "R-002" [[R-002]] | R-002 |' \
	'R-001-x.md ../R-001-x.md ../risks/R-001-x.mdx ../risks/R-001-y.md x/risks/R-001-x.md' \
	'https://example.com/program/risks/R-001-x.md //risks/R-001-x.md ../risks/aR-001-x.md'
reads 'beside the file' program/risks/README.md 'R-002-x.md ./R-002-x.md'

begin fields
mkdir -p program/milestones program/changes
printf '%s\n' --- 'id: M-001' 'kind: milestone' 'status: planned' \
	'title: Launch' 'owner: ann' 'due: 2026-12-01' --- \
	>program/milestones/M-001.md
printf '%s\n' --- 'id: CR-001' 'kind: change' 'status: proposed' \
	'title: Later' 'owner: ann' 'needed_by: 2026-12-01' \
	'affects: [M-001.due, "M-001.baseline", charter.target]' \
	'related: [M-001]' --- '## Change' '' 'M-001.due and M-001.' \
	>program/changes/CR-001.md
commit 2026-07-02 all
ok 'fields of a record' muster renumber M-001 M-002
fronts 'are those of the new number' program/changes/CR-001.md \
	'affects: [M-002.due, "M-002.baseline", charter.target]'
fronts 'beside the record itself' program/changes/CR-001.md \
	'related: [M-002]'
ok 'and all is well' muster check

begin json
risk R-001
commit 2026-07-02 all
echo 'r-001 and R-001' >program/README.md
ok 'the document' muster renumber --format json R-001
cp "$TRASH/out" "$TRASH/json"
jq -c '[.schema, .old, .id, .from, .path, .either, .unseen, .undecided,
	.findings]' "$TRASH/json" >"$TRASH/out"
says 'what' '["muster/renumber/1","R-001","R-002","program/risks/R-001.md","program/risks/R-002.md",[],"","",[]]'
jq -c '.files[], .changes[0], .alike[]' "$TRASH/json" >"$TRASH/out"
says 'which files' '{"path":"program/risks/R-002.md","written":true,"staged":true,"committed":false}'
says 'which lines' '{"path":"program/README.md","line":1,"before":"r-001 and R-001","after":"r-001 and R-002"}'
says 'what looks like it' '{"path":"program/README.md","line":1,"text":"r-001 and R-001"}'
finish
