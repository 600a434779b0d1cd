# Decisions and changes that commits accept: sourced behind lib.sh and hooks.sh
# by the tests of the message's hooks.
# shellcheck shell=sh

# A decision; accepted ones have a day.
decision() # id status [title]
{
	mkdir -p program/decisions
	{
		printf '%s\n' '---' "id: $1" 'kind: decision' "status: $2" \
			"title: ${3-Keep it simple}" 'owner: ann' \
			'requested: 2026-07-01' 'needed_by: 2026-07-30' \
			'decider: ann'
		[ "$2" = proposed ] || echo 'decided: 2026-07-14'
		printf '%s\n' '---' '' '## Context' '' '## Options' '' \
			'## Decision' '' 'We keep it.' '' '## Consequences'
	} >"program/decisions/$1.md"
}
change() # id status
{
	mkdir -p program/changes
	{
		printf '%s\n' '---' "id: $1" 'kind: change' "status: $2" \
			'title: Later' 'owner: ann' 'requested_by: ann' \
			'needed_by: 2026-07-30' 'approved_by: ann' \
			'affects: [charter]' 'trade_off: Two weeks.'
		[ "$2" = proposed ] || echo 'decided: 2026-07-14'
		printf '%s\n' '---' '' '## Change' '' 'Later.' '' \
			'## Trade-off' '' 'Two weeks.'
	} >"program/changes/$1.md"
}

# Accept D-001, staged.
accept() { decision D-001 accepted && git add -A; }
# As if nothing had been done since that commit.
again() { git reset -q --hard "${1-HEAD}" && git clean -qfd; }

# Two proposals, a change, and the hooks.
proposals() # name
{
	guard "$1" && decision D-001 proposed && decision D-002 proposed &&
		change CR-001 proposed && commit 2026-07-14 'propose' &&
		git tag proposed
}
