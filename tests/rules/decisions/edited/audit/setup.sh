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
