#!/bin/sh
# 47: git tidies up beside us. Packs that we have listed go away and others
# come, loose objects are packed and refs are, too: the answer is the same.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

ROUNDS=20

sound gc && git config gc.auto 0
for n in 2 3 4 5 6 7 8 9; do
	risk "R-00$n" && commit 2026-07-14 "risks: R-00$n"
done
remember

# As fast as it can: a new commit of the same, and all into one new pack, the
# old one and all loose objects away.
side() { git update-ref refs/heads/side "$(git commit-tree -m "$1" -p HEAD \
	'HEAD^{tree}')"; }
side 0
(
	n=0
	until [ -e ../stop ]; do
		n=$((n + 1))
		side "$n" && git gc --quiet --prune=now
		git rev-parse side >../"gc.$n"
	done
) >/dev/null 2>&1 &
gc=$!

# Every answer is the one of before.
wrong=0 round=0
while [ "$round" -lt "$ROUNDS" ]; do
	round=$((round + 1))
	for reader in check 'check --rev HEAD' 'check --staged' raid \
		'raid --rev side' admit; do
		# shellcheck disable=SC2086 # words
		timeout 20 muster $reader >"$TRASH/out" 2>&1 </dev/null
		status=$?
		echo "(exit status $status)" >>"$TRASH/out"
		case $reader in *' '*) ok=$TRASH/out ;; *)
			ok=$TRASH/sound.$reader ;; esac
		cmp -s "$ok" "$TRASH/out" && [ "$status" -eq 0 ] && continue
		wrong=$((wrong + 1))
		sed "s/^/# $reader: /" "$TRASH/out"
	done
done
: >../stop && wait "$gc"
set -- ../gc.*
echo "# $((ROUNDS * 6)) answers beside $# runs of git gc"
ok '47 git has tidied up many times' test "$#" -gt 3
[ "$wrong" -eq 0 ]
result $? '47 no answer was another one'
works '47 and afterwards'
finish
