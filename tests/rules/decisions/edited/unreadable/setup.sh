# An accepted decision that can no longer be read has lost what it said.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
sed -i 's/^title: .*/title: "Keep/' program/decisions/D-001.md
git add -A
snapshots='worktree index'
