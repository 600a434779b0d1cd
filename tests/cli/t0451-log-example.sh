#!/bin/sh
# muster log on the example program: the whole lives of a risk, of a milestone
# that slipped and of a decision, byte for byte, as a program manager reads
# them.
#
#	UPDATE=1 tests/cli/t0451-log-example.sh
. tests/cli/lib.sh
GOLDEN=$ROOT/tests/data/log
mkdir -p "$GOLDEN"
example example
cd example || exit 2

same() { # name command...
	name=$1
	shift
	"$@" >"$TRASH/told" 2>&1
	[ -z "${UPDATE-}" ] || cp "$TRASH/told" "$GOLDEN/$name"
	diff "$GOLDEN/$name" "$TRASH/told" >"$TRASH/out"
	result $? "$name"
}
same risk muster log R-001
same milestone muster log M-004
same slips muster log --field due --format markdown M-004
same decision muster log -p D-003
same meeting muster diff 2026-04-17 2026-04-24
same pull-request muster diff --format markdown 2026-04-17 2026-04-24
finish
