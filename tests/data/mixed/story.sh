# A small program of which some is public, some internal and some restricted:
# by records, kinds, fields, columns, the policy, and by what was said before.
# Sourced behind lib.sh; leaves the shell in its repository, and says in
# $restricted and $internal which words a site must not have.
# shellcheck shell=sh disable=SC2034

# A file from the lines given.
record() # path line...
{
	path=$1
	shift
	mkdir -p "${path%/*}"
	printf '%s\n' "$@" >"$path"
}

begin mixed || exit 2
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
	'[x]: ../R\-001.md' '' '![R\-001][x]' '' '&#90;orro Zebra&#119;ood too.' '' \
	'Not of A\-002.'
record program/actions/A-002.md --- 'id: A-002' 'kind: action' \
	'title: Was formersecret once' 'status: open' 'owner: ann' \
	'visibility: restricted' --- '' 'Formerbody text.'
record program/decisions/D-001.md --- 'id: D-001' 'kind: decision' \
	'title: Gonesecret plan' 'status: proposed' 'owner: ann' \
	'visibility: restricted' --- '' '## Context' '' 'Gonebody.'
# A kind that is public by itself, and a plan of which a part is seen.
record program/kinds/notice.md --- 'kind: kind' 'id: notice' \
	'title: Notice' 'prefix: N' 'folder: notices' 'about: Something.' \
	'visibility: public' 'statuses:' '  planned: [draft]' \
	'  done: [sent]' 'fields:' \
	'  cost: {type: text, visibility: internal}' ---
record program/notices/N-001.md --- 'id: N-001' 'kind: notice' \
	'title: The doors open' 'status: sent' 'owner: ann' \
	'cost: costsecret' --- '' 'After [[D-002]], before [[M-002]].'
record program/milestones/M-001.md --- 'id: M-001' 'kind: milestone' \
	'title: Doors open' 'status: planned' 'owner: ann' \
	'due: 2026-12-01' 'depends_on: [W-001, M-002]' 'visibility: public' ---
record program/milestones/M-002.md --- 'id: M-002' 'kind: milestone' \
	'title: Veilsecret vote' 'status: planned' 'owner: ann' \
	'due: 2026-10-01' 'depends_on: [W-001]' 'visibility: restricted' ---
record program/deliverables/W-001.md --- 'id: W-001' \
	'kind: deliverable' 'title: Innersecret work' 'status: planned' \
	'owner: ann' 'estimate: 3w' ---
record program/decisions/D-002.md --- 'id: D-002' 'kind: decision' \
	'title: Open the doors to all' 'status: proposed' 'owner: ann' \
	'decider: bob-hidden' 'needed_by: 2026-07-20' \
	'options: [Yes, Wait for R-001]' 'recommendation: Yes' \
	'visibility: public' --- '' '## Context' '' 'Of R-001 and W-001.'
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
	gonesecret gonebody veilsecret M-002 R-001 V-001 D-001 oldsalary newsalary pricesecret
	msgsecret'
internal='internalsecret innersecret costsecret W-001 R-002 oldnote newnote oxblood oxmail quillpolicy
	ann@example'
