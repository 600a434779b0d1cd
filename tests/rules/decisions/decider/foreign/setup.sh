. "$GOLDENS/decisions/history.sh"
adr() # number status deciders
{
	mkdir -p docs/adr
	printf '%s\n' --- "title: ADR $1" "status: $2" "deciders: $3" --- \
		>docs/adr/$1.md
}
adr 1 proposed 'Zoe, Ana'
adr 2 proposed '[Zoe, bea@example.com]'
adr 3 proposed 'Zoe and Yan'
commit 2026-06-01 'docs: three to decide'
adr 1 accepted 'Zoe, Ana'
adr 3 accepted 'Zoe and Yan'
commit 2026-06-02 'docs: by Ana'
adr 2 accepted '[Zoe, bea@example.com]'
commit 2026-06-02 'docs: by Bea' Bea bea@example.com
