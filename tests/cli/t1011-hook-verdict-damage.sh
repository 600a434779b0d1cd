#!/bin/sh
# A verdict that is damaged, forged or in the way is as good as none.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

verdict=.git/muster/verdict
stale='muster raid affirm R-001'

# With enforce: all every commit is stopped today, so that only a verdict
# that is wrongly believed lets one pass.
guard forged && policy 'enforce: all' &&
	commit 2026-07-14 'policy' && pass code
cp "$verdict" ../good
today 2026-08-15 && code 'more'
stopped 'today it is stopped' "$stale" git commit -qm 'more'
day=$(sed -n 's/^day //p' ../good)
sed "s/^day .*/day $((day + 31))/" ../good >"$verdict"
stopped 'a verdict with another day in it is not believed' "$stale" \
	git commit -qm 'more'

today 2026-07-15
# Never more than a full look: whatever stands in the file, the commit lands,
# and the verdict is whole again.
heals() # description
{
	code "$1"
	timeout 10 git commit -qm 'code' >"$TRASH/out" 2>&1 </dev/null
	result $? "$1: the commit lands"
	! grep -q . "$TRASH/out"
	result $? "$1: without a word"
	grep -q '^sum ' "$verdict"
	result $? "$1: the verdict is whole again"
}
flip() # offset
{
	printf '\125' | dd of="$verdict" bs=1 seek="$1" conv=notrunc 2>/dev/null
}

: >"$verdict" && heals 'empty'
head -c 100 ../good >"$verdict" && heals 'cut off'
sed '$d' ../good >"$verdict" && heals 'without a sum'
sed 's/^sum .*/sum 1/' ../good >"$verdict" && heals 'another sum'
cat ../good ../good >"$verdict" && heals 'twice over'
sed 's/^muster-verdict 1/muster-verdict 2/' ../good >"$verdict" &&
	heals 'of another version'
head -c 70000 /dev/zero >"$verdict" && heals 'full of zeros'
rm "$verdict" && ln -s /dev/zero "$verdict" && heals 'a link'
rm "$verdict" && mkfifo "$verdict" && heals 'a pipe'
for at in 3 17 25 70 80 90 110 150 200 250; do
	cp ../good "$verdict" && flip "$at"
	code "$at" && git commit -qm 'code' >"$TRASH/out" 2>&1 &&
		cmp -s "$TRASH/out" /dev/null
	result $? "byte $at of it wrong: the commit lands in silence"
done

rm -r .git/muster && echo x >.git/muster && code 'no room'
lands 'where none can be kept, the commit lands' git commit -qm 'code'
lines 'without a word' 0
rm .git/muster && mkdir -p "$verdict" && code 'a folder'
lands 'nor does a folder in its place stop it' git commit -qm 'code'
lines 'without a word, too' 0
finish
