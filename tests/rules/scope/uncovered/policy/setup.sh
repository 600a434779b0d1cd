# The request loosens the policy that it is judged by.
. "$GOLDENS/scope/history.sh"
git switch -qc request
printf '%s\n' --- 'id: policy' 'kind: policy' 'title: Loose' \
	'scope: {approvers: [ana], attestation: declared}' \
	'rules: {scope/uncovered: off}' --- >program/policy.md
change CR-001 approved 'approved_by: dora'
charter '200 USD'
commit 2026-07-02 'more money'
