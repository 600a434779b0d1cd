. "$GOLDENS/decisions/history.sh"
decision D-001 accepted 'decided: 2026-06-01'
decision D-002 proposed
decision D-003 proposed
commit 2026-06-01 'D-001: decided at once'
decision D-002 superseded 'superseded_by: [D-003]'
decision D-003 accepted 'decided: 2026-06-03' 'supersedes: [D-002]'
commit 2026-06-03 'D-003: takes the place of what never was'
