#!/bin/sh
# muster scope: what it compares with, what is a change of scope and what is
# none, and what it says of it.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
. "$ROOT/tests/cli/scope.sh"
unset GITHUB_BASE_REF GITHUB_EVENT_NAME CI_MERGE_REQUEST_DIFF_BASE_SHA

bare() { muster scope --no-impact "$@"; }
none() # description
{
	by ana "$1"
	ok "$1: no change" scope
	says 'of scope' 'no change of scope'
}
tells() # description text...
{
	by ana "$1"
	fails 1 "$1: a change" scope
	shift
	for text; do
		says "told: $text" "$text"
	done
}

# The base.
force base && budget '200 USD' && by ana 'main goes on'
request request HEAD~1
sed -i 's/^target: .*/target: 2027-01-01/' program/charter.md
by ana 'later'
fails 3 'no base' bare
says 'is told with what to do' 'name it with --base'
says 'in a workflow, too' 'fetch-depth: 0'
fails 1 'quietly' bare -q --base main
silent_on 'its findings alone' ruleset
fails 1 'its own changes alone' bare --base main
says 'what git cannot know' "let \`muster owners\` and a ruleset ask"
says 'are told' '1 change of scope, 1 not covered'
says 'and where' 'program/charter.md:7:9: error: charter: target 2026-12-01 -> 2027-01-01; not covered: no change record names it'
cp "$TRASH/out" "$TRASH/told"
same() # description command...
{
	fails 1 "$@"
	cmp -s "$TRASH/told" "$TRASH/out"
	result $? 'tells the same'
}
same 'three dots' bare main...request
same 'two dots' bare main..request
same 'the base alone' bare main
same 'without a head' bare main...
git switch -q main
same 'without a base' bare HEAD...request
same 'from elsewhere' bare main...request
ok 'the other way round' bare request...request
git switch -q request
git branch -q --set-upstream-to main
same 'the upstream' bare
git branch -q --unset-upstream
git update-ref refs/remotes/origin/main main
git symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/main
same 'origin/HEAD' bare
git update-ref -d refs/remotes/origin/main
git symbolic-ref -d refs/remotes/origin/HEAD
export GITHUB_BASE_REF=main
same 'GITHUB_BASE_REF, of a local branch' bare
git update-ref refs/remotes/origin/release/1 main
export GITHUB_BASE_REF=release/1
same 'GITHUB_BASE_REF, of a branch with a slash' bare
git update-ref refs/heads/release/1 request
same 'what was fetched goes before' bare
export GITHUB_BASE_REF=none
fails 3 'GITHUB_BASE_REF, of none' bare
same 'what is asked for goes before' bare --base main
unset GITHUB_BASE_REF
CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse main~1)
export CI_MERGE_REQUEST_DIFF_BASE_SHA
same 'CI_MERGE_REQUEST_DIFF_BASE_SHA' bare
export CI_MERGE_REQUEST_DIFF_BASE_SHA=0123456789012345678901234567890123456789
fails 3 'CI_MERGE_REQUEST_DIFF_BASE_SHA, of none' bare
unset CI_MERGE_REQUEST_DIFF_BASE_SHA
git checkout -q --detach main
join ana request
export GITHUB_EVENT_NAME=merge_group
same 'a merge queue' bare
export GITHUB_EVENT_NAME=pull_request
same 'the commit that tries a request' bare
git checkout -q request
fails 3 'a request that is no merge' bare
unset GITHUB_EVENT_NAME
fails 3 'a base that is none' bare --base nowhere
says 'by its name' nowhere
fails 3 'an operand that is none' bare nowhere...HEAD
fails 2 'two operands' bare main request
fails 2 'too much' bare --format dot main
git clone -q --depth 1 --no-single-branch "file://$PWD" "$TRASH/work/cut"
cd "$TRASH/work/cut" || exit 2
fails 3 'a shallow clone' bare --base origin/main
says 'and the way out' 'fetch-depth: 0'
says 'here, too' 'git fetch --unshallow'
git clone -q --bare "$TRASH/work/base" "$TRASH/work/bare.git"
cd "$TRASH/work/bare.git" || exit 2
same 'a bare repository' bare main...request
cd "$TRASH/work/base" || exit 2
git checkout -q --orphan other && by ana 'begun anew'
fails 3 'two that do not meet' bare --base main
git checkout -q main
ok 'the same commit' bare --base main
says 'changes nothing' 'no change of scope'
ok 'quietly' bare -q --base main
lines 'not a word' 0

# The shapes of requests.
ask shapes && approve && by dora 'approve'
git switch -qc squash main && git merge -q --squash request >/dev/null 2>&1
by dora 'squashed by the approver'
ok 'squashed' scope
git switch -q main && echo >notes && by ana 'main goes on'
git switch -q request && GIT_COMMITTER_DATE='1790000000 +0000' \
	git rebase -q main >/dev/null 2>&1
ok 'rebased' scope
says 'by the author, whoever rebases' 'covered by CR-001 (authored by dora, '
git switch -qc left main && echo 1 >left && by ana left
git switch -qc right main && echo 1 >right && by ana right
git switch -q request && join ana left right
ok 'an octopus' scope
git switch -q left && join ana right && git switch -q right &&
	join ana left~1 && join ana request
git switch -q left
ok 'several merge bases' bare left...right
says 'whichever it is' 'covered by CR-001 (authored by dora, '
git switch -q main && join ana request
ok 'merged' bare HEAD~1...HEAD
says 'by the merge' 'covered by CR-001 (authored by dora, '

# What is no change of scope.
W=program/deliverables/W-001.md
M=program/milestones/M-001.md
force none
sed -i 's|^budget: .*|&\nscope:\n  in: [A rocket, "A   pad"]\n  out: [The moon]\nsuccess_criteria:\n  - {metric: Height, target: 100 km, actual: 1 km}|' \
	program/charter.md
by ana 'scope' && request request
sed -i 's|^  in: .*|  in:\n    - A pad\n    - >-\n      A\n      rocket|' \
	program/charter.md
none 'another order, other lines'
sed -i 's/actual: 1 km/actual: 2 km/' program/charter.md
none 'a figure that was measured'
sed -i 's/- \[ \] It flies/- [x] It flies/' $W
none 'a tick'
sed -i 's/^due: .*/due: 2026-12-31\nprogress: 40%/; s/^status: .*/status: in-progress/' $W $M
none 'a forecast, a status'
sed -i 's/^due: .*/&\nbaseline: 2026-12-31/' $W
none 'a first baseline'
git mv $W program/deliverables/rocket.md
none 'a file that moves'
git mv program/deliverables program/works
none 'a folder'
muster renumber -q M-001 M-007 -m 'another number' >"$TRASH/out" 2>&1
none 'a number'
risk R-001 'related: [W-001]'
none 'a risk'
git mv program plan && echo 'programs: [plan]' >.muster.yml
none 'a program that moves'

# What is one.
force some
sed -i 's|^budget: .*|&\nscope:\n  in: [A rocket]\nsuccess_criteria:\n  - {metric: Height, target: 100 km}|' \
	program/charter.md
by ana 'scope' && request request
sed -i 's/\[A rocket\]/[A rocket, A pad]/' program/charter.md
tells 'more in scope' 'scope.in added: "A pad"'
sed -i 's/100 km/10 km/' program/charter.md
tells 'a criterion' 'success_criteria "Height": 100 km -> 10 km'
sed -i 's/dora/ana/' program/charter.md
tells 'who answers' 'raci.accountable dora -> ana'
sed -i 's/It lands/It lands twice/' $W
tells 'acceptance' 'W-001  acceptance_criteria added: "It lands twice"' \
	'W-001  acceptance_criteria dropped: "It lands"'
sed -i 's/^baseline: .*/baseline: 2026-12-01/' $M
tells 'a baseline' 'M-001  baseline 2026-11-01 -> 2026-12-01'
sed 's/W-001/W-002/; s/Rocket/Pad/' $W >program/deliverables/W-002.md
tells 'a deliverable' 'W-002  added to M-001'
sed -i 's/^milestone: .*//' $W
tells 'what it counts towards' 'W-001  milestone M-001 -> nothing'
git rm -q $M
tells 'a milestone' 'M-001  dropped'
printf -- '---\nid: W-002\nkind: [\n' >program/deliverables/W-002.md
by ana 'broken'
fails 1 'a record that cannot be read' scope
git switch -qc unreadable main && printf -- '---\nid: W-001\nkind: [\n' >$W &&
	by ana 'broken'
fails 1 'one that could be' scope
says 'is told' "W-001  can't be read"
says 'with what to do' 'mend the file as `muster check` says'

force renamed && request request && budget '200 USD'
sed -i 's/^id: .*/id: promise/; s/^title: .*/title: Gemini/' \
	program/charter.md
by ana 'another name'
fails 1 'a charter under another id and title' scope
says 'is still the charter' 'promise  budget 100 USD -> 200 USD'
force bare && git rm -q program/charter.md && by ana 'no charter'
request request && charter active && by ana 'a charter'
ok 'a first charter' scope
says 'binds nobody yet' 'charter  a new program'
git switch -qc again main && charter active && approve && by dora 'approve' &&
	git rm -q program/charter.md && by ana 'no charter' &&
	charter active && by ana 'a charter' && git switch -qc later &&
	budget '200 USD' && by ana 'money'
fails 1 'one that was there before' bare --base again
says 'was carried out then' 'CR-001 was carried out on '

# What is not bound, and several.
force several && mkdir other && cp -r program/people other
sed 's/^status: .*/status: draft/' program/charter.md >other/charter.md
echo 'programs: [program, other]' >.muster.yml && by ana 'two'
request request
sed -i 's/^target: .*/target: 2027-01-01/' other/charter.md && by ana 'later'
ok 'a draft promises nothing' scope
says 'which is told' 'needs no approval yet: the charter is not in force at the base'
sed -i 's/^status: .*/status: active/' other/charter.md && by ana 'in force'
ok 'nor when it comes into force' scope
budget '200 USD' && by ana 'the other'
fails 1 'the other one does' scope
says 'it alone' '2 changes of scope, 1 not covered'
git switch -qc third main && mkdir third && cp -r program/people \
	program/charter.md third &&
	echo 'programs: [program, other, third]' >.muster.yml && by ana 'three'
ok 'a new program' scope
says 'is told' 'a new program'

# A milestone names what counts towards it; fields name themselves.
force names && request request
sed 's/W-001/W-002/; s/Rocket/Pad/' $W >program/deliverables/W-002.md
change CR-001 approved dora M-001 && by dora 'a pad'
ok 'a milestone' scope
says 'covers what counts towards it' 'W-002  added to M-001'
change CR-001 approved dora charter.budget && by dora 'money'
fails 1 'a field' scope
budget '200 USD' && by ana 'money'
fails 1 'covers itself' scope
says 'only' '2 changes of scope, 1 not covered'
change CR-001 approved dora 'charter.budge, charter.budgets' && by dora 'money'
fails 1 'and all of its name' scope
says 'or nothing' '2 changes of scope, 2 not covered'
change CR-001 approved dora 'charter, W-002' && by dora 'money'
ok 'several' scope

# Formats.
bare --base main --format json >"$TRASH/out"
says 'its schema' '"schema": "muster/scope/1"'
says 'the aspect' '"aspect": "item",'
says 'what holds' '"verdict": "covered",'
says 'by whom' '"approver": "dora",'
says 'the commit' "\"commit\": \"$(git log --format=%H --diff-filter=A -- $CR)\""
says 'the base' "\"base\": \"$(git rev-parse main)\""
bare --base main --format markdown >"$TRASH/out"
says 'a heading' '### Scope'
says 'a row' '| W-002 | added to M-001 | covered by CR-001 (authored by dora, '
says 'what git cannot know' 'Git does not know who approved'
finish
