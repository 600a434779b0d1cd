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
echo '# an old one' >>$hooks/pre-commit
chmod -x $hooks/pre-merge-commit
ok 'old ones' muster hook install
says 'are updated' 'updated  '
ok 'to what they should be' cmp "$ROOT/hooks/pre-commit" $hooks/pre-commit
ok 'and made executable' test -x $hooks/pre-merge-commit
ok 'uninstall --dry-run' muster hook uninstall --dry-run
ok 'removes nothing' test -e $hooks/pre-commit
ok 'uninstall' muster hook uninstall
ok 'removes both' sh -c "! ls $hooks | grep -v sample"
ok 'again' muster hook uninstall
says 'finds none' 'absent  '

begin foreign
mkdir -p $hooks
printf '#!/bin/sh\nexit 0\n' >$hooks/pre-commit
cp $hooks/pre-commit "$TRASH/theirs"
fails 1 "somebody else's hook is in the way" muster hook install
says 'the line to add is said' \
	'    muster hook run pre-commit "$@" || exit 1'
ok 'and it stays' cmp "$TRASH/theirs" $hooks/pre-commit
ok 'the other one is installed' test -x $hooks/pre-merge-commit
ok 'uninstall' muster hook uninstall
ok 'leaves it, too' cmp "$TRASH/theirs" $hooks/pre-commit
rm $hooks/pre-commit && ln -s /bin/true $hooks/pre-commit
fails 1 'a link is not ours either' muster hook install
ok 'init says so and goes on' muster init
says 'with the line' '    muster hook run pre-commit "$@" || exit 1'

# Nothing is written, and the status is 0: somebody else manages the hooks.
manages() # what words
{
	ok "$1 manages the hooks" muster hook install
	says 'what to add is said' 'muster hook run pre-commit'
	says 'and where' "$2"
	ok 'and nothing is written' test ! -e $hooks/pre-commit
}
begin managed
touch .pre-commit-config.yaml
manages pre-commit '.pre-commit-config.yaml'
rm .pre-commit-config.yaml && touch lefthook.yml
manages lefthook 'lefthook.yml'
rm lefthook.yml && mkdir .husky
manages husky '.husky/pre-commit'
rmdir .husky && git config core.hooksPath .githooks
manages core.hooksPath 'core.hooksPath (.githooks)'
ok 'init says so as well' muster init
says 'and where' 'core.hooksPath (.githooks)'

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
