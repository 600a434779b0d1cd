# The request makes its own author an approver.
. "$GOLDENS/scope/history.sh"
git switch -qc request
change CR-001 approved 'approved_by: ana'
charter '200 USD'
sed 's/accountable: dora/accountable: ana/' program/charter.md >charter.new
mv charter.new program/charter.md
commit 2026-07-02 'more money'
