#!/bin/sh
# muster renumber: two branches add the same id; the hook stops the merge,
# its command tells them apart, and references go with the record that was
# there when they were written.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
today 2026-07-06

# The file has, or has not, the line.
fronts() # description path line
{
	grep -qxF -e "$3" "$2" || cat "$2" >"$TRASH/out"
	grep -qxF -e "$3" "$2"
	result $? "$1"
}
# A program, and a branch "side" beside main that makes R-012 of a file.
twins() # name
{
	begin "$1"
	risk R-001
	printf 'Notes.\n' >program/notes.md
	commit 2026-07-01 start
	git tag start
	git checkout -q -b side
	risk R-012
	mv program/risks/R-012.md program/risks/R-012-b.md
	commit 2026-07-02 b
	git checkout -q main
	risk R-012
	mv program/risks/R-012.md program/risks/R-012-a.md
	commit 2026-07-03 a
}
# Both sides go on, then side is merged.
side() { git checkout -q side && "$@" && commit 2026-07-04 side; }
main() { git checkout -q main && "$@" && commit 2026-07-05 main; }
merge() { git checkout -q main && git merge -q --no-edit --no-verify side; }
add() # id
{
	risk "$1" 'related: [R-012]'
	printf 'See R-012 (%s).\n' "$1" >>"program/risks/$1.md"
}
B=program/risks/R-012-b.md

twins hook
muster hook install >/dev/null
side add R-020
main add R-030
fails 1 'the hook stops the merge' git merge -q --no-edit side
says 'where' "$B:2:5: error: the id 'R-012' is also that of program/risks/R-012-a.md:2"
says 'with the command' "\`muster renumber $B\`"
command=$(sed -n 's/.*`\(muster renumber [^`]*\)`.*/\1/p' "$TRASH/out")
fails 2 'whose reason is the merge' muster renumber "$B" -m why
says 'and it is said' 'a merge is under way'
fails 2 'the id alone is not enough' muster renumber R-012
says 'which is told' "the id 'R-012' is that of program/risks/R-012-a.md and $B"
ok 'it works' sh -c "$command"
says 'and says so' 'R-012 is now R-031, in program/risks/R-031-b.md: 4 places in 2 files, staged'
silent_on 'nothing is unclear' 'either'
fronts 'the side means its own' program/risks/R-020.md 'related: [R-031]'
fronts 'in texts, too' program/risks/R-020.md 'See R-031 (R-020).'
fronts 'main means its own' program/risks/R-030.md 'related: [R-012]'
fronts 'there, too' program/risks/R-030.md 'See R-012 (R-030).'
ok 'the merge lands' git commit -q --no-edit
ok 'as a merge' git rev-parse -q --verify HEAD^2
ok 'all is well' muster check
git status --porcelain >"$TRASH/out"
lines 'nothing is left over' 0
ok 'nothing is stale' muster raid --stale
silent_on 'since it begins with the merge' R-031

twins landed
side add R-020
main add R-030
merge
ok 'in a merge that is past the hook' muster renumber "$B" R-013
fronts 'the history of both sides counts' program/risks/R-020.md \
	'related: [R-013]'
fronts 'for each' program/risks/R-030.md 'related: [R-012]'
git reset -q --hard
ok 'the other one may be renumbered as well' \
	muster renumber program/risks/R-012-a.md R-013
fronts 'then main follows' program/risks/R-030.md 'related: [R-013]'
fronts 'and the side stays' program/risks/R-020.md 'related: [R-012]'

twins either
side add R-020
merge
add R-040
printf 'Both: R-012.\n' >>program/risks/R-001.md
commit 2026-07-06 both
risk R-050 'related: [R-012]'
git checkout -q -b old start
printf 'R-012, which is to come.\n' >>program/notes.md
commit 2026-07-06 before
git checkout -q main
git merge -q --no-edit old
ok 'what nobody can tell' muster renumber "$B" R-013
says 'is counted' \
	'5 places could mean either record that has the id R-012, and stay as they are:'
says 'what was written when both were there' \
	'    program/risks/R-040.md:10: related: [R-012]'
says 'in a text' '    program/risks/R-001.md:13: Both: R-012.'
says 'when neither was' '    program/notes.md:2: R-012, which is to come.'
says 'and what is not committed' '    program/risks/R-050.md:10: related: [R-012]'
fronts 'it stays' program/risks/R-040.md 'related: [R-012]'
fronts 'and the rest follows' program/risks/R-020.md 'related: [R-013]'
git reset -q --hard
muster renumber --format json "$B" R-013 >"$TRASH/json"
jq -c '.either[0]' "$TRASH/json" >"$TRASH/out"
says 'in the document' \
	'{"path":"program/notes.md","line":2,"text":"R-012, which is to come."}'

twins paths
main sh -c 'echo "[b](risks/R-012-b.md) [a](risks/R-012-a.md)" >>program/notes.md'
merge
ok 'a path is certain' muster renumber "$B" R-013
fronts 'whoever wrote it' program/notes.md \
	'[b](risks/R-013-b.md) [a](risks/R-012-a.md)'

twins edited
side add R-020
main add R-030
merge
sed -i 's/^owner: ann/&\nreviewed: 2026-07-06/' program/risks/R-0[23]0.md
sed -i 's/^related: .*/related: [R-001, R-012]/' program/risks/R-020.md
commit 2026-07-06 edited
ok 'a field is the same when its line is another' muster renumber "$B" R-013
silent_on 'nothing is unclear' either
fronts 'it follows' program/risks/R-020.md 'related: [R-001, R-013]'

twins shallow
side add R-020
merge
git clone -q --depth 1 "file://$PWD" "$TRASH/work/cut" && cd "$TRASH/work/cut" ||
	exit 2
ok 'in a shallow clone' muster renumber "$B" R-013
says 'nothing is decided' '4 places could mean either'
says 'which is said' 'note: no history says which record was meant: the history is cut off'
fronts 'and all stays' program/risks/R-020.md 'related: [R-012]'
fronts 'but the id' program/risks/R-013-b.md 'id: R-013'

# An action with a status and a dependency.
action() # name id status depends_on
{
	mkdir -p program/actions
	printf '%s\n' --- "id: $2" 'kind: action' "status: $3" 'title: Act' \
		'owner: ann' 'due: 2026-12-01' 'done: 2026-07-02' \
		"depends_on: $4" --- >"program/actions/$1.md"
}

twins hidden
main action A-012-a A-012 done '[]'
side action A-012-b A-012 open '[A-001]'
side action A-001 A-001 open '[A-012]'
side action A-020 A-020 done '[A-012]'
merge
ok 'what two records of one id had hidden' \
	muster renumber program/actions/A-012-b.md
says 'stops nothing, but is said' "program/actions/A-020.md:9:14: error: 'A-020' is done, but 'A-021'"
says 'each of it' "'depends_on' goes in a circle"
finish
