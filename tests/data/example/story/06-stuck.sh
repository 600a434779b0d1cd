# Week 11: what R-005 warned of has happened. Five things are stuck at once.

at 2026-03-16 product-em 'issues: deleted tenants are still listed'
record issues/I-006-portal-bug.md <<'EOF'
---
id: I-006
kind: issue
status: open
title: The portal lists tenants that are deleted
owner: product-em
severity: low
due: 2026-03-20
raised: 2026-03-16
impact: Operators are confused; nothing is lost
source: MTG-003
---

A deleted tenant stays in the list until the page is loaded again. Found by Luis
in the first demo.
EOF
record meetings/MTG-003-portal-demo.md <<'EOF'
---
id: MTG-003
kind: meeting
status: held
title: Demo of the portal for sales engineering
owner: product-em
type: other
date: 2026-03-16
attendees: [product-em, sales-lead, tpm]
agenda: [Create and delete a tenant, What customers will ask]
---

It works. Luis wants support to be trained before the first customer sees it,
and customer success to be told in their own words.
EOF

at 2026-03-16 sales-lead 'dependencies: customer success needs training'
record dependencies/DEP-005-support-training.md <<'EOF'
---
id: DEP-005
kind: dependency
status: identified
title: Training of support and customer success
owner: sales-lead
provider: T-support
needed_by: 2026-05-22
consumer: WS-003
identified: 2026-03-16
rag: green
risk: low
mitigation: Sales engineering answers the pilots itself
---

Support must know what a tenant is before the first pilot customer calls. Half a
day for each of two shifts.
EOF
record people/support-lead.md <<'EOF'
---
id: support-lead
kind: person
title: Grace Mbeki
emails: [support-lead@example.com]
role: Lead, support and customer success
---

Ask about shifts, and about what customers really ask.
EOF
record teams/T-support.md <<'EOF'
---
id: T-support
kind: team
title: Support and customer success
lead: support-lead
members: [support-lead]
---

Answers customers, in two shifts. Needs four weeks' notice for anything that
takes both.
EOF

at 2026-03-17 sre-lead 'issues: the migration tool is two weeks late' \
'R-005 has occurred. Its trigger was a customer copied end to end by the middle
of March, and there is none.'
record issues/I-007-migration-tool-delayed.md <<'EOF'
---
id: I-007
kind: issue
status: open
title: The migration tool is two weeks late
owner: sre-lead
severity: high
due: 2026-04-24
raised: 2026-03-17
impact: Two weeks on the critical path; the pilot loses its reserve
blocker: true
blocks: [W-006]
source: R-005
---

No customer has been copied end to end. The reading half is finished, the
writing half waits for the schema (I-004).

From today: a check-in every day at 9:30, ten minutes, with platform. Two
contractors who know the old database are asked for (A-004).
EOF
mark R-005 status occurred closed 2026-03-17 became '[I-007]'
mark W-005 status blocked due 2026-04-24 rag red progress 40%
mark W-006 due 2026-05-08
mark M-005 due 2026-04-24 rag red
record actions/A-004-contractors.md <<'EOF'
---
id: A-004
kind: action
status: open
title: Bring in two contractors for the migration tool
owner: platform-em
source: I-007
due: 2026-03-27
---

Both worked on the old database until 2023. Paul has approved six weeks.
EOF

at 2026-03-18 product-em 'portal: hotfix, forget what is deleted' \
'I-006 is resolved.'
file src/portal/listing.py <<'EOF'
"""The list of tenants, as the page shows it."""


def visible(tenants):
    return [tenant for tenant in tenants if tenant["state"] != "deleted"]
EOF
mark I-006 status resolved resolved 2026-03-18 \
	resolution 'Deleted tenants are filtered out on the server'
record releases/REL-002-portal-hotfix.md <<'EOF'
---
id: REL-002
kind: release
status: released
title: Admin portal, hotfix for the list
owner: product-em
tag: v1.0.1
date: 2026-03-18
outcome: hotfix
---

Deleted tenants leave the list at once.
EOF

at 2026-03-19 platform-em 'decisions: propose a database per tenant'
record decisions/D-006-database-per-tenant.md <<'EOF'
---
id: D-006
kind: decision
status: proposed
title: Give each tenant a database of its own
owner: platform-em
requested: 2026-03-16
needed_by: 2026-04-01
decider: dir-engineering
consulted: [sre-lead, security-lead, finance-partner]
informed: [product-em, sales-lead]
options: [A database per tenant, Keep a schema per tenant, Pilots only]
recommendation: A database per tenant, from the pilot on
---

## Context

With a schema per tenant (D-003) the shared tables are shared by everybody, and
the migration tool is stuck on them (I-004). Kwame's restore of one tenant took
eleven hours in staging, not a day but not a thing to do at night either.

## Options

- **A database per tenant**: nothing is shared, a restore takes 40 minutes;
  6 000 USD a month more, and fifty databases to upgrade.
- **Keep a schema per tenant**: no new cost; three weeks to untangle the tables.
- **Pilots only**: both designs side by side, to be regretted later.
EOF

at 2026-03-20 platform-em 'deliverables: data and compute are isolated' \
'A week late. The schema is what it is (D-006), the boundary around it holds.'
mark W-002 status done progress 100% done 2026-03-20
tick M-004 'Every tenant has a database schema of its own'
tick M-004 "A tenant can't take another one's share of compute"

at 2026-03-20 tpm 'improvements: a check-in every day while it burns'
record improvements/PI-001-daily-check-in.md <<'EOF'
---
id: PI-001
kind: improvement
status: trial
title: Ten minutes every day while a blocker is open
owner: tpm
proposed: 2026-03-17
due: 2026-04-17
---

Blockers wait for the Monday review, and five are open. Try: whoever owns a
blocker and whoever it blocks meet for ten minutes a day. It helps if blockers
are resolved in less than a week.
EOF

at 2026-03-20 sre-engineer 'migrate: copy one table and compare it'
file src/migrate/copy-table.sh <<'EOF'
#!/bin/sh
# copy-table.sh TABLE TENANT: copies a tenant's rows and counts them.
set -eu
psql "$OLD" -c "\copy (select * from $1 where tenant = '$2') to stdout" |
	psql "$NEW" -c "\copy $1 from stdin"
test "$(psql "$OLD" -Atc "select count(*) from $1 where tenant = '$2'")" = \
	"$(psql "$NEW" -Atc "select count(*) from $1")"
EOF
mark W-005 progress 45%
