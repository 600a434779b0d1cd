# Week 12: a vendor changes its API over a weekend, the audit ends well, and the
# steering committee has to choose between five pilots and the date.

at 2026-03-23 platform-em 'dependencies: Northgate changed its API' \
'On Saturday, without notice. AS-002 was wrong.'
mark AS-002 status invalidated checked 2026-03-23 confidence low
mark DEP-003 status broken rag yellow risk high
drop DEP-003 depends_on
tell DEP-003 <<'EOF'
On 21 March Northgate replaced the interface that we build on. The old one
answers until the end of June. Falling back to the legacy interface adds three
weeks; adapting to the new one is a week if it stays as it is (D-008).
EOF
record decisions/D-008-northgate-api.md <<'EOF'
---
id: D-008
kind: decision
status: proposed
title: Adapt to Northgate's new API
owner: platform-em
requested: 2026-03-23
needed_by: 2026-03-26
decider: dir-engineering
consulted: [sre-lead, legal-counsel]
informed: [vp-engineering]
options: [Adapt to the new API, Fall back to the legacy API]
recommendation: Adapt, if Northgate signs that it stays for a year
---

## Context

Northgate changed the metrics interface without notice, and monitoring for each
tenant reads it (W-008). We assumed that it would not change (AS-002).

## Options

- **Adapt**: one week, and trust in a vendor who has just surprised us.
- **Fall back**: three weeks for the legacy interface, which lacks two figures.
EOF

at 2026-03-23 platform-engineer 'issues: three machines, twice the peak'
mark I-005 status resolved resolved 2026-03-23 \
	resolution 'The generator runs on three machines, at 2.4 times the peak'
mark A-002 status in-progress

at 2026-03-24 auth-em 'dependencies: the token exchange is live' \
'Five and a half weeks late. Thank you for the engineer.'
mark DEP-001 status resolved resolved 2026-03-24 rag green
mark T-authentication capacity 80%

at 2026-03-24 product-em 'issues: the portal acts inside a tenant'
mark I-002 status resolved resolved 2026-03-24 \
	resolution 'Tokens for one tenant, from the token exchange (DEP-001)'

at 2026-03-24 security-lead 'risks: the audit ends without a critical finding'
mark R-004 status closed closed 2026-03-24
mark DEP-002 status resolved resolved 2026-03-20
tell R-004 <<'EOF'
Closed on 24 March: no critical finding, two medium ones, both in log labels and
both mended during the audit. The testers did not get out of their tenant.
EOF

at 2026-03-24 sales-lead 'risks: the first pilot customer has committed'
affirm R-006
tell R-006 <<'EOF'
Brandt Logistics signed the pilot agreement on 24 March and opened the firewall
the same day. Two more want to see a dry run first; the other two do not call
back.
EOF

at 2026-03-25 platform-engineer 'issues: discovery works under default-deny'
mark I-003 status resolved resolved 2026-03-25 \
	resolution 'Services find each other by name in their own namespace'
mark W-003 progress 80%

at 2026-03-25 tpm 'reports: week 12, a decision is needed'
mark charter spent '1080000 USD' confidence 65%
record reports/ST-003-week-12.md <<'EOF'
---
id: ST-003
kind: report
status: sent
title: Week 12
owner: tpm
since: 2026-02-28
date: 2026-03-25
confidence: 65%
rag: yellow
---

## Summary

The launch on 30 September holds with 65 % confidence, and with 80 % if the
pilot takes three customers instead of five. The migration tool is two weeks
late and on the critical path; everything else that was late has caught up or
has a date.

## Decisions needed

**Five pilots or three?** By Thursday 26 March, by Margaret.

- *Five*, as agreed: the pilot ends two weeks later, with no reserve before
  launch.
- *Three*: the pilot keeps its date. Two customers wait for the scale phase.

Recommendation: three. It changes a success criterion, so CR-002 goes with it.

**Northgate's API** (D-008): adapt in a week, or fall back and lose three. By
Thursday as well. Recommendation: adapt, if they sign that it stays.

## What changed

- Done: portal MVP on its day, security audit with no critical finding, first
  pilot customer committed.
- Blockers: 2, down from 5. Both hang on the database schema (D-006).
- Budget: 60 % spent at 55 % of the timeline to the end of the pilot; the
  contractors are in it.
- Velocity: 45 points against 40 planned.
- Next: load test on Friday, dry run of the migration in April.
EOF
mark ST-003 commit "$(git rev-parse HEAD)"

branch scope/three-pilots

at 2026-03-25 tpm 'changes: three pilot customers instead of five'
record changes/CR-002-three-pilots.md <<'EOF'
---
id: CR-002
kind: change
status: proposed
title: Three pilot customers instead of five
owner: tpm
requested_by: tpm
requested: 2026-03-24
needed_by: 2026-03-26
affects: [charter, M-006, W-006]
effort: saves 4 person-weeks
schedule_impact: keeps the pilot's date; five customers would end 2w later
launch_blocker: true
decision: D-007
---

## Change

The pilot takes three customers. The success criterion in the charter changes
from five to three; the two others move in the scale phase, before launch.
EOF
record decisions/D-007-three-pilots.md <<'EOF'
---
id: D-007
kind: decision
status: proposed
title: Reduce the pilot from five customers to three
owner: tpm
requested: 2026-03-18
needed_by: 2026-03-26
decider: dir-engineering
consulted: [sales-lead, sre-lead, product-em]
informed: [vp-engineering, vp-product, S-003]
options: [Five pilots and two weeks later, Three pilots on the date]
recommendation: Three pilots on the date
---

## Context

The migration tool is two weeks late (I-007). Each pilot customer takes two
people for a week, and two of the five have not answered since February.

## Options

- **Five**: what we promised; the pilot ends on 10 July and the reserve is gone.
- **Three**: what we can do well; sales has to speak with two customers.
EOF

at 2026-03-26 dir-engineering 'changes: approve three pilots (CR-002, D-007)' \
'Three that work are worth more than five that nearly do.'
mark CR-002 status approved decided 2026-03-26 approved_by dir-engineering \
	trade_off 'The date is kept; two customers move three months later'
tell CR-002 <<'EOF'
## Trade-off

We show less than we promised and show it on time. If it were not approved, the
pilot would end two weeks before the readiness review begins, with whatever it
found still open.
EOF
mark D-007 status accepted decided 2026-03-26
tell D-007 <<'EOF'
## Decision

The pilot takes three customers.

## Consequences

The timeline risk is gone from the pilot and smaller for the launch. Sales
engineering speaks with the two others this week; both keep their place in the
scale phase. The charter says three from today.
EOF

at 2026-03-26 tpm 'scope: the charter and the pilot say three'
reword charter 'target: 5 by the end' 'target: 3 by the end'
mark M-006 title 'Three pilot customers migrated'
reword M-006 'Five customers run' 'Three customers run'
reword W-006 'The pilot customers work' 'Three pilot customers work'

back

at 2026-03-26 tpm 'meetings: steering committee in March'
record meetings/MTG-004-steering-march.md <<'EOF'
---
id: MTG-004
kind: meeting
status: held
title: Steering committee in March
owner: tpm
type: steering
date: 2026-03-26
attendees: [dir-engineering, vp-engineering, vp-product, finance-partner, tpm]
agenda: [Five pilots or three, Northgate's API, Burn]
actions: [A-005]
---

Three pilots. Northgate was put off: Margaret wants their signature before she
decides, and Tomas gets it. Paul is content with the burn as long as the
contractors end in May.
EOF
record actions/A-005-northgate-signature.md <<'EOF'
---
id: A-005
kind: action
status: open
title: Have Northgate sign that the new API stays for a year
owner: platform-em
source: MTG-004
due: 2026-03-31
---

Without it adapting is a week of work on sand.
EOF

at 2026-03-27 dir-engineering 'Merge branch scope/three-pilots' \
'Approved as CR-002.'
merge scope/three-pilots

at 2026-03-27 tpm 'meetings: what the steering committee decided'
mark MTG-004 decisions '[D-007, CR-002]'

at 2026-03-27 platform-engineer 'actions: the load test at twice the scale'
file src/load/2026-03-27.md <<'EOF'
# Load test, 27 March 2026

Fifty tenants, twice the peak of last November, eight hours.

| | single-tenant | isolated |
|---|---|---|
| p50 | 38 ms | 41 ms |
| p99 | 161 ms | 171 ms |
| errors | 0.02 % | 0.03 % |
EOF
mark A-002 status done done 2026-03-27
mark AS-001 status validated checked 2026-03-27
tell AS-001 <<'EOF'
Validated on 27 March: fifty tenants at twice the peak for eight hours, the
control plane at 60 %.
EOF
tell R-003 <<'EOF'
Load test on 27 March: p99 at 171 ms, 6.2 % slower than single-tenant. The mesh
takes 4 % of it. Not over the trigger, and over what the charter allows.
EOF

at 2026-03-27 platform-em 'actions: the contractors begin on Monday'
mark A-004 status done done 2026-03-27

at 2026-03-27 tpm 'metrics: March'
measure K-001 2026-03-27 4.1 9
measure K-002 2026-03-27 3.7 14
