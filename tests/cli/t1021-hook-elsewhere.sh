#!/bin/sh
# What a commit breaks without touching it, and what it leaves as broken as
# it was; and the first commit of all.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

# An action that came out of R-002, which the program holds from the start.
action()
{
	mkdir program/actions && printf '%s\n' '---' 'id: A-001' \
		'kind: action' 'status: open' 'title: Do it' 'owner: ann' \
		'source: R-002' 'due: 2026-12-01' '---' \
		>program/actions/A-001.md
}
broken='program/actions/A-001.md:7:9: error: '

guard breaks && action && commit 2026-07-14 'A-001 of R-002'
git rm -q "$R2"
stopped 'removing a record that another one refers to' "$broken" \
	git commit -qm 'remove R-002'
says 'names the rule' '[ref/missing]'
git reset -q --hard && git rm -q program/people/ann.md
stopped 'so does removing a person who owns things' \
	'program/risks/R-001.md:6:8: error: ' git commit -qm 'remove ann'
git reset -q --hard && git mv "$R2" program/risks/R-9.md
lands 'moving its file is all right' git commit -qm 'move R-002'
git mv program/risks/R-9.md "$R2" && git commit -qnm 'back'
sed -i 's/^id: .*/id: R-007/' "$R2"
stopped 'giving it another id is not' "$broken" git commit -qam 'R-007'
git reset -q --hard && git rm -q program/charter.md
stopped 'nor is taking the charter away' 'program/charter' \
	git commit -qm 'no charter'
git reset -q --hard && cp "$R2" program/risks/R-003.md && git add program
stopped 'a second record of one id is stopped' 'R-002' git commit -qm 'twice'
git reset -q --hard && echo 'programs: [other]' >.muster.yml && git add .
stopped 'nor is taking the program out of the manifest' 'other' \
	git commit -qm 'another program'
git rm -qf .muster.yml && mkdir program/kinds && printf '%s\n' --- \
	'kind: kind' 'id: risk' 'title: Risk' 'prefix: R' 'folder: risks' \
	'statuses: {active: [active], done: [closed]}' --- \
	>program/kinds/risk.md && git add .
stopped 'a kind that its records no longer fit is stopped' \
	'program/risks/R-001.md:' git commit -qm 'another kind'

guard before && worsen && commit 2026-07-14 'broken, past the hooks'
code
lands 'what was broken before stops no other commit' git commit -qm 'code'
lines 'and says nothing' 0
echo 'More.' >>program/risks/R-001.md
lands 'not even one to the program' git commit -qam 'R-001'
says 'but is counted' '1 finding elsewhere, which this commit neither'
lines 'in one line' 1
extend
stopped 'whoever touches it has to mend it' "$R2:4:9: error: " \
	git commit -qam 'R-002'
mend
lands 'mended it lands' git commit -qam 'R-002'

cd "$TRASH/work" && git init -q first && cd first &&
	muster hook install --quiet && code || exit 2
lands 'a first commit without a program lands' git commit -qm 'first'
lines 'without a word' 0
cd "$TRASH/work" && git init -q second && cd second &&
	muster hook install --quiet && program && risk R-001 && risk R-002 &&
	worsen && git add . || exit 2
stopped 'a first commit with a broken record does not' "$R2:4:9: error: " \
	git commit -qm 'first'
ok 'there is no HEAD then' test ! -e .git/refs/heads/main
mend
lands 'with good ones it does' git commit -qam 'first'
lines 'without a word' 0
git rm -rq --cached . && git update-ref -d HEAD
lands 'an empty first commit lands' git commit -qm 'empty' --allow-empty
finish
