. "$GOLDENS/decisions/history.sh"
decision D-001 proposed
commit 2026-06-01 'D-001: propose'
decision D-001 accepted 'decided: 2026-06-03'
commit 2026-06-03 'D-001: accept'
printf '%s\n' '' 'Written down.' >>program/decisions/D-001.md
sed -i 's/^owner/tags: [simple]\n&/' program/decisions/D-001.md
commit 2026-06-04 'D-001: a note and a tag may be added'
sed -i 's/We keep it/We keep some of it/; s/06-30/07-30/' program/decisions/D-001.md
commit 2026-06-05 'docs: typos' Bea bea@example.com
decision D-002 proposed
commit 2026-06-06 'D-002: propose'
decision D-002 accepted 'decided: 2026-06-08'
commit 2026-06-08 'D-002: accept'
sed -i 's/^status: accepted/status: rejected/' program/decisions/D-002.md
commit 2026-06-09 'D-002: it is rejected now'
sed -i 's/^status: rejected/status: deprecated/' program/decisions/D-002.md
commit 2026-06-10 'D-002: no, deprecated'
