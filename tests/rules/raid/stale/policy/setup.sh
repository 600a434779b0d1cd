# Six working days before the 15th, without Fridays, Saturdays and the 13th,
# begin on the 6th; without Saturdays and Sundays they would on the 7th.
git add -A
GIT_AUTHOR_DATE=2026-07-06T09:00:00Z GIT_COMMITTER_DATE=2026-07-06T09:00:00Z \
	git commit -qm 'program: begin'
