. "$GOLDENS/decisions/history.sh"
decision D-001 proposed
decision D-002 proposed
commit 2026-06-01 'propose'
git rm -q program/decisions/D-001.md
git mv program/decisions/D-002.md program/decisions/D-002-simple.md
commit 2026-06-05 'less is more' Bea bea@example.com
