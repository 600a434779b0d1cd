#!/bin/sh
# The site for an audience holds nothing that the audience must not see.
. tests/cli/lib.sh

# A file from the lines given.
record() # path line...
{
	path=$1
	shift
	mkdir -p "${path%/*}"
	printf '%s\n' "$@" >"$path"
}

# The words that stand somewhere in the folder, in a name or in a file, or in
# what a page's reader sees: its text without the marks.
leaks() # folder word...
{
	where=$1
	shift
	rm -rf "$TRASH/read"
	mkdir "$TRASH/read"
	find "$where" -name '*.html' | while read -r page; do
		sed 's/<[^>]*>//g; s/%2[dD]/-/g' "$page"
	done >"$TRASH/read/text"
	for word; do
		grep -rli -e "$word" "$where" "$TRASH/read" |
			sed "s/^/$word in /"
		find "$where" -iname "*$word*" | sed "s/^/$word names /"
	done >"$TRASH/out"
	[ -d "$where" ] && [ ! -s "$TRASH/out" ]
}

clean() # description folder word...
{
	what=$1
	shift
	leaks "$@"
	result $? "$what"
}

has() # description file text
{
	grep -qF -e "$3" "$2" || cat "$2" >"$TRASH/out"
	grep -qF -e "$3" "$2"
	result $? "$1"
}

begin apollo
record program/policy.md --- 'kind: policy' 'id: policy' \
	'title: Quillpolicy' 'site:' '  title: Apollo status' ---
record program/people/bob.md --- 'id: bob-hidden' 'kind: person' \
	'title: Zorro Zebrawood' 'emails: [zzmail@example.com]' \
	'handle: "@zzhandle"' 'visibility: restricted' ---
record program/people/ann.md --- 'id: ann' 'kind: person' \
	'title: Ann Lee' 'emails: [ann@example.com]' 'visibility: public' ---
record program/charter.md --- 'id: charter' 'kind: charter' \
	'status: draft' 'title: Apollo' 'owner: ann' 'visibility: public' \
	--- '' '## Business context'
record program/kinds/action.md --- 'kind: kind' 'id: action' \
	'title: Action' 'prefix: A' 'folder: actions' 'about: Something.' \
	'raid: true' 'statuses:' '  active: [open]' '  done: [closed]' \
	'fields:' '  salary: {type: text, visibility: restricted}' \
	'  team_note: {type: text, visibility: internal}' \
	'  steps:' '    type: table' '    columns:' '      what: text' \
	'      price: {type: text, visibility: restricted}' ---
record program/kinds/verdict.md --- 'kind: kind' 'id: verdict' \
	'title: Verdict' 'prefix: V' 'folder: verdicts' 'about: Something.' \
	'visibility: restricted' 'statuses:' '  active: [open]' \
	'  done: [closed]' ---
record program/verdicts/V-001.md --- 'id: V-001' 'kind: verdict' \
	'title: Kindsecret thing' 'status: open' 'owner: ann' ---
record program/risks/R-001-gorgonzola.md --- 'id: R-001' 'kind: risk' \
	'title: Sell the lyonsecret site' 'status: open' 'owner: bob-hidden' \
	'probability: high' 'impact: critical' 'due: 2026-12-01' \
	'visibility: restricted' 'tags: [tagsecret]' --- '' 'Bodysecret one.'
record program/risks/R-002.md --- 'id: R-002' 'kind: risk' \
	'title: An internalsecret risk' 'status: open' 'owner: ann' \
	'probability: high' 'impact: high' 'due: 2026-12-01' ---
record program/actions/A-001.md --- 'id: A-001' 'kind: action' \
	'title: Ask the vendor about R-001' 'status: open' \
	'owner: bob-hidden' 'related: [R-001, R-002]' 'salary: oldsalary' \
	'team_note: oldnote' 'steps:' '  - {what: Call, price: pricesecret}' \
	'visibility: public' --- '' \
	'See r-001, [it](../risks/R-001-gorgonzola.md) and sell the' \
	'LYONSECRET site; @bob-hidden, Zorro Zebrawood, zzmail@example.com' \
	'and @zzhandle know. [[R-002]] too.'
# Names that only a reader of the page would see.
record program/actions/A-004.md --- 'id: A-004' 'kind: action' \
	'title: Names in disguise' 'status: open' 'owner: ann' \
	'visibility: public' --- '' '# Of R\-001' '' 'Seen one: R\-001.' \
	'' 'Then R&#45;001 and R&#x2d;001.' '' '- in a list, **R**-001' '' \
	'> Sell *the*' '> lyonsecret site, they say.' '' \
	'| one | two |' '|---|---|' '| kept cell | R\-001 |' '' \
	'[here](../risks/R\-001.md), [there](https://e.com/R%2D001.html)' \
	'and [so](https://e.com/ "of R\-001") it *went*.' '' \
	'R-<!-- no -->001 and `R-`001' '' '```R\-001' 'code' '```' '' \
	'[x]: ../R\-001.md' '' '![R\-001][x]' '' '&#90;orro Zebra&#119;ood too.' '' 'Not of A\-002.'
record program/actions/A-002.md --- 'id: A-002' 'kind: action' \
	'title: Was formersecret once' 'status: open' 'owner: ann' \
	'visibility: restricted' --- '' 'Formerbody text.'
record program/decisions/D-001.md --- 'id: D-001' 'kind: decision' \
	'title: Gonesecret plan' 'status: proposed' 'owner: ann' \
	'visibility: restricted' --- '' '## Context' '' 'Gonebody.'
git config user.name 'Zorro Zebrawood'
git config user.email zzmail@example.com
commit 2026-07-02 'risks: msgsecret'
git rm -q program/decisions/D-001.md
record program/actions/A-002.md --- 'id: A-002' 'kind: action' \
	'title: Open to all' 'status: open' 'owner: ann' \
	'visibility: public' ---
sed -i 's/oldsalary/newsalary/; s/oldnote/newnote/' program/actions/A-001.md
git mv program/risks/R-001-gorgonzola.md program/risks/R-001-emmental.md
commit 2026-07-03 'risks: msgsecret again'
git config user.name 'Outsider Oxblood'
git config user.email oxmail@example.com
sed -i 's/^status: open/status: closed/' program/actions/A-001.md
commit 2026-07-04 'actions: msgsecret for all'
git config user.name 'Ann Lee'
git config user.email ann@example.com

restricted='lyonsecret gorgonzola emmental tagsecret bodysecret zorro zebrawood
	zzmail zzhandle bob-hidden kindsecret formersecret formerbody
	gonesecret gonebody R-001 V-001 D-001 oldsalary newsalary pricesecret
	msgsecret'
internal='internalsecret R-002 oldnote newnote oxblood oxmail quillpolicy
	ann@example'

ok 'the site is for the inside unless somebody says otherwise' \
	muster site -o "$TRASH/inside"
says 'and tells how many records are withheld' 'internal, 4 records withheld'
# shellcheck disable=SC2086
clean 'it has nothing restricted' "$TRASH/inside" $restricted
has 'and what is internal' "$TRASH/inside/r/R-002.html" internalsecret
has 'with its fields' "$TRASH/inside/r/A-001.html" newnote
has 'and its people' "$TRASH/inside/r/A-001.html" Oxblood
has 'a neutral word stands for what is hidden' \
	"$TRASH/inside/r/A-001.html" 'Ask the vendor about withheld'

ok 'a site for the public' muster site -o "$TRASH/out.d" --audience public
# shellcheck disable=SC2086
clean 'has nothing restricted' "$TRASH/out.d" $restricted
# shellcheck disable=SC2086
clean 'and nothing internal' "$TRASH/out.d" $internal
has 'it has what is public' "$TRASH/out.d/r/A-001.html" 'status'
has 'around what is withheld the rest is kept' \
	"$TRASH/out.d/r/A-004.html" 'Seen one: withheld'
has 'in tables, too' "$TRASH/out.d/r/A-004.html" '<td>kept cell</td>'
has 'a link to what is not' "$TRASH/out.d/r/A-004.html" '>A-002</a>'
has 'and one back' "$TRASH/out.d/r/A-002.html" 'Names in disguise'
has 'quotes are kept, too' "$TRASH/out.d/r/A-004.html" '<blockquote>'
has 'with its public past' "$TRASH/out.d/r/A-001.html" 'open → closed'
has 'from when it became public on' "$TRASH/out.d/r/A-002.html" 2026-07-03
has 'and its title' "$TRASH/out.d/index.html" 'Apollo status'

printf '%s\n' --- 'id: A-003' 'kind: action' 'title: Brokensecret' \
	'visibility: restricted' 'x: [' --- >program/actions/A-003.md
ok 'what is in the files is hidden, too' \
	muster site -o "$TRASH/files" --worktree -A public
# shellcheck disable=SC2086
clean 'also what can not be read' "$TRASH/files" $restricted $internal \
	brokensecret

sed -i 's/title: Apollo status/visibility: pubic/' program/policy.md
commit 2026-07-05 'policy: a slip'
fails 0 'a slip of the policy' muster site -o "$TRASH/slip"
clean 'shows nothing that does not say so' "$TRASH/slip" internalsecret
sed -i 's/visibility: pubic/visibility: public/' program/policy.md
commit 2026-07-05 'policy: all is public'
ok 'a public policy makes a public site' muster site -o "$TRASH/open"
has 'with what says nothing' "$TRASH/open/r/R-002.html" internalsecret
# shellcheck disable=SC2086
clean 'and nothing restricted' "$TRASH/open" $restricted newnote

sed -i 's/visibility: public/visibility: internal/' program/policy.md \
	program/*/*.md program/charter.md
commit 2026-07-06 'nothing is public'
fails 3 'where nothing is public, there is no public site' \
	muster site -o "$TRASH/open" -A public
says 'and the sentence says what to do' 'visibility: public'
fails 2 'nobody else is an audience' muster site -o "$TRASH/x" -A restricted
finish
