#!/bin/sh
# pre-push and scope: a push that changes scope without approval is told, and
# stopped where the policy that stood before wants it so.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
export GOLDENS="$ROOT/tests/rules"

mkdir "$TRASH/work/client" && cd "$TRASH/work/client" || exit 2
git init -q -b main && git init -q --bare ../server
. "$ROOT/tests/rules/scope/history.sh"
muster hook install --quiet
git remote add origin ../server

# The branch of the server after the command, which has to end so.
pushes() # description stopped|goes words -- command...
{
	what=$1 want=$2 words=$3 before=$(git rev-parse --verify -q HEAD)
	shift 4
	"$@" >"$TRASH/out" 2>&1 </dev/null
	there=$(git -C ../server rev-parse --verify -q "refs/heads/$(
		git branch --show-current)")
	case $want in
	goes) [ "$there" = "$before" ] ;;
	stopped) [ "$there" != "$before" ] ;;
	esac && { [ -z "$words" ] || grep -qF -- "$words" "$TRASH/out"; }
	result $? "$what"
}
silent() # description -- command...
{
	what=$1
	shift 2
	"$@" >"$TRASH/out" 2>&1 </dev/null
	! grep -q 'scope/' "$TRASH/out"
	result $? "$what"
}

silent 'a program that is new' -- git push -q -u origin main
charter '200 USD' && commit 2026-07-02 'more'
pushes 'a change that nobody approved is told, and goes' goes \
	'warning: charter: budget 100 USD -> 200 USD; not covered' -- \
	git push -q origin main
change CR-001 approved 'approved_by: dora' 'decided: 2026-07-03'
commit 2026-07-03 'approve

Change: CR-001' dora
charter '300 USD' && commit 2026-07-03 'more'
silent 'a covered one is not worth a word' -- git push -q origin main

# The policy stops it, from the next push on.
policy() # lines
{
	printf '%s\n' --- 'id: policy' 'kind: policy' 'title: Rules' \
		'owner: ana' "$@" --- >program/policy.md
}
policy 'scope: {push: stop}' && commit 2026-07-04 'policy'
git push -q origin main >/dev/null 2>&1
charter '400 USD' && commit 2026-07-05 'more'
pushes 'the policy stops it' stopped \
	'error: charter: budget 300 USD -> 400 USD; not covered' -- \
	git push -q origin main
policy 'scope: {push: warn}' && commit 2026-07-05 'let me'
pushes 'also when the push loosens the policy' stopped 'not covered' -- \
	git push -q origin main
policy 'rules: {scope/uncovered: off}' && commit 2026-07-05 'let me'
pushes 'or switches the rule off' stopped 'not covered' -- \
	git push -q origin main
pushes 'git push --no-verify goes past it' goes '' -- \
	git push -q --no-verify origin main

# What can't be judged: with `stop` it is stopped, else it goes.
policy 'scope: {push: stop}' && commit 2026-07-06 'policy'
git push -q --no-verify origin main
charter '500 USD' && commit 2026-07-07 'more'
blob=$(git rev-parse HEAD:program/charter.md)
object=.git/objects/$(echo "$blob" | cut -c1-2)/$(echo "$blob" | cut -c3-)
chmod u+w "$object" && cp "$object" "$TRASH/whole" && : >"$object"
muster outgoing origin <<LINE >"$TRASH/out" 2>&1
refs/heads/main $(git rev-parse HEAD) refs/heads/main $(git rev-parse HEAD~1)
LINE
status=$?
[ "$status" -eq 3 ]
result $? 'what cannot be read is stopped, where the policy stops'
cp "$TRASH/whole" "$object"
finish
