#!/bin/sh
# The Debian package: built of the last commit, without a word from lintian,
# unpacked into a clean folder and run there: `make check-dist`.
cd "$(dirname "$0")/.." && . tests/cli/lib.sh
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL

skip() # why
{
	echo "ok 1 - # SKIP $1"
	echo '1..1'
	exit 0
}
for program in dpkg-buildpackage dh lintian; do
	command -v "$program" >/dev/null || skip "there is no $program"
done
git -c safe.directory='*' clone --quiet "$ROOT" "$TRASH/clone" 2>/dev/null ||
	skip 'this is no clone'
ok 'the package is built' make -s -C "$TRASH/clone" deb
says 'and named' 'build/deb/muster_'
grep -e 'warning: ' "$TRASH/clone/build/deb/log" >"$TRASH/out"
lines 'without a warning' 0
ok 'lintian has nothing to say' lintian --fail-on error,warning \
	--allow-root "$TRASH/clone/build/deb"/*.changes
silent_on 'at all' ': muster'

dpkg-deb -x "$TRASH/clone/build/deb"/muster_*.deb "$TRASH/system"
usr=$TRASH/system/usr
dpkg-deb -f "$TRASH/clone/build/deb"/muster_*.deb Depends >"$TRASH/out"
says 'it depends on git' 'git (>= '
says 'and on the libraries' 'libgit2-'
version=$(sed -n 's/^VERSION = //p' "$ROOT/Makefile")
export PATH="$usr/bin:/usr/bin:/bin"
ok 'what is unpacked runs' muster --version
says 'and is of this version' "muster $version"
ok 'its manual is there' man -M "$usr/share/man" -w muster-check
says 'packed' 'muster-check.1.gz'
ls "$usr/share/zsh/vendor-completions" \
	"$usr/share/bash-completion/completions" >"$TRASH/out"
says 'and completion for zsh' '_git-muster'
says 'and for bash' 'git-muster'
example "$TRASH/example" && cd "$TRASH/example" || exit 2
ok 'the example is checked' muster check
says 'and is fine' 'no findings'
ok 'its plan is made' muster plan
find "$TRASH/system" -newer "$TRASH/out" -type f >"$TRASH/out"
lines 'nothing was written beside it' 0
finish
