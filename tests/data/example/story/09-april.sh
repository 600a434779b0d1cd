# Weeks 15 and 16: isolation is finished at last, the tool slips once more, and
# somebody wants domains.

at 2026-04-13 sre-lead 'assumptions: two hours at night'
record assumptions/AS-003-maintenance-window.md <<'EOF'
---
id: AS-003
kind: assumption
status: open
title: Pilot customers accept two hours of maintenance at night
owner: sre-lead
confidence: medium
validate_by: 2026-05-08
if_false: Copy while they work, which the tool can't do yet; three weeks
related: [W-006]
---

The tool copies about 40 GB an hour. Brandt has 55 GB and has said yes. The two
others have not been asked in writing.
EOF
record runbooks/RB-001-move-a-customer.md <<'EOF'
---
id: RB-001
kind: runbook
status: draft
title: Move a customer into an environment of their own
owner: sre-lead
steps:
  - time: T-24h
    owner: sales-lead
    action: Remind the customer's contact of the window
    verification: They have answered
    backout: Move the date
  - time: T+0:00
    owner: sre-engineer
    action: Stop writes for the customer
    verification: The write rate is zero for two minutes
    backout: Allow writes again
  - time: T+0:05
    owner: sre-engineer
    action: Copy all tables
    verification: compare.sh finds no difference
    backout: Drop the new database, allow writes again
  - time: T+1:30
    owner: platform-engineer
    action: Point the customer at the new environment
    verification: The customer's contact signs in and sees yesterday's order
    backout: Point back, allow writes in the old database
  - time: T+1:45
    owner: sre-engineer
    action: Allow writes in the new environment
    verification: A write arrives
---

## Before

The dry run of this customer ended without a difference. Two people are on the
call, and the customer's contact can be reached.

## Point of no return

Allowing writes in the new environment. Kwame decides, with the customer on the
line.
EOF

at 2026-04-13 tpm 'raid: Monday review'
affirm R-002
mark DEP-004 risk high
tell DEP-004 <<'EOF'
The third part of the contract is still missing on 13 April. Asked Laura again.
EOF

at 2026-04-14 sre-lead 'milestones: the migration tool slips to 1 May' \
'The constraints were 58, not 41. We know the list now; it was counted twice.'
mark M-005 due 2026-05-01
mark W-005 due 2026-05-01 progress 75%
mark W-006 due 2026-05-15
mark I-007 due 2026-05-01
affirm R-001

at 2026-04-14 product-em 'issues: the audit log loses entries'
record issues/I-008-audit-log.md <<'EOF'
---
id: I-008
kind: issue
status: open
title: The portal's audit log loses entries under load
owner: product-em
severity: medium
due: 2026-04-30
raised: 2026-04-14
impact: The launch gate asks for a complete log
---

When two servers write at once, one entry in about four thousand is lost. Seen
in the load test's leftovers.
EOF

at 2026-04-15 tpm 'risks: file names that say what is in them'
rename R-007 R-007-what-the-contractors-know.md

at 2026-04-16 platform-engineer 'isolation: the last queue is closed'
file src/isolation/create-tenant.sh <<'EOF'
#!/bin/sh
# create-tenant.sh TENANT: applies the templates for one tenant.
set -eu
for template in namespace quota network discovery; do
	sed "s/TENANT/$1/g" "$template.yaml" | kubectl apply -f -
done
EOF
mark W-003 status done done 2026-04-16 progress 100% rag green
record releases/REL-003-network-isolation.md <<'EOF'
---
id: REL-003
kind: release
status: released
title: Network isolation in production
owner: platform-em
tag: v1.1.0
date: 2026-04-16
outcome: success
---

No packet crosses from tenant to tenant. Nothing changes for those who use it.
EOF

at 2026-04-16 product-em 'issues: the audit log, one writer for each server'
mark I-008 status in-progress
tell I-008 <<'EOF'
Each server writes a file of its own, and a reader merges them. In review.
EOF

at 2026-04-16 sre-lead 'risks: who is awake during the pilot?'
record risks/R-008-on-call-is-thin.md <<'EOF'
---
id: R-008
kind: risk
status: open
title: On call is too thin for the pilot
owner: sre-lead
probability: medium
due: 2026-05-29
impact: high
response: reduce
mitigation: Platform joins the rotation for the pilot (D-009)
trigger: One person on call for more than seven days running
related: [WS-003]
---

Four people share the pager and two of them build the migration tool. A night
with two customers in trouble is a night with one of them waiting.
EOF
record decisions/D-009-who-carries-the-pager.md <<'EOF'
---
id: D-009
kind: decision
status: proposed
title: Platform carries the pager during the pilot
owner: sre-lead
requested: 2026-04-16
needed_by: 2026-04-30
decider: dir-engineering
consulted: [platform-em]
options: [Platform joins the rotation, SRE alone, A paid service]
recommendation: Platform joins, for June only
---

## Context

The pilot needs somebody awake around the clock (R-008), and SRE has four
people.

## Options

- **Platform joins**: six people, who also know the network policies.
- **SRE alone**: somebody is on call for two weeks of June.
- **A paid service**: reads the runbooks, of which we have one.
EOF

at 2026-04-17 platform-em 'milestones: data, compute and network are isolated' \
'Five weeks after the date of the kickoff.'
tick M-004 'No packet crosses from tenant to tenant, shown by test'
mark M-004 status done done 2026-04-17 rag green
affirm M-007

at 2026-04-17 tpm 'milestones: the far ones are still true'
affirm M-009 AS-004
mark PI-001 status adopted adopted 2026-04-17 \
	effect 'Blockers are resolved in 10 days instead of 27'

at 2026-04-17 sales-lead 'milestones: three pilots and fifteen more'
affirm M-006 M-008 R-006
record actions/A-007-visit-brandt.md <<'EOF'
---
id: A-007
kind: action
status: open
title: Visit Brandt before their move
owner: sales-lead
source: R-006
due: 2026-04-30
---

Their change board meets on the 29th. Go through the runbook with the people who
will sit there at night.
EOF

at 2026-04-09 sales-lead 'dependencies: two days for the training' \
'Written on the train; it took a while to arrive.'
landed 2026-04-20 tpm
mark DEP-005 status requested needed_by 2026-05-22
tell DEP-005 <<'EOF'
Asked on 9 April for 12 and 13 May, half a day for each shift. No answer yet.
EOF

at 2026-04-20 tpm 'raid: Monday review'
affirm R-002
mark DEP-004 rag red
tell DEP-004 <<'EOF'
Three days over on 20 April. Henrik has the last part since this morning and
needs until the 29th. Monitoring is tried with staging data until then.
EOF

at 2026-04-20 sre-lead 'raid: the dry run begins'
mark A-006 status in-progress
affirm R-001 R-008
tell I-007 <<'EOF'
20 April: the writing half is finished, 46 of 58 tables compare without a
difference.
EOF

at 2026-04-20 sales-lead 'raid: the pilots'
affirm R-006 A-007

at 2026-04-20 tpm 'raid: tag by theme'
mark R-001 tags '[data]'
mark R-007 tags '[people]'
mark R-008 tags '[people]'
mark D-010 tags '[portal]'
mark I-008 tags '[portal]'

at 2026-04-21 platform-em 'raid: the mesh, and Northgate again'
mark R-003 status mitigating
tell R-003 <<'EOF'
The mesh without its second proxy is 2 % faster in the lab. Measured again in
May.
EOF
record actions/A-009-mesh.md <<'EOF'
---
id: A-009
kind: action
status: open
title: Try the mesh without its second proxy
owner: platform-engineer
source: R-003
due: 2026-05-08
---

In staging, with the load of 27 March, so that the figures can be compared.
EOF
mark DEP-003 rag green
tell DEP-003 <<'EOF'
The new interface works in staging since 20 April.
EOF

at 2026-04-21 platform-engineer 'records: one style for all' \
'Kind before id, titles in quotes. No word has changed.'
for path in program/*.md program/*/*.md; do
	FIELD=style
	rewrite '
	NR == 2 && /^id: / { id = $0; next }
	NR == 3 && id { print; print id; next }
	!titled && /^title: [^"]/ { titled = 1
		$0 = "title: \"" substr($0, 8) "\"" }
	{ print }'
done

at 2026-04-21 platform-engineer 'git: blame looks past the one style'
file .git-blame-ignore-revs <<EOF
# records: one style for all
$(git rev-parse HEAD)
EOF

at 2026-04-21 tpm 'gates: is the pilot ready?'
record gates/G-002-pilot-readiness.md <<'EOF'
---
kind: gate
id: G-002
status: planned
title: "Pilot readiness"
owner: tpm
milestone: M-006
date: 2026-05-08
decider: dir-engineering
sign_offs:
  - area: security
    by: security-lead
    verdict: go
    date: 2026-04-20
  - area: operations
    by: sre-lead
waivers:
  - item: Support is trained
    reason: Sales engineering answers the three pilots itself
    by: sales-lead
    expires: 2026-05-29
evidence:
  - item: Load test at twice the peak passed
    url: src/load/2026-03-27.md
    date: 2026-03-27
    valid: 3w
  - item: Security audit closed
    date: 2026-03-24
    valid: 26w
---

A week before the first customer moves.

## Technical

- [x] Load test at twice the peak passed
- [x] Security audit closed
- [ ] Dry run of a full customer without a difference
- [ ] Going back takes less than 30 minutes

## Operational

- [ ] The runbook was tried by somebody who did not write it
- [ ] Support is trained
- [ ] Two people are on call

## Stakeholder

- [x] The first customer has signed
- [ ] Every customer has agreed to the window in writing
EOF
record announcements/C-002-pilot-begins.md <<'EOF'
---
kind: announcement
id: C-002
status: planned
title: "The pilot begins"
owner: sales-lead
audience: [S-003]
planned: 2026-05-04
channel: mail by sales engineering, then a call
---

Your environment is ready. We move your data at night, in a window of two hours
that you choose; nothing changes for your users. If anything looks wrong to you,
one word is enough and we go back.
EOF

at 2026-04-22 sre-engineer 'issues: a restore takes too long'
record issues/I-009-restore-takes-hours.md <<'EOF'
---
kind: issue
id: I-009
status: open
title: "Restoring a tenant takes three hours, not 40 minutes"
owner: sre-engineer
severity: medium
due: 2026-05-06
raised: 2026-04-22
impact: The runbook promises 30 minutes to go back
source: D-006
---

Forty minutes was measured on an empty server (D-006). With the indexes of a
real customer it takes three hours. Building them afterwards may do.
EOF
record actions/A-008-restore-runbook.md <<'EOF'
---
kind: action
id: A-008
status: open
title: "Write the runbook for restoring one tenant"
owner: sre-engineer
source: I-009
due: 2026-05-08
---

With times that were measured, on data of a real size.
EOF

at 2026-04-23 sre-lead 'migrate: 55 of 58 tables'
file src/migrate/tables.done <<'EOF'
tables 58
equal 55
open orders_archive, ledger_1999, contacts_x
EOF
mark W-005 progress 85%
tell I-007 <<'EOF'
23 April: 55 of 58. The last three are the ones that the contractors know.
EOF

branch scope/custom-domains

at 2026-04-23 product-em 'changes: ask for a domain for each tenant'
record changes/CR-003-custom-domains.md <<'EOF'
---
kind: change
id: CR-003
status: proposed
title: "A domain of their own for each tenant"
owner: product-em
requested_by: vp-product
requested: 2026-04-22
needed_by: 2026-05-08
affects: [charter, M-009]
effort: 4 person-weeks
schedule_impact: none, if authentication can issue the certificates
launch_blocker: false
---

## Change

Tenants sign in under a domain of their own. Brandt asked for it in the last
call.
EOF

at 2026-04-23 product-em 'scope: a domain for each tenant' \
'So that the planning can begin while CR-003 is discussed.'
reword charter '    - Migration tooling' '    - Migration tooling
    - A domain of its own for each tenant'
record deliverables/W-010-custom-domains.md <<'EOF'
---
kind: deliverable
id: W-010
status: planned
title: "A domain for each tenant"
owner: product-em
team: T-product
due: 2026-06-19
milestone: M-009
duration: 4w
depends_on: [W-004]
---

## Result

A tenant signs in under its own name, with a certificate that renews itself.
EOF

back

at 2026-04-24 tpm 'metrics: April'
measure K-001 2026-04-24 4.3 9
measure K-002 2026-04-24 4.0 13

at 2026-04-24 tpm 'reports: April'
mark charter confidence 70% spent '1310000 USD'
record reports/ST-004-april.md <<'EOF'
---
kind: report
id: ST-004
status: sent
title: "April"
owner: tpm
since: 2026-03-26
date: 2026-04-24
confidence: 70%
rag: yellow
---

## Summary

The launch on 30 September holds with 70 % confidence, up from 65 %. Isolation
is finished. The migration tool slipped once more, by a week, and takes the
first pilot customer to 15 May; the pilot's own end on 26 June does not move.

## Decisions needed

**Who carries the pager in June** (D-009)? By 30 April, by Margaret.
Recommendation: platform joins the rotation, for June only.

## What changed

- Done: isolation (five weeks late), a database per tenant (D-006), Northgate's
  new API works in staging.
- Slipped: migration tool to 1 May.
- New: on call is thin for the pilot (R-008), restores take three hours (I-009).
- Late: the dry run, due on the 22nd; legal's review, due on the 17th.
- Waiting: a domain for each tenant (CR-003), on a branch and not approved.
EOF
mark ST-004 commit "$(git rev-parse HEAD)"
