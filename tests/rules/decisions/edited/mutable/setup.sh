# A program whose policy lets accepted decisions be edited.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
printf '%s\n' --- 'id: policy' 'kind: policy' 'title: How strict we are' \
	'owner: ana' 'decisions: {immutable: false}' --- >program/policy.md
sed -i 's/We keep it/We drop it/' program/decisions/D-001.md
git rm -q program/decisions/D-002.md
git add -A
snapshots='worktree index'
