# What the goldens of the gate begin with: a decision with a title, its text
# being what the sections of an accepted one are.
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
