# Somebody else wrote that the approver approved it.
. "$GOLDENS/scope/history.sh"
git switch -qc request
change CR-001 approved 'approved_by: dora'
charter '200 USD'
commit 2026-07-02 'more money'
