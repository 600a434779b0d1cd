# What may change: supersession, links, notes, and the form of the text.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
sed -i 's/^status: .*/status: superseded\nsuperseded_by: [D-004]/' program/decisions/D-001.md
decision D-004 accepted 'Keep it together' 'decided: 2026-07-14' 'supersedes: [D-001]'
printf '%s\n' '' 'Written down.' >>program/decisions/D-002.md
sed -i 's/^owner: ana/tags: [small]\nowner: "ana"/; s/We keep it/We\nkeep it/' \
	program/decisions/D-002.md
git add -A
snapshots='worktree index'
