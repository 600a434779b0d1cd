# The id of a decision that is deleted goes to another one.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
git rm -q program/decisions/D-001.md
decision D-009 proposed 'Make it large'
sed -i 's/^id: .*/id: D-001/' program/decisions/D-009.md
git add -A
snapshots='worktree index'
