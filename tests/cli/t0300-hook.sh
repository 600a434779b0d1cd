#!/bin/sh
# muster hook: installed beside what is there, removed again, and run by git.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
hooks=.git/hooks

begin install
ok '--dry-run' muster hook install --dry-run
says 'says what it would do' 'would create  '
ok 'and does nothing' test ! -e $hooks/pre-commit
ok 'install' muster hook install
says 'says what it did' "created       $TRASH/work/install/$hooks/pre-commit"
for hook in pre-commit pre-merge-commit; do
	ok "$hook is ours" cmp "$ROOT/hooks/$hook" $hooks/$hook
	ok 'and can be run' test -x $hooks/$hook
done
ok 'again' muster hook install
says 'keeps them' 'kept  '
chmod -x $hooks/pre-merge-commit
ok 'one that git could not run' muster hook install
says 'is updated' 'updated  '
ok 'and made executable' test -x $hooks/pre-merge-commit
ok 'uninstall --dry-run' muster hook uninstall --dry-run
ok 'removes nothing' test -e $hooks/pre-commit
ok 'uninstall' muster hook uninstall
ok 'removes both' sh -c "! ls $hooks | grep -v sample"
ok 'again' muster hook uninstall
says 'finds none' 'absent  '

begin managed
touch .pre-commit-config.yaml
ok 'a program manages the hooks' muster hook install
says 'it is named' 'managed by pre-commit'
says 'what to add is said' 'entry: muster hook run pre-commit'
ok 'and nothing is written' test ! -e $hooks/pre-commit
ok 'init says so as well' muster init
says 'with what to add' 'entry: muster hook run pre-commit'
ok '--force installs beside it' muster hook install --force
ok 'as ever' test -x $hooks/pre-commit
fails 1 'a folder in the way' sh -c "rm $hooks/pre-commit &&
	mkdir $hooks/pre-commit && muster hook install --force"
says 'is told' 'it is not a file'
ok 'init goes on beside it' muster init

begin linked
git worktree add -q ../tree && cd ../tree || exit 2
ok 'in a linked work tree' muster hook install
ok 'the hooks are those of all' test -x ../linked/$hooks/pre-commit
git init -q --template= ../plain && cd ../plain || exit 2
ok 'without a hooks folder' muster hook install
ok 'one is made' test -x $hooks/pre-commit
mkdir below && cd below || exit 2
ok 'from a folder below' muster hook uninstall
ok 'they are found' test ! -e ../$hooks/pre-commit
cd "$TRASH" || exit 2
fails 3 'outside of a repository' muster hook install

fails 2 'without a verb' muster hook
fails 2 'a verb that is none' muster hook instal
fails 2 'a hook that is none' muster hook run pre-comit
says 'or a slip' "did you mean 'pre-commit'?"
ok 'the tool does without libgit2' sh -c \
	'! ldd "$0/libexec/muster/muster-hook" | grep -E "git2|yaml|cmark"' \
	"$MUSTER_BUILD"
finish
