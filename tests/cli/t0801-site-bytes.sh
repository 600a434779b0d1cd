#!/bin/sh
# The example's status site, byte for byte: data/example/site.sha256 holds the
# sums of its files (UPDATE=1 writes it anew). The same commit gives the same
# bytes wherever and by whomever it is built.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/site.sh"

golden=$ROOT/tests/data/example/site.sha256

sums() # folder
{
	(cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum)
}

example example || exit 2
git clone --quiet --bare example bare.git
git clone --quiet --branch main --no-local example 'a clone'
cd example && unset MUSTER_TODAY || exit 2
ok 'the site is made' muster site -o "$TRASH/site"
sums "$TRASH/site" >"$TRASH/sums"
[ -z "${UPDATE-}" ] || cp "$TRASH/sums" "$golden"
ok 'the bytes of the golden tree' diff "$golden" "$TRASH/sums"

# Elsewhere, with other surroundings.
elsewhere() # repository
{
	rm -rf "$TRASH/other" && (umask 077 && cd "$1" &&
		TZ=Pacific/Kiritimati LC_ALL=C LANG=de_DE HOME="$TRASH" \
			muster site -o "$TRASH/other") &&
		diff -r "$TRASH/site" "$TRASH/other"
}
ok 'a clone: the same' elsewhere '../a clone'
ok 'a bare clone: the same' elsewhere ../bare.git

alone()
{
	ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0" strace -f \
		-o "$TRASH/trace" -e inject=clone,clone3:error=EAGAIN \
		"$MUSTER_BUILD/libexec/muster/muster-site" -o "$TRASH/one" &&
		grep -q INJECTED "$TRASH/trace" &&
		diff -r "$TRASH/site" "$TRASH/one"
}
if strace -o "$TRASH/trace" true 2>/dev/null; then
	ok 'where no second thread can be had: the same' alone
else
	skip 'where no second thread can be had' 'no strace'
fi
ok 'made again' muster site -o "$TRASH/site"
says 'made again: nothing is written' ' 0 written, 0 removed'
finish
