. "$GOLDENS/decisions/history.sh"
decision D-001 proposed
decision D-002 proposed
commit 2026-06-01 'propose'
git rm -q program/decisions/D-001.md program/decisions/D-002.md
commit 2026-06-05 'clear'
decision D-001 proposed
decision D-002 proposed
sed -i 's/Keep it simple/Buy a boat/' program/decisions/D-001.md
commit 2026-06-06 'D-001 is something else, D-002 is back' Bea bea@example.com
