# An edit that the record asks to be spared for, and one whose waiver is over.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
sed -i 's/We keep it/We drop it/
	s/^owner/waive: {decisions\/edited: "until 2026-07-31, a slip"}\n&/' \
	program/decisions/D-001.md
sed -i 's/We keep it/We drop it/
	s/^owner/waive: {decisions\/edited: "until 2026-07-01, a slip"}\n&/' \
	program/decisions/D-002.md
git add -A
snapshots='worktree index'
