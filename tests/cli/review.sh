# What the tests of the review share: sourced behind terminal.sh.
# shellcheck shell=sh

# A program in which four entries want a look: a grave stale risk, an overdue
# action, a stale assumption, and an issue that nobody owns.
programs() # name
{
	begin "$1" && mkdir -p program/actions program/assumptions program/issues
	risk R-001 'mitigation: Ask another one' && sed -i \
		's/^title: .*/title: The supplier is late/' program/risks/R-001.md
	risk R-002 && sed -i 's/^impact: .*/impact: low/' program/risks/R-002.md
	printf '%s\n' '---' 'id: eve' 'kind: person' 'title: Eve Fox' \
		'emails: [eve@example.com]' 'left: 2026-07-10' '---' \
		>program/people/eve.md
	printf '%s\n' '---' 'id: bob' 'kind: person' 'title: Bob Ray' \
		'emails: [bob@example.com]' '---' >program/people/bob.md
	printf '%s\n' '---' 'id: A-001' 'kind: action' 'status: open' \
		'title: Ask the supplier' 'owner: bob' 'due: 2026-07-10' \
		'---' '' 'By telephone.' \
		>program/actions/A-001.md
	printf '%s\n' '---' 'id: AS-001' 'kind: assumption' 'status: open' \
		'title: Parts are in stock' 'owner: ann' \
		'validate_by: 2026-09-01' 'if_false: We wait for a month' \
		'---' '' 'Nobody has looked.' >program/assumptions/AS-001.md
	commit 2026-06-20 'program: entries'
	sed -i 's/^probability: .*/probability: high/' program/risks/R-001.md
	commit 2026-07-01 'risks: the supplier'
	printf '%s\n' '---' 'id: I-001' 'kind: issue' 'status: open' \
		'title: The crane is broken' 'owner: eve' 'severity: low' \
		'due: 2026-08-01' 'raised: 2026-07-14' '---' '' 'It creaks.' \
		>program/issues/I-001.md
	sed -i 's/^due: .*/&\nreviewed: 2026-07-14/' program/actions/A-001.md \
		program/risks/R-002.md
	commit 2026-07-14 'issues: the crane'
}

starts() # width height [argument...]
{
	terminal "$1" "$2"
	shift 2
	writes "clear; muster raid review $*; echo status \$?"
	types Enter
	await "1 of "
}

clean()
{
	[ -z "$(git status --porcelain)" ]
}

staged() # paths in order
{
	[ "$(git diff --cached --name-only | tr '\n' ' ')" = "$1 " ]
}
