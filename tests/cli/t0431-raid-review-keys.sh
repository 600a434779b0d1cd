#!/bin/sh
# What each key of the review does to the files. Today is 2026-07-15.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/terminal.sh"
. "$ROOT/tests/cli/review.sh"

has() # description path line
{
	cp "$2" "$TRASH/out"
	grep -qxF -e "$3" "$2"
	result $? "$1"
}

programs keys
starts 80 24
types o
shows 'people to pick from' 'bob  Bob Ray'
hides 'none who has left' 'Eve Fox'
writes ray
shows 'narrowed by typing' '> bob'
hides 'to those that hold it' 'ann  Ann Lee'
types Enter
shows 'the new owner' 'now  owner ann -> bob'
types d
writes +10bd
types Enter
shows 'ten business days from today' 'due 2026-12-01 -> 2026-07-29'
types d
writes soon
types Enter
shows 'no day' 'That is no day'
types Escape
shows 'escaped' 'Left as it was'
types n
writes 'Asked: "when?" #now'
types Enter
shows 'a note' '- 2026-07-15: Asked: "when?" #now'
types s 2
shows 'a status and its date' 'closed: 2026-07-15'
types Enter
shows 'both' 'closed 2026-07-15, added'
types u
shows 'undone alone' 'status       open'
types q y
await 'raid: review'
types Enter
shows 'written' '1 file written and staged'
has 'the owner' program/risks/R-001.md 'owner: bob'
has 'the date' program/risks/R-001.md 'due: 2026-07-29'
has 'the note' program/risks/R-001.md '- 2026-07-15: Asked: "when?" #now'
has 'below its heading' program/risks/R-001.md '## Notes'
has 'no status' program/risks/R-001.md 'status: open'

programs decision
mkdir program/decisions
printf '%s\n' '---' 'id: D-001' 'kind: decision' 'status: proposed' \
	'title: Which pump?' 'owner: ann' 'needed_by: 2026-08-01' '---' '' \
	'## Context' '' '## Options' '' 'One.' \
	>program/decisions/D-001.md
commit 2026-06-01 'decisions: the pump'
starts 80 24 D-001
types s 1
shows 'the day' 'decided: 2026-07-15'
types Enter
shows 'who decided' 'decider:'
writes bob
types Enter
shows 'the sections that the status wants' 'Decision, in a sentence:'
writes 'The small one.'
types Enter
shows 'one after the other' 'Consequences, in a sentence:'
writes 'None.'
types Enter
shows 'and decided' 'now  status proposed -> accepted'
types q y
await 'raid: review'
types Enter
await 'status 0'
has 'the heading is there' program/decisions/D-001.md '## Decision'
has 'and the sentence' program/decisions/D-001.md 'The small one.'
ok 'and the program passes' muster check

programs promotion
git branch other && git checkout --quiet other &&
	sed 's/I-001/I-007/' program/issues/I-001.md >program/issues/I-007.md &&
	commit 2026-07-14 'issues: another' && git checkout --quiet main
starts 80 24
types p
shows 'the title to begin with' 'what it is now, as a title: The supplier is'
types C-u
writes 'Nothing was delivered'
types Enter
shows 'the date to begin with' '2026-12-01'
types C-u
writes 2026-08-03
types Enter
shows 'an id that no branch has' 'became I-008'
types Space Space p
await 'as a title'
types Enter Enter
shows 'an assumption' 'status open -> invalidated'
shows 'a new risk' 'related R-003'
types q
shows 'the new ones in the summary' 'new issue, "Nothing was delivered"'
types y
await 'raid: review'
types Enter
shows 'all four' '4 files written and staged'
ok 'the program passes' muster check
file=program/issues/I-008-nothing-was-delivered.md
has 'the issue has its source' $file 'source: R-001'
has 'the severity of the impact' $file 'severity: high'
has 'the owner' $file 'owner: ann'
has 'the day' $file 'raised: 2026-07-15'
has 'the text' $file 'What may happen.'
has 'the mitigation' $file 'Mitigation: Ask another one'
has 'the risk says what it became' program/risks/R-001.md 'became: [I-008]'
has 'and when' program/risks/R-001.md 'closed: 2026-07-15'
file=program/risks/R-003-parts-are-in-stock.md
has 'the risk is related' $file 'related: [AS-001]'
has 'both ways' program/assumptions/AS-001.md 'related: [R-003]'
has 'when it was checked' program/assumptions/AS-001.md 'checked: 2026-07-15'
has 'what the plan is then' $file 'Since it is not true: We wait for a month'

programs editor
cat >"$TRASH/editor" <<'END'
#!/bin/sh
grep -v "^$(cat "$HOME/leaves-out")" "$1" >"$1.new"
cat "$HOME/adds" >>"$1.new"
mv "$1.new" "$1"
END
chmod +x "$TRASH/editor"
git config core.editor "$TRASH/editor"
: >"$HOME/leaves-out"
: >"$HOME/adds"
starts 80 24
echo 'id:' >"$HOME/leaves-out"
types e
shows 'an edit that takes the id away' 'Not taken over: its id must stay R-001'
ok 'is nowhere in the work tree' clean
types x
shows 'left' 'Left as it was'
echo '---' >"$HOME/leaves-out"
types e
shows 'an edit that no longer parses' 'Not taken over: '
types x
await 'Left as it was'
echo 'impact:' >"$HOME/leaves-out"
types e
shows 'one that breaks a rule is told' "Not done: the required field 'impact' is missing"
echo 'nothing' >"$HOME/leaves-out"
printf '%s\n' '' 'More of it.' >"$HOME/adds"
sed -i 's/^grep.*/sed "s,^title: .*,\&\\nimpact: low," "$1" >"$1.new"/' \
	"$TRASH/editor"
types e
shows 'the copy is edited again' 'now  impact high -> low, added: More of it.'
ok 'and is not written yet' clean
types q y
await 'raid: review'
types Enter
shows 'at the end it is' '1 file written and staged'
has 'as it was edited' program/risks/R-001.md 'More of it.'
ok 'no copy stays' test ! -e .git/MUSTER_REVIEW_EDIT.md
finish
