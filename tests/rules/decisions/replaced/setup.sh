. "$GOLDENS/decisions/history.sh"
decision D-001 proposed
commit 2026-06-01 'D-001: propose'
decision D-001 rejected 'decided: 2026-06-02'
commit 2026-06-02 'D-001: reject'
git replace --graft HEAD
