#!/bin/sh
# muster new: whatever a title holds, the record passes or is not written.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

begin titles
for title in 'plain' 'a: b' 'a #1' '#1' '"quoted"' "it's" '[WIP] x' '{x}' \
	'*x*' '&x' '!x' '| x' '> x' '%x' '@ann' '`x`' '- x' '? x' '-' '~' 'null' \
	'no' '1e3' '0777' '2026-02-30' 'a\b' '\n' ' x ' 'x,y' 'a = b' '---' '...' \
	'🚀 Ünïcödé 漢字' '👩‍🚀' 'x$(id)y;z' '<b>' '<<'; do
	ok "title: $(printf %s "$title" | tr '\\' _)" \
		muster new risk --title "$title" --set due=2026-12-01
done
ok 'all of them pass' muster check --strict
rm -rf program/risks
long=$(head -c 10240 /dev/zero | tr '\0' x)
ok 'a title of 10 KB' muster new risk --title "$long" --set due=2026-12-01
ok 'passes' muster check --strict
ok 'and its file has a short name' test -e program/risks/R-001-*x.md
rm -rf program/risks

refused() # description title
{
	fails 2 "$1" muster new risk --title "$2" --set due=2026-12-01
	ok 'and nothing is written' test ! -e program/risks
}
refused 'two lines' 'a
b'
refused 'a tab and an escape' "$(printf 'a\tb\033[31m')"
refused 'text that is turned around' "$(printf 'a\342\200\256b')"
refused 'a mark from right to left' "$(printf 'a\342\200\217b')"
refused 'a hidden line end' "$(printf 'a\342\200\250status: closed')"
refused 'a carriage return' "$(printf 'a\rb')"
refused 'no UTF-8' "$(printf 'a\377')"
refused 'more than a value may have' "$long$long"
fails 2 'a kind of 10 KB' muster new "$long"
fails 2 'a field of 10 KB' muster new risk --set "$long=1"
fails 2 'a field a thousand levels deep' muster new risk --set \
	"$(head -c 2000 /dev/zero | tr '\0' x | sed 's/xx/x./g')x=1"
fails 2 'no field' muster new risk --set =x
fails 2 'half a field' muster new risk --set escalation.=x
ok 'text of several lines elsewhere is kept' muster new risk --title m \
	--set due=2026-12-01 --set 'mitigation=a
b: c'
ok 'and passes' muster check

begin traps
mkdir "$TRASH/outside"
ln -s "$TRASH/outside" program/risks
fails 3 'a folder that is a link is not followed' \
	muster new risk --title x --set due=2026-12-01
ok 'nothing was written there' rmdir "$TRASH/outside"
rm program/risks
for prefix in ../../x 'a/b' '..' '.git/x'; do
	mkdir -p program/kinds
	printf '%s\n' --- 'id: trap' 'kind: kind' 'title: Trap' 'about: A.' \
		"prefix: $prefix" 'folder: traps' --- >program/kinds/trap.md
	ok "a prefix of $prefix leads nowhere" sh -c \
		'muster new trap --title x; [ ! -e x-001-x.md ] &&
		[ ! -e .git/x-001-x.md ] && [ ! -e program/a ]'
done
for folder in ../../x /x .git/hooks; do
	printf '%s\n' --- 'id: trap' 'kind: kind' 'title: Trap' 'about: A.' \
		'prefix: TRAP' "folder: $folder" --- >program/kinds/trap.md
	ok "a folder of $folder leads nowhere" sh -c \
		'! muster new trap --title x && [ ! -e .git/hooks/TRAP-001-x.md ]'
done
finish
