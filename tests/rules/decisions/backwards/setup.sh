# D-001 is proposed on 1 June and accepted on 3 June by Ana, its decider.
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
decision D-001 proposed
decision D-002 proposed
decision D-003 proposed
commit 2026-06-10 'propose'
decision D-001 rejected 'decided: 2026-06-10'
commit 2026-06-01 'D-001: before it was proposed'
decision D-002 rejected 'decided: 2026-06-11'
git add -A
GIT_AUTHOR_DATE=2026-06-15T09:00:00Z GIT_COMMITTER_DATE=2026-06-11T09:00:00Z \
	git commit -qm 'D-002: committed before it was written'
