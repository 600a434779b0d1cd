# Today is 2026-07-15, a risk stays fresh for 7 days.
commit() # date message
{
	git add -A
	GIT_AUTHOR_DATE=$1T09:00:00Z GIT_COMMITTER_DATE=$1T09:00:00Z \
		git commit -qm "$2"
}
cd program/risks
commit 2026-06-01 'program: begin'
sed -i 's/impact: high/impact: low/' R-008-edge.md
commit 2026-07-08 'R-008: less harm'
sed -i 's/impact: high/impact: critical/' R-001-moved.md
sed -i 's/^impact/reviewed: 2026-07-10\n&/' R-003-affirmed.md
sed -i 's/^impact: /impact:   /; s/in staging/in\nstaging/' R-004-blanks.md
git mv R-005-renamed.md R-005-elsewhere.md
commit 2026-07-12 'risks: the week'
sed -i 's/^Rehearse/Please rehearse/' R-006-mechanical.md
commit 2026-07-14 'all: be polite'
git rev-parse HEAD >../../.git-blame-ignore-revs
commit 2026-07-14 'ignore that'
cd ../..
