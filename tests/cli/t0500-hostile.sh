#!/bin/sh
# Whatever a record holds, muster says something that is safe to show: on a
# terminal, in the log of a CI runner, as JSON. The strings are the Big List
# of Naughty Strings and a list of our own, for terminals, runners and YAML.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
data=$ROOT/tests/data

# A risk for each string, with the string where `template` has it.
risks() # template
{
	mkdir -p program/risks
	jq -rs 'flatten | to_entries[] | "@@ \(.key)\n" + ('"$1"')' \
		"$data/blns.json" "$data/hostile.json" |
		LC_ALL=C awk '/^@@ [0-9]+$/ {
			close(file)
			file = "program/risks/R-" $2 ".md"
			next
		}
		{ print >file }'
}

front='"---\nid: R-\(.key)\nkind: risk\nstatus: open\nowner: ann\n" +
	"probability: low\nimpact: low\ndue: 2026-12-01\n"'

# The command answers, without or with findings.
answers() # description command...
{
	what=$1
	shift
	"$@" >"$TRASH/out" 2>&1 </dev/null
	status=$?
	[ "$status" -le 1 ] || echo "(exit status $status)" >>"$TRASH/out"
	[ "$status" -le 1 ]
	result $? "$what"
}

# The last output can be shown anywhere: UTF-8, line feeds alone of all
# control characters, nothing that turns text around.
is_plain()
{
	iconv -f UTF-8 -t UTF-8 <"$TRASH/out" >/dev/null 2>&1 &&
		[ "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <"$TRASH/out" |
			wc -c)" -eq 0 ] &&
		! LC_ALL=C grep -aq "$(printf '\302[\200-\237]')" \
			"$TRASH/out" &&
		! LC_ALL=C grep -aqE "$(printf \
			'\342\200[\216\217\250-\256]|\342\201[\246-\251]|\330\234')" \
			"$TRASH/out"
}

# No CI runner finds a command in it: GitHub's trims a line, of blanks that do
# not break, too, before it looks for ::, and looks for ##[ everywhere; Azure's
# for ##vso[.
obeys_nothing()
{
	wide=$(printf '\302\240|\342\200\207|\342\200\257')
	! grep -qE "^([[:space:]]|$wide)*::|##[a-z]*\[" "$TRASH/out"
}

is_safe() # description
{
	is_plain && obeys_nothing
	result $? "$1"
}

is_json() # description
{
	jq -e 'type == "object" and (.findings | type == "array")' \
		"$TRASH/out" >/dev/null 2>&1 && is_plain
	result $? "$1"
}

everywhere() # description records
{
	answers "check: $1" muster check
	says "check: $1, all of them" "$2 record"
	is_safe "check: $1, safe to show"
	answers "raid as JSON: $1" muster raid --format json
	is_json "raid as JSON: $1, is JSON"
	answers "raid: $1" muster raid
	is_safe "raid: $1, safe to show"
	answers "check as JSON: $1" muster check --format json
	is_json "check as JSON: $1, is JSON"
}

# The checks themselves can fail.
refuse() # description bytes check
{
	printf "$2" >"$TRASH/out"
	! "$3"
	result $? "$1"
}
refuse 'an escape is not plain' '\033[31m' is_plain
refuse 'a delete is not plain' '\177' is_plain
refuse 'a C1 is not plain' '\302\233' is_plain
refuse 'text turned around is not plain' 'a\342\200\256' is_plain
refuse 'a byte of Latin-1 is not plain' '\344' is_plain
refuse 'a command is obeyed' 'x\n \302\240::error::' obeys_nothing
refuse 'a command in a line is obeyed' 'a ##[error]' obeys_nothing

begin titles
risks "$front"' + "title: \(.value | @json)\n---"'
commit 2026-07-14 'risks: quoted titles'
everywhere 'every string as a quoted title' 630
answers 'and in a commit' muster check --rev HEAD
is_safe 'and in a commit, safe to show'

begin bodies
risks "$front"' + "title: Title\n---\n\n\(.value)"'
commit 2026-07-14 'risks: bodies'
everywhere 'every string as a body' 630

begin raw
risks "$front"' + "title: \(.value)\n---"'
commit 2026-07-14 'risks: raw titles'
everywhere 'every string as a raw title' 630

begin keys
risks "$front"' + "title: Title\n\(.value): x\n---"'
everywhere 'every string as a raw key' 630

begin owners
risks "$front"' + "title: Title\nrelated: [\(.value | @json)]\n" +
	"tags:\n  - \(.value)\n---"'
everywhere 'every string as a reference and an item' 630

begin statuses
risks '"---\nid: \(.value | @json)\nkind: \(.value | @json)\n" +
	"title: \(.value | @json)\nstatus: \(.value | @json)\n---"'
everywhere 'every string as an id, a kind and a status' 630

begin manifest
risk R-1
jq -s '{programs: flatten}' "$data/blns.json" "$data/hostile.json" \
	>.muster.yml
everywhere 'every string as the directory of a program' 3

begin policies
jq -rs '"---\nid: policy\nkind: policy\ntitle: Policy\nfreshness:",
	(flatten[] | "  \(@json): \(@json)"), "---"' \
	"$data/blns.json" "$data/hostile.json" >program/policy.md
everywhere 'every string as an option of the policy' 3

begin kinds
mkdir program/kinds
jq -rs '"---\nid: thing\nkind: kind\ntitle: Thing\nabout: A thing.\nfields:",
	(flatten[] | "  \(@json): \(@json)"), "---"' \
	"$data/blns.json" "$data/hostile.json" >program/kinds/thing.md
everywhere 'every string as a field of a kind' 3

begin plans
risks '"---\nid: W-\(.key)\nkind: deliverable\nduration: 1d\n" +
	"title: \(.value | @json)\nstatus: \(.value | @json)\n" +
	"milestone: \(.value | @json)\nprogress: \(.value | @json)\n" +
	"start: \(.value | @json)\ndepends_on: [\(.value | @json)]\n---"'
everywhere 'every string in an item of the plan' 630
for form in text markdown mermaid; do
	answers "plan: in an item, as $form" muster plan --format "$form"
	is_safe "plan: in an item, as $form, safe to show"
done
answers 'plan as JSON: in an item' muster plan --format json
is_json 'plan as JSON: in an item, is JSON'
muster plan --format json >"$TRASH/plan"
jq -r '.plans[].items[].id' "$TRASH/plan" >"$TRASH/ids"
# shellcheck disable=SC2046 # words
answers 'plan why: in an item' muster plan why $(cat "$TRASH/ids")
is_safe 'plan why: in an item, safe to show'
answers 'plan if: in an item' muster plan --what-if W-3+1w
is_safe 'plan if: in an item, safe to show'

begin bytes
mkdir program/risks
n=0
while [ "$n" -lt 256 ]; do
	byte=\\$(printf %03o "$n")
	{
		printf '%s\n' --- "id: R-$n" 'kind: risk'
		printf "title: a${byte}b\n"
		printf '%s\n' --- ''
		printf "A${byte}b\n"
	} >"program/risks/R-$n.md"
	n=$((n + 1))
done
everywhere 'every byte in a title and a body' 258
ok 'nothing of it was run' \
	sh -c '[ -z "$(find "$1" -name never)" ]' sh "$TRASH"
finish
