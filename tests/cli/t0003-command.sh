#!/bin/sh
# What every tool has in common, tried on muster itself and on explain.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh

# Keep the two streams apart: run a command, look at one of them.
only() # out|err command...
{
	stream=$1
	shift
	"$@" >"$TRASH/stdout" 2>"$TRASH/stderr"
	status=$?
	cat "$TRASH/std$stream"
	return "$status"
}

# Run with standard output to a reader who has left, and tell the status.
to_nobody() # command...
{
	{
		sleep 0.3
		"$@" 2>"$TRASH/stderr"
		echo $? >"$TRASH/status"
	} | :
	cat "$TRASH/stderr" "$TRASH/status"
}

ok 'muster --version' muster --version
says 'says its name first' 'muster 0.'
ok 'git muster is muster' git muster --version
ok 'a tool has the version too' muster explain --version

ok 'muster help' only out muster help
says 'names the verbs' '    explain'
page=$TRASH/page && cp "$TRASH/out" "$page"
! grep '^ .\{76\}\|.\{80\}' "$page" >"$TRASH/out"
result $? 'the page keeps to the width'
awk '/^    help [a-z]/ { print $2 }' "$page" | while read -r name; do
	muster help "$name" >/dev/null || echo "$name"
done >"$TRASH/out"
lines 'the manuals that it sends to are there' 0
ok 'muster -h' only out muster -h
ok 'muster --help without a terminal' only out muster --help
says 'is the same' '    explain'
fails 2 'muster alone is misuse' only out muster
lines 'and prints nothing' 0

fails 2 'an unknown verb' muster chekc
says 'is met with the right one' "unknown verb 'chekc'; did you mean 'check'?"
fails 2 'a short word that is none' muster foo
silent_on 'is not met with another one' 'did you mean'
fails 2 'a verb is no path' muster ../bin/muster
fails 2 'an unknown option' muster --verison
says 'is called one' "unknown option '--verison'"
fails 2 'help for an unknown verb' muster help nosuch

mkdir -p "$TRASH/path" && PATH=$TRASH/path:$PATH
printf '#!/bin/sh\necho "hello $1"; exit 42\n' >"$TRASH/path/muster-hello"
chmod +x "$TRASH/path/muster-hello"
fails 42 'a verb of your own is found on the PATH' muster hello you
says 'with its operands' 'hello you'
ln -s "$MUSTER_BUILD/bin/muster" "$TRASH/path/m"
ok 'a link to muster finds the tools' m explain raid/stale
! ldd "$MUSTER_BUILD/bin/muster" 2>&1 | grep git2 >"$TRASH/out"
result $? 'the way to a tool loads no libgit2'

ok 'a rule is explained' only out muster explain raid/stale
says 'with its severity' 'raid/stale (error): '
ok 'all rules are listed' only out muster explain
says 'with severity and line' 'text/bom                warning  '
ok 'a tool tells its options' only out muster explain -h
ok 'muster help VERB does without a terminal' only out muster help explain
says 'tell them too' 'usage: muster explain [OPTION...] [RULE]'
fails 2 'misuse prints nothing' only out muster explain raid/stal
lines 'on standard output' 0
fails 2 'but on standard error' only err muster explain raid/stal
says 'what was meant' "unknown rule 'raid/stal'; did you mean 'raid/stale'?"
fails 2 'one operand too many' muster explain raid/stale raid/overdue

ok 'JSON' muster explain --format json --today 2026-02-03 raid/stale
cp "$TRASH/out" "$TRASH/json"
ok 'is JSON' jq -e '.schema == "muster/explain/1" and
	.today == "2026-02-03" and .rules[0].rule == "raid/stale"' "$TRASH/json"

ok 'a file has no colour' muster explain raid/stale
silent_on 'not one' "$(printf '\033')"
ok 'colour can be asked for' muster explain --color always raid/stale
says 'and is there' "$(printf '\033[1mraid/stale\033[0m')"
COLUMNS=40 muster explain raid/stale >"$TRASH/out"
! sed 1d "$TRASH/out" | grep '.\{41\}' >>"$TRASH/out"
result $? 'prose keeps to the width'

export MUSTER_TODAY=yesterday
fails 2 'a day that is none' muster explain raid/stale
says 'is named' "MUSTER_TODAY: 'yesterday' is not a date"
ok '--today comes before it' muster explain --today 2026-01-01 raid/stale
unset MUSTER_TODAY

[ ! -c /dev/full ] ||
	fails 3 'a full disk is no success' \
		sh -c 'muster explain >/dev/full'
fails 3 'nor is a closed output' sh -c 'exec muster explain >&-'
ok 'a reader who has left' to_nobody muster explain
says 'ends it as a filter' 141
lines 'without a word' 1
ok 'a reader who has left, the signal ignored' \
	to_nobody sh -c 'trap "" PIPE; muster explain'
says 'ends it the same way' 141
finish
