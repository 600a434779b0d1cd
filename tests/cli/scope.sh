# Programs in force, and requests that change their scope: sourced behind
# lib.sh by the tests of `muster scope`.
#
#	force apollo			# a program whose director, Dora, may
#					# approve; go there, on main
#	request money			# a branch of main
#	change CR-001 approved dora charter.budget
#	budget '200 USD'
#	by ana 'more money'		# commit it all as her
#	fails 1 'by herself' scope
#
# shellcheck shell=sh
CR=program/changes/CR-001.md

scope() { muster scope --no-impact --base main "$@"; }

# A record, with these lines of front matter; its text is what is read.
record() # path line...
{
	mkdir -p "$(dirname "$1")"
	path=$1
	shift
	{
		printf '%s\n' '---' "$@" '---' ''
		cat
	} >"$path"
}

person() # id [address]
{
	record "program/people/$1.md" "id: $1" 'kind: person' "title: $1" \
		"emails: [${2-$1@example.com}]" </dev/null
}

charter() # status [line...]
{
	status=$1
	shift
	record program/charter.md 'id: charter' 'kind: charter' \
		"status: $status" 'title: Apollo' 'owner: ana' \
		'target: 2026-12-01' 'raci: {accountable: dora}' \
		'budget: 100 USD' "$@" <<-'END'
		## Business context
	END
}

change() # id status approved_by affects
{
	record "program/changes/$1.md" "id: $1" 'kind: change' "status: $2" \
		"title: The change $1" 'owner: ana' "affects: [$4]" \
		"approved_by: $3" 'trade_off: Less of it elsewhere' <<-'END'
		## Change

		More of it.

		## Trade-off
	END
}

policy() # line...
{
	record program/policy.md 'id: policy' 'kind: policy' \
		'title: Policy' "$@" </dev/null
}

budget() { sed -i "s/^budget: .*/budget: $1/" program/charter.md; }

# Commit what is there, a day later each time, as somebody.
by() # who message [git-commit option...]
{
	who=$1 message=$2
	shift 2
	clock=$((clock + 86400))
	git add -A && GIT_AUTHOR_NAME=$who \
		GIT_AUTHOR_EMAIL=$who@example.com \
		GIT_AUTHOR_DATE="$clock +0000" \
		GIT_COMMITTER_DATE="$clock +0000" \
		git commit -q --no-verify --allow-empty -m "$message" \
		--author "$who <$who@example.com>" --date "$clock +0000" "$@"
}

# Merge as somebody, without a commit of its own when more options say so.
join() # who branch [git-merge option...]
{
	who=$1 branch=$2
	shift 2
	clock=$((clock + 86400))
	GIT_AUTHOR_NAME=$who GIT_AUTHOR_EMAIL=$who@example.com \
		GIT_AUTHOR_DATE="$clock +0000" \
		GIT_COMMITTER_DATE="$clock +0000" \
		git merge -q --no-ff -m "merge $branch" "$@" "$branch"
}

request() { git switch -qc "$1" "${2-main}"; }

force() # name
{
	clock=1782000000	# 2026-06-21
	cd "$TRASH/work" && git init --quiet "$1" && cd "$1" || return
	person ana
	person dora
	charter active
	record program/milestones/M-001.md 'id: M-001' 'kind: milestone' \
		'status: planned' 'title: Launch' 'owner: ana' \
		'due: 2026-11-01' 'baseline: 2026-11-01' </dev/null
	record program/deliverables/W-001.md 'id: W-001' 'kind: deliverable' \
		'status: planned' 'title: Rocket' 'owner: ana' \
		'milestone: M-001' 'due: 2026-10-01' <<-'END'
		## Acceptance criteria

		- [ ] It flies
		- [ ] It lands
	END
	by ana 'program: begin'
}

# A program with a request: Ana asks for more money.
ask() # name
{
	force "$1" && request request && change CR-001 proposed '' charter &&
		budget '200 USD' && by ana 'more money'
}
approve() { change CR-001 approved dora "${1-charter}"; }
