#!/bin/sh
# What can't be written, and what can't be read: looking needs no writing, and
# nothing is left half done.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

# Root may write everywhere, unless it gives its capabilities away.
if [ "$(id -u)" -eq 0 ]; then
	around() { setpriv --bounding-set=-all --inh-caps=-all "$@"; }
fi
mkdir "$TRASH/locked" && chmod 0 "$TRASH/locked"
if ! around true 2>/dev/null || around ls "$TRASH/locked" >/dev/null 2>&1; then
	skip 'what can not be read or written' 'root is root here'
	finish
fi

risk=program/risks/R-001.md
unchanged()
{
	git status --porcelain --ignored >"$TRASH/out"
	lines "$1" 0
}
cannot_do() # text command...
{
	text=$1
	shift
	fails 3 "$*: is refused" around "$@"
	says "$*: for that reason" "$text"
}

sound locked && chmod -R a-w . && works 'nothing can be written'
ok 'a commit can be read' around muster check --rev HEAD
cannot_do "R-001.md': Permission denied" muster raid affirm R-001
cannot_do "R-002-x.md': Permission denied" muster new risk --title x
cannot_do "hooks/pre-commit': Permission denied" muster hook install
cannot_do "program/README.md': Permission denied" muster init
chmod -R u+w . && unchanged 'all is as it was'
echo '#!/bin/sh' >.git/hooks/pre-commit && chmod 555 .git/hooks
cannot_do "pre-commit.pre-muster': Permission denied" muster hook install
ok 'the hook that is there stays' grep -q sh .git/hooks/pre-commit
chmod 755 .git/hooks && rm .git/hooks/pre-commit
chmod a-w program/risks
cannot_do 'Permission denied' muster raid affirm R-001
unchanged 'with the folder alone read-only, too'
chmod u+w program/risks && chmod a-w .git
cannot_do 'the files are written but not staged: git add says' \
	muster raid affirm R-001
ok 'where git can not stage, the file is affirmed' grep -q reviewed "$risk"
chmod u+w .git && git checkout -q program

chmod 0 "$risk" && readers check raid
cannot 'a record that can not be read' \
	"error: cannot read '$risk': Permission denied"
readers admit && works 'is staged all the same'
chmod 644 "$risk" && chmod 0 program/risks && readers check raid
cannot 'a folder that can not be read' "cannot read 'program/risks'"
chmod 755 program/risks && chmod 0 .git/index && readers
cannot 'an index that can not be read' "/.git/index': Permission denied"
chmod 644 .git/index && chmod 0 .git/config
cannot 'a configuration that can not be read' "/.git/config' can't be read"
chmod 644 .git/config && chmod 0 .git/refs/heads/main
cannot 'a ref that can not be read' "refs/heads/main': Permission denied"
chmod 644 .git/refs/heads/main && chmod 0 .git/objects
cannot 'objects that can not be read' 'not inside a git repository'
chmod 755 .git/objects
works 'and once all is well again'

around() { "$@"; }
if ! unshare -m true 2>/dev/null; then
	skip 'a read-only file system' 'nothing can be mounted here'
	finish
fi
around()
{
	# shellcheck disable=SC2016 # it is the other shell's
	unshare -m sh -c 'mount -o bind "$0" "$0" &&
		mount -o remount,ro,bind "$0" && cd . && cd "$0" && exec "$@"' \
		"$PWD" "$@"
}
sound mounted && works 'a read-only file system'
cannot_do "R-001.md': Read-only file system" muster raid affirm R-001
cannot_do "R-002-x.md': Read-only file system" muster new risk --title x
unchanged 'and nothing has changed'
finish
