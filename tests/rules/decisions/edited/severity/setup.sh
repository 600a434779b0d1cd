# The policy says how bad it is.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
printf '%s\n' --- 'id: policy' 'kind: policy' 'title: How strict we are' \
	'owner: ana' 'rules: {decisions/edited: warning, decisions/deleted: off}' \
	--- >program/policy.md
sed -i 's/We keep it/We drop it/' program/decisions/D-001.md
git rm -q program/decisions/D-002.md
git add -A
snapshots='worktree index'
