# The id of a decision that is deleted goes to another one.
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
git rm -q program/decisions/D-001.md
decision D-009 proposed 'Make it large'
sed -i 's/^id: .*/id: D-001/' program/decisions/D-009.md
git add -A
snapshots='worktree index'
