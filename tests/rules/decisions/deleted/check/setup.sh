# One accepted decision is deleted, one left without its front matter; the proposed one may go.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
git rm -q program/decisions/D-001.md program/decisions/D-003.md
echo 'See the minutes.' >program/decisions/D-002.md
git add -A
snapshots='worktree index'
