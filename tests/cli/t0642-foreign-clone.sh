#!/bin/sh
# Two real projects as they are, with a program and kinds added and not one of
# their own files changed: they are checked, listed, aged and guarded.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"
DATA=$ROOT/tests/data/foreign

# A clone, with a program that has these kinds.
adopt() # name kind...
{
	cd "$TRASH/work" && git clone -qb master "$DATA/$1.bundle" "$1" &&
		cd "$1" && program && mkdir program/kinds &&
		echo 'programs: [program]' >.muster.yml || exit 2
	shift
	for kind; do
		cp "$DATA/$kind.md" program/kinds
	done
	commit 2026-08-20 'muster: begin'
}

# How many files have a line like this.
files() # expression path
{
	git grep -lE "$1" HEAD -- "$2" | wc -l
}

today 2026-08-25
adopt cips cip cps
ok 'the CIPs pass' muster check --strict
says 'all of them' "$(($(files '^CIP: ' 'CIP-*/README.md') + \
	$(files '^CPS: ' 'CPS-*/README.md') + 4)) records: no findings"
fails 1 'two of the open ones are stale' muster raid
says 'of 104' '104 open, 102 of 104 within their window'
[ "$(($(files '^Status: *(Proposed|Draft)' 'CIP-*/README.md') + \
	$(files '^Status: *Open' 'CPS-*/README.md')))" -eq 104 ]
result $? 'as many as git finds'
says 'with the first of several authors' 'Seomon (Cardano After Dark)'
fails 1 'the stale ones alone' muster raid --stale --kind cps
says 'by number' 'CPS-5'
ok 'muster kinds lists both' muster kinds
says 'by prefix' 'CPS'
ok 'one is shown' muster kinds cip
says 'with its keys' 'id is CIP, title is Title, status is Status'
ok 'a proposal is found by its id' muster check CIP-30
ok 'and by its path' muster check CIP-0030/README.md

cp CPS-0005/README.md "$TRASH/before"
ok 'the stale ones are affirmed' muster raid affirm CPS-5 CPS-20
diff "$TRASH/before" CPS-0005/README.md >"$TRASH/out"
lines 'with one line more' 2
says 'and no other byte' '> reviewed: 2026-08-25'
ok 'then none is stale' muster raid --stale
muster hook install --quiet
lands 'the commit of that lands' git commit -qm 'CPS: affirm'

sed -i 's/^Status: .*/Status: Actve/' CIP-0030/README.md
stopped 'a status that there is not stops the commit' \
	'CIP-0030/README.md:5:9: error: the kind cip has no status' \
	git commit -qam 'CIP-0030: misspell'
says 'with those that there are' \
	'one of: Draft, Proposed, Active, Inactive...'
sed -i 's/^Status: .*/Status: Inactive (superseded by CIP-0999)/' \
	CIP-0030/README.md
lands 'one that goes on lands' git commit -qam 'CIP-0030: supersede'
sed 's/^CIP: .*/CIP: 30/' CIP-0031/README.md >"$TRASH/31" &&
	cp "$TRASH/31" CIP-0031/README.md
stopped 'a number that is taken stops it' \
	"the id 'CIP-30' is also that of CIP-0030/README.md:2" \
	git commit -qam 'CIP-0031: number'
git checkout -q CIP-0031
mkdir CIP-9998 && sed '1,/^CIP:/d' CIP-0031/README.md >CIP-9998/README.md &&
	git add CIP-9998
stopped 'a new one without front matter stops it' \
	'CIP-9998/README.md:1:1: error: this file should be a record' \
	git commit -qm 'CIP-9998'
git rm -qrf CIP-9998
echo '# Minutes' >BiweeklyMeetings/minutes.md && git add BiweeklyMeetings
lands 'what is no proposal lands' git commit -qm 'minutes'

adopt nixos-rfcs rfc
fails 1 'of the RFCs one can not be read' muster check
says 'and one has lost half a value' \
	'47 records (1 can'"'"'t be read): 1 error, 1 warning'
says 'the one with a table' 'rfcs/0140-simple-package-paths.md:1:1: error:'
ok 'another is found by the number of its file' muster check RFC-166
finish
