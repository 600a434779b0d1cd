#!/bin/sh
# muster diff: two states of the program as records: what was added, removed,
# moved, renumbered (38, 39), between revisions, the index and the files; as
# text, JSON and Markdown.
. tests/cli/lib.sh

diffs() { muster diff "$@" >"$TRASH/out" 2>&1; }
change() { sed -i "s/^$2: .*/$2: $3/" "program/risks/$1.md"; }
# What is told below the head.
told() # description < text
{
	cat >"$TRASH/want"
	sed 1,2d "$TRASH/out" | diff "$TRASH/want" - >"$TRASH/diff"
	status=$?
	cat "$TRASH/diff" >>"$TRASH/out"
	result "$status" "$1"
}

begin states
risk R-001 && risk R-002 && risk R-003 && risk R-004
commit 2026-07-01 'risks'
diffs
told 'nothing differs' <<'END'
no record differs
END
fails 0 'which is fine' muster diff --exit-code
change R-001 due 2026-12-24
printf '\nMore words.\n' >>program/risks/R-001.md
git mv program/risks/R-002.md program/risks/R-002-two.md
sed -i 's/^title: .*/title: "The risk R-003"/;s/$/\r/' program/risks/R-003.md
change R-004 id R-009
risk R-005
mkdir program/teams && printf -- '---\nid: [\n---\n' >program/charter.md
rm program/people/ann.md
diffs
told 'the files against HEAD' <<'END'
~ charter  Apollo
    front matter  can't be read any more
~ R-001  The risk R-001
    due           2026-12-01 -> 2026-12-24
    text          +1 -0 lines
~ R-002  The risk R-002
    moved         program/risks/R-002.md -> program/risks/R-002-two.md
~ R-009  The risk R-004
    renumbered    from R-004
+ R-005  The risk R-005
    is            program/risks/R-005.md
    with          status open, owner ann, due 2026-12-01
- ann  Ann Lee
    was           program/people/ann.md

7 records: 1 added, 1 removed, 1 renumbered, 2 changed, 1 moved, 1 in form alone
END
fails 1 '--exit-code tells' muster diff --exit-code
says 'what is compared' ' -> work tree'
diffs --staged
says 'the index against HEAD' '1 record: 1 moved'
says 'is said' ' -> index'
diffs R-001
says 'one record' '1 record: 1 changed'
diffs program/risks/R-001.md R-004
says 'by its path, or the id that it had' '2 records: 1 renumbered, 1 changed'
diffs R-009 --format json
says 'JSON: what happened' '"event": "renumbered"'
says 'JSON: the other id' '"other_id": "R-004"'
says 'JSON: against the files' '"new": null'
says 'JSON: counts' '"added": 0'
ok 'Markdown' muster diff --format markdown
says 'Markdown: a list a kind' '### Risk'
says 'Markdown: an item' '- **R-001** The risk R-001: due 2026-12-01 '
says 'Markdown: no angle' '-\> 2026-12-24'
fails 2 'neither' muster diff R-099
says 'is said' "no record is called 'R-099', and as a revision: "
commit 2026-07-02 'all of it'
diffs HEAD~1 HEAD R-001
says 'two commits' '1 record: 1 changed'
diffs 2026-07-01 HEAD R-001
says 'a day' '1 record: 1 changed'
mkdir program/meetings && : >program/meetings/2026-07-01.md
ok 'a day is one, whatever is called after it' muster diff 2026-07-01
rm -r program/meetings
fails 2 'a day before all' muster diff 2001-01-01..HEAD
says 'says so' 'no commit is as old as 2001-01-01'
fails 2 '--staged is no third' muster diff --staged HEAD~1 HEAD

# From where the two meet.
begin branches
risk R-001
commit 2026-07-01 'R-001'
git checkout -q -b topic
change R-001 impact low
commit 2026-07-02 'lower'
git checkout -q main
risk R-002
commit 2026-07-03 'R-002'
git checkout -q topic
for call in main 'main topic' main...topic main...; do
	# shellcheck disable=SC2086 # words
	diffs $call
	says "$call: what the branch adds" '1 record: 1 changed'
	silent_on "$call: not what main got" R-002
done
for call in main..topic '--direct main topic' '--direct main'; do
	# shellcheck disable=SC2086 # words
	diffs $call
	says "$call: all" '2 records: 1 removed, 1 changed'
done
git checkout -q --orphan other
commit 2026-07-04 'other root'
fails 3 'no commit in common' muster diff main other
says 'says what to do' '--direct'
ok 'which does it' muster diff --direct main other
git checkout -q topic
git branch ann
fails 2 'a branch that is called as a record is' muster diff ann
says 'is both' "'ann' is a revision and a record"
ok 'the branch' muster diff refs/heads/ann
git clone -q --depth 1 --no-single-branch "file://$PWD" ../shallow
cd ../shallow || exit 2
fails 3 '5 shallow: they never meet' muster diff origin/main origin/topic
says '5 says how to mend it' 'git fetch --unshallow'

# Before the first commit; two programs; somebody else's records.
cd "$TRASH/work" && git init -q unborn && cd unborn && program
diffs
says 'before the first commit' 'nothing -> work tree'
says 'all is added' '2 records: 2 added'
commit 2026-07-01 'program'
printf 'programs: [program, other]\n' >.muster.yml
mkdir other && cp program/charter.md other/ && risk R-100 &&
	mv program/risks/R-100.md other/
diffs
says 'a program more' '2 records: 2 added'
mkdir -p program/kinds docs/adr
printf '%s\n' '---' 'id: adr' 'kind: kind' 'title: Architecture decision' \
	'prefix: ADR' 'files: [docs/adr/*.md]' '---' >program/kinds/adr.md
printf '%s\n' '---' 'id: ADR-1' 'title: Old' '---' >docs/adr/0001-a.md
commit 2026-07-02 'adr'
sed -i 's/Old/New/' docs/adr/0001-a.md
diffs
says "a foreign kind's" 'title         Old -> New'
diffs --format json
says 'is of that kind' '"kind": "adr"'

# What is hostile in a record stays in its place.
begin hostile
risk R-001
commit 2026-07-01 'R-001'
change R-001 title '"\\e[31m <b> [x](y) | @all ::error::z"'
change R-001 owner '"a\\n::error::x"'
diffs
says 'escapes are shown' '<U+001B>[31m'
! grep -q '^::' "$TRASH/out"
result $? 'no line is a command'
diffs --format markdown
says 'markup is not' '\<b\> \[x\](y) \| \@all'
risk 'R-002' && printf '%s\n' '---' '"": x' 'id: R-003' 'kind: risk' '---' \
	>program/risks/R-003.md
ok 'a key that is empty' muster diff
commit 2026-07-02 x
sed -i 's/"": x/"": y/' program/risks/R-003.md
ok 'and changes' muster diff
finish
