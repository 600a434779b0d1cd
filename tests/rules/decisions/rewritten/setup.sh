. "$GOLDENS/decisions/history.sh"
decision D-001 proposed
commit 2026-06-01 'D-001: propose'
git tag -a -m "anchor

tip $(git rev-parse HEAD)
digest 0000000000000000000000000000000000000000
decisions 1" muster/audit/2026-06-02
git commit -q --amend -m 'D-001: proposed otherwise'
