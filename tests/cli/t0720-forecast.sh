#!/bin/sh
# muster forecast: the example program byte for byte, too little history, the
# backtest, shallow clones (4), nothing to forecast.
#
#	UPDATE=1 tests/cli/t0720-forecast.sh
. tests/cli/lib.sh
GOLDEN=$ROOT/tests/data/forecast
mkdir -p "$GOLDEN"
example example
cd example || exit 2
today 2026-04-24

same() # name command...
{
	name=$1
	shift
	"$@" >"$TRASH/told" 2>&1
	[ -z "${UPDATE-}" ] || cp "$TRASH/told" "$GOLDEN/$name"
	diff "$GOLDEN/$name" "$TRASH/told" >"$TRASH/out"
	result $? "$name"
}
same text muster forecast
same item muster forecast M-006
same markdown muster forecast --format markdown
same json muster forecast --format json
same backtest muster forecast --backtest
same backtest.csv muster forecast --backtest --format csv
same as-of muster forecast --as-of 2026-03-02

ok '-q is the answer alone' muster forecast -q
lines "two lines" 2
says 'with the share of the runs' 'M-009 Launch: 2026-09-30 is kept in '
ok 'more runs' muster forecast -q --runs 100000
says 'are said' 'of 100,000 runs'
muster forecast --seed 2 >"$TRASH/told"
muster forecast >"$TRASH/out"
! cmp -s "$TRASH/told" "$TRASH/out"
result $? 'another seed draws other numbers'
fails 2 'too many runs' muster forecast --runs 1000001
fails 2 'a backtest of one item' muster forecast --backtest M-006
fails 2 'an id that nobody has' muster forecast M-099
fails 2 'what is no work' muster forecast R-001
says 'is not in the plan' "'R-001' is not in the plan"
ok 'what is done' muster forecast -q M-001
says 'is done' 'M-001 Architecture and security model agreed: done on'

git clone -q --depth 5 "file://$PWD" ../cut
cd ../cut || exit
ok '4 a shallow clone is forecast' muster forecast
says '4 with what is written: baselines' 'slips of finished items: n=8'
says '4 it says what it can not know' \
	'overruns of finished work: not enough history (n=0, 5 wanted)'
says '4 and why' 'the history is cut off at 1 commit (shallow clone)'
fails 3 '4 but not replayed' muster forecast --backtest
says '4 with what mends it' 'git fetch --unshallow'

begin young
fails 3 'without work there is nothing to forecast' muster forecast
says 'which is said' 'there is nothing to forecast'
mkdir program/milestones
printf '%s\n' '---' 'id: M-1' 'kind: milestone' 'status: planned' \
	'title: Launch' 'owner: ann' 'due: 2026-08-03' '---' \
	>program/milestones/M-1.md
today 2026-07-15
ok 'a milestone that is not committed yet' muster forecast
says 'is there on its date' 'P50 2026-08-03, P80 2026-08-03, P95 2026-08-03'
says 'no figure is made up' \
	'M-1 Launch: no odds can be told: not enough history (n=0, 5 wanted)'
says 'nor anywhere' 'M-1  2026-08-03     -  2026-08-03'
says 'with the sample size' \
	'slips of finished items: not enough history (n=0, 5 wanted)'
ok 'nothing to replay' muster forecast --backtest
says 'is not enough' 'not enough history (n=0 comparisons, 10 wanted)'
sed -i 's/^due: .*/due: 9999-12-31/' program/milestones/M-1.md
ok 'a date at the end of all dates' muster forecast
says 'is a date' 'P50 9999-12-31'
sed -i 's/^due/depends_on: [M-1]\ndue/' program/milestones/M-1.md
fails 3 'a circle has no end' muster forecast

cd "$TRASH/work" && git init -q empty && cd empty || exit
fails 3 'no program' muster forecast
says 'is told' 'muster init'
program
fails 3 'before the first commit' muster forecast
says 'there is nothing either' 'there is nothing to forecast'
finish
