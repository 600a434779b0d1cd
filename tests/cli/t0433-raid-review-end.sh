#!/bin/sh
# The end of a review: what is written, staged and committed, and what
# happens when somebody else was there meanwhile. Today is 2026-07-15.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/terminal.sh"
. "$ROOT/tests/cli/review.sh"

programs commit
muster hook install >/dev/null 2>&1 || muster init >/dev/null 2>&1
printf '#!/bin/sh\n: >"$(git rev-parse --git-dir)/hook-ran"\n' \
	>.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
printf '#!/bin/sh\necho "And: seen." >>"$1"\n' >"$TRASH/editor"
chmod +x "$TRASH/editor"
git config core.editor "$TRASH/editor"
echo dirty >>program/charter.md
starts 80 24
types a Space a d
writes +1w
types Enter
await '2026-07-22'
types q y
shows 'the message' 'Still true: R-001, AS-001'
types c
shows 'committed' '3 files written and committed'
shows 'fine' 'status 0'
ok 'with the subject' sh -c 'git log -1 --format=%s |
	grep -qx "raid: review 2026-07-15, 3 of 4 entries"'
git log -1 --format=%b >"$TRASH/out"
says 'a line for what has changed' 'A-001: due 2026-07-10 -> 2026-07-22'
says 'and what the editor made of it' 'And: seen.'
ok 'the draft is gone' test ! -e .git/MUSTER_REVIEW_MSG
ok 'the hook has run' test -e .git/hook-ran
ok 'nothing else is in it' sh -c 'git show --format= --name-only |
	tr "\n" " " | grep -qx "program/actions/A-001.md \
program/assumptions/AS-001.md program/risks/R-001.md "'
ok 'what was dirty still is' sh -c 'git status --porcelain |
	grep -qx " M program/charter.md"'
git checkout --quiet .

printf '#!/bin/sh\necho "not today" >&2\nexit 1\n' >.git/hooks/pre-commit
starts 80 24
types n
writes 'Once more'
types Enter q y
await 'Written '
types c
shows 'a hook that stops it' 'git commit did not succeed'
types Enter
shows 'leaves it staged' 'git commit -e -F'
ok 'so it is' staged program/issues/I-001.md
git reset --quiet --hard
rm .git/hooks/pre-commit

programs dirty
echo 'More to come.' >>program/risks/R-001.md
starts 80 24 R-001
shows 'what is not committed is shown' 'uncommitted added: More to come.'
types a q y
await 'Written '
types c
shows 'nothing to commit' 'Nothing is staged'
types Enter
shows 'only files without other changes are' '1 file written, 0 staged'
says 'the rest is not staged' \
	'not staged, since it has other changes: git add program/risks/R-001.md'

programs meanwhile
starts 80 24
types a Space a q
await '2 of 4'
sed -i 's/^impact: .*/impact: medium/' program/risks/R-001.md
types y
shows 'somebody else was there' 'Somebody changed R-001 meanwhile'
ok 'nothing was written' sh -c '! grep -q reviewed program/risks/R-001.md \
	program/assumptions/AS-001.md'
types y
await 'Written '
types Enter
await 'status 0'
ok 'written once more, both are there' sh -c \
	'grep -qx "impact: medium" program/risks/R-001.md &&
	grep -qx "reviewed: 2026-07-15" program/risks/R-001.md'
starts 80 24
types n
writes 'A note'
types Enter q
await '1 of 3'
rm program/issues/I-001.md
types y
shows 'a file that is gone' 'no longer'
types x
shows 'can be given up' 'nothing was written'

programs taken
starts 80 24
types p
await 'as a title'
types Enter Enter q
await 'new issue'
sed 's/I-001/I-002/' program/issues/I-001.md >program/issues/I-002-x.md
types y
shows 'an id that was taken meanwhile' 'undo it (n, then u)'
ok 'nothing is written' sh -c '! ls program/issues/I-002-the* 2>/dev/null'
types n u p
await 'as a title'
types Enter Enter q
shows 'done again it has another one' 'I-003'
types y
await 'Written '
types Enter
await 'status 0'
ok 'and passes' muster check

programs foreign
mkdir -p program/kinds docs/risks
sed "s|^folder: .*|&\\nfiles: docs/risks/*.md\\nkeys: {status: State, \
owner: by, reviewed: seen}|" \
	"$ROOT/templates/kinds/risk.md" >program/kinds/risk.md
printf '%s\n' '---' 'State: open' 'title: As it is' 'by: ann' \
	'probability: high' 'impact: high' 'due: 2026-12-01' 'ours: yes' '---' \
	'Theirs.' >docs/risks/0501-one.md
commit 2026-07-01 'docs: a risk of theirs'
starts 80 24 R-501
shows 'a record that was not written for muster' 'status       open'
types o
writes bob
types Enter
shows 'is changed' 'now  owner ann -> bob'
types a
await 'to be written'
types y
await 'Written '
types Enter
await 'status 0'
cp docs/risks/0501-one.md "$TRASH/out"
says 'under its own keys' 'by: bob'
says 'the look, too' 'seen: 2026-07-15'
silent_on 'and no others' 'owner:'

programs several
mkdir second && cp -r program/charter.md program/people second/
sed -i 's/^id: charter/&/; s/Apollo/Mercury/' second/charter.md
mkdir second/risks && sed 's/R-001/R-901/; s/supplier is late/budget is cut/' \
	program/risks/R-001.md >second/risks/R-901.md
echo 'programs: [program, second]' >.muster.yml
commit 2026-07-02 'second: begin'
starts 80 24
shows 'of several programs each is named' '1 of 5  risk of program'
types Space
shows 'the other one, too' '2 of 5  risk of second'
types p
await 'as a title'
types Enter Enter
shows 'what it becomes' 'became I-'
types q y
await 'Written '
types Enter
await 'status 0'
ok 'lies in its own program' sh -c 'ls second/issues/I-*-the-budget-is-cut.md'
ok 'which passes' muster check
finish
