#!/bin/sh
# muster log: the lives of records: moved, deleted, revived, renumbered (38,
# 39), over merges and pull requests, not committed, in shallow clones (4), by
# people with odd names and dates (48-55).
. tests/cli/lib.sh

# Of what is listed, the lines of changes without their commits.
told() # id [option...]
{
	muster log "$@" 2>&1 | sed 's/^\([0-9-]* \)[0-9a-f]\{10\} /\1/' \
		>"$TRASH/out"
}
first_is() # description line
{
	[ "$(sed -n 2p "$TRASH/out")" = "$2" ]
	result $? "$1"
}
change() { sed -i "s/^$2: .*/$2: $3/" "program/risks/$1.md"; }

begin life
risk R-001
commit 2026-07-01 'R-001'
told R-001
says 'it begins with the heading' 'R-001  The risk R-001'
first_is 'a record is created with what counts' \
	'2026-07-01 ann: created: status open, owner ann, due 2026-12-01'
change R-001 due 2026-12-24
commit 2026-07-02 'later'
told R-001
first_is 'a field is told from and to' \
	'2026-07-02 ann: due 2026-12-01 -> 2026-12-24'
sed -i 's/^impact/reviewed: 2026-07-03\nimpact/' program/risks/R-001.md
commit 2026-07-03 'looked'
told R-001
first_is 'a look is affirmed' '2026-07-03 ann: affirmed 2026-07-03'
git mv program/risks/R-001.md program/risks/R-001-fire.md
commit 2026-07-04 'mv'
told R-001
first_is 'a move' '2026-07-04 ann: moved from program/risks/R-001.md'
sed -i 's/^title: .*/title: "The risk R-001"/;s/$/\r/' \
	program/risks/R-001-fire.md
commit 2026-07-05 'form'
told R-001
first_is 'quotes and CRLF are form' '2026-07-05 ann: its form alone'
git rev-parse HEAD >.git-blame-ignore-revs
commit 2026-07-05 'ignore'
told R-001
first_is 'of a mechanical commit' \
	'2026-07-05 ann: its form alone (a mechanical commit)'
cp program/risks/R-001-fire.md ../kept
git rm -q program/risks/R-001-fire.md
commit 2026-07-06 'rm'
told R-001
first_is '39 deleted' '2026-07-06 ann: deleted'
says '39 which the heading says' 'R-001  The risk R-001  (deleted)'
mkdir program/risks && cp ../kept program/risks/R-001.md
commit 2026-07-07 'back'
told R-001
says '39 there again' '2026-07-07 ann: there again: status open'
git rm -q program/risks/R-001.md
commit 2026-07-08 'rm'
risk R-001 && change R-001 title Flood
commit 2026-07-09 'other'
told R-001
says '39 another life' 'its id given to something else, Flood: status open'
change R-001 id R-009
commit 2026-07-10 'renumber'
told R-001
first_is 'renumbered to' '2026-07-10 ann: renumbered to R-009'
told R-009
first_is 'renumbered from' '2026-07-10 ann: renumbered from R-001'
printf -- '---\nid: [\n---\n' >program/risks/R-001.md
commit 2026-07-11 'broken'
told R-009
first_is 'what breaks' \
	"2026-07-11 ann: its front matter can't be read any more"

told R-001 -n 1
lines '-n: the heading, one change and a word of the rest' 3
says '-n says how many more' 'and 9 earlier ones'
told R-001 --field due
lines '--field: only those' 5
says '--field with from and to' ': due 2026-12-01 -> 2026-12-24'
told R-001 --since 2026-07-09
lines '--since: from that day on' 3
told R-001 --as-of 2026-07-02
lines '--as-of: what was told then' 3
says 'nothing of later' '2026-07-02 ann: due'
told R-001 --rev HEAD~9
lines '--rev: that commit' 4
told R-009 R-001
says 'one after the other' 'R-009  '
says 'with both headings' 'R-001  '
ok 'JSON' muster log --format json R-001
says 'with the events' '"revived"'
says 'with fields' '"from": "2026-12-01"'
ok 'CSV' muster log --format csv --field due R-001
says 'CSV: the columns' 'id,date,commit,author,landed,request,change'
says 'CSV: a row' '"ann","2026-07-02","","due 2026-12-01 -> 2026-12-24"'
ok 'Markdown' muster log --format markdown --field due R-001
says 'Markdown: a row' '| ann | 2026-07-02 |  | due 2026-12-01 -\> 2026-12-24 |'
fails 2 'an id that never was' muster log R-0001
says 'is no record, with a guess' "did you mean 'R-001'?"
fails 2 'an id is needed' muster log

# Not committed
begin work
risk R-001
commit 2026-07-01 'R-001'
change R-001 due 2026-12-24
told R-001
first_is 'what is not committed comes first' \
	'not committed: due 2026-12-01 -> 2026-12-24'
told R-001 --staged
first_is 'it is not staged' \
	'2026-07-01 ann: created: status open, owner ann, due 2026-12-01'
git add -A && change R-001 due 2026-12-25
told R-001 --staged
first_is 'staged' 'not committed: due 2026-12-01 -> 2026-12-24'
told R-001 --rev HEAD
lines 'not with --rev' 2
risk R-002
told R-002
first_is 'a new file' \
	'not committed: created: status open, owner ann, due 2026-12-01'
printf '\nMore words.\n' >>program/risks/R-001.md
told R-001 -p
says '-p shows the text' '+More words.'
silent_on 'and no front matter' '+due'
git reset -q --hard && rm program/risks/R-001.md
told R-001
first_is 'deleted and not committed' 'not committed: deleted'
cd "$TRASH/work" && git init -q unborn && cd unborn && program
told ann
says 'before the first commit' 'not committed: created'

# Merges, pull requests, two programs
begin merge
risk R-001
commit 2026-07-01 'R-001'
git checkout -q -b topic
change R-001 impact low
commit 2026-07-02 'lower'
git checkout -q main
commit 2026-07-03 'meanwhile'
GIT_COMMITTER_DATE=2026-07-04T12:00:00Z \
	git merge -q --no-ff -m 'Merge pull request #7 from x/topic' topic
told R-001
first_is 'a merged pull request' \
	'2026-07-02 ann: impact high -> low; landed in #7 (2026-07-04)'
change R-001 impact high
commit 2026-07-05 'raise it (#41)'
told R-001
first_is 'a squashed one' \
	'2026-07-05 ann: impact low -> high; landed in #41 (2026-07-05)'
printf 'programs: [program, other]\n' >.muster.yml
mkdir other && sed 's/R-001/R-100/' program/risks/R-001.md >other/R-100.md
cp program/charter.md other/
commit 2026-07-06 'two'
told R-100
says 'a second program' 'created: status open'
git clone -q --depth 2 "file://$PWD" ../shallow && cd ../shallow || exit 2
told R-001
says '4 a shallow clone says so' 'the history is cut off at 1 commit'
says '4 with what mends it' 'git fetch --unshallow'
says '4 it was there' 'there where the history is cut off'

# Who it was
begin names
risk R-001
export GIT_AUTHOR_NAME='Bob
' GIT_AUTHOR_EMAIL=bob@example.com
commit 2026-07-01 'R-001'
told R-001
first_is 'somebody without a record' '2026-07-01 Bob <bob@example.com>: '\
'created: status open, owner ann, due 2026-12-01'
printf 'Ann <ann@example.com> <bob@example.com>\n' >.mailmap
told R-001
says 'the mailmap counts' '2026-07-01 ann: created'
unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL

# When it was
on() # author's day, committer's day
{
	n=$((${n:-0} + 1))
	change R-001 due "2027-02-$((10 + n))"
	git add -A && GIT_AUTHOR_DATE=$1T12:00:00Z \
		GIT_COMMITTER_DATE=$2T12:00:00Z git commit -q -m "$1"
	told R-001 -n 1
}
on 2026-06-01 2026-07-02
says '52 written long before it was committed' '2026-06-01 ann: due 2026-12-01 '
says '52 which is said' '; committed (2026-07-02)'
on 2026-06-20 2026-06-20
says '51 older than its parent' '2026-06-20 ann: due 2027-02-11 '
says '51 which is said' '1 commit is dated before what it stands on'

# Commits as nobody makes them: the author's line, and a message.
raw() # author message
{
	git add -A
	{
		printf 'tree %s\nparent %s\nauthor ' "$(git write-tree)" \
			"$(git rev-parse HEAD)"
		printf "$1"
		printf '\ncommitter C <c@example.com> 1783080000 +0000\n\n'
		printf "$2"
	} >"$TRASH/raw"
	git update-ref HEAD "$(git hash-object --literally -t commit -w \
		"$TRASH/raw")"
}
odd() # description author message text
{
	n=$((${n:-0} + 1))
	change R-001 due "2027-01-$((10 + n))"
	raw "$2" "$3"
	ok "$1" muster log -n 1 R-001
	says "$1: shown" "$4"
	ok "$1, JSON" muster log --format json R-001
	iconv -f UTF-8 -t UTF-8 "$TRASH/out" >/dev/null 2>&1
	result $? "$1: JSON is UTF-8"
	! grep -q "$(printf '\033')" "$TRASH/out"
	result $? "$1: no escape"
}
odd '48 date 0' 'A <a@b> 0 +0000' x '1970-01-01'
odd '48 date -1' 'A <a@b> -1 +0000' x 'A <a@b>: due'
odd '48 twenty digits' 'A <a@b> 99999999999999999999 +0000' x 'A <a@b>: due'
odd '49 the year 10000' 'A <a@b> 253402300800 +0000' x 'A <a@b>: due'
odd '50 a zone of 99 hours' 'A <a@b> 1783080000 +9999' x '2026-07-03'
odd '53 no address' 'A a@b 1783080000 +0000' x ': due'
odd '53 no name' '<a@b> 1783080000 +0000' x '<a@b>: due'
odd '53 nothing' ' <> 1783080000 +0000' x 'somebody without a name: due'
odd '54 latin1' 'Ren\351 <a@b> 1783080000 +0000' 'caf\351' 'Ren<E9> <a@b>'
odd '54 NUL in a message' 'A <a@b> 1783080000 +0000' 'x\000y' 'A <a@b>'
odd '54 no message' 'A <a@b> 1783080000 +0000' '' 'A <a@b>'
odd '55 a workflow command' '::error::x <a@b> 1783080000 +0000' '::error::y' \
	': :error::x <a@b>: due'
odd '55 escape sequences' '\033[31mA <a@b> 1783080000 +0000' '\033]0;x\007' \
	'<U+001B>[31mA'
grep -q '^::' "$TRASH/out"
[ $? -eq 1 ]
result $? '55 no line is a command'
head -c 1100000 /dev/zero | tr '\0' 'x' >.mailmap
ok '58 a huge mailmap is passed over' muster log R-001
finish
