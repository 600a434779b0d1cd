# An approval is copied from another record.
. "$GOLDENS/scope/history.sh"
change CR-001 approved 'approved_by: dora'
sed 's/charter/charter.target/' program/changes/CR-001.md >new.md
mv new.md program/changes/CR-001.md
commit 2026-07-02 'approve it' dora
git switch -qc request
change CR-002 approved 'approved_by: dora'
charter '200 USD'
commit 2026-07-03 'more money'
