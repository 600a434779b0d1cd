#!/bin/sh
# muster scope in the example: the change that was approved passes, the
# branch that nobody approved is rejected; byte for byte.
#
#	UPDATE=1 tests/cli/t0732-scope-example.sh
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
GOLDEN=$ROOT/tests/data/example
sh "$GOLDEN/history.sh" example >/dev/null 2>&1
cd example || exit 2
today 2026-04-24

same() # name status command...
{
	name=$1 want=$2
	shift 2
	"$@" >"$TRASH/told" 2>&1
	status=$?
	sed 's/^  "muster": "[^"]*"/  "muster": "VERSION"/' "$TRASH/told" \
		>"$TRASH/out"
	[ -z "${UPDATE-}" ] || cp "$TRASH/out" "$GOLDEN/$name"
	diff "$GOLDEN/$name" "$TRASH/out" >"$TRASH/diff"
	status=$((status - want + $?))
	mv "$TRASH/diff" "$TRASH/out"
	result "$status" "$name"
}
branch=main...scope/custom-domains
same scope.text 1 muster scope $branch
same scope.markdown 1 muster scope --format markdown $branch
same scope.json 1 muster scope --format json $branch

same scope-approved.text 0 muster scope 5cdfc21^...5cdfc21
ok 'the branch that was merged, by itself' muster scope 5cdfc21^...5cdfc21^2
says 'is covered by its record' 'covered by CR-002 (authored by '
ok 'the commit that carries it out' muster scope 74c400b...1acead3
git checkout -q --detach 74c400b^ && git cherry-pick 1acead3 >/dev/null 2>&1
fails 1 'the same without the approval' muster scope --base 5cdfc21^
says 'is not' 'CR-002 is proposed'
ok 'what has landed' muster scope main...main
says 'changes nothing more' 'no change of scope'

finish
