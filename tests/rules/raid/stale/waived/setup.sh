# Today is 2026-07-15, a risk stays fresh for 7 days: a waiver moves nothing.
commit() # date message
{
	git add -A
	GIT_AUTHOR_DATE=$1T09:00:00Z GIT_COMMITTER_DATE=$1T09:00:00Z \
		git commit -qm "$2"
}
commit 2026-06-01 'program: begin'
sed -i 's/^impact: high/&\nwaive:\n  raid\/stale: until 2026-12-31, the vendor is closed/' \
	program/risks/R-003-later.md
commit 2026-07-12 'R-003: wait for the vendor'
