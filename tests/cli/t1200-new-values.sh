#!/bin/sh
# muster new: what each type of field takes, and the shapes that are written.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# What stdout alone was, and a file as it should be.
prints() # text command...
{
	want=$1
	shift
	[ "$("$@" 2>/dev/null </dev/null)" = "$want" ]
}
holds() # file line
{
	grep -qxF -e "$2" "$1"
}

begin values
fails 2 'a date is YYYY-MM-DD' muster new risk --title x --set due=1.12.2026
says 'says the message' "'1.12.2026' is not a date such as 2026-07-15"
fails 2 'no other date will do' muster new risk --title x --set due=2026-02-30
fails 2 'a scale has four words' muster new risk --set impact=huge
says 'which it names' 'low, medium, high or critical'
fails 2 'an enum has its words' muster new risk --set response=hope
says 'which it names' 'avoid, reduce, transfer, accept'
fails 2 'an owner has a record' muster new risk --title x --owner bob
says 'or gets one' 'muster new person --set id=bob'
fails 2 'a reference has a target' \
	muster new risk --title x --set depends_on=M-001,M-002
says 'which it names' "no record has the id 'M-001'"
fails 2 'a field is one of the kind' muster new risk --set probabilty=high
says 'or a slip' "did you mean 'probability'"
fails 2 'a kind is one of the program' muster new rsik --title x
says 'or a slip' "did you mean 'risk'?"
fails 2 'a table is written by hand' muster new metric --set values=1
fails 2 'a part of a date is nothing' muster new risk --set due.day=1
fails 2 '--set wants a value' muster new risk --set due
ok 'nothing was written' git diff --quiet HEAD
ok 'nor any new file' prints '' git status --porcelain

begin shapes
muster new milestone --title one --set due=2026-12-01 >/dev/null
muster new milestone --title two --set due=2026-12-01 >/dev/null
ok 'a list is given as a,b' muster new milestone --title three \
	--set due=2026-12-01 --set 'depends_on=M-001, M-002'
ok 'and written as one' holds program/milestones/M-003-three.md \
	'depends_on: [M-001, M-002]'
ok 'dots make maps' muster new issue --title i --set due=2026-12-01 \
	--set escalation.to=ann --set escalation.needed_by=2026-08-01
printf '%s\n' 'escalation:' '  to: ann' '  needed_by: 2026-08-01' \
	>"$TRASH/want"
ok 'and are written as such' sh -c \
	'grep -A2 ^escalation program/issues/I-001-i.md | cmp - "$0"' \
	"$TRASH/want"
ok 'a default can be taken away' muster new risk --title x --set impact=
says 'and is then wanted' "R-001-x.md:9: the required field 'impact'"
ok 'a person has a plain id' prints program/people/elif-yilmaz.md \
	muster new person --title 'Elif Yılmaz'
ok 'or the one that is given' prints program/people/sre-lead.md \
	muster new person --title 'Sam Roe' --set id=sre-lead
fails 2 'but not one that is taken' \
	muster new person --title 'Sam Roe' --set id=ann
fails 2 'and it needs one' muster new person --title '!!!'
fails 2 'a second charter is refused' muster new charter --title x
says 'as it says' "'program/charter.md' is there already"
ok 'a policy is called so' prints program/policy.md \
	muster new policy --title x
fails 2 'and never written over' muster new policy --title y
says 'as it says' "'program/policy.md' is there already"
ok 'a kind of our own' muster new kind --title Vendor --set id=vendor \
	--set 'about=Who sells.' --set prefix=V --set folder=vendors
ok 'can be used at once' prints program/vendors/V-001-acme.md \
	muster new vendor --title ACME
fails 2 'but not one that leads elsewhere' muster new kind --title X \
	--set id=x --set 'about=X.' --set folder=../../x
ok 'all that was said is what check says' sh -c \
	'muster check | grep -c error: | grep -qx 2'

finish
