# The approval is the approver's own commit, in the same request.
. "$GOLDENS/scope/history.sh"
git switch -qc request
change CR-001 proposed
charter '200 USD'
commit 2026-07-02 'more money'
change CR-001 approved 'approved_by: dora'
commit 2026-07-03 'approve it' dora
