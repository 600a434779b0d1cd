#!/bin/sh
# muster hook where another program manages the hooks: what it prints is
# followed to the letter, and then a commit is checked. husky and lefthook
# are small stand-ins for the real ones, with their files and their ways.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"
hooks=.git/hooks

# Do what $TRASH/advice says: add lines to files, run commands.
follow()
{
	awk -v run="$TRASH/run" '
	/^Add to / { file = $0; sub(/^Add to /, "", file)
		sub(/(, .*)?:$/, "", file) }
	/^(Then r|R)un:$/ { file = run }
	/^    / { sub(/^    /, ""); print file "\t" $0 }
	' "$TRASH/advice" >"$TRASH/steps"
	: >"$TRASH/run"
	while IFS='	' read -r file line; do
		mkdir -p "$(dirname "$file")"
		printf '%s\n' "$line" >>"$file"
	done <"$TRASH/steps"
	PATH=$TRASH/fake:$PATH sh -e "$TRASH/run" >/dev/null
}
# Advice, followed, is enough; `who` is named in it.
manages() # who
{
	ok "$1: advice is no failure" muster hook install
	cp "$TRASH/out" "$TRASH/advice"
	says "$1: it is named" "The hooks are managed by $1"
	ok "$1: nothing was written" test ! -e $hooks/pre-commit
	fails 1 "$1: nobody looks so far" muster hook status
	says "$1: and what to do" 'muster hook install'
	ok "$1: the advice can be followed" follow
	ok "$1: then all is checked" muster hook status
	says "$1: by it" "by $1"
	git add -A && git commit -qnm 'advice'
	way "$1" git commit -qam x
	ok "$1: install again" muster hook install
	says "$1: says who runs muster" 'runs muster'
	silent_on "$1: and has nothing to add" 'Add to'
	fork_and_merge "$1"
}
fork_and_merge() # who
{
	git checkout -q -b side && worsen && git commit -qnam 'side' &&
		git checkout -q - && code && git commit -qnm 'code'
	stopped "$1: so is a merge" "$R2:4:9: error" git merge -q side
	git merge --abort && git branch -qD side
}
repository() # name
{
	begin "$1" && risk R-001 && risk R-002 && code && git add -A &&
		commit 2026-07-14 risks
}

mkdir "$TRASH/fake"
cat >"$TRASH/fake/npx" <<'END'
#!/bin/sh
# husky 9: scripts in .husky/_ that run the files above them
[ "$1" = husky ] || exit
mkdir -p .husky/_ && echo '*' >.husky/_/.gitignore
cat >.husky/_/h <<'H'
n=$(basename "$0")
s=$(dirname "$(dirname "$0")")/$n
[ ! -f "$s" ] && exit 0
sh -e "$s" "$@"
exit $?
H
for hook in pre-commit pre-merge-commit prepare-commit-msg commit-msg \
	pre-push; do
	printf '#!/usr/bin/env sh\n. "$(dirname "$0")/h"' >.husky/_/$hook
	chmod 755 .husky/_/$hook
done
git config core.hooksPath .husky/_
END
cat >"$TRASH/fake/lefthook" <<'END'
#!/bin/sh
# lefthook 2: a hook for each section, others put aside as .old
hooks=$(git rev-parse --git-path hooks)
file=$(ls lefthook.y* .lefthook.y* .config/lefthook.y* 2>/dev/null)
if [ "$1" = run ]; then
	awk -v hook="$2:" '/^[a-z]/ { on = $1 == hook }
	on && sub(/^ *(- )?run: /, "") { sub(/[{]0[}]/, "\"$@\""); print }
	' "$file" >"$hooks/lefthook.jobs"
	shift 2
	exec sh -e "$hooks/lefthook.jobs" "$@"
fi
sed -n 's/^\([a-z]*-[a-z-]*\):$/\1/p' "$file" | while read -r hook; do
	! grep -qs call_lefthook "$hooks/$hook" && [ -e "$hooks/$hook" ] &&
		mv "$hooks/$hook" "$hooks/$hook.old"
	printf '#!/bin/sh\ncall_lefthook() { "%s" "$@"; }\n%s "%s" "$@"\n' \
		"$0" 'call_lefthook run' "$hook" >"$hooks/$hook"
	chmod 755 "$hooks/$hook"
done
END
chmod +x "$TRASH/fake/"*

repository husky && mkdir .husky && echo 'echo theirs' >.husky/pre-commit
manages husky
ok 'husky: its own comes first' sh -c 'git commit --allow-empty -qm x 2>&1 |
	grep -q theirs'
sed -i '/muster/d' .husky/pre-commit
fails 1 'husky: --force can not rename its scripts' muster hook install --force
says 'husky: which is said' 'have to keep their names'
says 'husky: with what to add instead' 'Add to .husky/pre-commit, at its end'
silent_on 'husky: and not to its scripts' 'Add to it'
ok 'husky: nothing was renamed' test ! -e .husky/_/pre-commit.pre-muster
fails 1 'husky: nobody looks at commits then' muster hook status
ok 'husky: uninstall' muster hook uninstall
ok 'husky: leaves its file' grep -q muster .husky/pre-merge-commit

repository native && muster hook install --quiet && mkdir .husky &&
	"$TRASH/fake/npx" husky
fails 1 'ours stops running when husky comes' muster hook status
says 'and it is said' '.husky/_/pre-commit does not call muster'
ok 'uninstall' muster hook uninstall
says 'takes ours from where it was' "removed       $PWD/$hooks/pre-commit"
ok 'as it says' test ! -e $hooks/pre-commit
ok 'and leaves husky' test -x .husky/_/pre-commit

for config in lefthook.yml .lefthook.yaml .config/lefthook.yml; do
	repository "lefthook $((n = ${n-0} + 1))" && mkdir -p .config
	printf 'pre-rebase:\n  jobs:\n    - run: "false"\n' >$config
	manages lefthook
done
ok 'uninstall' muster hook uninstall
ok 'leaves its hooks' grep -q call_lefthook $hooks/pre-commit
sed -i '/muster hook run pre-commit/d' $config
fails 1 'a section without muster' muster hook status
says 'is told by its hook' 'pre-commit does not call muster'
says 'the other is not' 'pre-merge-commit  checked      by lefthook'
ok 'install' muster hook install
says 'prints what is missing' 'run: muster hook run pre-commit'
silent_on 'and only that' 'run pre-merge-commit'
ok '--force puts ours before it' muster hook install --force
ok 'and git asks muster' muster hook status
way 'lefthook behind ours' git commit -qam x
ok 'lefthook takes the place' sh -c \
	"printf 'pre-commit:\n  jobs:\n' >>$config; '$TRASH/fake/lefthook' install"
fails 1 'then nobody looks' muster hook status
says 'and status says where ours is' "pre-commit.old, is not run"
ok '--force again' muster hook install --force
ok 'mends that' muster hook status
ok 'uninstall' muster hook uninstall
ok 'leaves nothing of ours' sh -c "! ls $hooks | grep -e muster -e old"
ok 'and its hook' grep -q call_lefthook $hooks/pre-commit

for config in lefthook.toml lefthook.json; do
	repository $config && : >$config
	ok "$config" muster hook install
	says "$config is named" "Add to $config"
	says "$config has its lines" 'muster hook run pre-merge-commit"'
done

repository overcommit
printf 'PostCommit:\n  ALL:\n    quiet: true\n' >.overcommit.yml
ok 'overcommit' muster hook install
says 'has its own words' "required_executable: './.git-hooks/muster'"
says 'and is signed' 'overcommit --sign pre-commit'
sed '/^    overcommit/d' "$TRASH/out" >"$TRASH/advice"
ok 'it has no hook for merges, so ours is there' test -x \
	$hooks/pre-merge-commit
ok 'the other one is not' test ! -e $hooks/pre-commit
printf '#!/usr/bin/env ruby\n# %s. Installing\nputs File.basename($0)\n' \
	'Entrypoint for Overcommit hook integration' >$hooks/pre-commit
chmod +x $hooks/pre-commit
for hook in prepare-commit-msg commit-msg pre-push; do
	cp -p $hooks/pre-commit $hooks/$hook
done
ok 'its advice can be followed' follow
ok 'and is understood' muster hook status
says 'as its own' 'by overcommit'
ok 'the script is in the index' git ls-files --error-unmatch \
	.git-hooks/muster
fails 1 '--force can not rename its hook' sh -c \
	'rm .git-hooks/muster; muster hook install --force'
says 'but says what to add' 'Add to .git-hooks/muster'
finish
