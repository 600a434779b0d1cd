. "$GOLDENS/decisions/history.sh"
decision D-001 proposed
decision D-002 proposed
decision D-003 proposed
commit 2026-06-01 'propose'
decision D-001 accepted 'decided: 2026-05-20'
decision D-002 accepted 'decided: 2026-06-04'
decision D-003 accepted 'decided: 2026-06-02'
commit 2026-06-03 'accept'
