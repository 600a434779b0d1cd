#include "shape.h"

#define TALK "%B\n\n%B\n\n- %S\n- %S\n- %v\n\n%B\n"

const struct shape shape_table[] = {
	{ "person", "person-", "people/", 20, 100,
	  "emails: [%i@example.com, %i@home.example.com]\n"
	  "role: {Engineer|Engineering manager|Program manager|Architect}\n"
	  "team: %t\n",
	  NULL,
	  "%B\n\n%v\n" },
	{ "team", "T-", "teams/", 5, 100,
	  "lead: %o\nmembers: [%o, %p]\ncapacity: {70|80|90}%%\n",
	  NULL,
	  "%B\n\n%B\n\n%v\n" },
	{ "workstream", "WS-", "workstreams/", 5, 100,
	  "status: active\nowner: %o\nlead: %p\nteam: %t\n"
	  "phase: {design|build|launch}\nstart: %s\ndue: %d\nrag: green\n",
	  NULL,
	  TALK },
	{ "milestone", "M-", "milestones/", 20, 50,
	  "status: {planned|in-progress}\nowner: %o\nworkstream: %w\n"
	  "baseline: %d\ndue: %d\nrag: {green|yellow}\nreviewed: %e\n",
	  "status: done\nowner: %o\nworkstream: %w\n"
	  "baseline: %s\ndue: %n\ndone: %n\nrag: green\n",
	  "%B\n\n## Acceptance criteria\n\n- [x] %S\n- [ ] %S\n- [ ] %S\n\n"
	  "%B\n\n%v\n" },
	{ "deliverable", "W-", "deliverables/", 200, 50,
	  "status: planned\nowner: %o\nteam: %t\n"
	  "workstream: %w\nmilestone: %m\nestimate:\n  best: {5|8|10}bd\n"
	  "  likely: {12|15|20}bd\n  worst: {25|30|40}bd\nbaseline: %d\n"
	  "due: %d\nprogress: 0\nrag: {green|yellow|red}\n"
	  "depends_on: %W\nreviewed: %e\ntags: [{api|web|data}, %t]\n",
	  "status: done\nowner: %o\nteam: %t\nworkstream: %w\n"
	  "milestone: %m\nduration: {2|3|5}w\nbaseline: %s\nstart: %s\n"
	  "due: %n\ndone: %n\nprogress: 100\nrag: green\n"
	  "depends_on: %W\ntags: [{api|web|data}, %t]\n",
	  "## Result\n\n%B\n\n## Acceptance criteria\n\n- [ ] %S\n"
	  "- [ ] %S\n\n## Notes\n\n%B\n\n%v\n" },
	{ "risk", "R-", "risks/", 200, 50,
	  "status: {open|mitigating}\nowner: %o\nworkstream: %w\n"
	  "probability: {low|medium|high}\nimpact: {medium|high|critical}\n"
	  "response: {reduce|avoid|transfer}\nmitigation: %S\n"
	  "trigger: %S\ndue: %d\nreviewed: %e\nrelated: [%m]\n",
	  "status: closed\nowner: %o\nworkstream: %w\nprobability: low\n"
	  "impact: {medium|high}\nresponse: reduce\nmitigation: %S\n"
	  "due: %n\nclosed: %n\nrelated: [%m]\n",
	  TALK },
	{ "assumption", "AS-", "assumptions/", 70, 50,
	  "status: open\nowner: %o\nworkstream: %w\n"
	  "confidence: {low|medium|high}\nvalidate_by: %d\nif_false: %S\n"
	  "reviewed: %e\nrelated: [%R]\n",
	  "status: validated\nowner: %o\nworkstream: %w\nconfidence: high\n"
	  "validate_by: %n\nchecked: %n\nif_false: %S\n",
	  TALK },
	{ "issue", "I-", "issues/", 100, 50,
	  "status: {open|in-progress}\nowner: %o\nworkstream: %w\n"
	  "severity: {low|medium|high}\nimpact: %S\n"
	  "blocks: [%m]\nsource: %R\nraised: %s\ndue: %d\nreviewed: %e\n",
	  "status: resolved\nowner: %o\nworkstream: %w\n"
	  "severity: {medium|high}\nimpact: %S\nsource: %R\n"
	  "raised: %s\ndue: %n\nresolved: %n\nresolution: %S\n",
	  TALK },
	{ "action", "A-", "actions/", 120, 50,
	  "status: {open|in-progress|blocked}\nowner: %o\nworkstream: %w\n"
	  "source: %R\ndue: %d\nreviewed: %e\n"
	  "url: https://tracker.example.com/browse/{AA|AB|AC}-%i\n",
	  "status: done\nowner: %o\nworkstream: %w\nsource: %R\n"
	  "due: %n\ndone: %n\nurl: https://tracker.example.com/browse/%i\n",
	  TALK },
	{ "dependency", "DEP-", "dependencies/", 60, 50,
	  "status: {identified|requested|committed}\nowner: %o\n"
	  "provider: %t\nconsumer: %w\nidentified: %s\nneeded_by: %d\n"
	  "promised: %d\nacknowledged_by: %p\nrag: {green|yellow}\n"
	  "risk: {low|medium|high}\nmitigation: %S\nreviewed: %e\n",
	  "status: resolved\nowner: %o\nprovider: %t\nconsumer: %w\n"
	  "identified: %s\nneeded_by: %n\nresolved: %n\nrag: green\n",
	  TALK },
	{ "decision", "D-", "decisions/", 50, 30,
	  "status: proposed\nowner: %o\nworkstream: %w\nrequested: %s\n"
	  "needed_by: %d\ndecider: %p\nconsulted: [%t, %p]\n"
	  "options:\n  - %S\n  - %S\n  - %S\nreviewed: %e\n",
	  "status: accepted\nowner: %o\nworkstream: %w\nrequested: %s\n"
	  "needed_by: %n\ndecided: %n\ndecider: %p\nconsulted: [%t]\n"
	  "informed: [%p]\n",
	  "## Context\n\n%B\n\n## Options\n\n1. %S\n2. %S\n3. %S\n\n"
	  "## Decision\n\n%B\n\n## Consequences\n\n%B\n\n%v\n" },
	{ "change", "CR-", "changes/", 30, 30,
	  "status: proposed\nowner: %o\nrequested_by: %p\nrequested: %s\n"
	  "needed_by: %d\naffects: [%m]\neffort: {2|3|5} weeks\n"
	  "schedule_impact: %S\n",
	  "status: approved\nowner: %o\nrequested_by: %p\nrequested: %s\n"
	  "needed_by: %n\ndecided: %n\naffects: [%m]\napproved_by: %p\n"
	  "trade_off: %S\n",
	  "## Change\n\n%B\n\n%B\n\n## Trade-off\n\n%B\n\n%v\n" },
	{ "meeting", "MTG-", "meetings/", 50, 10,
	  "status: planned\nowner: %o\ntype: {raid|sync|steering}\n"
	  "date: %d\nattendees: [%o, %p]\nagenda: [%T, %T]\n",
	  "status: held\nowner: %o\ntype: {raid|sync|steering}\n"
	  "date: %n\nattendees: [%o, %p]\nagenda:\n  - %S\n  - %S\n"
	  "decisions: [%D]\n",
	  TALK },
	{ "stakeholder", "S-", "stakeholders/", 10, 100,
	  "owner: %o\ninterest: {low|high}\ninfluence: {low|high}\n"
	  "cadence: {weekly|monthly}\nchannel: {mail|call}\n"
	  "represents: [%t]\n",
	  NULL,
	  "%B\n\n%B\n\n%v\n" },
	{ "incident", "INC-", "incidents/", 20, 10,
	  "status: open\nowner: %o\nseverity: {low|medium}\nstarted: %s\n",
	  "status: resolved\nowner: %o\nseverity: {low|medium|high}\n"
	  "started: %s\nresolved: %n\nminutes: {12|45|130}\n",
	  TALK },
	{ "release", "REL-", "releases/", 20, 20,
	  "status: planned\nowner: %o\ndate: %d\n",
	  "status: released\nowner: %o\ntag: v1-%i\ndate: %n\n"
	  "outcome: {success|success|hotfix}\n",
	  TALK },
	{ "announcement", "C-", "announcements/", 10, 30,
	  "status: planned\nowner: %o\naudience: [%t]\nchannel: mail\n"
	  "planned: %d\n",
	  "status: sent\nowner: %o\naudience: [%t]\nchannel: mail\n"
	  "planned: %n\nsent: %n\n",
	  TALK },
	{ "metric", "K-", "metrics/", 9, 100,
	  "owner: %o\nunit: {ms|per cent}\ntarget: {95|99.5}\n"
	  "direction: up\nvalues:\n  - date: %s\n    value: 91.5\n"
	  "  - date: %n\n    value: 93\n",
	  NULL,
	  "%B\n\n%B\n\n%v\n" },
};

const size_t shape_count = sizeof(shape_table) / sizeof(*shape_table);
