# Weeks 5 to 8: the load balancer comes in, authentication runs short of people,
# the network fights back and the first dates slip.

at 2026-02-02 platform-em 'dependencies: the load balancer and its metrics'
record dependencies/DEP-003-load-balancer-api.md <<'EOF'
---
id: DEP-003
kind: dependency
status: committed
title: Metrics interface of the load balancer
owner: platform-em
external: Northgate, the load balancer's vendor
needed_by: 2026-05-08
consumer: W-008
identified: 2026-01-26
acknowledged_by: vendor-manager
promised: 2026-02-27
rag: green
risk: low
mitigation: Fall back to the legacy interface
depends_on: [AS-002]
---

Monitoring for each tenant is built on Northgate's interface. They have given us
access to staging and named a date for production.
EOF
record people/vendor-manager.md <<'EOF'
---
id: vendor-manager
kind: person
title: Laura Steiner
emails: [laura.steiner@northgate.example]
role: Account manager at Northgate
---

Answers within a day. Learns of changes to their product when we do.
EOF

at 2026-02-03 dir-engineering 'decisions: accept a schema per tenant (D-003)'
mark D-003 status accepted decided 2026-02-03
tell D-003 <<'EOF'
## Decision

Each tenant has a schema of its own in the shared database, and a role that can
reach nothing else.

## Consequences

One server to upgrade and to back up. A restore of one tenant means restoring
all and copying one out; Kwame says that is a day's work, and we accept that for
now.
EOF

at 2026-02-03 security-lead 'decisions: propose a key per tenant'
record decisions/D-004-key-per-tenant.md <<'EOF'
---
id: D-004
kind: decision
status: proposed
title: Encrypt each tenant's data with a key of its own
owner: security-lead
requested: 2026-01-29
needed_by: 2026-02-13
decider: security-lead
consulted: [platform-em, compliance-lead]
informed: [T-sre, S-003]
options: [A key per tenant, A key per group of customers, One key]
recommendation: A key per tenant
---

## Context

Two of the pilot customers want proof that their data is unreadable once they
have left. Destroying a key is that proof, if the key was theirs alone.

## Options

- **A key per tenant**: the proof that they ask for; 400 USD a month for fifty.
- **A key per group**: a tenth of the price, and no proof for anybody.
- **One key**: what we have.
EOF

at 2026-02-04 platform-engineer 'isolation: quotas for each tenant'
file src/isolation/quota.yaml <<'EOF'
apiVersion: v1
kind: ResourceQuota
metadata:
  name: quota
  namespace: tenant-TENANT
spec:
  hard:
    requests.cpu: "8"
    requests.memory: 32Gi
EOF
file src/isolation/create-tenant.sh <<'EOF'
#!/bin/sh
# create-tenant.sh TENANT: applies the templates for one tenant.
set -eu
for template in namespace quota; do
	sed "s/TENANT/$1/g" "$template.yaml" | kubectl apply -f -
done
EOF
mark W-002 progress 25%

at 2026-02-05 security-lead 'decisions: accept a key per tenant (D-004)'
mark D-004 status accepted decided 2026-02-05
tell D-004 <<'EOF'
## Decision

Each tenant's data is encrypted with one key per tenant, held in the key
service.

## Consequences

Destroying the key ends a contract cleanly. The migration tool has to encrypt
again while it copies, which costs it about a tenth of its speed. Nobody but the
security team can read the list of keys.
EOF

at 2026-02-06 auth-em 'dependencies: token exchange, with 60 % of a team' \
'We can do it, and not by the 13th. One of us is on leave and one is on the
payments program. I would rather say so now.'
mark DEP-001 status committed acknowledged_by auth-em promised 2026-02-27 \
	rag yellow risk high
mark T-authentication capacity 60%

at 2026-02-09 product-em 'changes: two prospects ask for custom branding'
record changes/CR-001-custom-branding.md <<'EOF'
---
id: CR-001
kind: change
status: proposed
title: Custom branding per tenant in the first release
owner: product-em
requested_by: vp-product
requested: 2026-02-09
needed_by: 2026-02-20
affects: [charter, M-003]
effort: 3 person-weeks
schedule_impact: 2 weeks later for the portal
launch_blocker: false
---

## Change

Take branding from the fourth quarter into the first release of the portal:
logo, colours and sender address for each tenant.
EOF

at 2026-02-09 sre-lead 'raid: the migration is looked at'
affirm R-001 R-005
mark R-001 status mitigating
tell R-001 <<'EOF'
The oldest tables are listed: 41 of 312 have constraints that only the
application knows. The dry run checks these first.
EOF

at 2026-02-10 platform-em 'deliverables: network isolation needs until March' \
'Default-deny broke more than we thought: half of the platform finds its
neighbours by broadcast.'
mark W-003 due 2026-03-06 rag yellow progress 40%

at 2026-02-11 sre-engineer@laptop 'migrate: list the tables and their sizes'
file src/migrate/tables.sql <<'EOF'
-- What there is to move, largest first.
select table_name, pg_total_relation_size(table_name::regclass) as bytes
from information_schema.tables
where table_schema = 'public'
order by bytes desc;
EOF

at 2026-02-12 dir-engineering 'changes: defer custom branding (CR-001)' \
'Asked for by two prospects, a condition for neither.'
mark CR-001 status deferred decided 2026-02-12 \
	trade_off 'The portal keeps its date; two prospects wait'
tell CR-001 <<'EOF'
## Trade-off

Approved, it would cost the portal two weeks and three people the work on the
audit log. Deferred, sales engineering has to tell two prospects that branding
comes in the fourth quarter; both have said that they can live with it.
EOF

at 2026-02-13 tpm 'meetings: steering committee in February'
record meetings/MTG-002-steering-february.md <<'EOF'
---
id: MTG-002
kind: meeting
status: held
title: Steering committee in February
owner: tpm
type: steering
date: 2026-02-12
attendees: [dir-engineering, vp-engineering, vp-product, tpm]
agenda: [Custom branding, Authentication at 60 %, Backups for the pilot]
decisions: [CR-001]
actions: [A-002, A-003]
---

Branding is deferred. Margaret talks to the payments program about Jonas's
engineer. Sofia asked what happens if a pilot customer leaves; Luis names two
that could take the place.
EOF
record actions/A-002-load-test.md <<'EOF'
---
id: A-002
kind: action
status: open
title: Run the load test at twice the scale
owner: platform-engineer
source: R-003
due: 2026-03-13
---

Fifty tenants, twice the peak of last November, eight hours. It validates AS-001
and says where performance stands.
EOF
record actions/A-003-backup-customers.md <<'EOF'
---
id: A-003
kind: action
status: open
title: Name two backup customers for the pilot
owner: sales-lead
source: R-002
due: 2026-02-27
---

They need not commit; they need to know that we may call.
EOF

at 2026-02-16 product-em 'issues: no token exchange, the portal stands'
record issues/I-002-token-exchange.md <<'EOF'
---
id: I-002
kind: issue
status: open
title: The portal can't act inside a tenant
owner: product-em
severity: high
due: 2026-03-27
raised: 2026-02-16
impact: Suspend and delete are written but can't be tried
blocker: true
blocks: [A-002]
source: DEP-001
---

The token exchange was needed on the 13th. Until it is there the portal uses
staff accounts, which can create tenants and nothing else. The MVP can ship with
that; the load test needs tokens for fifty tenants.
EOF

at 2026-02-16 tpm 'raid: authentication is late, say so'
mark DEP-001 status broken rag red
affirm R-002

branch portal/mvp

at 2026-02-17 product-em 'portal: list and create tenants'
file src/portal/tenants.py <<'EOF'
"""Tenants as the operator sees them."""

from audit import audit


def create(operator, name):
    audit(operator, "create", name)
    return {"name": name, "state": "active"}


def listing(tenants):
    return sorted(tenants, key=lambda tenant: tenant["name"])
EOF
file src/portal/audit.py <<'EOF'
"""What operators did; written before it is done."""

ENTRIES = []


def audit(operator, verb, tenant):
    ENTRIES.append((operator, verb, tenant))
EOF
mark W-004 progress 50%

back

at 2026-02-17 platform-engineer 'issues: network policies break discovery'
record issues/I-003-service-discovery.md <<'EOF'
---
id: I-003
kind: issue
status: open
title: Network policies break service discovery
owner: platform-engineer
severity: high
due: 2026-03-20
raised: 2026-02-17
impact: Nothing starts in a namespace with default-deny
blocker: true
blocks: [W-003]
---

Services find each other by broadcast on the node's network. Default-deny stops
that, as it should; the services then fail as if the database were down.
EOF

at 2026-02-18 platform-engineer 'isolation: default-deny, with a door for DNS'
file src/isolation/network.yaml <<'EOF'
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: tenant-TENANT
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  egress:
    - ports: [{port: 53, protocol: UDP}]
EOF
mark W-002 progress 50%
mark W-003 progress 50%

at 2026-02-19 dir-engineering 'decisions: no second region in this program'
record decisions/D-005-multi-region.md <<'EOF'
---
id: D-005
kind: decision
status: rejected
title: Offer a second region in the first release
owner: tpm
requested: 2026-02-05
needed_by: 2026-02-20
decided: 2026-02-19
decider: dir-engineering
consulted: [vp-product, sre-lead]
options: [A second region at launch, One region]
---

## Context

One prospect in Frankfurt may ask for data in the European Union in 2027.

## Options

- **A second region at launch**: a quarter's work, for one prospect's "may".
- **One region**: as the charter says.

## Decision

Rejected. The charter keeps multi-region out of scope.
EOF

at 2026-02-20 platform-em 'milestones: the proof of concept slips by a week'
mark M-002 due 2026-03-06 rag yellow
tell M-002 <<'EOF'
Slipped on 20 February: creating a tenant works, keeping two apart does not
until services find each other without broadcast (I-003).
EOF

on portal/mvp

at 2026-02-23 product-em 'portal: suspend and delete' \
'Not tried against a real tenant yet, for want of tokens.'
file src/portal/tenants.py <<'EOF'
"""Tenants as the operator sees them."""

from audit import audit


def create(operator, name):
    audit(operator, "create", name)
    return {"name": name, "state": "active"}


def suspend(operator, tenant):
    audit(operator, "suspend", tenant["name"])
    return dict(tenant, state="suspended")


def delete(operator, tenant):
    audit(operator, "delete", tenant["name"])
    return dict(tenant, state="deleted")


def listing(tenants):
    return sorted(tenants, key=lambda tenant: tenant["name"])
EOF
mark W-004 progress 75%

back

at 2026-02-24 platform-em 'milestones: isolation slips by two weeks' \
'Network isolation alone; data and compute are on time.'
mark M-004 due 2026-03-27 rag yellow
mark W-003 due 2026-03-27

at 2026-02-24 sre-lead 'raid: staging will be there for the dry run'
affirm R-001 R-005

at 2026-02-25 sales-lead 'actions: two backup customers are named'
mark A-003 status done done 2026-02-25
affirm R-006
tell R-002 <<'EOF'
Backups since 25 February: a logistics company and a bank. Both have been told
that the call may come with four weeks' notice.
EOF

at 2026-02-26 security-lead 'risks: the audit has a date'
mark R-004 status mitigating
mark DEP-002 risk medium
tell R-004 <<'EOF'
The audit runs from 16 to 24 March. It begins with the shared kernel and the
metadata service.
EOF

at 2026-02-27 tpm 'metrics: February'
measure K-001 2026-02-27 3.8 8
measure K-002 2026-02-27 3.9 13

at 2026-02-27 tpm 'reports: February, yellow'
mark charter rag yellow confidence 75% spent '860000 USD'
record reports/ST-002-february.md <<'EOF'
---
id: ST-002
kind: report
status: sent
title: February
owner: tpm
since: 2026-01-31
date: 2026-02-27
confidence: 75%
rag: yellow
---

## Summary

The launch on 30 September holds, with 75 % confidence. Network isolation is six
weeks behind its first date and takes the proof of concept with it; data and
compute, which are the critical path, are on time.

## Decisions needed

None. Margaret is asking the payments program for one engineer back, for four
weeks, so that authentication can finish the token exchange.

## What changed

Done: a schema per tenant (D-003), a key per tenant (D-004). Deferred: branding.
Slipped: proof of concept to 6 March, isolation to 27 March.
EOF
mark ST-002 commit "$(git rev-parse HEAD)"
