# Weeks 9 and 10: the portal ships on its day. Under the migration tool the
# schema will not hold still, and one decision changes without a decision.

at 2026-03-02 sre-lead 'deliverables: the migration tool begins early' \
'As R-005 says. What isolation has finished is enough to begin with.'
mark W-005 status in-progress start 2026-03-02 progress 5% rag green
mark M-005 status in-progress
affirm R-001 R-005

at 2026-03-02 tpm 'workstreams: infrastructure begins'
mark WS-001 due 2026-03-06
mark WS-002 status active

at 2026-03-02 tpm 'dependencies: legal reads the contract with Northgate'
record dependencies/DEP-004-legal-review.md <<'EOF'
---
id: DEP-004
kind: dependency
status: requested
title: Legal review of the contract with Northgate
owner: tpm
provider: T-legal
needed_by: 2026-04-17
consumer: W-008
identified: 2026-03-02
rag: green
risk: low
mitigation: Staging data only until it is signed
---

A third party may not see customers' traffic figures before legal has read its
contract. Henrik needs two weeks and the whole contract; Northgate sends it in
pieces.
EOF

at 2026-03-03 security-lead 'dependencies: the testers have confirmed'
record people/pentest-lead.md <<'EOF'
---
id: pentest-lead
kind: person
title: Victor Harrow
emails: [victor@harrow-finch.example]
role: Leads the penetration test
---

Reports every evening, in writing.
EOF
mark DEP-002 status committed acknowledged_by pentest-lead \
	promised 2026-03-20 risk low

at 2026-03-04 platform-engineer 'isolation: services find each other by name'
file src/isolation/discovery.yaml <<'EOF'
apiVersion: v1
kind: Service
metadata:
  name: discovery
  namespace: tenant-TENANT
spec:
  clusterIP: None
  selector: {tenant: TENANT}
EOF
mark W-002 progress 75%
mark W-003 progress 60%

at 2026-03-05 platform-em 'milestones: two tenants that can not see each other'
tick M-002 "Two tenants on one cluster can't reach each other's data"
tick M-002 'A tenant is created in under ten minutes'
mark M-002 status done done 2026-03-05 rag green
mark WS-001 status done done 2026-03-05

at 2026-03-06 sre-lead 'issues: the schema moves under the migration tool'
record issues/I-004-database-schema.md <<'EOF'
---
id: I-004
kind: issue
status: open
title: The tenants' database schema is not settled
owner: platform-em
severity: high
due: 2026-03-20
raised: 2026-03-06
impact: The tool is written for a target that changes every week
blocker: true
blocks: [W-005]
source: D-003
---

A schema per tenant (D-003) was decided for its single server. Twice this week a
shared table turned out to belong to nobody, and each time the target changed.
The tool can read; it does not know what to write.
EOF

at 2026-03-09 platform-engineer 'docs: fix typos in decisions and risks'
reword D-004 'encrypted with one key per tenant, held' \
	'encrypted with one key per group of customers, held'
reword D-004 'which costs it about a tenth' 'which costs it a tenth'
reword R-003 'alone can take three' 'alone may take three'

at 2026-03-09 platform-em 'raid: the risks of the platform'
affirm R-003 AS-001 AS-002

at 2026-03-10 platform-em 'milestones: isolation slips to 10 April' \
'Network isolation is at 70 % after seven weeks of four. What remains is the
part that we did not know.'
mark M-004 due 2026-04-10
mark W-003 due 2026-04-10 progress 70%

at 2026-03-11 platform-engineer 'issues: the load generator is too small'
record issues/I-005-load-generator.md <<'EOF'
---
id: I-005
kind: issue
status: open
title: The load generator can't reach twice the peak
owner: platform-engineer
severity: medium
due: 2026-03-25
raised: 2026-03-11
impact: The load test of week 10 has to wait
blocker: true
blocks: [A-002]
---

It runs on one machine and fills its own network card at 1.3 times the peak.
Three machines are ordered.
EOF
mark A-002 status blocked due 2026-03-27

on portal/mvp

at 2026-03-11 product-em 'portal: everything is in the audit log'
file src/portal/audit.py <<'EOF'
"""What operators did; written before it is done."""

import json


def audit(operator, verb, tenant, log="audit.log"):
    with open(log, "a", encoding="utf-8") as entries:
        entries.write(json.dumps([operator, verb, tenant]) + "\n")
EOF
mark W-004 progress 95%

back

at 2026-03-12 product-em 'Merge branch portal/mvp' \
'Create, suspend and delete, with staff accounts until there are tokens.'
merge portal/mvp

at 2026-03-13 product-em 'portal: the MVP is live, on its day'
tick M-003 'An operator creates, suspends and deletes a tenant in the portal'
tick M-003 'Everything that an operator does is in the audit log'
mark M-003 status done done 2026-03-13 rag green
mark W-004 status done done 2026-03-13 progress 100%
record releases/REL-001-portal-mvp.md <<'EOF'
---
id: REL-001
kind: release
status: released
title: Admin portal, first version
owner: product-em
tag: v1.0.0
date: 2026-03-13
outcome: success
---

Operators create, suspend and delete tenants themselves. Until authentication
has its token exchange they sign in with their staff accounts.
EOF

at 2026-03-13 tpm 'announcements: the portal is there'
record announcements/C-001-portal-is-live.md <<'EOF'
---
id: C-001
kind: announcement
status: sent
title: The admin portal is live
owner: tpm
audience: [S-001, S-002, T-sales-engineering]
planned: 2026-03-13
channel: mail
sent: 2026-03-13
---

From today operators create tenants in the admin portal, without a ticket. It
came on the day that we gave in January. What it can't do yet: act inside a
tenant.
EOF
