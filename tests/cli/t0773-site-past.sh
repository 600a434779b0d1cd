#!/bin/sh
# The site leaves out the hidden past of what anybody may see by now, whether
# the history is read or remembered.
. tests/cli/lib.sh

# A risk of the lines given.
risk() # number line...
{
	number=$1
	shift
	printf '%s\n' --- "id: R-$number" 'kind: risk' 'status: open' \
		'owner: ann' 'probability: high' 'impact: high' \
		'due: 2026-12-01' "$@" >"program/risks/R-$number.md"
}

# The words that stand in a page's history or in the site's data.
told() # folder word...
{
	where=$1
	shift
	: >"$TRASH/out"
	for word; do
		grep -rlF -e "$word" "$where" | sed "s/^/$word in /" \
			>>"$TRASH/out"
	done
	[ -e "$where" ] && [ ! -s "$TRASH/out" ]
}

begin apollo
mkdir -p program/people program/risks
printf '%s\n' --- 'id: ann' 'kind: person' 'title: Ann Lee' \
	'emails: [ann@example.com]' --- >program/people/ann.md
printf '%s\n' --- 'id: charter' 'kind: charter' 'status: draft' \
	'title: Apollo' 'owner: ann' --- '' '## Business context' \
	>program/charter.md
risk 001 'title: First firstsecret' 'visibility: restricted' --- bodysecret
risk 002 'title: Plain before' --- 'Plain body.'
risk 003 'title: Poor' --- 'The visibility on the road is poor.'
mkdir -p program/kinds rfcs
printf '%s\n' --- 'kind: kind' 'id: rfc' 'title: RFC' 'about: Of old.' \
	'prefix: RFC' 'files: rfcs/*.md' \
	'keys: {title: Summary, visibility: Audience}' --- >program/kinds/rfc.md
printf '%s\n' --- 'Summary: First foreignsecret' 'Audience: restricted' \
	--- 'Hush.' >rfcs/0007-one.md
commit 2026-06-30 'risks: begin'
risk 002 'title: Plain still' --- 'Plain body.'
commit 2026-07-01 'risks: a better title'
risk 001 'title: Open one' --- 'All may know.'
risk 002 'title: Then middlesecret' 'visibility: restricted' --- 'Hush.'
sed -i 's/title: Poor/title: Poorer/' program/risks/R-003.md
printf '%s\n' --- 'Summary: Open' --- 'All may know.' >rfcs/0007-one.md
commit 2026-07-02 'risks: swap'
risk 002 'title: Plain again' --- 'Plain body again.'
sed -i 's/title: Poorer/title: Fine/' program/risks/R-003.md
commit 2026-07-03 'risks: nothing is hidden by now'

for run in cold warm; do
	ok "a site whose past is $run" muster site -o "$TRASH/$run"
	says 'hides no record' 'internal, 0 records withheld'
	told "$TRASH/$run" firstsecret bodysecret middlesecret Hush \
		foreignsecret
	result $? 'and nothing that was hidden once'
	told "$TRASH/$run/r/R-001.html" 2026-06-30
	result $? 'not even since when'
	told "$TRASH/$run/r/RFC-7.html" 2026-06-30
	result $? 'nor where files have another word for it'
	grep -qF 'Plain before' "$TRASH/$run/r/R-002.html"
	result $? 'but what was open before'
	grep -qF Poorer "$TRASH/$run/r/R-003.html"
	result $? 'and all versions that only speak of visibility'
done
ok 'both are the same, byte for byte' diff -r "$TRASH/cold" "$TRASH/warm"
finish
