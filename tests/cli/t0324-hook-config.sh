#!/bin/sh
# Hooks in git's configuration, from git 2.54 on. A stand-in for such a git
# runs hook.NAME.command at each hook.NAME.event and then, by the real one,
# the folder's hook.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"
hooks=.git/hooks

mkdir "$TRASH/new" && cat >"$TRASH/new/git" <<'END'
#!/bin/sh
PATH=${PATH#*/new:}
for word; do
	case $word in
	version) echo 'git version 2.54.0'; exit ;;
	commit) event=pre-commit ;;
	merge) event=pre-merge-commit ;;
	-n | -qn* | --no-verify | --abort) event= ;;
	esac
done
[ -n "${event-}" ] || exec git "$@"
# The real one runs the folder's hook afterwards, with the index of the commit.
git config --get-regexp '^hook\..*\.event$' "^$event\$" |
while read -r key _; do
	name=${key#hook.} && name=${name%.event}
	[ "$(git config --bool "hook.$name.enabled")" != false ] || continue
	echo "hook $name" >>"${RUNS:-/dev/null}"
	git config --get "hook.$name.command"
done >"$0.commands"
if [ -s "$0.commands" ]; then
	mkdir -p "$0.hooks"
	folder=$(git rev-parse --git-path hooks)
	{
		echo '#!/bin/sh'
		sed 's/.*/& "$@" || exit/' "$0.commands"
		echo "cd \"\$(git rev-parse --show-toplevel)\" &&" \
			"[ ! -x '$folder/$event' ] || '$folder/$event' \"\$@\""
	} >"$0.hooks/$event"
	chmod +x "$0.hooks/$event"
	set -- -c "core.hooksPath=$0.hooks" "$@"
fi
exec git "$@"
END
chmod +x "$TRASH/new/git"
old_path=$PATH
new() { PATH=$TRASH/new:$old_path; }
old() { PATH=$old_path; }
settings() { git config --local --get-regexp '^hook\.'; }
export RUNS="$TRASH/runs"

new
ok 'the stand-in' git version
says 'is new' 2.54
begin config && risk R-001 && risk R-002 && code && commit 2026-07-14 risks
mkdir -p $hooks && printf '#!/bin/sh\necho theirs\n' >$hooks/pre-commit &&
	chmod +x $hooks/pre-commit
cp $hooks/pre-commit "$TRASH/theirs"
ok '--dry-run' muster hook install --dry-run
says 'says what it would set' 'would set     hook.muster'
fails 1 'and sets nothing' settings
ok 'install' muster hook install
says 'sets the configuration' 'set           hook.muster'
ok 'which names' settings
says 'the command' 'hook.muster.command muster hook run pre-commit'
says 'the event' 'hook.muster.event pre-commit'
says 'and the other' 'hook.muster.event pre-merge-commit'
says 'the command of another' \
	'hook.muster-commit-msg.command muster hook run commit-msg'
says 'and its event' 'hook.muster-commit-msg.event commit-msg'
lines 'and that is all' 9
ok 'their hook stays' cmp "$TRASH/theirs" $hooks/pre-commit
ok 'no file is written' test ! -e $hooks/pre-merge-commit
ok 'all is checked' muster hook status
says 'by git' 'by git itself, as its configuration says'
way 'by configuration' git commit -qam x
says 'theirs ran as well' theirs
git checkout -q -b side && worsen && git commit -qnam 'side' &&
	git checkout -q main && code && git commit -qnm 'code'
stopped 'a merge as well' "$R2:4:9: error" git merge -q side
git merge --abort
settings >"$TRASH/before"
ok 'install again' muster hook install
silent_on 'sets nothing' 'hook.muster'
settings >"$TRASH/after"
ok 'as it says' cmp "$TRASH/before" "$TRASH/after"
git config hook.muster.enabled false
fails 1 'not enabled' muster hook status
ok 'install' muster hook install
ok 'enables it' muster hook status
git config hook.pre-commit.enabled false
fails 1 'an event that is not' muster hook status
says 'is told by its setting' 'git config --unset hook.pre-commit.enabled'
git config --remove-section hook.pre-commit
git config --unset-all hook.muster.event pre-merge-commit
fails 1 'one event alone' muster hook status
ok 'install' muster hook install
ok 'adds the other' muster hook status
cd "$TRASH/work/config" && git worktree add -q ../linked side2 2>/dev/null ||
	git worktree add -q ../linked -b side2
ok 'in a linked work tree' sh -c 'cd ../linked && muster hook status'
ok 'uninstall' muster hook uninstall
says 'says so' 'unset         hook.muster'
fails 1 'and leaves no setting' settings
ok 'nor touches theirs' cmp "$TRASH/theirs" $hooks/pre-commit

# From one git to another: never both, never none.
old
ok 'an older git: install' muster hook install
ok 'writes files' test -x $hooks/pre-commit.pre-muster
new
ok 'a newer one: install' muster hook install
says 'sets' 'set           hook.muster'
says 'and restores' "restored      $PWD/$hooks/pre-commit"
says 'and removes' "removed       $PWD/$hooks/pre-merge-commit"
ok 'theirs is theirs again' cmp "$TRASH/theirs" $hooks/pre-commit
ok 'all is checked' muster hook status
old
fails 1 'an older one again: nobody looks' muster hook status
ok 'install' muster hook install
says 'writes' "created       $PWD/$hooks/pre-commit"
says 'and unsets' 'unset         hook.muster'
fails 1 'so that no setting is left' settings
ok 'all is checked' muster hook status
sed -i '3i echo mine' $hooks/pre-commit
new
ok 'an edited one' muster hook install
says 'the other one goes' "removed       $PWD/$hooks/pre-merge-commit"
ok 'stays' grep -q mine $hooks/pre-commit
ok 'all is checked' muster hook status
says 'the one by its script' 'which was edited'
says 'the other by git' 'by git itself'
: >"$RUNS" && way 'both' git commit -qam x
ok 'none runs twice' test ! -s "$RUNS"
ok 'install again' muster hook install
silent_on 'changes nothing' 'hook.muster '
ok 'uninstall' muster hook uninstall
fails 1 'takes both' settings
ok 'for good' sh -c "! grep -l 'muster hook' $hooks/*commit"

# Beside everything else.
printf '#!/bin/sh\necho $(basename "$0")\n' >$hooks/pre-commit
rm -f $hooks/*muster*
ok 'a hook that can not be renamed' muster hook install
ok 'need not be' muster hook status
muster hook uninstall --quiet
git config --global core.hooksPath "$HOME/hooks"
ok 'a folder for all repositories' muster hook install
ok 'is no matter' muster hook status
ok 'and untouched' test ! -e "$HOME/hooks"
muster hook uninstall --quiet
git config --global --unset core.hooksPath
mkdir .husky
ok 'a program that manages hooks' muster hook install
says 'comes first all the same' 'managed by husky'
fails 1 'so that nothing is set' settings
ok 'unless by --force' muster hook install --force
ok 'then all is checked' muster hook status
muster hook uninstall --quiet && rmdir .husky
ok 'init sets it as well' muster init --format json
says 'and says so' '"action": "set"'
ok 'so that all is checked' muster hook status
muster hook uninstall --quiet
git config --global hook.mine.command 'muster hook run pre-commit'
git config --global --add hook.mine.event pre-commit
git config --global --add hook.mine.event pre-merge-commit
for hook in prepare-commit-msg commit-msg pre-push; do
	git config --global "hook.$hook.command" "muster hook run $hook"
	git config --global "hook.$hook.event" "$hook"
done
ok 'a setting for all repositories' muster hook status
ok 'is enough' muster hook install
fails 1 'so that none is made' settings
ok 'uninstall' muster hook uninstall
ok 'leaves it' git config --global hook.mine.command
git config --global --add hook.mine.event ''
fails 1 'an empty event clears what is above' muster hook status
finish
