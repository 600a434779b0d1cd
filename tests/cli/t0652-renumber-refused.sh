#!/bin/sh
# muster renumber: what it does not do, and that nothing is written then.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# It ends like this, and the work tree is as it was.
refused() # status description text argument...
{
	status=$1 what=$2 text=$3
	shift 3
	fails "$status" "$what" muster renumber "$@"
	says 'and says why' "$text"
	git status --porcelain >"$TRASH/out"
	lines 'nothing is written' 0
}

begin asked
risk R-001
risk R-002
risk R-word
cp program/risks/R-001.md program/risks/twin.md
printf '%s\n' --- 'id: R-005' 'title: x' --- >program/risks/R-005.md
printf '%s\n' --- 'id: [' --- >program/risks/R-006.md
printf '%s\n' --- 'id: policy' 'kind: policy' 'title: Policy' --- \
	>program/policy.md
mkdir -p program/kinds
printf '%s\n' --- 'kind: kind' 'id: vendor' 'title: Vendor' 'prefix: V' \
	'folder: vendors' 'about: Who sells.' --- >program/kinds/vendor.md
commit 2026-07-02 all
git checkout -q -b side
risk R-040
commit 2026-07-03 side
git checkout -q main
refused 2 'two that have the id' 'name one of them by its path' R-001
refused 2 'no record' "no record or file is called 'R-111'" R-111
refused 2 'an id that is taken here' \
	"is taken: program/risks/R-001.md has 'R-001'" R-002 R-001
refused 2 'one that looks like it' "has 'R-word'" R-002 R-Word
refused 2 'one of another branch' "is taken: refs/heads/side has 'R-040'" \
	R-002 R-040
refused 2 'another prefix' "it must be the prefix" R-002 D-002
refused 2 'no id' "it must be the prefix" R-002 'R-../../x'
refused 2 'nothing at all' "it must be the prefix" R-002 ''
refused 2 'the same' 'has the id' R-002 R-002
refused 2 'no kind' 'has no kind that can be read' R-005
refused 2 'no id that can be read' 'has no id that can be read' \
	program/risks/R-006.md
refused 2 'the charter' 'there is but one charter' charter x
refused 2 'the policy' 'there is but one policy' policy x
refused 2 'a kind' 'a kind keeps its id' vendor seller
refused 2 'three names' "one operand too many: 'R-004'" R-002 R-003 R-004

begin wrong
risk R-001
risk R-002 'related: ["R\x2d001"]'
commit 2026-07-02 all
refused 1 'what would leave a reference behind' \
	"program/risks/R-002.md:10:11: error: no record has the id 'R-001'" \
	R-001
fails 1 'as a document' muster renumber --format json R-001
says 'which has it, too' '"rule": "ref/missing"'
sed -i 's/^id: .*/id: "R\\x2d001"/' program/risks/R-001.md
commit 2026-07-02 escaped
refused 2 'an id that is written in escapes' "write 'id: R-001' first" R-001

begin foreign
mkdir -p program/kinds docs/adr
printf '%s\n' --- 'id: adr' 'kind: kind' 'title: Decision' 'prefix: ADR' \
	'about: A decision as it was always written.' 'files: docs/adr/*.md' \
	'keys:' '  related: links' 'statuses:' '  active: [proposed]' \
	'moves: [status]' --- >program/kinds/adr.md
printf '%s\n' --- 'status: proposed' 'owner: ann' 'links: [R-001]' --- '' \
	'# Use it' 'Because of R-001.' >docs/adr/0007-use.md
risk R-001
commit 2026-07-02 all
ok 'a program with records that are foreign' muster check
refused 2 'a number that is not ours' 'its number is that of its own tool' \
	ADR-7 ADR-9
ok 'what they say of ours follows' muster renumber R-001
sed -n '4p; 8p' docs/adr/0007-use.md >"$TRASH/out"
says 'in fields' 'links: [R-002]'
says 'and texts' 'Because of R-002.'
ok 'all is well' muster check

begin there
risk R-001
echo 'R-009*' >.gitignore
commit 2026-07-02 all
echo mine >program/risks/R-009.md
refused 3 'a file in the way' \
	"'program/risks/R-009.md' is there already" R-001 R-009
rm program/risks/R-009.md
ok 'is not there any more' muster renumber R-001 R-008
git reset -q --hard
sed -i 's/^owner: ann/owner: nobody/' program/risks/R-001.md
commit 2026-07-03 wrong
ok 'what is wrong already stops nothing' muster renumber R-001

git clone -q --bare . ../bare.git && cd ../bare.git || exit 2
fails 2 'a bare repository' muster renumber R-001
says 'has no files' 'make a clone of it'
cd "$TRASH/work" && mkdir none && cd none || exit 2
fails 3 'no repository' muster renumber R-001
finish
