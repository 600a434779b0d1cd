#!/bin/sh
# muster hook beside hooks that are there: they are kept and go first, and
# come back byte for byte, whatever happens in between.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"
hooks=.git/hooks

# Somebody else's hook, with these lines; $TRASH/theirs is a copy of it.
theirs() # name line...
{
	mkdir -p $hooks
	name=$1
	shift
	printf '%s\n' '#!/bin/sh' "$@" >"$hooks/$name"
	chmod 755 "$hooks/$name"
	cp -p "$hooks/$name" "$TRASH/theirs"
}
# What is in the hooks folder: modes, names, where links lead; and bytes.
state()
{
	(cd $hooks && find . ! -name '*.sample' ! -type d -printf '%M %p %l\n' |
		LC_ALL=C sort && cat pre-* 2>/dev/null)
}
checked() { ok "$1" muster hook status && silent_on 'all of it' 'NOT'; }

begin beside && risk R-001 && risk R-002 && code && commit 2026-07-14 risks
theirs pre-commit 'echo "theirs: $# <$1> $0"' "cat >$TRASH/input" \
	'[ ! -e stop ] || exit 3'
chmod 751 $hooks/pre-commit
theirs pre-merge-commit 'echo theirs merge'
was=$(state)
ok '--dry-run' muster hook install --dry-run
says 'says what it would keep' "would keep    $TRASH/work/beside/$hooks/pre-c"
ok 'and does nothing' test "$was" = "$(state)"
ok 'install' muster hook install
says 'says that theirs go first' 'pre-commit.pre-muster, which runs first'
ok 'ours are there' cmp "$ROOT/hooks/pre-commit" $hooks/pre-commit
checked 'status says that all is checked'
says 'behind theirs' 'pre-commit, behind pre-commit.pre-muster'
way 'behind a hook' git commit -qam x
says 'theirs ran' 'theirs: 0 <> '
touch stop && extend
stopped 'its failure stops the commit' 'theirs: ' git commit -qam x
fails 3 'with its own status' $hooks/pre-commit
rm stop
ok 'arguments arrive' sh -c "echo in | $hooks/pre-commit one 'two  3'"
says 'whole' 'theirs: 2 <one> '
echo in >"$TRASH/wanted"
ok 'so does the input' cmp "$TRASH/wanted" "$TRASH/input"
worsen && git add -A
fails 1 'ours has the last word' $hooks/pre-commit
says 'behind theirs' 'theirs: '
says 'about what is staged' "$R2:4:9: error"
mend && git add -A
cp -p $hooks/pre-commit "$TRASH/ours"
ok 'install again' muster hook install
says 'changes nothing' 'kept  '
ok 'as cmp says' cmp "$TRASH/ours" $hooks/pre-commit
ok 'uninstall' muster hook uninstall
says 'says so' 'restored  '
ok 'all is as it was, bytes and modes' test "$was" = "$(state)"
ok 'uninstall again' muster hook uninstall
ok 'leaves it so' test "$was" = "$(state)"
fails 1 'status says that nobody looks' muster hook status
says 'and whose hook it is' 'pre-commit does not call muster'
says 'and what to do' 'help: muster hook install'

begin links
mkdir -p hooks.d $hooks && printf '#!/bin/sh\necho linked\n' >hooks.d/one
chmod +x hooks.d/one && ln -s ../../hooks.d/one $hooks/pre-commit
ln -s nowhere $hooks/pre-merge-commit
was=$(state)
ok 'a hook that is a link' muster hook install
ok 'is kept as one' test -L $hooks/pre-commit.pre-muster
ok 'and its target left alone' grep -q linked hooks.d/one
ok 'and runs' git commit -q --allow-empty -m x
says 'first' linked
ok 'uninstall' muster hook uninstall
ok 'brings links back, the broken one as well' test "$was" = "$(state)"
rm $hooks/* && ln -s ../../hooks.d/one $hooks/pre-commit &&
	echo 'muster hook run pre-commit' >>hooks.d/one
ok 'a linked hook that calls muster' muster hook install
says 'is left' 'which runs muster itself'
ok 'as it is' test -L $hooks/pre-commit

guard off && muster hook uninstall --quiet && theirs pre-commit 'exit 1' &&
	chmod -x $hooks/pre-commit
was=$(state)
ok 'a hook that is not executable' muster hook install
lands 'does not run now either' git commit -q --allow-empty -m x
ok 'uninstall' muster hook uninstall
ok 'nor is it executable then' test "$was" = "$(state)"

# What can't be put behind ours.
guard stays && muster hook uninstall --quiet
# shellcheck disable=SC2016 # for the hook itself
theirs pre-commit 'echo $(basename "$0")'
fails 1 'a hook that asks for its name' muster hook install
says 'is told why' 'it asks for its own name'
says 'and what to add' '    muster hook run pre-commit "$@" || exit 1'
ok 'stays' cmp "$TRASH/theirs" $hooks/pre-commit
ok 'the other one is installed' test -x $hooks/pre-merge-commit
ok 'init goes on' muster init
says 'and says so, too' '    muster hook run pre-commit "$@" || exit 1'
echo 'muster hook run pre-commit "$@" || exit 1' >>$hooks/pre-commit
ok 'with that line' muster hook install
says 'it is fine' 'pre-commit, which runs muster itself'
checked 'and checked'
way 'a hook with our line' git commit -qam x
chmod -x $hooks/pre-commit
fails 1 'unless git does not run it' muster hook install
says 'which is said' 'not executable'
fails 1 'by status, too' muster hook status
says 'in its words' "git can't run"
ok 'uninstall' muster hook uninstall
says 'leaves it' 'kept  '
rm $hooks/pre-commit && mkdir $hooks/pre-commit
fails 1 'a folder' muster hook install
says 'is in the way' 'it is not a file'
rmdir $hooks/pre-commit && mkfifo $hooks/pre-commit
fails 1 'a pipe is, too' muster hook install
ok 'and uninstall leaves it' muster hook uninstall
ok 'as it is' test -p $hooks/pre-commit

guard edited
sed -i '3i echo "mine, too"' $hooks/pre-commit
cp -p $hooks/pre-commit "$TRASH/theirs"
ok 'ours with lines of yours' muster hook install
ok 'stays as you have it' cmp "$TRASH/theirs" $hooks/pre-commit
checked 'and is checked'
says 'and said to be edited' 'which was edited'
way 'an edited hook' git commit -qam x
ok 'uninstall' muster hook uninstall
says 'puts it aside' 'pre-commit.muster-edited, which you have edited'
ok 'whole' cmp "$TRASH/theirs" $hooks/pre-commit.muster-edited
ok 'and git does not run it' test ! -e $hooks/pre-commit
muster hook install --quiet && sed -i '3i echo "once more"' $hooks/pre-commit
fails 3 'where one lies already, nothing is lost' muster hook uninstall
says 'and what to do is said' 'look at that one and remove it'
ok 'both are there' grep -q 'once more' $hooks/pre-commit
sed -i '/^exec/d' $hooks/pre-commit
fails 1 'an edited one without its call' muster hook status
ok 'is a hook like any other' muster hook install
says 'and kept' 'pre-commit.pre-muster, which runs first'

# Cut short: what is left is finished by the next call, either way.
guard cut && muster hook uninstall --quiet && theirs pre-commit 'echo theirs'
was=$(state)
ln $hooks/pre-commit $hooks/pre-commit.pre-muster
ok 'an install that was cut short' muster hook install
checked 'is finished'
ok 'and uninstalled' muster hook uninstall
ok 'to what it was' test "$was" = "$(state)"
ln $hooks/pre-commit $hooks/pre-commit.pre-muster
ok 'or taken back at once' muster hook uninstall
ok 'to what it was' test "$was" = "$(state)"
mv $hooks/pre-commit $hooks/pre-commit.pre-muster
ok 'where the hook is gone' muster hook install
says 'the one that is kept' 'pre-commit.pre-muster, which runs first'
ok 'and uninstalled' muster hook uninstall
ok 'to what it was, too' test "$was" = "$(state)"
muster hook install --quiet && theirs pre-commit 'echo another'
fails 1 'a hook written over ours' muster hook install
says 'is not put over the one that is kept' 'is kept for muster beside it'
says 'and which to remove is said' 'pre-commit.pre-muster'
ok 'it stays' cmp "$TRASH/theirs" $hooks/pre-commit
ok 'as does the other' grep -q theirs $hooks/pre-commit.pre-muster
ok 'through an uninstall' muster hook uninstall
ok 'as well' grep -q theirs $hooks/pre-commit.pre-muster
rm $hooks/pre-commit.pre-muster
ok 'with one removed' muster hook install
checked 'all is checked'
finish
