# It was not to be done now.
. "$GOLDENS/scope/history.sh"
git switch -qc request
change CR-001 deferred
charter '200 USD'
commit 2026-07-02 'more money'
