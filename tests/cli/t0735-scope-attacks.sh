#!/bin/sh
# Attacks on the gate for scope: requests that change it, and try not to look
# like that.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
. "$ROOT/tests/cli/scope.sh"
C=program/charter.md
W=program/deliverables/W-001.md
caught() # description text
{
	by ana "$1"
	fails 1 "$1" scope
	says 'is told' "$2"
}

# Who may approve: a second charter is none.
force second
sed 's/^id: .*/id: aaa/; s/accountable: dora/accountable: ana/' $C \
	>program/aaa.md
by ana 'another charter' && request request
change CR-001 approved ana charter.budget && budget '200 USD'
caught 'an approver of another file' 'at the base only dora (dora) may approve'

# Other shapes of the same fields.
force shapes
sed -i 's|^budget: .*|&\nscope:\n  in: [Login, Search]\nsuccess_criteria:\n  - {metric: uptime, target: high}|' $C
by ana 'scope' && request in-map
sed -i 's/^  in: .*/  in: {never: Login, later: Search}/' $C
caught 'a list as a map' 'scope.in dropped: "Login"'
request criteria-map
sed -i 's/^  - {metric.*/  none: {metric: uptime, target: high}/' $C
caught 'a table as a map' 'success_criteria '

# An item is dropped otherwise.
force status && request request && mkdir program/kinds
sed 's/dropped: \[cancelled\]/dropped: [cancelled, scrapped]/' \
	"$ROOT/templates/kinds/deliverable.md" >program/kinds/deliverable.md
sed -i 's/^status: .*/status: scrapped/' $W
caught 'a status that the request makes up' 'W-001: status planned -> scrapped'
force moved
record program/milestones/M-002.md 'id: M-002' 'kind: milestone' \
	'status: planned' 'title: Landing' 'owner: ana' 'due: 2026-11-02' \
	'baseline: 2026-11-02' </dev/null
by ana 'a milestone' && change CR-001 approved dora M-002 && by dora approve
request request
sed -i 's/^status: .*/status: cancelled/; s/^milestone: .*/milestone: M-002/' $W
caught 'on the way to a milestone that is covered' 'no change record names it'

# A tag with the name of a branch.
force tagged && request request && budget '200 USD'
caught 'the branch' 'budget 100 USD -> 200 USD'
git tag main
fails 3 'or the tag' scope
says 'is asked' "'main' is a branch, and a tag that is elsewhere: write refs/heads/main or refs/tags/main"
fails 3 'in a range, too' muster scope main...HEAD
fails 1 'and can be said' muster scope refs/heads/main...HEAD
git tag -f main main >/dev/null 2>&1 && git tag -f main refs/heads/main >/dev/null
fails 1 'when both are the same, either will do' scope

# Two that were merged into each other: from where the request looks innocent
# is no matter.
crossed() # name later|earlier
{
	force "$1" && request topic && echo 1 >notes && by ana 'topic'
	git switch -q main && change CR-001 approved dora charter &&
		by dora 'approve'
	[ "$2" = earlier ] || clock=$((clock - 10000000))
	budget '200 USD' && by ana 'more money'
	git branch old-main && git branch old-topic topic
	clock=$((clock + 10000000))
	join ana topic && git switch -q topic && join ana old-main
	git checkout -q old-topic -- program && git rm -qf $CR
	by ana 'take it all back'
}
crossed later later
fails 1 'what a merge took back' scope
says 'is told' 'budget 200 USD -> 100 USD'
crossed earlier earlier
fails 1 'whichever is the older' scope
says 'is told, too' 'budget 200 USD -> 100 USD'

# Approvals of branches that the base knows better than.
begun() # name: CR-001 on the branch old: proposed, approved, carried out
{
	force "$1" && request old && change CR-001 proposed '' charter &&
		by ana 'ask' && approve && by dora 'approve'
	budget '200 USD' && by ana 'more money'
	git switch -q main
}
begun spent && git merge -q --squash old >/dev/null 2>&1 &&
	by dora 'squashed'
request request && git merge -q -m again -s ours old && budget '300 USD'
caught 'one that was carried out, squashed' 'CR-001 was carried out on '
git switch -q main && request other
git merge -q -m again -s ours old && echo 1 >notes && by ana 'go on'
ok 'to go on with such a branch is no harm' scope
force rejected && change CR-001 proposed '' charter && by ana 'ask'
request request && approve && by dora 'approve'
git switch -q main && change CR-001 rejected dora charter &&
	by dora 'reject after all'
git switch -q request && git merge -q -s ours -m 'merge main' main
budget '200 USD'
caught 'one that was rejected since' 'CR-001 is decided at the base, and its approval in commit '
change CR-001 proposed '' charter && by ana 'ask again'
approve && by dora 'approve it now'
ok 'until it is approved on top of that' scope
finish
