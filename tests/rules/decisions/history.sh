# What the goldens of this family begin with: commits on a day, and
# decisions whose decider is Ana.
commit() # date message [author]
{
	git add -A
	GIT_AUTHOR_NAME=${3:-Ana} GIT_AUTHOR_EMAIL=${4:-ana@example.com} \
		GIT_AUTHOR_DATE=${1}T09:00:00Z \
		GIT_COMMITTER_DATE=${1}T09:00:00Z git commit -qm "$2"
}
decision() # id status [line...]
{
	mkdir -p program/decisions
	file=program/decisions/$1.md
	printf "%s\n" --- "id: $1" "kind: decision" "status: $2" \
		"title: Keep it simple" "owner: ana" "requested: 2026-06-01" \
		"needed_by: 2026-06-30" "decider: ana" >"$file"
	shift 2
	[ $# -eq 0 ] || printf "%s\n" "$@" >>"$file"
	printf "%s\n" --- "" "## Context" "" "## Options" "" "## Decision" "" \
		"We keep it." "" "## Consequences" "" "## Notes" >>"$file"
}
