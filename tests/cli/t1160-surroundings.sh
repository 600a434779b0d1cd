#!/bin/sh
# The machine around: locales, time zones, an empty environment, files that
# can't be read, a repository that can't be written. Where the answer does not
# depend on it, it is the same byte for byte.
# shellcheck disable=SC3045 # what every sh here can limit
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

risk=program/risks/R-001.md

sound around && sed -i 's/^title: .*/title: Über 危険 İıĞ ﬁ/' "$risk" &&
	sed 's/R-001/R-010/' "$risk" >program/risks/R-010.md &&
	sed 's/R-001/R-9/; s/: high/: zzz/; s/: open/: Open/' "$risk" \
		>program/risks/ä.md && commit 2026-07-14 'wide and broken'
readers check raid && remember
for locale in C POSIX C.UTF-8 C.utf8 en_US.UTF-8 de_DE.UTF-8 tr_TR.UTF-8 \
	ja_JP.EUC-JP no_such; do
	around() { env LC_ALL="$locale" LANGUAGE="$locale" "$@"; }
	case $locale in
	*_*.*) locale -a 2>/dev/null | tr -d - | grep -qix "$(echo "$locale" |
		tr -d -)" || { skip "in $locale" 'there is no such locale' &&
		continue; } ;;
	esac
	works "in $locale"
done
around() { env -u LC_ALL LANG= LC_CTYPE=C LC_COLLATE=C.UTF-8 "$@"; }
works 'in a mixed one'
for zone in UTC Pacific/Apia America/Los_Angeles Asia/Kathmandu \
	'XXX-14YYY-15,0/0,J365/25' ':/no/where' ''; do
	around() { env TZ="$zone" "$@"; }
	works "in the zone '$zone'"
done
# Half an hour before midnight in UTC, when it is another day elsewhere.
epoch=1784071800
for zone in UTC Pacific/Apia Pacific/Honolulu; do
	around()
	{
		env -u MUSTER_TODAY SOURCE_DATE_EPOCH="$epoch" TZ="$zone" "$@"
	}
	ask raid && cp "$TRASH/out" "$TRASH/zone.$(basename "$zone")"
done
cmp "$TRASH/zone.UTC" "$TRASH/zone.Apia" >"$TRASH/out" 2>&1 &&
	cmp "$TRASH/zone.UTC" "$TRASH/zone.Honolulu" >"$TRASH/out" 2>&1
result $? 'today is a day in UTC'

# Only what a sanitizer needs is left in the environment.
around()
{
	env -i PATH="$PATH" MUSTER_TODAY=2026-07-15 \
		ASAN_OPTIONS="${ASAN_OPTIONS-}" \
		LSAN_OPTIONS="${LSAN_OPTIONS-}" "$@"
}
works 'without an environment'
around() { env HOME=/no/where XDG_CONFIG_HOME=/no/where "$@"; }
works 'a home that is not there'
around() { env HOME=relative "$@"; }
works 'a relative home'
echo '[core' >"$TRASH/broken"
around() { env GIT_CONFIG_GLOBAL="$TRASH/broken" "$@"; }
works "a user's configuration that is damaged"
touch program/new.md
cannot 'where it says what is ignored' '`git config --list`'
rm program/new.md
around() { env GIT_CONFIG_GLOBAL=/dev/null "$@"; }
works 'none at all'
around() { env COLUMNS=abc TERM= "$@"; }
works 'a screen of no size'
around() { (ulimit -n 40 && "$@"); }
works 'with few descriptors'
around() { (umask 0777 && "$@"); }
works 'under a umask that takes all'
finish
