#!/bin/sh
# The hooks in a repository that was there before muster: what is waived,
# untouched or accepted stops no commit, what gets worse does. R-002 is
# broken from long ago; on $LATER R-001 is stale.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

# Two risks of 2025, of which R-001 is looked after, and the hooks.
old() # name
{
	begin "$1" && risk R-001 && risk R-002 && worsen &&
		commit 2025-03-01 'of old' && more && code begin &&
		commit 2026-07-14 'R-001: more' && muster hook install --quiet
}
more() { echo 'More.' >>program/risks/R-001.md; }
# A line of front matter for a risk.
add() { sed -i "s/^impact: .*/&\n$2/" "program/risks/$1.md"; }
waive() { add "$1" "waive:\n  raid\/stale: until $2, the vendor is closed"; }
broken="$R2:4:9: error: "

old since && policy 'since: 2026-07-10' && git add program
lands 'since lands by itself' git commit -qm 'since'
code
lands 'code lands' git commit -qm 'code'
lines 'in silence' 0
risk R-003 && git add program
lands 'so does a new record' git commit -qm 'R-003'
lines 'in silence, too' 0
extend
stopped 'whoever touches the old one mends it' "$broken" \
	git commit -qam 'R-002'
mend
lands 'mended it lands' git commit -qam 'R-002'
git reset -q --hard HEAD~ && policy 'since: 2025-01-01'
stopped 'since is not moved back over what is broken' "$broken" \
	git commit -qam 'since 2025'
git checkout -q HEAD program/policy.md && git rm -q program/policy.md
stopped 'nor taken away' "$broken" git commit -qm 'no policy'

guard stale && policy 'since: 2026-08-01' && commit 2026-07-14 'since'
today "$LATER"
risk R-003 && git add program
lands 'stale entries that nobody has touched stop nothing' \
	git commit -qm 'R-003'
lines 'and are no warning' 0
policy 'since: 2026-07-14' && git add program
stopped 'touched ones do' 'muster raid affirm R-001' git commit -qm 'since'
today 2026-07-15

old baseline && ok 'the baseline is written' muster check --write-baseline
extend
stopped 'it counts when it is staged' "$broken" git commit -qm 'R-002' "$R2"
git checkout -q "$R2" && git add program/baseline.txt
lands 'it lands by itself' git commit -qm 'accept what is there'
code
lands 'code lands then' git commit -qm 'code'
lines 'in silence' 0
extend
lands 'a broken record that gets no worse lands' git commit -qam 'R-002'
says 'and is counted' '1 accepted finding: program/baseline.txt'
lines 'in one line' 1
sed -i 's/^due: .*/due: soon/' "$R2"
stopped 'with another fault it does not' "$R2:8:6: error: " \
	git commit -qam 'soon'
says 'for that one alone' '1 error in what it touches'
git checkout -q HEAD "$R2" && mend
lands 'what gets better lands' git commit -qam 'R-002'
says 'and is told' 'accepts 1 finding that is gone: muster check --write-bas'
worsen && git add "$R2" && git commit -qnm 'back, past the hooks'
: >program/baseline.txt
stopped 'the baseline is not emptied under what is broken' "$broken" \
	git commit -qam 'empty'
git checkout -q program && git rm -q program/baseline.txt
stopped 'nor removed' "$broken" git commit -qm 'remove'
git reset -q --hard && echo 'x' >>program/baseline.txt
stopped 'nor broken' 'program/baseline.txt:7:1: error: ' \
	git commit -qam 'break'
git checkout -q program && echo '1 id/duplicate x' >>program/baseline.txt
lands 'it may be written by hand' git commit -qam 'grow'

guard waived && policy 'enforce: all' && waive R-001 2026-08-15 &&
	commit 2026-07-14 'R-001: wait for the vendor' && today "$LATER" && code
stopped 'a stale entry stops all commits' 'muster raid affirm R-002' \
	git commit -qm 'code'
silent_on 'not the waived one' 'affirm R-001'
waive R-002 2026-12-31 && git add program
lands 'a waiver stops none' git commit -qm 'R-002: wait, too'
code more
lands 'nor code, on its last day' git commit -qm 'code'
lines 'in silence' 0
code again
lands 'nor more of it, from memory' git commit -qm 'more code'
today 2026-08-16
stopped 'on the day after it does' 'muster raid affirm R-001' \
	git commit -qm 'and more' --allow-empty
sed -i 's/until 2026-08-15/until 2026-09-15/' program/risks/R-001.md
lands 'a new day waives it' git commit -qam 'R-001: wait once more'
today 2026-07-15

guard malformed && add R-001 'waive: soon'
stopped 'a waiver that is none is stopped' '[waiver/form]' \
	git commit -qam 'R-001'
git checkout -q program && waive R-001 2026-07-14
lands 'one that has expired is a warning' git commit -qam 'R-001'
says 'of its own' '[waiver/expired]'
more
lands 'again' git commit -qam 'R-001 again'
says 'and again' '[waiver/expired]'
finish
