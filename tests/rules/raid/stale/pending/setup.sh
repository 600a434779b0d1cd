# A change that is staged and not committed is of today. A commit of it
# would be of its own day, so only what is not committed is compared.
snapshots='worktree index'
git add -A
GIT_AUTHOR_DATE=2026-06-01T09:00:00Z GIT_COMMITTER_DATE=2026-06-01T09:00:00Z \
	git commit -qm 'program: begin'
sed -i 's/impact: high/impact: critical/' program/risks/R-002-changed.md
git add -A
