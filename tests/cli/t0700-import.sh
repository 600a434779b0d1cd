#!/bin/sh
# muster import: rows of a spreadsheet, a tracker or a Markdown table become
# records, and every row is accounted for.
. tests/cli/lib.sh
begin apollo

cat >tracker.csv <<'CSV'
Summary,Issue key,Issue Type,Status,Priority,Assignee,Due date,Created,Labels,Description,Sprint
"The vendor, again",APO-1,Risk,In Progress,High,Ann Lee,15/Jul/26 3:04 PM,01/Jun/26 9:00 AM,"api,vendor","They did it twice.

And will.",S1
Portal login fails,APO-2,Bug,Open,Blocker,Bob Smith <bob@example.com>,2026-08-01,02/Jun/26 9:00 AM,,,S2
,,,,,,,,,,
Nothing fits,APO-4,Spike,Weird,P9,Ann Lee,,,,,
Load test,APO-5,Task,To Do,Medium,"Lee, Ann",2026-08-01,,,,
The vendor leaves,APO-6,Risk,Weird,P9,Zoe,tomorrow,,,,
CSV

cp -r program before
fails 1 'a dry run says that a row is refused' muster import -n tracker.csv
says 'and what is new' '6 rows: 4 new, 1 empty, 1 not imported'
says 'and why a row is not' "line 7      not imported: there is no kind 'Spike'"
says 'and which column became what' 'Assignee -> owner; Due date -> due'
says 'an unknown column is kept' 'Sprint -> the text'
says 'a word that is no status is told' "the kind risk has no status 'Weird'"
says 'a day that is none is told' "'tomorrow' does not fit due"
says 'people without a record are listed' \
	'nobody here is called Bob Smith (1), Zoe (1)'
says 'and how to get them' '  help: import with --people, which writes'
says 'it says that nothing was done' 'nothing was written'
ok 'and nothing was' diff -r before program

fails 1 'the rest is imported' muster import --people tracker.csv
says 'with records of people' '2 new person records'
cat >wanted <<'END'
---
id: R-001
kind: risk
status: open
title: "The vendor, again"
owner: ann
probability: medium
due: 2026-07-15
impact: high
tags: [api, vendor]
---

They did it twice.

And will.

- **Created**: 01/Jun/26 9:00 AM
- **Sprint**: S1

From tracker.csv, line 2, APO-1.
END
ok 'a risk as it should be' diff wanted program/risks/R-001-the-vendor-again.md
issue=program/issues/I-001-portal-login-fails.md
ok 'a bug is an issue, a blocker critical' grep -qx 'severity: critical' $issue
ok 'its owner has a record now' grep -qx 'owner: bob-smith' $issue
ok 'with an address' grep -q 'bob@example.com' program/people/bob-smith.md
ok 'a name turned round is known' \
	grep -qx 'owner: ann' program/actions/A-001-load-test.md
ok 'what did not fit is in the text' \
	grep -qxF -e '- **Due date**: tomorrow' \
	program/risks/R-002-the-vendor-leaves.md
fails 1 'what is missing is for check' muster check
says 'the date' "R-002-the-vendor-leaves.md:8:5: error: this open item has no"
lines 'and nothing else' 3

fails 1 'once more adds nothing' muster import tracker.csv
says 'every record is there already' '6 rows: 0 new, 4 there already'
ok 'a row without a kind has the one of --kind' \
	muster import --kind risk -q tracker.csv
says 'and comes in' '6 rows: 1 new, 4 there already, 1 empty'

cat >raid.md <<'END'
# RAID

## Risks

| Ref | Risk | Likelihood | Impact | Owner | Due |
| --- | :--- | ---: | --- | --- | --- |
| R-9 | The wall \| falls | L | M | ann | 03/04/2026 |
| | Two lines | M | Very high | ann | 13/04/2026 |

## Dependencies

| Dependency | Provider | Related | Needed by |
|---|---|---|---|
| Their API | team x | R-9 | 2026-09-01 |

## Cats

| Name | Colour |
|---|---|
| Tom | grey |
END
fails 1 'tables of a page' muster import raid.md
says 'headings tell the kinds' "line 7      R-9  The wall | falls"
says 'an unknown heading is told' "nothing says what kind of record it is"
ok 'an id that fits is kept' grep -qx 'id: R-9' program/risks/R-9-the-wall-falls.md
ok 'another date of the column decides' \
	grep -qx 'due: 2026-04-03' program/risks/R-9-the-wall-falls.md
ok 'grades have words' grep -qx 'impact: critical' \
	program/risks/R-010-two-lines.md
ok 'references follow the ids' grep -qx 'related: \[R-9\]' \
	program/dependencies/DEP-001-their-api.md

printf 'What;Wann;Stufe\nDas Dach;03/04/2026;1\n' >haus.csv
cat >haus.yml <<'END'
kind: risk
fields: {title: What, due: Wann, probability: Stufe}
values: {probability: {low: 1}}
END
ok 'a day that could be two is not guessed' \
	muster import --map haus.yml -n haus.csv
says 'but told' 'could be two days: say --dates dmy or --dates mdy'
ok 'a map names columns and words' \
	muster import --map haus.yml --dates dmy haus.csv
ok 'the date in that order' grep -qx 'due: 2026-04-03' \
	program/risks/R-011-das-dach.md
ok 'the word in ours' grep -qx 'probability: low' \
	program/risks/R-011-das-dach.md

ok 'JSON for scripts' \
	muster import --format json -n --map haus.yml haus.csv
ok 'is a document' jq -e '.schema == "muster/import/1" and .written == false
	and (.rows | length) == 1' "$TRASH/out"

# Called wrongly, and files that are no tables.
fails 2 'a file that is not there' muster import none.csv
says 'is named' "there is no file 'none.csv'"
printf 'a,b\n"x\n' >open.csv
fails 2 'a quote that never ends' muster import open.csv
says 'is told with its line' 'open.csv: line 2: the quote that opens'
printf 'T\351l,b\n1,2\n' >latin.csv
fails 2 'not UTF-8' muster import latin.csv
says 'says how to mend it' 'save it as "CSV UTF-8"'
: >empty.csv
fails 2 'an empty file' muster import empty.csv
fails 2 'an unknown kind' muster import --kind riks haus.csv
printf 'kinds: [x\n' >bad.yml
fails 2 'a map that is no YAML' muster import --map bad.yml haus.csv
says 'with its line' 'the map bad.yml:'
printf 'field: {}\n' >bad.yml
fails 2 'a map with an unknown key' muster import --map bad.yml haus.csv
mkfifo pipe.csv
fails 2 'a pipe does not block' muster import pipe.csv

# Hostile cells: nothing of them is read as a field, shown raw or run.
printf 'Risk,Owner,Due\n"x\nstatus: closed","=cmd|a","2026-08-01"\n"\033[31mred\007 \342\200\256evil","../../etc",x\n"---","`id`","$(id)"\n' >evil.csv
ok 'hostile cells are texts' muster import --kind risk evil.csv
LC_ALL=C tr -d '\n' <"$TRASH/out" >flat
ok 'no control byte is shown' sh -c '! LC_ALL=C grep -q "[[:cntrl:]]" flat'
ok 'no status was smuggled in' sh -c \
	'! sed -n "/^---/,/^---/p" program/risks/R-012* | grep "status: closed"'
ok 'escapes are gone' sh -c '! grep -rq "$(printf "\033")" program'
muster check >"$TRASH/out" 2>&1
silent_on 'the records can be read' '[yaml/'
silent_on 'and hold no odd characters' '[text/'

git clone -q --bare . ../bare.git
cp haus.csv ../bare.git/
cd ../bare.git || exit 2
fails 3 'a bare repository has no files' muster import --kind risk haus.csv
finish
