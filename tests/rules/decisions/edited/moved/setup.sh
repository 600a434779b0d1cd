# A file that moves is the same decision, whatever else changes.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
git mv program/decisions/D-001.md program/decisions/D-001-simple.md
mkdir program/old
git mv program/decisions/D-002.md program/old
sed -i 's/We keep it/We drop it/' program/old/D-002.md
git add -A
snapshots='worktree index'
