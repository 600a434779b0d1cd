# A decision gets a number of its own; another id and another text is an edit.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
git mv program/decisions/D-001.md program/decisions/D-011.md
sed -i 's/^id: .*/id: D-011/' program/decisions/D-011.md
sed -i 's/^id: .*/id: D-012/; s/We keep it/We drop it/' program/decisions/D-002.md
git add -A
snapshots='worktree index'
