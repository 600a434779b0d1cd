# The approval was for what has landed already.
. "$GOLDENS/scope/history.sh"
change CR-001 approved 'approved_by: dora'
commit 2026-07-02 'approve it' dora
charter '200 USD'
commit 2026-07-03 'more money'
git switch -qc request
charter '300 USD'
commit 2026-07-04 'and more'
