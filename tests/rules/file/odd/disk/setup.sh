# Links that lead out of the repository, nowhere, to themselves and to a
# good record; a submodule; a folder that has the name of a record.
cd program/risks
ln -s /etc/passwd R-002-out.md
ln -s R-003-nowhere R-003-nowhere.md
ln -s R-004-loop.md R-004-loop.md
ln -s R-001-migration.md R-005-good.md
mkdir R-006-folder.md
cp R-001-migration.md R-006-folder.md/notes.txt
git init -q R-007-submodule.md
git -C R-007-submodule.md commit -q --allow-empty -m vendor
ln -s risks ../milestones
cd ../..
git add -A 2>/dev/null
