#!/bin/sh
# muster check --watch: stays, and checks again when a file changes.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh

log=$TRASH/log
watching=

# Begin to watch, with these options; $tracer may stand before.
tracer=
watch() # option...
{
	: >"$log"
	# shellcheck disable=SC2016,SC2086 # for the shell within; words
	$tracer sh -c 'echo $$ >"$0" && exec muster check --watch "$@"' \
		"$TRASH/pid" "$@" >"$log" 2>&1 </dev/null &
	watching=$!
}

leave()
{
	[ -z "$watching" ] || kill "$(cat "$TRASH/pid")" 2>/dev/null
	wait
	watching=
}
trap 'leave; cd /; chmod -R u+rwx "$TRASH"; rm -rf "$TRASH"' EXIT

# How many runs have ended?
count_runs()
{
	grep -c '^-- waiting' "$log"
}

# Within ten seconds the last run that has ended has this in it.
shows() # description text
{
	for _ in $(seq 100); do
		awk '/^-- checking/ { run = "" } { run = run $0 "\n" }
			/^-- waiting/ { last = run } END { printf "%s", last }
		' "$log" >"$TRASH/out"
		! grep -qF -e "$2" "$TRASH/out" || break
		sleep 0.1
	done
	says "$1" "$2"
}

# There are as many runs as before.
quiet() # description runs
{
	sleep 0.5
	cp "$log" "$TRASH/out"
	[ "$(count_runs)" -eq "$2" ]
	result $? "$1"
}

edit_and_mend()
{
	shows 'it begins with a run' '2 records: no findings'
	sed -i.orig 's/owner: ann/owner: bob/' program/charter.md
	shows 'a change is checked' "charter.md:6:8: error: no person has the id"
	mv program/charter.md.orig program/charter.md
	shows 'one written beside and renamed, too' '2 records: no findings'
}

new_folder()
{
	mkdir -p program/risks/deep
	risk R-001 'owner: bob'
	mv program/risks/R-001.md program/risks/deep
	shows 'a new folder is followed' "program/risks/deep/R-001.md:10:"
	sed -i.orig '/bob/d' program/risks/deep/R-001.md
	rm program/risks/deep/*.orig
	shows 'and what changes in it' '3 records: no findings'
}

remove_program()
{
	mv program elsewhere
	shows 'a program that is gone' 'begins one): no findings'
	mv elsewhere program
	shows 'is found again' ' records: no findings'
}

begin apollo
watch
edit_and_mend
new_folder
remove_program
printf 'programs: [other]\n' >.muster.yml
shows 'the manifest' "there are no records in 'other'"
rm .muster.yml
shows 'without it again' '3 records: no findings'
sleep 0.5
runs=$(count_runs)
echo >program/.charter.md.swp
echo >program/charter.md~
echo >unrelated
quiet 'what an editor leaves is no change' "$runs"
leave
rm -r program/.charter.md.swp program/charter.md~ program/risks unrelated

if strace -o "$TRASH/trace" -e trace=none true 2>/dev/null; then
	tracer="strace -f -o $TRASH/trace -e trace=inotify_init1 \
		-e inject=inotify_init1:error=EMFILE"
	watch
	edit_and_mend
	remove_program 2>/dev/null
	leave
	grep -q INJECTED "$TRASH/trace"
	result $? 'all that without inotify'
	tracer=
else
	tests=$((tests + 1))
	echo "ok $tests - # SKIP without inotify: strace is not there"
fi

watch --staged
shows 'the index can be watched' 'no findings'
risk R-001 'owner: bob'
git add program
shows 'what is staged is checked' 'program/risks/R-001.md:10:1: error'
leave

documents() # count
{
	for _ in $(seq 100); do
		[ "$(jq -s length "$log" 2>/dev/null)" != "$1" ] || break
		sleep 0.1
	done
}
watch --format json
documents 1
risk R-001
documents 2
leave
ok 'JSON: a document for each run' jq -s -e 'length == 2 and
	all(.[]; .schema == "muster/check/1")' "$log"

fails 2 'a word that names nothing' muster check --watch nosuch
says 'is told once' "no record or file is called 'nosuch'"
fails 2 'a baseline is written once' muster check --watch --write-baseline
git init -q --bare "$TRASH/bare"
fails 3 'a bare repository has nothing to watch' \
	git --git-dir "$TRASH/bare" muster check --watch
says 'and says so' 'this repository is bare'

if command -v python3 >/dev/null; then
	fails 130 'Ctrl-C ends it' python3 "$ROOT/tests/cli/keys.py" \
		'-- waiting' '\x03' env TERM=xterm "$MUSTER_BUILD/bin/muster" \
		check --watch
	says 'a terminal is cleared' "$(printf '\033[H\033[2J-- checking')"
	fails 130 'also there' python3 "$ROOT/tests/cli/keys.py" \
		'-- waiting' '\x03' env TERM=dumb "$MUSTER_BUILD/bin/muster" \
		check --watch
	silent_on 'a dumb one is not' "$(printf '\033')"
else
	tests=$((tests + 1))
	echo "ok $tests - # SKIP Ctrl-C: there is no python3 to type"
fi
finish
