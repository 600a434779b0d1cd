#!/bin/sh
# muster set on odd files and with hostile values: every byte that is not meant
# stays, what is written reads back, and what can't be is not written.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# A repository with two risks, whose hook is in place.
repository() # name
{
	begin "$1" && muster hook install --quiet >/dev/null 2>&1
	risk R-001 "tags: [a, 'b']  # words"
	risk R-002
	commit 2026-07-14 'two risks'
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

repository bytes
sed -i 's/$/\r/' program/risks/R-001.md
sed -i 's/^due: .*/due : "2026-12-01"\t/; s/^impact: .*/impact:/' \
	program/risks/R-002.md
sed -i '1s/^/\xef\xbb\xbf/; $s/.*/&\xc3\xa9/' program/risks/R-002.md
printf 'no line end' >>program/risks/R-002.md
commit 2026-07-14 odd
ok 'line ends of Windows, odd blanks, a byte order mark' \
	muster set R-001 R-002 due=today impact=low tags+=z response=avoid
git diff -U0 HEAD | grep '^[-+][a-z]' | tr '\r\t' '$>' >"$TRASH/out"
[ "$(cat "$TRASH/out")" = "$(cat <<'END'
-due: 2026-12-01$
-impact: high$
-tags: [a, 'b']  # words$
+due: 2026-07-15$
+impact: low$
+tags: [a, 'b', z]  # words$
+response: avoid$
-due : "2026-12-01">
-impact:
+due : "2026-07-15">
+impact: low
+tags: [z]
+response: avoid
END
)" ]
result $? 'all stay'

repository hostile
long=$(printf '%10240s' '' | tr ' ' x)
bidi=$(printf 'a\342\200\256b')
escape=$(printf 'a\033[31mb')
ok 'a text with line feeds' muster set R-001 "mitigation=a
---
b"
says 'shows on one line' 'mitigation a --- b,'
ok 'is one line' muster check
ok 'ten kilobytes' muster set R-001 "mitigation=$long"
[ "$(wc -c <"$TRASH/out")" -lt 300 ]
result $? 'are not shown whole'
ok 'and are fine' muster check
for text in --- "'" '"' '\' '- a' '[x' '{' '# x' '@' '%' '&a' '*a' '!a' \
	'| x' '> x' 'a: b' '~' ' a ' ': ' '=' '+' '?' '$(id)'; do
	muster set R-001 "mitigation=$text" >"$TRASH/out" 2>&1 &&
		[ "$(muster check --format json | jq '.findings | length')" = 0 ] &&
		muster set R-001 "mitigation=$text" | grep -q 'nothing to change'
	result $? "$text reads back as itself"
done
again
refused 1 'text that turns around' text/bidi muster set R-001 "title=$bidi"
fails 3 'an escape' muster set R-001 "title=$escape"
says 'is no text for a record' "'title' of"
silent_on 'and is not obeyed' "$escape"
untouched 'anywhere'
sed -i 's/^title: .*/title: @x/' program/risks/R-002.md
fails 3 'a record that can'"'"'t be read' muster set program/risks/R-002.md due=today
says 'is mended first' 'muster check'
again
rm program/risks/R-002.md && ln -s R-001.md program/risks/R-002.md
git add . && commit 2026-07-14 link
fails 2 'a link is no record' muster set R-002 due=today
fails 3 'nor by its path' muster set program/risks/R-002.md due=today
[ -L program/risks/R-002.md ]
result $? 'and stays one'
untouched 'as does what it leads to'
if [ "$(id -u)" -ne 0 ]; then
	chmod a-w program/risks
	fails 3 'a folder that can'"'"'t be written to' muster set R-001 due=today
	chmod u+w program/risks
	untouched 'leaves the file'
fi
# A folder of decisions that were not written for muster.
begin foreign
mkdir -p docs/adr program/kinds
printf '%s\n' '---' 'kind: kind' 'id: adr' 'title: Decision' \
	'about: A choice that lasts.' 'prefix: ADR' \
	"files: ['docs/adr/[0-9]*.md']" \
	'keys: {decided: date, owner: deciders}' \
	'statuses: {active: [proposed], done: [accepted]}' \
	'dates: {done: decided}' 'fields:' '  decided: {type: date}' '---' \
	>program/kinds/adr.md
printf '%s\n' '---' "status:   'proposed' # as it is" 'deciders: ann' \
	'x-mine: 1' '---' '# Use PostgreSQL' >docs/adr/0001-use-postgres.md
commit 2026-07-01 'the decisions'
ok 'the program is fine' muster check
refused 1 'a status wants its date' \
	'muster set ADR-1 status=accepted decided=2026-07-15' \
	muster set ADR-1 status=accepted
ok 'a field of a foreign record' muster set ADR-1 status=accepted decided=today
says 'is called by our name' \
	'ADR-1: status proposed to accepted, decided 2026-07-15, staged'
git diff -U0 HEAD | grep '^[-+][a-z]' >"$TRASH/out"
[ "$(cat "$TRASH/out")" = "$(cat <<'END'
-status:   'proposed' # as it is
+status:   'accepted' # as it is
+date: 2026-07-15
END
)" ]
result $? 'and written by its own'
ok 'the program is fine still' muster check

git clone --quiet --bare . "$TRASH/bare" && cd "$TRASH/bare" || exit 2
fails 3 'a bare repository' muster set R-001 due=today
says 'has no files' 'in a clone'
finish
