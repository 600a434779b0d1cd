#!/bin/sh
# The pre-commit framework itself, with .pre-commit-hooks.yaml and with what
# `muster hook install` prints; without the network.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"
hooks=.git/hooks
config=.pre-commit-config.yaml
export PRE_COMMIT_HOME="$TRASH/pre-commit"

if ! command -v pre-commit >/dev/null; then
	echo "ok $((tests += 1)) - pre-commit # SKIP it is not installed"
	finish
fi
repository() # name
{
	begin "$1" && risk R-001 && risk R-002 && code && git add -A &&
		commit 2026-07-14 risks
}

ok 'the manifest is valid' pre-commit validate-manifest \
	"$ROOT/.pre-commit-hooks.yaml"
git init -q source && cp "$ROOT/.pre-commit-hooks.yaml" source &&
	cd source && git add . && git commit -qm x && git tag v1 || exit 2

repository by-id
printf '%s\n' 'repos:' "- repo: $TRASH/work/source" '  rev: v1' '  hooks:' \
	'  - id: muster-check' '  - id: muster-prepare-commit-msg' \
	'  - id: muster-commit-msg' '  - id: muster-pre-push' >$config
fails 1 'a configuration that names muster-check is not enough' \
	muster hook status
says 'since git does not run pre-commit' \
	'pre-commit install -t pre-commit -t pre-merge-commit'
pre-commit install -t pre-commit -t pre-merge-commit \
	-t prepare-commit-msg -t commit-msg -t pre-push >/dev/null
git add -A && git commit -qnm 'pre-commit'
ok 'installed it is' muster hook status
says 'by pre-commit' 'checked      by pre-commit'
way 'muster-check' git commit -qam x
git rm -q program/charter.md
stopped 'a commit that only removes is seen' charter git commit -qm 'remove'
git reset -q --hard
git checkout -q -b side && worsen && git commit -qnam 'side' &&
	git checkout -q - && code && git commit -qnm 'code'
stopped 'a merge is seen' "$R2:4:9: error" git merge -q side
git merge --abort
code
lands 'where nothing of the program is staged, it lands' git commit -qm code
ok 'without muster-admit, too' sh -c 'mkdir "$0/lean" &&
	cp "$1/libexec/muster/muster-hook" "$0/lean" &&
	"$0/lean/muster-hook" run pre-commit' "$TRASH" "$MUSTER_BUILD"
ok 'muster-check-all where all is well' \
	pre-commit try-repo ../source muster-check-all --ref v1 --all-files
worsen && git commit -qnam 'broken, past the hooks'
fails 1 'muster-check-all sees what is broken' \
	pre-commit try-repo ../source muster-check-all --ref v1 --all-files
says 'whoever broke it' "$R2:4:9: error"
mend && git add -A
fails 1 'muster-raid sees what is stale' on "$LATER" \
	pre-commit try-repo ../source muster-raid --ref v1 --all-files
says 'all of it' 'R-001'

# What is printed, followed to the letter, as deep as the list is.
repository printed
printf '%s\n' 'repos:' '  - repo: local' '    hooks:' \
	"    - {id: a, name: a, entry: 'true', language: system}" >$config
ok 'the lines for its configuration' muster hook install
sed -n '/^Add/,/^Then/s/^    //p' "$TRASH/out" >>$config
sed -n '/^Then/,$s/^    //p' "$TRASH/out" >"$TRASH/run"
ok 'with the command to run' sh -e "$TRASH/run"
ok 'are all it takes' muster hook status
git add -A && git commit -qnm 'pre-commit'
asks 'pre-commit' git commit -qam x
printf '%s\n' 'repos:' '- repo: local' '  hooks: []' >$config
ok 'a list that is less deep' muster hook install
says 'gets them less deep' '    - repo: local'
repository bare-config && : >$config
ok 'where there is no configuration yet' muster hook install
says 'it begins as it has to' '    repos:'

# Who renames whom.
repository renamed && mkdir -p $hooks &&
	printf '#!/bin/sh\necho theirs\n' >$hooks/pre-commit &&
	chmod +x $hooks/pre-commit && muster hook install --quiet
printf 'repos: []\n' >$config && git add . && git commit -qnm 'pre-commit'
pre-commit install >/dev/null
ok 'pre-commit puts ours aside' test -x $hooks/pre-commit.legacy
ok 'and runs it' muster hook status
says 'as status says' 'pre-commit.legacy, which pre-commit runs'
asks 'ours as .legacy' git commit -qam x
says 'behind theirs' theirs
ok 'install' muster hook install
says 'sees no need' 'by which pre-commit runs muster'
cp $hooks/pre-commit.legacy "$TRASH/legacy"
printf '%s\n' 'repos:' "- {repo: $TRASH/work/source, rev: v1, hooks: [" \
	'  {id: muster-check}]}' >$config
ok 'its configuration calls muster, too: install' muster hook install
ok 'leaves that alone' grep -q theirs $hooks/pre-commit.legacy
mv $hooks/pre-commit.legacy $hooks/pre-commit.pre-muster
cp "$TRASH/legacy" $hooks/pre-commit.legacy
ok 'uninstall' muster hook uninstall
ok 'gives pre-commit theirs' grep -q theirs $hooks/pre-commit.legacy
ok 'and nothing is left of ours' sh -c "! grep -rl muster $hooks"
pre-commit uninstall >/dev/null
ok 'which it gives back' grep -q theirs $hooks/pre-commit

repository forced && printf 'repos: []\n' >$config && git add . &&
	git commit -qnm 'pre-commit' && pre-commit install >/dev/null
ok '--force puts ours before it' muster hook install --force
pre-commit install >/dev/null
fails 1 'another pre-commit install goes in a circle' muster hook status
ok 'which --force mends' muster hook install --force
ok 'so that all is checked' muster hook status
asks 'ours before pre-commit' git commit -qam x
ok 'uninstall' muster hook uninstall
ok 'leaves pre-commit alone' sh -c "[ \"\$(ls $hooks | grep -v sample)\" = \
	pre-commit ] && grep -q 'generated by pre-commit' $hooks/pre-commit"
finish
