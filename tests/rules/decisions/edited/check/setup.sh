# What accepted decisions said is changed; what is proposed may change.
commit() # message
{
	git add -A && git commit -qm "$1"
}
decision() # id status title [line...]
{
	mkdir -p program/decisions
	file=program/decisions/$1.md
	printf "%s\n" --- "id: $1" "kind: decision" "status: $2" \
		"title: $3" "owner: ana" "requested: 2026-06-01" \
		"needed_by: 2026-07-30" "decider: ana" >"$file"
	shift 3
	[ $# -eq 0 ] || printf "%s\n" "$@" >>"$file"
	printf "%s\n" --- "" "## Context" "" "## Options" "" "## Decision" "" \
		"We keep it." "" "## Consequences" "" "## Notes" >>"$file"
}
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
sed -i 's/We keep it/We keep some of it/; s/07-30/08-30/' program/decisions/D-00[13].md
sed -i 's/^status: .*/status: proposed/; /^decided/d' program/decisions/D-002.md
git add -A
snapshots='worktree index'
