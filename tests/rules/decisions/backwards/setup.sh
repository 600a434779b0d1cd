. "$GOLDENS/decisions/history.sh"
decision D-001 proposed
decision D-002 proposed
decision D-003 proposed
commit 2026-06-10 'propose'
decision D-001 rejected 'decided: 2026-06-10'
commit 2026-06-01 'D-001: before it was proposed'
decision D-002 rejected 'decided: 2026-06-11'
git add -A
GIT_AUTHOR_DATE=2026-06-15T09:00:00Z GIT_COMMITTER_DATE=2026-06-11T09:00:00Z \
	git commit -qm 'D-002: committed before it was written'
