# Weeks 2 to 4: Kubernetes is chosen, the first assumptions are written down,
# and staging runs out of room.

at 2026-01-12 platform-em 'risks: isolation and performance'
record risks/R-003-performance-regression.md <<'EOF'
---
id: R-003
kind: risk
status: open
title: Isolation makes everything slower
owner: platform-em
probability: medium
due: 2026-05-15
impact: medium
response: reduce
mitigation: Load test in week 10, before the pilot, at twice the peak
trigger: p99 above 200 ms in the load test
related: [M-007]
---

Each layer that keeps tenants apart costs a little. The charter allows five per
cent in all; a service mesh alone can take three.
EOF
record risks/R-004-isolation-complexity.md <<'EOF'
---
id: R-004
kind: risk
status: open
title: Tenant isolation is more complex than we think
owner: security-lead
probability: medium
due: 2026-03-31
impact: high
response: reduce
mitigation: Security audit in the first quarter, by people who did not build it
trigger: The audit has a critical finding
related: [W-002, W-003]
---

Isolation is only as good as its weakest shared part: caches, queues, logs, the
metadata service. We will have forgotten one.
EOF

at 2026-01-12 platform-em 'decisions: propose Kubernetes for isolation'
record decisions/D-001-kubernetes.md <<'EOF'
---
id: D-001
kind: decision
status: proposed
title: Isolate tenants with Kubernetes namespaces
owner: platform-em
requested: 2026-01-12
needed_by: 2026-01-23
decider: dir-engineering
consulted: [security-lead, sre-lead]
informed: [vp-engineering]
options:
  - Kubernetes namespaces with quotas and network policies
  - A virtual machine for each tenant
  - A cloud account for each tenant
recommendation: Kubernetes, since the team runs it already
---

## Context

The security model needs a boundary for compute and network. Isolation can't
begin before we know which.

## Options

- **Namespaces**: industry standard, and the team knows them; the kernel is
  shared.
- **Virtual machines**: a harder wall, but 40 % dearer and slow to start.
- **Cloud accounts**: the hardest wall; fifty accounts are more than SRE can
  run.
EOF

at 2026-01-13 platform-engineer 'isolation: first namespace template'
file src/isolation/namespace.yaml <<'EOF'
apiVersion: v1
kind: Namespace
metadata:
  name: tenant-TENANT
  labels:
    tenant: TENANT
EOF
file src/isolation/create-tenant.sh <<'EOF'
#!/bin/sh
# create-tenant.sh TENANT: applies the templates for one tenant.
set -eu
for template in namespace; do
	sed "s/TENANT/$1/g" "$template.yaml" | kubectl apply -f -
done
EOF

at 2026-01-14 sre-lead 'assumptions: how many tenants a cluster holds'
record assumptions/AS-001-fifty-tenants.md <<'EOF'
---
id: AS-001
kind: assumption
status: open
title: One cluster holds fifty tenants
owner: platform-em
confidence: medium
validate_by: 2026-03-31
if_false: A cluster for every ten tenants, and 30 000 USD a month more
related: [D-001]
---

Fifty namespaces with default quotas fit on paper. The load test at twice the
peak will show whether the control plane agrees.
EOF

at 2026-01-14 platform-em 'assumptions: the vendor keeps its API stable'
record assumptions/AS-002-vendor-api.md <<'EOF'
---
id: AS-002
kind: assumption
status: open
title: The load balancer vendor keeps its API stable until launch
owner: platform-em
confidence: high
validate_by: 2026-04-30
if_false: Monitoring has to be adapted, or three weeks to fall back
---

Monitoring for each tenant reads the vendor's metrics interface. Their roadmap
shows no new major version this year; there is no contract that says so.
EOF
mark W-008 depends_on '[W-002, AS-002]'

at 2026-01-14 tpm 'dependencies: token exchange from authentication'
record dependencies/DEP-001-token-exchange.md <<'EOF'
---
id: DEP-001
kind: dependency
status: requested
title: Token exchange in the authentication API
owner: tpm
provider: T-authentication
needed_by: 2026-02-13
consumer: W-004
identified: 2026-01-08
rag: green
risk: medium
mitigation: The portal signs operators in with staff accounts until then
---

The portal has to act for an operator inside a tenant, with a token that is good
for that tenant only. Jonas's team owns sign-in and serves three other programs.
EOF

at 2026-01-16 security-lead 'security: the model is finished' \
'Reviewed by Kwame and by Ruth. Three assumptions about the metadata service
went in late; they are marked.'
file src/security-model.md <<'EOF'
# Security model

| asset | kept apart by | under the key of |
|---|---|---|
| rows | schema | tenant |
| files | bucket | tenant |
| compute | namespace, quota | - |
| packets | default-deny policy | - |
| logs | label, read path | platform |

An attacker who owns one tenant gains nothing in another.
EOF
mark W-001 status done progress 100% done 2026-01-16
mark A-001 status done done 2026-01-16
tick M-001 'Security model reviewed by two people outside the security team'

at 2026-01-19 platform-em 'deliverables: isolation begins'
mark W-002 status in-progress start 2026-01-19 progress 5% rag green
mark W-003 status in-progress start 2026-01-19 progress 5% rag green
mark M-004 status in-progress

at 2026-01-19 product-em 'deliverables: the portal begins'
mark W-004 status in-progress start 2026-01-19 progress 5% rag green
mark M-003 status in-progress
file src/portal/README.md <<'EOF'
# Admin portal

Lists tenants, creates them, suspends them, deletes them. Everything an operator
does goes through `audit()` first.
EOF

at 2026-01-20 security-lead 'dependencies: book the penetration test'
record dependencies/DEP-002-penetration-test.md <<'EOF'
---
id: DEP-002
kind: dependency
status: requested
title: Penetration test of two tenants
owner: security-lead
external: Harrow and Finch, security testers
needed_by: 2026-03-20
consumer: WS-002
identified: 2026-01-16
risk: low
mitigation: The internal red team, for half the depth
---

The audit in the first quarter needs somebody from outside who tries to get from
one tenant into the other. They are booked out six weeks ahead.
EOF

at 2026-01-20 product-em 'decisions: build the portal, or buy one?'
record decisions/D-002-build-portal.md <<'EOF'
---
id: D-002
kind: decision
status: proposed
title: Build the admin portal ourselves
owner: product-em
requested: 2026-01-19
needed_by: 2026-01-30
decider: vp-product
consulted: [platform-em]
informed: [T-sales-engineering]
options: [Build it, Buy a white-label console]
recommendation: Build it, small
---

## Context

A vendor offers a console that covers most of what operators need. Two engineers
have begun on our own.

## Options

- **Build**: eight weeks, does what the security model asks for, ours to keep.
- **Buy**: three weeks, but audit entries stay with the vendor, and 90 000 USD a
  year.
EOF

at 2026-01-22 dir-engineering 'decisions: accept Kubernetes (D-001)'
mark D-001 status accepted decided 2026-01-22
tell D-001 <<'EOF'
## Decision

Tenants are isolated with Kubernetes namespaces, quotas and network policies.

## Consequences

It is the industry's standard and what the team is expert in, so isolation can
begin at once. The kernel is shared: the audit has to look there first.
Customers who need a harder wall get a node pool of their own, not a different
design.
EOF

at 2026-01-23 platform-em 'milestones: architecture agreed, on the day'
tick M-001 'How tenants are isolated is decided'
mark M-001 status done done 2026-01-23 rag green
mark M-002 status in-progress

at 2026-01-23 tpm 'raid: first Monday review, moved to Friday'
affirm R-002
mark DEP-001 risk high

at 2026-01-26 sre-engineer 'issues: staging is out of quota'
record issues/I-001-staging-quota.md <<'EOF'
---
id: I-001
kind: issue
status: open
title: Staging has no room for a second tenant
owner: sre-engineer
severity: medium
due: 2026-01-30
raised: 2026-01-26
impact: The proof of concept stands still
blocker: true
blocks: [M-002]
---

The staging cluster is at its quota of processors. A second tenant is refused by
the scheduler, so nothing can be shown to be isolated from anything.
EOF

at 2026-01-27 vp-product 'decisions: build the portal (D-002)'
mark D-002 status accepted decided 2026-01-27
tell D-002 <<'EOF'
## Decision

We build the portal, and ship the smallest one that operators can work with.

## Consequences

Two engineers for eight weeks. The audit log stays with us, which security and
compliance both asked for. Anything beyond create, suspend and delete waits.
EOF

at 2026-01-28 platform-em 'decisions: propose a schema per tenant'
record decisions/D-003-schema-per-tenant.md <<'EOF'
---
id: D-003
kind: decision
status: proposed
title: Give each tenant a schema in a shared database
owner: platform-em
requested: 2026-01-26
needed_by: 2026-02-06
decider: dir-engineering
consulted: [sre-lead, security-lead]
informed: [product-em]
options: [A schema per tenant, A database per tenant, A column per row]
recommendation: A schema per tenant
---

## Context

The security model asks that no query can reach another tenant's rows, whatever
the application does wrong.

## Options

- **Schema**: one server to run, roles keep tenants apart, one upgrade for all.
- **Database**: a harder wall and simpler restores; fifty of them to run.
- **Column**: no change to operations, and one missing clause leaks everything.
EOF

at 2026-01-29 sre-engineer 'issues: the quota is raised, I-001 is resolved'
mark I-001 status resolved resolved 2026-01-29 \
	resolution 'Quota doubled; an alert at 80 % so that it does not happen again'

at 2026-01-30 tpm 'metrics: how stakeholders and teams see us'
record metrics/K-001-stakeholder-satisfaction.md <<'EOF'
---
id: K-001
kind: metric
title: Stakeholder satisfaction
owner: tpm
unit: points of 5
target: 4.2
direction: up
values:
  - date: 2026-01-30
    value: 4.0
    sample: 7
---

One question at the end of each month: "Do you know what you need to know about
this program?" Asked of the five stakeholders and the people behind them.
EOF
record metrics/K-002-team-satisfaction.md <<'EOF'
---
id: K-002
kind: metric
title: Team satisfaction
owner: tpm
unit: points of 5
target: 4
direction: up
values:
  - date: 2026-01-30
    value: 4.3
    sample: 14
---

One question in the retrospective: "Would you do the last month again?"
EOF

measure() { # ID, date, value, sample: adds a row to a metric
	find_record "$1"
	FIELD="  - date: $2
    value: $3
    sample: $4"
	rewrite '
	NR > 1 && $0 == "---" { print ENVIRON["FIELD"] }
	{ print }'
}

at 2026-01-30 tpm 'reports: January'
record reports/ST-001-january.md <<'EOF'
---
id: ST-001
kind: report
status: sent
title: January
owner: tpm
since: 2026-01-05
date: 2026-01-30
confidence: 80%
rag: green
---

## Summary

The launch on 30 September holds, with 80 % confidence. The security model and
the architecture were finished on the days we gave. Nothing on the critical path
is late.

## Decisions needed

None this month. How tenants' data is kept apart (D-003) comes up next week.

## What changed

Done: security model, architecture, Kubernetes (D-001), our own portal (D-002).
Watch: authentication has four programs to serve, and we are one of them.
EOF
mark ST-001 commit "$(git rev-parse HEAD)"
