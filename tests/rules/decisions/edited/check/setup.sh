# What accepted decisions said is changed; what is proposed may change.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
sed -i 's/We keep it/We keep some of it/; s/07-30/08-30/' program/decisions/D-00[13].md
sed -i 's/^status: .*/status: proposed/; /^decided/d' program/decisions/D-002.md
git add -A
snapshots='worktree index'
