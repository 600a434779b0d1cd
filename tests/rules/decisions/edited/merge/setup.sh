# What a merge brings in counts as what it changes in its first parent.
. "$GOLDENS/decisions/gate.sh"
decision D-001 accepted 'Keep it simple' 'decided: 2026-06-03'
decision D-002 accepted 'Keep it small' 'decided: 2026-06-03'
decision D-003 proposed 'Keep it quick'
commit 'decisions'
git checkout -q -b side
sed -i 's/We keep it/We drop it/' program/decisions/D-001.md
commit 'side: an edit'
sed -i 's/^status: .*/status: accepted\ndecided: 2026-07-15/' program/decisions/D-003.md
commit 'side: accept'
git checkout -q main
echo 'More.' >>program/charter.md
commit 'charter'
git merge -q --no-ff -m 'merge' side
snapshots=commit
