#!/bin/sh
# The one program that needs nothing: no library, no other file. It is made
# for the libgit2 of Debian 12.
cd "$(dirname "$0")/.." && . tests/cli/lib.sh
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL
static=$MUSTER_BUILD/static

if [ ! -f "$(gcc -print-file-name=libgit2.a)" ] ||
    ! pkg-config --max-version=1.5.99 libgit2; then
	echo 'ok 1 - # SKIP there is no static libgit2 1.5'
	echo '1..1'
	exit 0
fi
ok 'it is built' make -s -C "$ROOT" CC=gcc BUILD="$MUSTER_BUILD" static -j2
readelf -d "$static/bin/muster" >"$TRASH/out" 2>&1
silent_on 'it wants no library' 'NEEDED'
find "$static/bin" "$static/libexec" -type f >"$TRASH/out"
lines 'it is one file' 1
[ "$(wc -c <"$static/bin/muster")" -lt 8000000 ]
result $? 'of less than 8 MB'

begin apollo
risk R-001 'title: "naïve 漢字 title"'
sed -i '/^title: The/d' program/risks/R-001.md
commit 2026-07-02 'risks: one'
same() # command...
{
	muster "$@" >"$TRASH/ours" 2>&1 </dev/null
	status=$?
	"$static/bin/muster" "$@" >"$TRASH/out" 2>&1 </dev/null
	[ "$status" = "$?" ] && cmp "$TRASH/ours" "$TRASH/out"
	result $? "it says what the others say: $*"
}
same --version
same --list-cmds
same check
same raid
same raid --long --format=json
same decisions audit
same nothing
same raid -h
muster site -o "$TRASH/site" >"$TRASH/out" 2>&1
ok 'a site is written' "$static/bin/muster" site -o "$TRASH/site"
says 'with the same bytes' ', 0 written'
env -i PATH= "$static/libexec/muster/muster-check" >"$TRASH/out" 2>&1
result $? 'without an environment'

# Where there is nothing else at all, as in an image made from scratch.
ok 'it is installed' make -s -C "$ROOT" -o all STATIC=1 BUILD="$static" \
	PREFIX=/usr DESTDIR="$TRASH/empty" install
find "$TRASH/empty/usr/bin" "$TRASH/empty/usr/libexec" -type f >"$TRASH/out"
lines 'as the one file that it is' 1
cp -R . "$TRASH/empty/repository"
inside() # command...
{
	env -i python3 -c 'import os, sys
os.chroot(sys.argv[1])
os.chdir("/repository")
os.execv(sys.argv[2], sys.argv[2:])' "$TRASH/empty" "$@"
}
if [ "$(id -u)" = 0 ] && command -v python3 >/dev/null; then
	ok 'in an empty system' inside /usr/bin/muster check
	says 'it checks' 'no findings'
	inside /usr/bin/muster raid >"$TRASH/out" 2>&1
	says 'and lists' 'R-001'
fi
finish
