#!/bin/sh
# muster drift: what became of the scope that was agreed; the example program
# byte for byte, and each way in which a change is covered, or is not.
#
#	UPDATE=1 tests/cli/t0734-drift.sh
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
GOLDEN=$ROOT/tests/data/drift
mkdir -p "$GOLDEN"
example example
cd example || exit 2
today 2026-04-24

same() # status name command...
{
	want=$1 name=$2
	shift 2
	"$@" >"$TRASH/told" 2>&1
	status=$?
	sed 's/^  "muster": "[^"]*"/  "muster": "VERSION"/' "$TRASH/told" \
		>"$TRASH/out"
	[ -z "${UPDATE-}" ] || cp "$TRASH/out" "$GOLDEN/$name"
	diff "$GOLDEN/$name" "$TRASH/out" >"$TRASH/diff" &&
		[ "$status" -eq "$want" ]
	status=$?
	mv "$TRASH/diff" "$TRASH/out"
	result "$status" "$name"
}
same 0 text muster drift
same 0 markdown muster drift --format markdown
git checkout -q scope/custom-domains
same 1 branch muster drift
same 1 json muster drift --format json
git checkout -q --detach main
ok 'without a branch' muster drift
says 'it is the same' '3 covered, 0 silent'
git tag v1 34ba46f
ok 'since a tag' muster drift --since v1
says 'nothing was changed' 'scope is what was agreed'
fails 3 'a baseline that is none' muster drift --since v2

# A record of the program of this test, with lines of your own.
record() # path line...
{
	mkdir -p "program/$(dirname "$1")"
	path=program/$1
	shift
	{
		printf '%s\n' '---' "$@" '---' '' '## Change' '' 'More.' '' \
			'## Trade-off' '' 'None.'
	} >"$path"
}
charter() # target budget
{
	record charter.md 'id: charter' 'kind: charter' 'status: active' \
		'title: Apollo' 'owner: ann' 'raci: {accountable: ann}' \
		"target: $1" "budget: $2"
}
change() # id status affects
{
	record "changes/$1.md" "id: $1" 'kind: change' "status: $2" \
		"title: $1" 'owner: ann' "affects: [$3]" 'approved_by: ann'
}
begin apollo
record people/bob.md 'id: bob' 'kind: person' 'title: Bob' \
	'emails: [bob@example.com]'
charter 2026-12-01 1
sed -i 's/active/draft/' program/charter.md
commit 2026-07-02 'charter: a draft'
ok 'a draft' muster drift
says 'binds nobody' 'no charter is in force'
charter 2026-12-02 1
commit 2026-07-03 'charter: in force'
ok 'the agreement' muster drift
says 'is no drift' 'scope is what was agreed'

charter 2026-12-09 1
commit 2026-07-04 'charter: a week later'
fails 1 'a change without a record' muster drift
says 'is silent' 'silent: no approved change record names it'
says 'and told' 'target 2026-12-02 -> 2026-12-09'
change CR-1 proposed charter.target
commit 2026-07-05 'changes: ask'
fails 1 'one that is proposed' muster drift
change CR-1 approved charter.target
commit 2026-07-06 'changes: approve'
ok 'approved afterwards' muster drift
says 'is said' 'CR-1, approved by ann, but only afterwards'

charter 2026-12-09 2
commit 2026-07-07 'charter: twice the money'
fails 1 'another field' muster drift
says 'is not covered by it' '1 silent'
change CR-2 approved charter
commit 2026-07-08 'changes: approve'
charter 2026-12-09 3
commit 2026-07-09 'charter: three times'
charter 2026-12-09 4
commit 2026-07-10 'charter: four times'
fails 1 'one record' muster drift
says 'covers the first landing' 'CR-2, approved by ann'
says 'and no second one' 'silent: CR-2 names it, but was carried out before'
says 'as counted' '4 changes of scope in 4 commits: 3 covered, 2 of them only afterwards, 1 silent'

sed -i 's/^affects: .*/affects: [charter, charter.budget]/' \
	program/changes/CR-1.md
commit 2026-07-11 'changes: more than was approved'
muster drift >"$TRASH/later"
ok 'an edit afterwards covers nothing' \
	grep -q '3 covered, 2 of them only afterwards, 1 silent' "$TRASH/later"

record deliverables/W-1.md 'id: W-1' 'kind: deliverable' 'status: planned' \
	'title: Work' 'owner: bob' 'due: 2026-09-01'
change CR-3 approved W-1
sed -i 's/^approved_by: .*/approved_by: bob/' program/changes/CR-3.md
commit 2026-07-11 'deliverables: more work'
fails 1 'who may not approve' muster drift
says 'does not' 'silent: CR-3 names it, but whoever approved it may not'
printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Policy' \
	'scope: {approvers: [bob], baseline: main}' '---' >program/policy.md
commit 2026-07-12 'policy: bob may'
fails 1 'nor by the commit of another' muster drift
says 'which is told' 'its approver did not commit the approval'
sed -i 's/\[bob\]/[bob, ann], attestation: declared/' program/policy.md
commit 2026-07-13 'policy: their word will do'
fails 1 'unless their word will do' muster drift
says 'then it is covered' 'CR-3, approved by bob'
sed -i 's/^due: .*/due: 2026-10-01/' program/deliverables/W-1.md
commit 2026-07-14 'deliverables: later'
muster drift >"$TRASH/later"
ok 'a forecast is no scope' grep -q '5 changes of scope' "$TRASH/later"
muster renumber W-1 W-7 -m 'deliverables: another number' >/dev/null
muster drift >"$TRASH/later"
ok 'nor is another id' grep -q '5 changes of scope' "$TRASH/later"
git mv program/deliverables program/works
commit 2026-07-15 'deliverables: moved'
muster drift >"$TRASH/later"
ok 'nor another folder' grep -q '5 changes of scope' "$TRASH/later"
git rm -qr program/works
commit 2026-07-16 'deliverables: gone'
fails 1 'what is removed' muster drift
says 'is dropped' 'W-7  dropped'
git clone -q --depth 2 "file://$PWD" "$TRASH/shallow"
cd "$TRASH/shallow" || exit 2
fails 3 'a history that is cut off' muster drift
says 'can not tell' 'git fetch --unshallow'
finish
