# A charter that is a draft again would bind nobody; nor would none.
. "$GOLDENS/scope/history.sh"
git switch -qc request
sed 's/status: active/status: draft/' program/charter.md >new.md
mv new.md program/charter.md
commit 2026-07-02 'only a draft'
