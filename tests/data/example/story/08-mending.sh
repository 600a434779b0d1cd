# Weeks 13 and 14: Margaret decides twice, the tool can write again, and the
# launch gets a gate, a rollout and a runbook.

at 2026-03-30 platform-em 'risks: the contractors know what nobody else does'
record risks/R-007-contractors-leave.md <<'EOF'
---
id: R-007
kind: risk
status: open
title: The contractors leave before the tool is finished
owner: platform-em
probability: medium
due: 2026-05-15
impact: medium
response: reduce
mitigation: Every change of theirs is reviewed by one of us, who then owns it
trigger: A table that only they have touched two weeks before the end
related: [I-007, A-004]
---

Their contract ends on 8 May, a week after the tool is due. If it slips again,
what they know about the oldest tables leaves with them.
EOF

at 2026-03-30 tpm 'raid: first review after the steering committee'
affirm R-002
mark DEP-004 rag yellow risk medium
tell DEP-004 <<'EOF'
Henrik has two of three parts of the contract since 27 March.
EOF

at 2026-03-31 platform-em 'actions: Northgate has signed'
mark A-005 status done done 2026-03-31
mark DEP-003 status committed promised 2026-05-08
tell DEP-003 <<'EOF'
Northgate signed on 31 March that the new interface stays until March 2027.
EOF

at 2026-03-31 dir-engineering 'decisions: adapt to the new API (D-008)' \
'Five days after it was needed. The signature was worth the wait.'
mark D-008 status accepted decided 2026-03-31
tell D-008 <<'EOF'
## Decision

We adapt to Northgate's new API.

## Consequences

One week of work in monitoring (W-008), inside its slack. Legal still has to
read the contract (DEP-004) before customers' figures go there. We don't take a
vendor's stability for granted again: the next one signs first.
EOF

at 2026-03-31 platform-em 'deliverables: monitoring takes a week more'
mark W-008 depends_on '[W-002]' due 2026-05-29 duration 3w estimate '
  best: 2w
  likely: 3w
  worst: 4w'

at 2026-04-01 sre-engineer 'incidents: half an hour without the portal'
record incidents/INC-001-portal-login.md <<'EOF'
---
id: INC-001
kind: incident
status: resolved
title: Nobody could sign in to the portal
owner: sre-engineer
severity: medium
started: 2026-04-01
resolved: 2026-04-01
minutes: 35
caused_by: [DEP-003]
---

## What happened

At 10:20 operators were sent back to the sign-in page. No tenant was affected.

## Why

The load balancer's health check used the interface that Northgate had replaced.
It answered, but with another field, so every portal server looked ill.

## What we do about it

The check asks the portal itself. Monitoring no longer decides about traffic.
EOF
file src/monitoring/health.sh <<'EOF'
#!/bin/sh
# health.sh: is the portal up? Asks the portal, not the load balancer.
exec curl -fsS --max-time 2 https://portal.internal/health
EOF

at 2026-04-01 dir-engineering 'decisions: a database per tenant (D-006)' \
'Takes the place of D-003. What we accepted there, a restore that takes a day,
we do not accept with customers on it.'
mark D-006 status accepted decided 2026-04-01 supersedes '[D-003]'
mark D-003 status superseded superseded_by '[D-006]'
tell D-006 <<'EOF'
## Decision

Each tenant has a database of its own, beginning with the pilots.

## Consequences

Nothing is shared between tenants any more, so the migration tool has one simple
target. 6 000 USD a month more at fifty tenants; Paul knows. Upgrades are rolled
out tenant by tenant, for which SRE writes a tool in the scale phase.
EOF

at 2026-04-02 platform-em 'issues: the schema is settled, I-004 is resolved'
mark I-004 status resolved resolved 2026-04-02 \
	resolution 'A database per tenant (D-006), so that nothing is shared'

at 2026-04-02 sre-lead 'deliverables: the migration tool can write again'
mark W-005 status in-progress rag yellow progress 55%
mark M-005 rag yellow
mark I-007 status in-progress
tell I-007 <<'EOF'
2 April: unblocked. The contractors took the 41 tables with hidden constraints.
EOF

at 2026-04-02 product-em 'decisions: do tenants see what they cost?'
record decisions/D-010-tenants-see-cost.md <<'EOF'
---
id: D-010
kind: decision
status: proposed
title: Show each tenant's administrators what they use
owner: product-em
requested: 2026-04-01
needed_by: 2026-04-30
decider: vp-product
consulted: [finance-partner, sales-lead]
options: [Show usage and cost, Show usage only, Show nothing before launch]
recommendation: Usage only
---

## Context

Two pilot customers ask for a page with their usage. Monitoring for each tenant
(W-008) will have the figures from May.

## Options

- **Usage and cost**: what they ask for; finance has no price list for it yet.
- **Usage only**: a week's work in the portal.
- **Nothing**: no work, and a question in every call.
EOF

at 2026-04-07 platform-em 'raid: after Easter'
mark R-007 probability low
affirm R-003
tell R-007 <<'EOF'
Two of five tables that only the contractors had touched are now ours.
EOF

at 2026-04-07 sre-lead 'actions: a date for the dry run'
record actions/A-006-dry-run.md <<'EOF'
---
id: A-006
kind: action
status: open
title: Dry run of a full customer in staging
owner: sre-lead
source: R-001
due: 2026-04-22
---

Brandt's data, masked, from the old database into a tenant and back, with every
row compared. This is the mitigation of R-001, and it has to be two weeks before
the first customer.
EOF
affirm R-001

at 2026-04-08 platform-em 'milestones: isolation slips to 17 April' \
'One week for Easter and for a queue that nobody had on the list.'
mark M-004 due 2026-04-17
mark W-003 due 2026-04-17 progress 90%

at 2026-04-08 sre-engineer@laptop 'migrate: compare every row, not the count'
file src/migrate/compare.sh <<'EOF'
#!/bin/sh
# compare.sh TABLE TENANT: fails if one row differs.
set -eu
query="select md5(t::text) from $1 t where tenant = '$2' order by 1"
psql "$OLD" -Atc "$query" >old.rows
psql "$NEW" -Atc "$query" >new.rows
cmp old.rows new.rows
EOF
mark W-005 progress 65%

at 2026-04-09 tpm 'gates: how we will decide about the launch'
record gates/G-001-launch-readiness.md <<'EOF'
---
id: G-001
kind: gate
status: planned
title: Launch readiness
owner: tpm
milestone: M-009
date: 2026-09-23
decider: dir-engineering
sign_offs:
  - area: technical
    by: platform-em
  - area: security
    by: security-lead
  - area: operations
    by: sre-lead
  - area: customers
    by: sales-lead
---

The week before launch. A line is ticked by the person who can show it, not by
the person who hopes so.

## Technical

- [ ] Load test at twice the peak passed
- [x] Security audit closed
- [ ] Monitoring and alerts for every tenant
- [ ] Rollback tested

## Operational

- [ ] On call around the clock
- [ ] Runbooks tried by somebody who did not write them
- [ ] Customers have been told
- [ ] Support is trained
- [ ] Success metrics are defined and measured

## Stakeholder

- [ ] Executives are briefed
- [ ] Sales has a demo
- [ ] Customer success is ready
EOF
mark M-009 depends_on '[M-006, M-007, M-008, G-001]'
record releases/REL-004-general-availability.md <<'EOF'
---
id: REL-004
kind: release
status: planned
title: Multi-tenancy for everybody
owner: tpm
tag: v2.0.0
date: 2026-09-30
---

Every customer above 100 000 USD a year can order an environment of their own.
EOF
record rollouts/RO-001-general-availability.md <<'EOF'
---
id: RO-001
kind: rollout
status: planned
title: General availability, in three steps
owner: sre-lead
release: REL-004
due: 2026-09-30
start: 2026-09-30
steps:
  - percent: 10%
    hold: 2h
    go_if: errors < 1 % and p99 < 200 ms
    rollback_if: errors > 5 %, p99 > 500 ms, security incident or critical bug
  - percent: 50%
    hold: 4h
    go_if: errors < 1 % and p99 < 200 ms
    rollback_if: errors > 5 %, p99 > 500 ms, security incident or critical bug
  - percent: 100%
    hold: 4h
    go_if: errors < 1 % and p99 < 200 ms
    rollback_if: errors > 5 %, p99 > 500 ms, security incident or critical bug
---

## Watch

Elif watches errors and latency for each tenant, Ingrid the audit log. The war
room stays open until the last hold is over.

## Turn back

Kwame or Margaret may call it off, alone and without giving a reason first.
Going back takes twelve minutes.
EOF
record reviews/PL-001-after-launch.md <<'EOF'
---
id: PL-001
kind: review
status: planned
title: Two weeks after launch
owner: tpm
release: REL-004
date: 2026-10-14
targets:
  - metric: Security incidents
    target: none
  - metric: Slower than single-tenant
    target: under 5 %
  - metric: P1 bugs mended
    target: within 3 days
---

Daily check-in in the first week: P0 the same day, P1 within three days.
Retrospective and hand-over to operations in the second.
EOF

at 2026-04-10 tpm 'assumptions: support learns it in half a day'
record assumptions/AS-004-training.md <<'EOF'
---
id: AS-004
kind: assumption
status: open
title: Half a day is enough to train support
owner: tpm
confidence: medium
validate_by: 2026-05-29
if_false: A second half day for each shift, in June
related: [DEP-005]
---

Luis trained two people in three hours in March. They knew the portal already.
EOF
