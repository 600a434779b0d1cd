#!/bin/sh
# muster new: the record, its id, its path, and what stops it.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# What stdout alone was, and a file as it should be.
prints() # text command...
{
	want=$1
	shift
	[ "$("$@" 2>/dev/null </dev/null)" = "$want" ]
}
holds() # file line
{
	grep -qxF -e "$2" "$1"
}

begin plain
ok 'a risk is written, and its path alone is printed' prints \
	program/risks/R-001-the-vendor-slips.md \
	muster new risk --title 'The vendor slips' --set due=2026-12-01
file=program/risks/R-001-the-vendor-slips.md
printf '%s\n' --- 'id: R-001' 'kind: risk' 'status: open' \
	'title: The vendor slips' 'owner: ann' 'probability: medium' \
	'due: 2026-12-01' 'impact: medium' --- '' \
	'Say what may happen, why it may, and what it would cost the program.' \
	>"$TRASH/want"
ok 'it is the starter of its kind, owned by who commits' \
	cmp "$TRASH/want" "$file"
ok 'it passes' muster check
ok 'the next one is R-002' prints program/risks/R-002-x.md \
	muster new risk --title x --set due=2026-12-01
ok 'an id can be a word' prints program/risks/R-vendor-x.md \
	muster new risk --title x --set due=2026-12-01 --set id=R-vendor
fails 2 'an id that is there is refused' \
	muster new risk --title y --set id=R-001
says 'and told where it is' "the work tree has 'R-001'"
fails 2 'an id that looks the same is refused, too' \
	muster new risk --title y --set id=R-VENDOR

begin wanted
ok 'a missing date stops nothing' muster new risk --title x
says 'and is one line' \
	"program/risks/R-001-x.md:8: this open item has no 'due' date"
silent_on 'without a second one' 'help:'
fails 1 'which is what check says, too' muster check
says 'of that file' 'R-001-x.md:8:5: error: this open item has no'
git config user.email nobody@example.com
ok 'a stranger owns nothing' muster new risk --title y --set due=2026-12-01
says 'is told so' "R-002-y.md:6: this open item has no owner"
says 'and what mends it' "your address nobody@example.com: muster init"

begin json
ok '--format json' muster new risk --title x --format json
says 'has the id' '"id": "R-001"'
says 'and the path' '"path": "program/risks/R-001-x.md"'
says 'and what is wanted' '"rule": "open/date"'

begin below
mkdir -p src/deep && cd src/deep || exit 2
ok 'the path is from the current folder' prints \
	../../program/risks/R-001-x.md \
	muster new risk --title x --set due=2026-12-01
cd ../../program/risks || exit 2
ok 'wherever that is' prints R-002-x.md \
	muster new risk --title x --set due=2026-12-01
ok 'the lines on standard error as well' muster new risk --title y
says 'are from there' 'R-003-y.md:8:'

begin editing
EDITOR='sed -i s/medium/high/'
export EDITOR
ok '--edit opens the editor' muster new risk --title x --edit
says 'and looks at the file afterwards' \
	"R-001-x.md:8: this open item has no 'due'"
ok 'which it changed' grep -q 'impact: high' program/risks/R-001-x.md
EDITOR='sed -i "s/^due:/due: 2026-12-01/"'
ok 'what was mended there is not wanted' muster new risk --title y --edit
silent_on 'so that only the path is said' 'no '
EDITOR=false
fails 3 'an editor that fails is told' muster new risk --title z --edit
says 'with what is there' 'R-003-z.md is written, but not edited'

cd "$TRASH/work" && git init -q empty && cd empty || exit 2
fails 2 'without a program there is nothing to add to' muster new risk
says 'but a way to begin' 'muster init'
cd "$TRASH/work" && git clone -q --bare plain bare.git && cd bare.git || exit 2
fails 2 'a bare repository has no work tree' muster new risk --title x
cd "$TRASH" || exit 2
fails 3 'outside of a repository' muster new risk --title x
finish
