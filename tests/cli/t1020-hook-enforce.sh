#!/bin/sh
# Whom stale entries stop, by the policy's `enforce`; and that what is broken
# stops everybody.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

stale='muster raid affirm R-001'
line='muster: 2 open RAID entries are stale: muster raid --stale'
bob='Bob Ray <bob@example.com>'

bob()
{
	printf '%s\n' '---' 'id: bob' 'kind: person' 'title: Bob Ray' \
		'emails: [bob@example.com]' '---' >program/people/bob.md
}
# A program with that policy, in which both risks are Ann's and stale.
under() # name line...
{
	guard "$1" && bob && shift && policy "$@" &&
		commit 2026-07-14 'policy' && today "$LATER"
}
change_charter() { echo 'More.' >>program/charter.md; }
warned() { says 'with a warning' "$line" && lines 'of one line' 1; }

under default
change_charter
stopped 'by default a change to the program is stopped' "$stale" \
	git commit -qam 'charter'
says 'for all that is stale' 'R-002'
git checkout -q HEAD program && code
lands 'and code lands' git commit -qm 'code'
warned

under program 'enforce: program'
change_charter
stopped 'program: so it is where the policy says so' "$stale" \
	git commit -qam 'charter'
stopped 'program: whoever commits' "$stale" \
	git commit -qam 'charter' --author "$bob"
ok 'affirm what is still true' muster raid affirm R-001 R-002
lands 'program: and it lands' git commit -qam 'charter, affirmed'
lines 'program: without a word' 0

under owner 'enforce: owner'
change_charter
stopped 'owner: a change is stopped for what is your own' "$stale" \
	git commit -qam 'charter'
lands 'owner: not for what is of others' \
	git commit -qam 'charter' --author "$bob"
warned
change_charter
lands 'owner: nor is somebody whom nobody knows' \
	git commit -qam 'charter' --author 'Eve <eve@example.com>'
change_charter
stopped 'owner: GIT_AUTHOR_EMAIL is asked as well' "$stale" \
	env GIT_AUTHOR_EMAIL=ann@example.com git commit -qam 'charter'
lands 'owner: whatever the configuration says' \
	env GIT_AUTHOR_EMAIL=bob@example.com git commit -qam 'charter'
warned
sed -i 's/owner: ann/owner: bob/' "$R2" && git add program
stopped 'owner: one of two is enough' "$stale" git commit -qm 'to bob'
git reset -q --hard && code
lands 'owner: code lands' git commit -qm 'code'
warned

under all 'enforce: all'
code
stopped 'all: code is stopped, too' "$stale" git commit -qm 'code'
stopped 'all: again, since no stop is remembered' "$stale" git commit -qm 'code'
stopped 'all: and so is a commit of nothing' "$stale" \
	git commit -qm 'nothing' --allow-empty
ok 'affirm what is still true' muster raid affirm R-001 R-002
lands 'all: then it lands' git commit -qm 'code, affirmed'
pass 'more' && today 2026-09-01 && code
stopped 'all: another day stops it again' "$stale" git commit -qm 'code'

under warn 'enforce: warn'
change_charter
lands 'warn: a change lands' git commit -qam 'charter'
warned
worsen
stopped 'warn: but not with an error in it' "$R2:4:9: error: " \
	git commit -qam 'broken'

under rule 'enforce: all' 'rules: {raid/stale: warning}'
change_charter
lands 'rules: a rule that only warns stops nothing' git commit -qam 'charter'
warned
under rule-off 'rules: {raid/stale: off}'
change_charter
lands 'rules: nor does one that is off' git commit -qam 'charter'
under closed
sed -i 's/^status: .*/status: closed\nclosed: 2026-08-01/' program/risks/*
lands 'what is closed is not stale' git commit -qam 'closed'
lines 'and nothing is said' 0
finish
