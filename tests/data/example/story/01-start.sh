# Weeks 1 and 2: Noor sets the program up, everybody says what they will do
# and what worries them, and Ingrid's security model is finished on time.

at 2026-01-05 tpm 'program: start the Multi-Tenancy Platform' \
'One folder of records beside the code, from the first day. What is not in
here was not said.'
file README.md <<'EOF'
# Multi-Tenancy Platform

Isolated environments for enterprise customers. The code is in `src/`, the
program's records are in `program/`: who promised what, by when, and what may
go wrong.
EOF
record charter.md <<'EOF'
---
id: charter
kind: charter
status: draft
title: Multi-Tenancy Platform
owner: tpm
sponsor: dir-engineering
start: 2026-01-05
raci:
  accountable: dir-engineering
---

## Business context

Customers above 100 000 USD a year ask for an environment of their own: isolated
from everybody else's, with their own keys and their own limits. We can't offer
one today. 20 million USD of pipeline waits for it, and two renewals in the
fourth quarter name it as a condition.
EOF
record policy.md <<'EOF'
---
id: policy
kind: policy
title: How this program is kept honest
enforce: program
freshness:
  risk: 7d
  issue: 3d
  action: 7d
  dependency: 7d
  assumption: 14d
  decision: 10bd
  milestone: 14d
aging:
  yellow: 14d
scope:
  baseline: main
  approvers: [raci.accountable]
  attestation: authored
decisions:
  immutable: true
calendar:
  weekend: [sat, sun]
  holidays: [2026-01-01, 2026-04-03, 2026-04-06, 2026-05-01, 2026-12-25]
since: 2026-01-01
site:
  title: Multi-Tenancy Platform
  visibility: internal
---

The RAID review is on Mondays, so a week is the longest that anything on the
list may go without somebody looking at it. Issues cannot wait for Monday.

Only the accountable director approves a change of scope, and with her own
commit: in the last program two teams each thought that the other had asked.
EOF
record people/tpm.md <<'EOF'
---
id: tpm
kind: person
title: Noor Haddad
emails: [tpm@example.com]
role: Technical program manager
---

Ask about dates, about who waits for whom, and about anything that falls between
two teams.
EOF
record people/dir-engineering.md <<'EOF'
---
id: dir-engineering
kind: person
title: Margaret Chen
emails: [dir-engineering@example.com]
role: Director of engineering
---

Accountable for the program. Approves changes of scope and decides what the
teams can't settle between themselves.
EOF

at 2026-01-05 tpm 'people: the leads, the sponsors and who advises them'
person() { # ID, name, role; what to ask about on standard input
	{
		printf -- '---\nid: %s\nkind: person\n' "$1"
		printf 'title: %s\nemails: [%s@example.com]\n' "$2" "$1"
		printf 'role: %s\n---\n\n' "$3"
		cat
	} | record "people/$1.md"
}
person platform-em 'Tomas Lind' 'Engineering manager, platform' <<'EOF'
Ask about isolation, the clusters and who is free to help.
EOF
person platform-engineer 'Mei Tanaka' 'Engineer, platform' <<'EOF'
Ask about network policies and anything below the service mesh.
EOF
person product-em 'Ana Ferreira' 'Engineering manager, product' <<'EOF'
Ask about the admin portal and what its users said.
EOF
person security-lead 'Ingrid Solheim' 'Lead, security' <<'EOF'
Ask about the threat model, keys and audits. Prefers a written RFC to a call.
EOF
person sre-lead 'Kwame Boateng' 'Lead, site reliability' <<'EOF'
Ask about databases, migrations and what happens at three in the morning.
EOF
person sre-engineer 'Elif Yılmaz' 'Engineer, site reliability' <<'EOF'
Ask about backups, restores and the staging environment.
EOF
mark sre-engineer emails \
	'[sre-engineer@example.com, sre-engineer@laptop.example.com]'
person sales-lead 'Luis Ortega' 'Lead, sales engineering' <<'EOF'
Ask about the pilot customers: what they were told and what they will bear.
EOF
person auth-em 'Jonas Weber' 'Engineering manager, authentication' <<'EOF'
Not in the program, but it waits for his team. Ask early.
EOF
person vp-engineering 'Daniel Okafor' 'Vice president, engineering' <<'EOF'
Wants one page on Fridays and no surprises on Mondays.
EOF
person vp-product 'Sofia Rossi' 'Vice president, product' <<'EOF'
Decides what the portal does. Asks for options, not for opinions.
EOF
person compliance-lead 'Ruth Abrams' 'Lead, compliance' <<'EOF'
Ask before customer data moves, not after.
EOF
person legal-counsel 'Henrik Dahl' 'Counsel' <<'EOF'
Reviews contracts with third parties. Needs two weeks and the whole contract.
EOF
person finance-partner 'Paul Nguyen' 'Finance partner' <<'EOF'
Sends the burn on the third working day of a month.
EOF

at 2026-01-06 tpm 'teams: five that build and two that we wait for'
team() { # TOKEN, name, lead, members; about on standard input
	{
		printf -- '---\nid: T-%s\nkind: team\n' "$1"
		printf 'title: %s\nlead: %s\nmembers: [%s]\n---\n\n' \
			"$2" "$3" "$4"
		cat
	} | record "teams/T-$1.md"
}
team platform Platform platform-em 'platform-em, platform-engineer' <<'EOF'
Infrastructure: clusters, networks, compute and the isolation of tenants.
EOF
team product Product product-em product-em <<'EOF'
The admin portal, from its screens to its audit log.
EOF
team sre 'Site reliability' sre-lead 'sre-lead, sre-engineer' <<'EOF'
Migration tooling, databases, monitoring and the pager.
EOF
team security Security security-lead security-lead <<'EOF'
The security model, audits and penetration tests.
EOF
team sales-engineering 'Sales engineering' sales-lead sales-lead <<'EOF'
Moves customers: knows their contracts, their data and their patience.
EOF
team authentication Authentication auth-em auth-em <<'EOF'
Sign-in for the whole company. Serves four programs at once.
EOF
team legal Legal legal-counsel 'legal-counsel, compliance-lead' <<'EOF'
Contracts with third parties and the rules for customer data.
EOF

at 2026-01-06 tpm 'stakeholders: five to keep with us'
record stakeholders/S-001-vp-engineering.md <<'EOF'
---
id: S-001
kind: stakeholder
title: Vice president of engineering
owner: tpm
interest: high
influence: high
cadence: weekly
channel: one-to-one
represents: [vp-engineering]
---

Wants the date to be true. Has been told "on track" by programs that were not,
and says so. Hears bad news from us first and with a proposal attached.
EOF
record stakeholders/S-002-vp-product.md <<'EOF'
---
id: S-002
kind: stakeholder
title: Vice president of product
owner: tpm
interest: high
influence: high
cadence: biweekly
channel: one-to-one
represents: [vp-product]
---

Has promised the portal to three prospects. Will trade scope for the date if she
is asked before the date is lost.
EOF
record stakeholders/S-003-pilot-customers.md <<'EOF'
---
id: S-003
kind: stakeholder
title: Pilot customers
owner: sales-lead
interest: high
influence: medium
cadence: monthly
channel: calls by sales engineering
---

Want isolation, and fear the day on which their data moves. Each has a technical
contact who must say yes to the cutover plan.
EOF
record stakeholders/S-004-security-team.md <<'EOF'
---
id: S-004
kind: stakeholder
title: Security team
owner: security-lead
interest: medium
influence: high
cadence: on-demand
channel: RFC reviews
represents: [T-security]
---

Can stop the launch. Says yes quickly to what it has read early.
EOF
record stakeholders/S-005-finance.md <<'EOF'
---
id: S-005
kind: stakeholder
title: Finance
owner: tpm
interest: low
influence: medium
cadence: monthly
channel: burn report
represents: [finance-partner]
---

Wants no surprises in the quarter's numbers. Approves contractors within a week.
EOF

at 2026-01-07 tpm 'workstreams: four phases over nine months'
record workstreams/WS-001-foundation.md <<'EOF'
---
id: WS-001
kind: workstream
status: active
title: Foundation
owner: platform-em
phase: months 1 and 2
start: 2026-01-05
due: 2026-02-27
team: T-platform
---

## Goal

Architecture and security model are agreed, and a proof of concept shows two
tenants that can't see each other.
EOF
record workstreams/WS-002-infrastructure.md <<'EOF'
---
id: WS-002
kind: workstream
status: planned
title: Infrastructure
owner: platform-em
phase: months 3 to 5
start: 2026-03-02
due: 2026-05-29
team: T-platform
---

## Goal

Data, compute and network are isolated for every tenant, the portal manages
them, and monitoring tells them apart. Isolation and portal begin early, beside
the foundation.
EOF
record workstreams/WS-003-pilot.md <<'EOF'
---
id: WS-003
kind: workstream
status: planned
title: Pilot
owner: sales-lead
phase: month 6
start: 2026-06-01
due: 2026-06-26
team: T-sales-engineering
---

## Goal

Pilot customers run in environments of their own, and what they found is fixed.
EOF
record workstreams/WS-004-scale.md <<'EOF'
---
id: WS-004
kind: workstream
status: planned
title: Scale
owner: sre-lead
phase: months 7 to 9
start: 2026-06-29
due: 2026-09-30
team: T-sre
---

## Goal

Performance is within five per cent of single-tenant, 15 more customers have
moved, and anybody on call can run it from the runbooks.
EOF
