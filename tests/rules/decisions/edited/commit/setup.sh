# A commit is held against its first parent.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
sed -i 's/We keep it/We keep some of it/' program/decisions/D-001.md
commit 'docs: typos'
snapshots=commit
