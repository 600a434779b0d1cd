# No commit holds a conflict; in the work tree it is its markers.
snapshots=index
git add -A
git commit -qm program
git checkout -q -b other
sed -i 's/^impact: high/impact: low/' program/risks/R-001-migration.md
git rm -q program/risks/R-002-pilot.md
git commit -qam 'calmer'
git checkout -q main
sed -i 's/^impact: high/impact: critical/' program/risks/R-001-migration.md
sed -i 's/^impact: high/impact: critical/' program/risks/R-002-pilot.md
git commit -qam 'worse'
git merge -q other >/dev/null || true
