#!/bin/sh
# muster set: the fields that are asked for change, each other byte stays, and
# what would be wrong is not written. Today is 2026-07-15, a Wednesday.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# A repository with two risks, whose hook is in place.
repository() # name
{
	begin "$1" && muster hook install --quiet >/dev/null 2>&1
	risk R-001 '# why it is there' "tags: [a, 'b']  # words" '' \
		'became:' '- I-001' 'mitigation: |' '  One.' '' '  Two.'
	risk R-002
	sed 's/R-001/I-001/; s/^kind: risk/kind: issue/; s/^status: .*/&/
		/^probability/d; s/^impact/severity/; /^became/,/Two/d' \
		program/risks/R-001.md >program/I-001.md
	commit 2026-07-14 'two risks'
}

# The lines that differ from the last commit, without the header.
changed() # description [file]
{
	git diff -U0 HEAD -- "${2-program}" | sed '1,/^+++/d; /^@@/d
		/^diff/d; /^index/d; /^---/d; /^+++/d' >"$TRASH/out"
	[ "$(cat)" = "$(cat "$TRASH/out")" ]
	result $? "$1"
}

untouched() # description
{
	git status --porcelain >"$TRASH/out"
	[ ! -s "$TRASH/out" ]
	result $? "$1"
}

# A command that is refused with this status and leaves all as it was.
refused() # status description text command...
{
	want=$1 what=$2 text=$3
	shift 3
	fails "$want" "$what" "$@"
	says '... and says so' "$text"
	untouched '... and nothing has changed'
}

again()
{
	git reset --quiet --hard
}

repository forms
ok 'a value is set' muster set R-001 due=2026-08-01
says 'and told' 'R-001: due 2026-12-01 to 2026-08-01, staged'
changed 'its line alone has changed' <<'END'
-due: 2026-12-01
+due: 2026-08-01
END
ok 'what is there already' muster set R-001 due=2026-08-01
says 'is no change' 'R-001: nothing to change'
ok 'the hook lets it pass' git commit --quiet -m 'later'
ok 'a text that wants quotes gets them' muster set R-001 'title=A: "b" #c'
changed 'and no more' <<'END'
-title: The risk R-001
+title: "A: \"b\" #c"
END
again
ok 'a text of many lines becomes one' muster set R-001 mitigation=Three
changed 'all of them go' <<'END'
-mitigation: |
-  One.
-
-  Two.
+mitigation: Three
END
again
ok 'an item is added to a list in brackets' muster set R-001 tags+=c
changed 'whose other items and comment stay' <<'END'
-tags: [a, 'b']  # words
+tags: [a, 'b', c]  # words
END
again
ok 'another is taken out' muster set R-001 tags-=a
changed 'likewise' <<'END'
-tags: [a, 'b']  # words
+tags: ['b']  # words
END
again
ok 'a list is replaced' muster set R-001 'tags=x, b'
says 'and shown as it is typed' 'tags a, b to x, b'
again
ok 'the last item goes' muster set R-001 became-=I-001
changed 'with its key' <<'END'
-became:
-- I-001
END
again
ok 'an item is added to a list of lines' muster set R-001 related+=R-002,I-001
ok 'or to one with lines' muster set R-001 became+=I-001
says 'which has it already' 'nothing to change'
again
ok 'a field is cleared' muster set R-001 mitigation=
changed 'with all its lines' <<'END'
-mitigation: |
-  One.
-
-  Two.
END
again
ok 'a field that is not there is cleared' muster set R-001 response=
says 'without a change' 'nothing to change'
ok 'a field in a map' muster set I-001 escalation.to=ann
changed 'makes the map' <<'END'
+escalation:
+  to: ann
END
ok 'a second one' muster set I-001 escalation.needed_by=+2w
changed 'goes below the first' <<'END'
+escalation:
+  to: ann
+  needed_by: 2026-07-29
END
ok 'without the first' muster set I-001 escalation.to=
ok 'and the second' muster set I-001 escalation.needed_by=
changed 'the map is gone' </dev/null

repository days
ok 'today' muster set R-001 due=today
says 'is a day' 'to 2026-07-15,'
ok 'days and weeks' muster set R-001 due=+14d
says 'are counted from today' 'to 2026-07-29,'
ok 'backwards, too' muster set R-001 due=-1w
says 'as it says' 'to 2026-07-08,'
printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Rules' \
	'calendar:' '  holidays: [2026-07-20]' '---' >program/policy.md
ok 'business days' muster set R-001 due=+3bd
says 'know weekends and holidays' 'to 2026-07-21,'
ok 'a text field' muster set R-001 title=today
says 'takes the word as it is' 'to today,'
ok 'new takes such days as well' muster new risk --title Later \
	--owner ann --set due=+2w
grep -q '^due: 2026-07-29' program/risks/R-003-later.md
result $? 'and writes them out'

repository refusals
refused 1 'a date that is none' "'soon' is not a date" \
	muster set R-001 due=soon
refused 1 'a status that is none' "did you mean 'closed'?" \
	muster set R-001 status=closd
refused 1 'a word that is none' "is not low, medium, high" \
	muster set R-001 impact=huge
refused 1 'somebody who is not there' "no person has the id 'bea'" \
	muster set R-001 owner=bea
refused 1 'a record that is not there' I-009 muster set R-001 became+=I-009
refused 1 'a record of another kind' R-002 muster set R-001 became+=R-002
refused 1 'a field that is none' "did you mean 'due'?" \
	muster set R-001 duee=today
refused 1 'no owner' 'this open item has no owner' muster set R-001 owner=
refused 1 'no title' "'title' is missing" muster set R-001 title=
refused 1 'a status that wants a date' \
	'help: muster set R-001 status=closed closed=2026-07-15' \
	muster set R-001 status=closed
ok 'which follows from the hint' \
	muster set R-001 status=closed closed=2026-07-15
git commit --quiet -m closed
refused 1 'the way back' 'help: muster set R-001 status=open closed=' \
	muster set R-001 status=open
refused 1 'a good record beside a bad one' "no person has the id" \
	muster set R-001 R-002 owner=bea
refused 1 'good fields beside a bad one' 'not a date' \
	muster set R-002 impact=low title=x due=soon
refused 2 'an unknown record' "did you mean 'R-001'" \
	muster set R-002 R-01 impact=low
refused 2 'the id' 'muster renumber' muster set R-001 id=R-009
refused 2 'the kind' 'muster new issue' muster set R-001 kind=issue
refused 2 'an item for a value' 'not a list' muster set R-001 due+=today
refused 2 'no item' 'items that come or go' muster set R-001 tags+=
refused 2 'no name of a field' 'not the name' muster set R-001 a..b=c
refused 2 'no record' 'ID FIELD=VALUE' muster set a=b c=d
refused 2 'no field' 'ID FIELD=VALUE' muster set R-001 R-002

repository several
ok 'several records and fields at once' \
	muster set R-001 impact=low R-002 due=+1w program/risks/R-002.md
lines 'each is told once' 2
says 'with all that changes' \
	'R-002: impact high to low, due 2026-12-01 to 2026-07-22, staged'
fails 1 'the next command sees what was set' muster set R-001 due=x
again
echo '' >>program/risks/R-001.md
ok 'a file with other changes' muster set R-001 R-002 impact=low -m 'Less.'
says 'is written and not staged' 'R-001: impact high to low, not staged'
says 'the other is committed' 'R-002: impact high to low, committed'
git show --format=%s --name-only HEAD >"$TRASH/out"
says 'with the reason' 'Less.'
silent_on 'and nothing else' R-001
again
git checkout --quiet HEAD~1
ok 'a dry run' muster set -n R-001 R-002 tags+=c due=+1w
says 'shows the lines that go' "-tags: [a, 'b']  # words"
says 'and those that come' '+due: 2026-07-22'
cp "$TRASH/out" "$TRASH/patch"
untouched 'and writes nothing'
ok 'what it shows' git apply "$TRASH/patch"
git diff >"$TRASH/want"
again
muster set R-001 R-002 tags+=c due=+1w >/dev/null
git diff --cached >"$TRASH/out"
cmp -s "$TRASH/want" "$TRASH/out"
result $? 'is what is done'
again
fails 1 'a dry run of what is refused' muster set -n R-001 due=x
says 'says why' 'not a date'
ok 'JSON' muster set --format json R-001 tags+=c
[ "$(jq -c '[.schema, .written, .records[0].changes, .findings]' \
	"$TRASH/out")" = '["muster/set/1",true,[{"field":"tags","old":"a, b","new":"a, b, c"}],[]]' ]
result $? 'has each change'
fails 1 'JSON of what is refused' muster set --format json R-001 due=x
[ "$(jq -c '[.written, .findings[0].rule]' "$TRASH/out")" = \
	'[false,"record/type"]' ]
result $? 'has the findings'

finish
