. "$GOLDENS/decisions/history.sh"
decision D-001 proposed
decision D-002 proposed
decision D-003 proposed
commit 2026-06-01 'propose'
decision D-001 accepted 'decided: 2026-06-03'
commit 2026-06-03 'D-001: accept for Ana' Bea bea@example.com
decision D-002 accepted 'decided: 2026-06-03'
commit 2026-06-03 'D-002: accept

Approved-by: Ana <ana@example.com>' Bea bea@example.com
echo 'Ana <ana@example.com> <ana@old.example>' >.mailmap
decision D-003 accepted 'decided: 2026-06-03'
commit 2026-06-03 'D-003: accept under an old address' Ana ana@old.example
