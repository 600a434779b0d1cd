# What the goldens of this family begin with: a program in force whose
# director, Dora, approves changes of scope, and a request on a branch.
# shellcheck shell=sh disable=SC2034 # snapshots is the runner's
snapshots=worktree
commit() # date message [author]
{
	git add -A
	GIT_AUTHOR_NAME=${3:-ana} GIT_AUTHOR_EMAIL=${3:-ana}@example.com \
		GIT_AUTHOR_DATE=${1}T09:00:00Z \
		GIT_COMMITTER_DATE=${1}T09:00:00Z git commit -qm "$2"
}
person() # id
{
	printf '%s\n' --- "id: $1" 'kind: person' "title: $1" \
		"emails: [$1@example.com]" --- >"program/people/$1.md"
}
charter() # budget
{
	printf '%s\n' --- 'id: charter' 'kind: charter' 'status: active' \
		'title: Apollo' 'owner: ana' 'target: 2026-12-01' \
		'raci: {accountable: dora}' "budget: $1" --- '' \
		'## Business context' >program/charter.md
}
change() # id status [line...]
{
	file=program/changes/$1.md
	{
		printf '%s\n' --- "id: $1" 'kind: change' "status: $2" \
			'title: More money' 'owner: ana' \
			'affects: [charter]' 'trade_off: Less elsewhere'
		shift 2
		[ $# -eq 0 ] || printf '%s\n' "$@"
		printf '%s\n' --- '' '## Change' '' '## Trade-off'
	} >"$file"
}
mkdir -p program/people program/changes
person ana
person dora
charter '100 USD'
commit 2026-07-01 'program: begin'
