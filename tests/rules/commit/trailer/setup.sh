# The messages of commits that accept D-001 and D-002 and approve CR-001.
# The index is what is looked at, whoever asks.
. "$GOLDENS/decisions/gate.sh"
change() # status
{
	mkdir -p program/changes
	printf "%s\n" --- "id: CR-001" "kind: change" "status: $1" \
		"title: Later" "owner: ana" "requested_by: bea" \
		"needed_by: 2026-07-30" "approved_by: ana" \
		"affects: [charter]" "trade_off: Two weeks." --- "" \
		"## Change" "" "Later." "" "## Trade-off" "" "Two weeks." \
		>program/changes/CR-001.md
}
decision D-003 accepted 'Keep it quick' 'decided: 2026-06-03'
commit 'D-003'
decision D-001 proposed 'Keep it simple'
decision D-002 proposed 'Keep it small'
change proposed
commit 'decisions'
decision D-001 accepted 'Keep it simple' 'decided: 2026-07-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-07-03'
change approved
git add -A
message() # name line...
{
	name=$1
	shift
	printf "%s\n" "$@" >".git/$name"
}
message none 'Accept' '' 'Both of them.'
message all 'Accept' '' 'decision: D-001, d-002 Keep it small' \
	'CHANGE: CR-001' '# Change: CR-009'
message others 'Accept' '' 'Decision: D-001' 'Decision: D-003, D-077' \
	'Change: D-002' 'Change: as agreed'
message above 'Accept' '' 'Change: CR-001' 'Decision: D-001, D-002' '' \
	'And that is that.'
message below 'Accept' '' 'Change: CR-001' '# comment' \
	'# ------------------------ >8 ------------------------' \
	'Decision: D-001, D-002'
snapshots=worktree
