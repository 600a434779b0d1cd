#!/bin/sh
# The review and its terminal: whatever happens to either, nothing is half
# written and the terminal is as it was. Today is 2026-07-15.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/terminal.sh"
. "$ROOT/tests/cli/review.sh"

# The process that has the terminal.
review_pid()
{
	cat ../pid
}

# What the shell says of the last command, and whether its terminal is the
# one from before.
ends() # description status
{
	await 'ready:'
	writes "echo \"status \$?\"; stty -g | cmp - ../before && echo sane"
	types Enter
	shows "$1: its status" "status $2"
	shows "$1: the terminal is as it was" sane
	ok "$1: nothing is written" clean
}

begin_review() # width height [argument...]
{
	terminal "$1" "$2"
	shift 2
	writes 'stty -g >../before; clear'
	types Enter
	writes "sh -c 'echo \$\$ >../pid; exec muster raid review $*'"
	types Enter
	await '1 of '
}

programs ending
begin_review 80 24
types a d
writes '+1'
types C-c
ends 'an interrupt in a prompt' 130
begin_review 80 24
types a q
await 'to be written'
types 'C-\'
ends 'a quit before the end' 131
begin_review 80 24
types a
await '2 of 4'
kill "$(review_pid)"
ends 'being terminated' 143

begin_review 80 24
types a
await '2 of 4'
kill -PROF "$(review_pid)"
ends 'the watchdog' 3

begin_review 80 24
types a
await '2 of 4'
pid=$(review_pid)
types C-z
shows 'stopped by the keyboard' 'ready:'
writes 'stty -g | cmp - ../before && echo sane'
types Enter
shows 'the shell has its terminal' sane
writes fg
types Enter
shows 'and back' '2 of 4'
types b
shows 'nothing was lost' 'now  still true'
in_tmux kill-server
tries=100
while kill -0 "$pid" 2>/dev/null && [ "$tries" -gt 0 ]; do
	tries=$((tries - 1))
	sleep 0.05
done
ok 'a terminal that is closed ends it' sh -c "! kill -0 $pid 2>/dev/null"
ok 'with nothing written' clean

begin_review 40 20
shows 'forty columns' 'gravity 9 (high x'
screen | sed 's/─/-/g; s/…/./g' | awk 'length($0) > 40 { exit 1 }'
result $? 'no line is longer'
shows 'the keys in one line' 'a  s  o  d  n  p  e  space  b  u  q  ?'
in_tmux resize-window -x 100 -y 30
shows 'a wider window' 'a still true  s status'
in_tmux resize-window -x 60 -y 10
shows 'a flat one has the keys, too' 'e shows all of it'
shows 'and the title' 'R-001  The supplier is late'
types n
in_tmux set-buffer "$(printf 'a\nq\ty\033[2Jz')"
in_tmux paste-buffer -p
shows 'a paste is one line' 'note: a q y'
types Escape
await 'Left as it was'
in_tmux paste-buffer -p
types Space
shows 'and no command' '2 of 4'
types q
shows 'nothing was done' 'Nothing was done'
types y
ends 'leaving' 0

# A call that is over before the first screen.
refused() # status command
{
	terminal 80 24
	writes "clear; $2; echo status \$?"
	types Enter
	shows "$2" "status $1"
}

refused 2 'TERM=dumb muster raid review'
says 'is told what to use instead' 'muster raid affirm ID...'

sed -i 's/^title: .*/title: "Evil \\e[2J\\e]0;x\\a\\u202e title"/' \
	program/risks/R-001.md
sed -i '/^owner:/d' program/risks/R-002.md
printf '%s\n' 'The \ body' "$(printf 'has \033[31m red')" \
	>>program/risks/R-001.md
commit 2026-07-01 'hostile'
begin_review 80 24 R-002 R-001
shows 'the order is that of the operands' 'R-002'
types Space
shows 'a hostile title' 'Evil <U+001B>[2J<U+001B>]0;x<U+0007><U+202E> title'
types q
types y
ends 'leaving that' 0
refused 2 'muster raid review R-099'
says 'is told' "'R-099'"
refused 2 'muster raid review ann'
says 'is told, too' "'ann' is no open RAID entry"
refused 0 'muster raid review --kind decision'
says 'says so' 'nothing to look at'
finish
