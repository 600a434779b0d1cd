#!/bin/sh
# The tarball of the sources: what git tracks, the same bytes from any folder,
# at any time, whatever lies about there.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL

clone() # folder
{
	git -c safe.directory='*' clone --quiet "$ROOT" "$1"
}
if ! clone "$TRASH/one" 2>/dev/null; then
	echo 'ok 1 - # SKIP this is no clone'
	echo '1..1'
	exit 0
fi
clone "$TRASH/an other"
version=$(sed -n 's/^VERSION = //p' "$ROOT/Makefile")
tarball=build/muster-$version.tar.gz

ok 'a tarball is made' make -s -C "$TRASH/one" dist
says 'it is named by the version' "$tarball"
ok 'which is what muster says' muster --version
says 'of itself' "muster $version"
cp "$TRASH/one/$tarball" "$TRASH/first"

# Another folder, zone, umask, settings, and a work tree in disorder.
cd "$TRASH/an other" || exit 2
git config tar.umask 0077
git config core.autocrlf true
echo 'a line that is not committed' >>README.md
echo 'nobody tracks this' >stray
touch -d 2001-01-01 Makefile
umask 027
ok 'and from another clone' env TZ=Asia/Tokyo GZIP=-1 make -s dist
umask 022
ok 'with the same bytes' cmp "$tarball" "$TRASH/first"
ok 'and a second time' make -s dist
ok 'again' cmp "$tarball" "$TRASH/first"

git -c core.quotePath=false ls-files | sed "s|^|muster-$version/|" | LC_ALL=C sort >"$TRASH/tracked"
tar --quoting-style=literal -tzf "$tarball" | grep -v '/$' |
	LC_ALL=C sort >"$TRASH/listed"
ok 'it holds what is tracked, no more' cmp "$TRASH/tracked" "$TRASH/listed"
day=$(git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%S)
tar --full-time --utc --numeric-owner -tvzf "$tarball" |
	awk '{ print $2, $4 "T" $5 }' | sort -u >"$TRASH/out"
lines 'of one owner and one time' 1
says 'which are nobody in particular and the commit'"'"'s' "0/0 $day"
tar -tvzf "$tarball" | cut -c1-10 | sort -u >"$TRASH/out"
silent_on 'nobody but the owner writes' 'rw-rw'
says 'and all may read' 'rw-r--r--'

mkdir "$TRASH/unpacked" && tar -xzf "$tarball" -C "$TRASH/unpacked"
cd "$TRASH/unpacked/muster-$version" || exit 2
ok 'what is unpacked builds' make -n all
fails 2 'a tarball has no history to make another of' make -s dist
says 'which is said' 'not a git repository'
finish
