# Weeks 1 and 2, continued: dates, work and worries.

milestone() { # NUMBER-NAME, title, owner, baseline, workstream; criteria
	{
		printf -- '---\nid: M-%s\nkind: milestone\n' "${1%%-*}"
		printf 'status: planned\ntitle: %s\nowner: %s\n' "$2" "$3"
		printf 'baseline: %s\ndue: %s\n' "$4" "$4"
		printf 'workstream: %s\n---\n\n' "$5"
		cat
	} | record "milestones/M-$1.md"
}

at 2026-01-07 platform-em 'milestones: the dates of the kickoff' \
'These are the baselines. From here on only `due` moves.'
milestone 001-architecture 'Architecture and security model agreed' \
	platform-em 2026-01-23 WS-001 <<'EOF'
## Acceptance criteria

- [ ] Security model reviewed by two people outside the security team
- [ ] How tenants are isolated is decided
EOF
milestone 002-proof-of-concept 'Proof of concept with two tenants' \
	platform-em 2026-02-27 WS-001 <<'EOF'
## Acceptance criteria

- [ ] Two tenants on one cluster can't reach each other's data
- [ ] A tenant is created in under ten minutes
EOF
milestone 003-portal 'Admin portal is live' \
	product-em 2026-03-13 WS-002 <<'EOF'
## Acceptance criteria

- [ ] An operator creates, suspends and deletes a tenant in the portal
- [ ] Everything that an operator does is in the audit log
EOF
milestone 004-isolation 'Data, compute and network are isolated' \
	platform-em 2026-03-13 WS-002 <<'EOF'
## Acceptance criteria

- [ ] Every tenant has a database schema of its own
- [ ] A tenant can't take another one's share of compute
- [ ] No packet crosses from tenant to tenant, shown by test
EOF
milestone 005-migration-tool 'Migration tool is ready for the pilot' \
	sre-lead 2026-04-10 WS-003 <<'EOF'
## Acceptance criteria

- [ ] A dry run of a full customer in staging ends without a difference
- [ ] Going back takes less than 30 minutes
EOF
milestone 006-pilot 'Five pilot customers migrated' \
	sales-lead 2026-06-26 WS-003 <<'EOF'
## Acceptance criteria

- [ ] Five customers run in environments of their own for two weeks
- [ ] No security incident
- [ ] What they reported as severe is fixed
EOF
milestone 007-performance 'Under five per cent slower than single-tenant' \
	platform-em 2026-08-14 WS-004 <<'EOF'
## Acceptance criteria

- [ ] Load test at twice the peak, each tenant within five per cent
EOF
milestone 008-more-customers 'Fifteen more customers migrated' \
	sales-lead 2026-09-25 WS-004 <<'EOF'
## Acceptance criteria

- [ ] Fifteen customers moved by people who did not write the tool
EOF
milestone 009-launch 'Launch' tpm 2026-09-30 WS-004 <<'EOF'
## Acceptance criteria

- [ ] The readiness review said go
- [ ] Every customer above 100 000 USD a year can order an environment
EOF

deliverable() { # NUMBER-NAME, title, owner, team, milestone, due, duration
	record "deliverables/W-$1.md"
	mark "W-${1%%-*}" id "W-${1%%-*}" kind deliverable status planned \
		title "$2" owner "$3" team "T-$4" due "$6" milestone "M-$5" \
		duration "$7" baseline "$6"
}

at 2026-01-08 platform-em 'deliverables: the work and what waits for what' \
'Security model 2 weeks, isolation 8, migration tool 4, pilot customers 2:
16 weeks that nothing can shorten. The portal runs beside them.'
deliverable 001-security-model 'Security model' \
	security-lead security 001 2026-01-16 2w <<'EOF'
---
---

## Result

Who may reach what, under which key, and what an attacker gains from each
component. Every later design is held against it.
EOF
deliverable 002-tenant-isolation 'Tenant isolation' \
	platform-em platform 004 2026-03-13 8w <<'EOF'
---
---

## Result

A tenant's data and compute are its own: a schema, a key, a quota, and nothing
shared that a neighbour could fill or read.
EOF
deliverable 003-network-isolation 'Network isolation' \
	platform-em platform 004 2026-02-13 4w <<'EOF'
---
---

## Result

Default-deny network policies for each tenant, with service discovery that still
works.
EOF
deliverable 004-admin-portal 'Admin portal' \
	product-em product 003 2026-03-13 8w <<'EOF'
---
---

## Result

Operators create, suspend and delete tenants without asking an engineer.
EOF
deliverable 005-migration-tool 'Migration tool' \
	sre-lead sre 005 2026-04-10 4w <<'EOF'
---
---

## Result

Moves a customer out of the shared database into a tenant, checks every row, and
can go back.
EOF
deliverable 006-pilot-customers 'Pilot customers moved' \
	sales-lead sales-engineering 006 2026-04-24 2w <<'EOF'
---
---

## Result

The pilot customers work in environments of their own. The rest of the pilot is
for what they find.
EOF
deliverable 007-performance 'Performance work' \
	platform-em platform 007 2026-07-31 2w <<'EOF'
---
---

## Result

What isolation costs in speed is found and, where it is too much, taken back.
EOF
deliverable 008-monitoring 'Monitoring for each tenant' \
	sre-engineer sre 006 2026-05-22 2w <<'EOF'
---
---

## Result

Load, errors and cost for each tenant, with alerts that name the tenant. Reads
the load balancer's metrics through the vendor's interface.
EOF
deliverable 009-runbooks 'Runbooks and the pager' \
	sre-engineer sre 007 2026-08-14 1w <<'EOF'
---
---

## Result

Whoever is on call can move, restore and shut down a tenant from a runbook.
EOF
estimate() { # ID, best, likely, worst
	mark "$1" estimate "
  best: $2
  likely: $3
  worst: $4"
}
estimate W-002 6w 8w 10w
estimate W-004 6w 8w 10w
estimate W-005 3w 4w 5w
estimate W-006 1w 2w 3w
estimate W-008 1w 2w 3w
mark W-002 depends_on '[W-001]'
mark W-003 depends_on '[W-001]'
mark W-005 depends_on '[W-002]'
mark W-006 depends_on '[W-005]'
mark W-007 depends_on '[W-002]'
mark W-008 depends_on '[W-002]'
mark W-009 depends_on '[W-005]'
mark M-001 depends_on '[W-001]'
mark M-003 depends_on '[W-004]'
mark M-004 depends_on '[W-002, W-003]'
mark M-005 depends_on '[W-005]'
mark M-006 depends_on '[M-005, W-006]'
mark M-007 depends_on '[W-007]'
mark M-008 depends_on '[M-006]'
mark M-009 depends_on '[M-006, M-007, M-008]'

at 2026-01-08 tpm 'meetings: kickoff, with one promise'
record meetings/MTG-001-kickoff.md <<'EOF'
---
id: MTG-001
kind: meeting
status: held
title: Kickoff
owner: tpm
type: planning
date: 2026-01-08
attendees: [dir-engineering, platform-em, product-em, security-lead, sre-lead,
  sales-lead]
agenda: [Why we do this, Dates and who waits for whom, What worries us]
actions: [A-001]
---

Everybody agreed that the security model comes first and that isolation is the
long pole. Ingrid promised the model within two weeks. Kwame said that moving
the data will be harder than it looks, and was asked to write down why.
EOF
record actions/A-001-finalise-security-model.md <<'EOF'
---
id: A-001
kind: action
status: open
title: Finalise the security model
owner: security-lead
source: MTG-001
due: 2026-01-16
---

Isolation can't begin before the model says what must be kept apart from what.
EOF

at 2026-01-08 security-lead 'deliverables: the security model is under way'
mark W-001 status in-progress start 2026-01-05 progress 30% rag green
mark A-001 status in-progress
mark M-001 status in-progress

at 2026-01-09 dir-engineering 'charter: agree scope, criteria and the date' \
'Out for now: custom branding and more than one region. Both were asked for
and neither is what the pipeline waits for.'
mark charter status active target 2026-09-30 rag green confidence 80% \
	success_criteria '
  - metric: Infrastructure launched
    target: by the end of the third quarter
  - metric: Pilot customers migrated
    target: 5 by the end of the third quarter
  - metric: Security incidents in the pilot
    target: none
  - metric: Slower than single-tenant
    target: under 5 %' scope '
  in:
    - Tenant isolation (data, compute, network)
    - Admin portal for tenant management
    - Migration tooling
  out:
    - Custom branding per tenant (fourth quarter)
    - Multi-region (later)' \
	teams '[T-platform, T-product, T-sre, T-security, T-sales-engineering]' \
	raci '
  responsible: [platform-em]
  accountable: dir-engineering
  consulted: [T-security, compliance-lead]
  informed: [vp-engineering, vp-product, S-005]' \
	budget '1800000 USD'
tell charter <<'EOF'
## Success criteria

The figures above are what the launch is judged by. The budget covers
foundation, infrastructure and pilot; the scale phase is funded after the pilot.

## Scope

Hardest to leave out was branding: two prospects asked for it. It can follow in
the fourth quarter without touching isolation.
EOF

at 2026-01-09 sre-lead 'risks: what worries operations'
record risks/R-001-database-migration.md <<'EOF'
---
id: R-001
kind: risk
status: open
title: The database migration fails
owner: sre-lead
probability: medium
due: 2026-04-30
impact: high
response: reduce
mitigation: Dry run in staging two weeks before the first customer
trigger: The dry run shows a difference in any row
contingency: Go back to the shared database within 30 minutes
related: [W-005, M-005]
---

Eleven years of customer data sit in one database, with constraints that exist
only in the application. A move that loses or mixes rows is worse than no move:
it would be the security incident that the pilot must not have.
EOF
record risks/R-005-migration-tooling.md <<'EOF'
---
id: R-005
kind: risk
status: open
title: The migration tooling comes late
owner: sre-lead
probability: medium
due: 2026-03-31
impact: medium
response: reduce
mitigation: Begin in March, before isolation is finished, with SRE in the design
trigger: No customer copied end to end by the middle of March
related: [W-005]
---

The tool is estimated at four weeks by people who have not seen the oldest
tables. It sits on the critical path, so each week late is a week off the pilot.
EOF

at 2026-01-09 tpm 'risks: the pilot depends on people we do not employ'
record risks/R-002-pilot-customer-drops-out.md <<'EOF'
---
id: R-002
kind: risk
status: open
title: A pilot customer drops out
owner: tpm
probability: low
due: 2026-05-29
impact: medium
response: reduce
mitigation: Two backup customers are identified and told
trigger: A customer moves the planning call twice
related: [M-006]
---

A pilot costs the customer a week of their own people's time. One reorganisation
on their side and it is the first thing to go.
EOF
record risks/R-006-pilot-customer-not-ready.md <<'EOF'
---
id: R-006
kind: risk
status: open
title: A pilot customer is not ready on the day
owner: sales-lead
probability: medium
due: 2026-05-15
impact: medium
response: reduce
mitigation: Weekly sync with each customer and a visit on site before the move
trigger: Open points in the customer's own checklist a week before
related: [M-006, S-003]
---

Firewalls, single sign-on and a change board: each customer has something that
must be ready on their side and that we cannot see from here.
EOF
