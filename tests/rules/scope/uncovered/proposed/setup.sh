# Nobody has approved it yet.
. "$GOLDENS/scope/history.sh"
git switch -qc request
change CR-001 proposed
charter '200 USD'
commit 2026-07-02 'more money'
