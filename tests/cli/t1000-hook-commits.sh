#!/bin/sh
# Every way in which git makes a commit and runs pre-commit: a record that is
# broken or stale stops it, a good one lands.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

by_add() { git add "$R2" && git commit -qm 'by add'; }
by_amend() { git add "$R2" && git commit -q --amend -m 'amended'; }
by_stdin() { git add "$R2" && echo 'by -F -' | git commit -qF -; }
by_editor() { git add "$R2" && GIT_EDITOR='echo by editor >' git commit -q; }
by_patch() { yes | git commit -qm 'by --patch' --patch; }
by_other_index()
{
	cp .git/index .git/other &&
		GIT_INDEX_FILE=.git/other git commit -qam 'another index' &&
		git read-tree HEAD
}
from_below() { (cd program/risks && git add . && git commit -qm 'below'); }
all_from_below() { (cd program/people && git commit -qam 'below, -a'); }
file_from_below() { (cd program/risks && git commit -qm 'file' R-002.md); }

guard plain
way 'git add' by_add
way 'git commit --amend' by_amend
way 'git commit -a' git commit -qam 'by -a'
way 'git commit FILE' git commit -qm 'by file' -- "$R2"
way 'git commit --only' git commit -qm 'by --only' --only "$R2"
way 'git commit --include' git commit -qm 'by --include' --include "$R2"
way 'git commit -F -' by_stdin
way 'git commit in an editor' by_editor
way 'git commit --patch' by_patch
way 'in a subfolder' from_below
way 'in a subfolder, -a' all_from_below
way 'in a subfolder, FILE' file_from_below
way 'with an index of its own' by_other_index

# What is staged beside a named file, and what is not staged at all.
guard beside
worsen && git add "$R2" && echo 'More.' >>program/risks/R-001.md
lands 'git commit FILE passes over what else is staged' \
	git commit -qm 'R-001 alone' program/risks/R-001.md
echo 'More.' >>program/risks/R-001.md
stopped 'git commit --include FILE does not' "$R2:4:9: error" \
	git commit -qm 'R-001 and the index' -i program/risks/R-001.md
git reset -q && echo 'More.' >>program/risks/R-001.md
lands 'what stands in the work tree alone stops nothing' \
	git commit -qm 'R-001 alone' program/risks/R-001.md
git add "$R2" && mend
stopped 'nor does it help' "$R2:4:9: error" git commit -qm 'R-002 as staged'
finish
