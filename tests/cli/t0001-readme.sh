#!/bin/sh
# The README's tour, block by block, as a new user would type it: a block
# marked "fails" must fail, and say what the README shows below it.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

readme=$ROOT/README.md
blocks=$(grep -c '^```sh' "$readme")

# Block number n, or with "said" what the README shows as its output.
block() # n [said]
{
	awk -v want="$1" -v said="${2-}" '
	/^```sh/ { n++; code = 1; next }
	/^```/ { code = 0; shown = n; next }
	code && n == want && !said
	!code && shown == want && said && /^    / {
		print substr($0, 5); printed = 1; next }
	!code && printed && shown == want { exit }' "$readme"
}

unset MUSTER_TODAY SOURCE_DATE_EPOCH
n=0
while [ "$n" -lt "$blocks" ]; do
	n=$((n + 1))
	kind=$(grep '^```sh' "$readme" | sed -n "${n}p")
	block "$n" >"$TRASH/block"
	if [ "$kind" = '```sh fails' ]; then
		# shellcheck source=/dev/null
		(. "$TRASH/block") >"$TRASH/said" 2>&1
		status=$?
		block "$n" said >"$TRASH/shown"
		ok "block $n fails" test "$status" -ne 0
		ok "block $n says what the README shows" \
			diff "$TRASH/shown" "$TRASH/said"
	else
		set -e
		# shellcheck source=/dev/null
		. "$TRASH/block" >"$TRASH/out" 2>&1
		set +e
		result 0 "block $n: $(head -n 1 "$TRASH/block")"
	fi
done
finish
