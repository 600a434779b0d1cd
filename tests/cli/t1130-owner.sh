#!/bin/sh
# Whose repository is it? git's own rule, and its own way out; and a bare
# repository that a pull request has planted is never entered.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

NOBODY=65534
trust() { git config --global --add safe.directory "$1"; }
distrust() { git config --global --unset-all safe.directory; }
refused() # description
{
	cannot "$1" "the repository '$foreign' belongs to another user" \
		"\`git config --global --add safe.directory $foreign\`"
}

sound foreign && foreign=$PWD && mkdir a
if ! chown -R "$NOBODY" . 2>/dev/null; then
	skip 'the owner of a repository' 'only root can give files away'
else
	refused 'another owner'
	fails 3 'another owner: no hook is installed' muster hook install
	says 'another owner: with that advice' 'safe.directory'
	cd a && refused 'another owner, from below' && cd ..
	trust "$foreign" && works 'trusted by its path'
	cd a && works 'trusted, from below' && cd .. && distrust
	trust "$foreign/" && works 'with a slash' && distrust
	trust '*' && works 'all are trusted' && distrust
	trust "$TRASH/work/*" && works 'all in a folder are' && distrust
	trust "$TRASH/*" && works 'and below it' && distrust
	trust "$TRASH/work/foreign/*" && refused 'but not the folder itself'
	distrust
	trust "$TRASH/work/for*" && refused 'a star is not any name' && distrust
	trust "$TRASH/work/foreig" && refused 'half a name is none' && distrust
	trust foreign && refused 'nor is a relative one' && distrust
	# shellcheck disable=SC2088 # git knows it
	trust '~/../work/foreign' && works 'the home folder is known'
	distrust
	trust '*' && trust '' && refused 'an empty one takes them back'
	distrust
	trust '' && trust "$foreign" && works 'those behind it count'
	distrust
	git config safe.directory "$foreign" 2>/dev/null ||
		git config --file .git/config safe.directory "$foreign"
	refused 'the repository does not speak for itself'
	sed -i '/safe/d; /directory =/d' .git/config
	export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory \
		GIT_CONFIG_VALUE_0="$foreign"
	works 'trusted by GIT_CONFIG_COUNT'
	unset GIT_CONFIG_COUNT
	around() { env GIT_CONFIG_PARAMETERS="'safe.directory=$foreign'" "$@"; }
	works 'trusted by git -c'
	around() { "$@"; }
	export SUDO_UID="$NOBODY" && works 'it belongs to who called sudo'
	SUDO_UID=1 && refused 'it belongs to somebody else'
	SUDO_UID=x && refused 'SUDO_UID is no number'
	SUDO_UID=4295032830 && refused 'SUDO_UID is too large'
	unset SUDO_UID
	export GIT_DIR="$foreign/.git" && works 'GIT_DIR names it'
	unset GIT_DIR
	chown 0 . && refused 'only its .git is of another'
	chown -R 0 . && chown "$NOBODY" . && refused 'only its folder is'
	chown 0 . && works 'all of it ours'
	mv .git ../gitdir && echo 'gitdir: ../gitdir' >.git
	chown "$NOBODY" .git
	refused 'only its .git file is of another'
	chown 0 .git && chown -R "$NOBODY" ../gitdir
	refused 'what .git points to is'
	chown -R 0 ../gitdir && works 'and again all of it ours'
	ln -s "$foreign" ../link && cd ../link && chown -h "$NOBODY" ../link &&
		works 'a link of others to it'
fi

# docs/x holds HEAD, objects and refs, as anybody can commit them. Its
# program is another one, and its fsmonitor would leave a trace.
sound outer && git init -q --bare docs/x && git -C docs/x config \
	core.fsmonitor "touch $TRASH/ran; false" &&
	git -C docs/x config core.hooksPath "$PWD/docs/x/hooks" &&
	rm -r docs/x/hooks
mkdir docs/x/hooks docs/x/sub && printf '#!/bin/sh\ntouch "%s/ran"\n' "$TRASH" \
	>docs/x/hooks/pre-commit && chmod +x docs/x/hooks/pre-commit
echo x >docs/x/refs/keep && echo x >docs/x/objects/keep
git add docs/x && git commit -qm 'planted' && rm -f "$TRASH/ran"
works 'beside a planted repository'
cd docs/x && works 'inside of it the outer one is read'
cd sub && works 'and below'
git -C "$TRASH/work/outer" update-index --split-index
works 'also where git itself has to be asked'
fails 0 'hooks go to the outer one' muster hook install
says 'as it says' "$TRASH/work/outer/.git/hooks/pre-commit"
ok 'a record is written to the outer one' muster new risk --title x
git -C "$TRASH/work/outer" config core.hooksPath .husky
ok 'the outer one says who manages its hooks' muster hook install
says 'and is heard' 'managed by core.hooksPath (.husky)'
ok 'nothing of it was run' test ! -e "$TRASH/ran"
finish
