#!/bin/sh
# What `make install` puts into place: every verb, every manual, completion;
# what of it runs from there; and that `make uninstall` takes it all away.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL

# The programs are those at hand, however they were compiled.
to() # target
{
	make -s -C "$ROOT" -o all BUILD="$MUSTER_BUILD" PREFIX=/usr \
		DESTDIR="$TRASH/root" "$1"
}
ok 'the manuals are made' make -s -C "$ROOT" BUILD="$MUSTER_BUILD" manuals
mkdir -p "$TRASH/root/usr/libexec/muster" "$TRASH/root/usr/bin"
echo mine >"$TRASH/root/usr/libexec/muster/theirs"
ok 'all is installed' to install
usr="$TRASH/root/usr"

ls "$ROOT"/tools/*.c | sed 's|.*/||; s|\.c$||; /^muster$/d' >"$TRASH/verbs"
while read -r verb; do
	[ -x "$usr/libexec/muster/muster-$verb" ] || echo "no program: $verb"
done <"$TRASH/verbs" >"$TRASH/out"
lines 'each tool' 0
ls "$ROOT"/tools/*.1.md | sed 's|.*/||; s|\.1\.md$||' |
	sed '/^muster$/!s/^/muster-/' >"$TRASH/pages"
while read -r page; do
	grep -q "^\.TH" "$usr/share/man/man1/$page.1" || echo "$page"
done <"$TRASH/pages" >"$TRASH/out" 2>&1
lines 'each manual page' 0
export PATH="$usr/bin:$PATH"
ok 'the installed muster' muster --list-cmds
for verb in $(cat "$TRASH/out"); do
	[ "$verb" = help ] || muster "$verb" -h || echo "does not run: $verb"
done >"$TRASH/usages" 2>&1
grep -e 'does not run' -e 'error' "$TRASH/usages" >"$TRASH/out"
lines 'runs each verb that it lists' 0
for verb in plan forecast site scope owners receive message outgoing; do
	grep -q "^usage: muster $verb" "$TRASH/usages" || echo "$verb"
done >"$TRASH/out"
lines 'the youngest among them' 0
ok 'as git muster, too' git muster --version
ok 'its manual is found' man -M "$usr/share/man" -w muster-raid
begin apollo
ok 'a program is checked' muster check
ok 'and hooks are installed' muster hook install
silent_on 'without a warning' 'error'

ok 'uninstalled' to uninstall
find "$TRASH/root" ! -type d >"$TRASH/out"
lines 'but for what was there' 1
says 'which is left alone' 'libexec/muster/theirs'
finish
