#!/bin/sh
# What a change does to dates, path, risks and figures: the example's branch
# that nobody approved, byte for byte, and what else may come.
#
#	UPDATE=1 tests/cli/t0733-impact.sh
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
GOLDEN=$ROOT/tests/data/impact
mkdir -p "$GOLDEN"
example example
cd example || exit 2
today 2026-04-24

same() # name command...
{
	name=$1
	shift
	"$@" >"$TRASH/told" 2>&1
	sed 's/^  "muster": "[^"]*"/  "muster": "VERSION"/' "$TRASH/told" \
		>"$TRASH/out"
	[ -z "${UPDATE-}" ] || cp "$TRASH/out" "$GOLDEN/$name"
	diff "$GOLDEN/$name" "$TRASH/out" >"$TRASH/diff"
	status=$?
	mv "$TRASH/diff" "$TRASH/out"
	result "$status" "$name"
}
same text muster diff --impact main scope/custom-domains
same markdown muster diff --impact --format markdown main scope/custom-domains
same json muster diff --impact --format json main scope/custom-domains
same three-pilots muster diff --impact 5cdfc21^ 5cdfc21

fails 1 'a change of scope' muster scope main...scope/custom-domains
says 'is told with its impact' 'impact: the P80 of M-009 stays 2026-11-24, '
says 'and the table' 'M-009 planned  2026-05-15  2026-05-22       +5 bd'
fails 1 'as Markdown' muster scope --format markdown \
	main...scope/custom-domains
says 'too' '**Impact:** the P80 of M-009 stays 2026-11-24, '
fails 1 'quietly' muster scope -q main...scope/custom-domains
silent_on 'without it' impact
muster scope --no-impact main...scope/custom-domains >"$TRASH/out"
silent_on 'or without it' impact
muster scope --format json main...scope/custom-domains >"$TRASH/out"
says 'as JSON' '"sentence": "the P80 of M-009 stays 2026-11-24, '
ok 'where scope is the same' muster scope HEAD~3...HEAD
silent_on 'it is not told' impact
ok 'unless it is asked for' muster scope --impact HEAD~3...HEAD
says 'then it is' 'impact: the P80 of M-009 '

ok 'without it nothing is said of it' muster diff main scope/custom-domains
silent_on 'not a word' impact
git checkout -q scope/custom-domains
sed -i 's/^duration: 4w/duration: 40w/' program/deliverables/W-010-*.md
ok 'what is in the files' muster diff --impact main
says 'moves the end' 'the P80 of M-009 moves from 2026-11-24 to '
says 'the path' 'the critical path now runs through W-010'
sed -i 's/^depends_on: .*/depends_on: [M-009]/' program/deliverables/W-010-*.md
ok 'a circle' muster diff --impact main
says 'is told' 'no date can be computed while the plan goes round in a circle'
git checkout -q .
muster set -q R-007 probability=high impact=high >"$TRASH/set" 2>&1
ok 'a risk that is high' muster diff --impact main
says 'is new' '1 new high risk: R-007'
git checkout -q .
git rm -qrf program
ok 'a program that is gone' muster diff --impact main
says 'has no plan' 'nothing is planned'

begin first
ok 'before there was one' muster diff --impact
ok 'a state without a plan' muster diff --impact HEAD HEAD
says 'has none' 'impact: nothing is planned'
printf 'programs: [program, other]\n' >.muster.yml
cp -r program other
ok 'a second program' muster diff --impact
says 'has its name' 'Apollo'
finish
