#!/bin/sh
# core.hooksPath, of the repository's own and of all, and odd places: linked
# work trees, submodules, blanks.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"
hooks=.git/hooks

repository() # name
{
	begin "$1" && risk R-001 && risk R-002 && code && git add -A &&
		commit 2026-07-14 risks
}
theirs() # folder
{
	mkdir -p "$1" && printf '#!/bin/sh\necho theirs\n' >"$1/pre-commit" &&
		chmod +x "$1/pre-commit"
}
empty() { [ -z "$(find "$1" -type f ! -name '*.sample' 2>/dev/null)" ]; }

# A folder in the work tree is tracked as a rule: its hooks are everybody's.
for path in tools/hooks "$TRASH/work/tracked 2/tools/hooks"; do
	repository "tracked $((n = ${n-0} + 1))" && theirs tools/hooks
	git config core.hooksPath "$path"
	ok "$n: a core.hooksPath of the repository's own" muster hook install
	says "$n: gets a line" '    muster hook run pre-commit "$@" || exit 1'
	says "$n: in its folder" "Add to $PWD/tools/hooks/pre-commit:"
	says "$n: and a script where none is" '#!/bin/sh'
	says "$n: to be made executable" "chmod +x '$PWD/tools/hooks/pre-merge"
	ok "$n: nothing is written" empty $hooks
	ok "$n: --dry-run --force" muster hook install -nf
	ok "$n: writes nothing either" test ! -e tools/hooks/pre-merge-commit
	ok "$n: --force installs there" muster hook install --force
	ok "$n: in front of theirs" test -x tools/hooks/pre-commit.pre-muster
	ok "$n: all is checked" muster hook status
	asks "$n: a folder of hooks" git commit -qam x
	says "$n: theirs goes first" theirs
	ok "$n: uninstall" muster hook uninstall
	ok "$n: leaves theirs alone" sh -c \
		'[ "$(ls tools/hooks)" = pre-commit ] && grep theirs tools/hooks/*'
done
echo 'muster hook run pre-commit "$@" || exit 1' >>tools/hooks/pre-commit
fails 1 'the line added, but nothing for merges' muster hook status
says 'the first is fine' 'which calls muster'
ok 'install' muster hook install
says 'says what is missing' 'Add to '
silent_on 'and nothing else' 'tools/hooks/pre-commit:'

repository empty
git config core.hooksPath .githooks
fails 1 'a folder that is not there' muster hook status
ok 'is made with --force' muster hook install --force
asks 'a new folder' git commit -qam x
mkdir below && cd below || exit 2
ok 'uninstall from below' muster hook uninstall
ok 'finds it' empty ../.githooks

repository own && muster hook install --quiet
git config core.hooksPath "$PWD/$hooks"
ok 'the own folder, said twice' muster hook status
silent_on 'is nothing special' 'NOT'
git config core.hooksPath .git/hooks
ok 'relative' muster hook status

# A folder for all repositories is never followed.
# shellcheck disable=SC2088 # git has the tilde
for path in "$HOME/hooks" '~/hooks'; do
	repository "all $((m = ${m-0} + 1))" && theirs "$HOME/hooks"
	git config --global core.hooksPath "$path"
	ok "$m: a core.hooksPath for all repositories" muster hook install
	says "$m: is told" "leads git to $HOME/hooks, and not for this"
	says "$m: with one way out" "in $HOME/hooks/pre-commit:"
	says "$m: and the other" "git config core.hooksPath '$PWD/$hooks'"
	fails 1 "$m: --force" muster hook install --force
	ok "$m: writes nothing there" test ! -e "$HOME/hooks/pre-merge-commit"
	ok "$m: nor here" empty $hooks
	fails 1 "$m: nobody looks" muster hook status
	says "$m: and status says where" "core.hooksPath leads git to"
	ok "$m: uninstall" muster hook uninstall
	ok "$m: leaves it" grep -q theirs "$HOME/hooks/pre-commit"
	git config core.hooksPath "$PWD/$hooks"
	ok "$m: the other way" muster hook install
	asks "$m: hooks of its own" git commit -qam x
done
git config --unset core.hooksPath && muster hook uninstall --quiet
for hook in pre-commit pre-merge-commit prepare-commit-msg commit-msg \
	pre-push; do
	printf '#!/bin/sh\nmuster hook run %s "$@" || exit 1\n' $hook \
		>"$HOME/hooks/$hook"
	chmod +x "$HOME/hooks/$hook"
done
ok 'the one way' muster hook status
says 'is fine' 'which calls muster'
ok 'and needs no install' muster hook install
silent_on 'nor a word' 'leads git to'
asks 'hooks of all repositories' git commit -qam x
git config core.hooksPath /dev/null
fails 1 'hooks that are switched off' muster hook status
ok 'install' muster hook install
says 'says so' 'outside of this repository'
git config --global --unset core.hooksPath

# The hooks folder may be a link: to a tracked one, or to that of others.
repository link && theirs githooks && rm -rf $hooks &&
	ln -s ../githooks $hooks
ok 'a link into the work tree' muster hook install
asks 'a link into the work tree' git commit -qam x
says 'theirs goes first' theirs
ok 'uninstall' muster hook uninstall
ok 'leaves theirs' sh -c '[ "$(ls githooks)" = pre-commit ]'
rm $hooks && mv githooks ../shared && ln -s ../../shared $hooks
ok 'a link to elsewhere' muster hook install
says 'is said' "the link .git/hooks leads git to $TRASH/work/shared, which"
says 'with a way out' "rm $PWD/$hooks && mkdir $PWD/$hooks"
ok 'and nothing is written there' test ! -e ../shared/pre-merge-commit
fails 1 'not with --force either' muster hook install --force
fails 1 'status says so, too' muster hook status
says 'in few words' 'help: the link .git/hooks leads git to'
ok 'nor does uninstall' muster hook uninstall
ok 'touch it' grep -q theirs ../shared/pre-commit
rm $PWD/$hooks && mkdir $PWD/$hooks
ok 'with a folder of its own' muster hook install
asks 'a folder of its own' git commit -qam x

repository main && git worktree add -q ../linked -b side && cd ../linked ||
	exit 2
theirs ../main/$hooks
ok 'in a linked work tree' muster hook install
ok 'the hooks are those of all' test -x ../main/$hooks/pre-commit.pre-muster
asks 'a linked work tree' git commit -qam x
ok 'status there' muster hook status
git config core.hooksPath .githooks
ok 'a relative path is relative to each tree' muster hook install --force
ok 'so it is here' test -x .githooks/pre-commit
ok 'and not in the other' test ! -e ../main/.githooks
asks 'a linked work tree with a path' git commit -qam x
ok 'uninstall' muster hook uninstall
ok 'takes both' sh -c "! ls .githooks ../main/$hooks | grep muster"

repository inner && cd .. && git init -q outer && cd outer &&
	git submodule --quiet add ../inner sub && git commit -qm submodule &&
	cd sub || exit 2
theirs ../.git/modules/sub/hooks
ok 'in a submodule' muster hook install
ok 'it is the hooks of that' test -x \
	../.git/modules/sub/hooks/pre-commit.pre-muster
asks 'a submodule' git commit -qam x
ok 'uninstall' muster hook uninstall
ok 'as well' grep -q theirs ../.git/modules/sub/hooks/pre-commit

repository 'blanks  and "quotes"' && theirs $hooks
ok 'blanks in the path' muster hook install
way 'blanks in the path' git commit -qam x
says 'theirs runs' theirs
ok 'uninstall' muster hook uninstall
ok 'there' grep -q theirs $hooks/pre-commit

repository named && mv .git ../elsewhere && cd .. || exit 2
export GIT_DIR="$TRASH/work/elsewhere" GIT_WORK_TREE="$TRASH/work/named"
git config core.hooksPath .githooks
ok 'GIT_DIR and GIT_WORK_TREE' muster hook install --force
ok 'a path is relative to the work tree' test -x named/.githooks/pre-commit
ok 'and checked' muster hook status
unset GIT_DIR GIT_WORK_TREE

git init -q --bare bare.git && cd bare.git || exit 2
fails 1 'a bare repository' muster hook status
says 'lets pushes in unchecked' 'pre-receive       NOT checked'
ok 'a dry run' muster hook install --dry-run
says 'says what it would do' "would create  $PWD/hooks/pre-receive"
ok 'an install' muster hook install
ok 'gives it the hook of a server' test -x hooks/pre-receive
ok 'as it is in the sources' cmp hooks/pre-receive "$ROOT/hooks/pre-receive"
[ ! -e hooks/pre-commit ] && [ ! -e hooks/pre-push ]
result $? 'and none that it never runs'
ok 'and says so' muster hook status
says 'by its path' "checked      $PWD/hooks/pre-receive runs muster"
ok 'a second one' muster hook install
says 'changes nothing' "kept          $PWD/hooks/pre-receive"
ok 'uninstall' muster hook uninstall
[ ! -e hooks/pre-receive ]
result $? 'takes it away'
printf '#!/bin/sh\nexec cat\n' >hooks/pre-receive && chmod +x hooks/pre-receive
ok 'one of somebody else' muster hook install
says 'is kept' "$PWD/hooks/pre-receive.pre-muster, which runs first"
ok 'and comes back' muster hook uninstall
ok 'as it was' grep -qx 'exec cat' hooks/pre-receive
printf '#!/bin/sh\nexec muster receive\n' >hooks/pre-receive
ok 'one that calls muster' muster hook install
says 'stays' "$PWD/hooks/pre-receive, which runs muster itself"
printf '#!/bin/sh\necho "$(basename "$0")"\n' >hooks/pre-receive
fails 1 'one that asks for its name' muster hook install
says 'stays alone' 'Have it run `muster receive`, with its input'
rm hooks/pre-receive && mkdir "$TRASH/shared"
git config --global core.hooksPath "$TRASH/shared"
ok 'a folder of all repositories' muster hook install
says 'gets nothing' 'since core.hooksPath leads there'
[ -z "$(ls "$TRASH/shared")" ]
result $? 'at all'
git config --global --unset core.hooksPath

cd "$TRASH/work" && repository json && muster hook install -q && rm \
	$hooks/pre-merge-commit
fails 1 '--format json' muster hook status --format json
says 'says where' "\"folder\": \"$PWD/$hooks\""
says 'and who' '"manager": null'
says 'and what lies there' '"state": "current"'
says 'or does not' '"state": "absent"'
says 'and what to do' '"help": "muster hook install"'
fails 1 '--quiet' muster hook status -q
lines 'leaves it at the status' 0
finish
