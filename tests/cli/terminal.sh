# A terminal to test in, for those that are asked at one: tmux with a server
# and a socket of its own. Sourced behind lib.sh:
#
#	terminal 80 24			# a shell in the current folder
#	types 'muster raid review' Enter
#	shows 'the first entry' '1 of 3'	# waits for it
#	screen >file
#	left				# what the shell says at the end
# shellcheck shell=sh

unset TMUX
terminals=0
in_tmux()
{
	tmux -f /dev/null -S "$TRASH/tmux$terminals" "$@"
}

trap 'in_tmux kill-server 2>/dev/null; cd /; chmod -R u+rwX "$TRASH" \
	2>/dev/null; rm -rf "$TRASH"' EXIT

terminal() # width height
{
	in_tmux kill-server 2>/dev/null
	terminals=$((terminals + 1))
	printf '%s\n' "PS1='ready: '" "cd '$PWD'" >"$TRASH/shrc"
	TERM=xterm ENV="$TRASH/shrc" in_tmux new-session -d -x "$1" -y "$2" \
		'exec sh -i'
	in_tmux set-option -g escape-time 0
	await 'ready:'
}

# Keys by their tmux names (Enter, Escape, C-c, Up), or as text.
types() # key...
{
	in_tmux send-keys "$@"
}

# Text, and nothing in it is the name of a key.
writes() # text
{
	in_tmux send-keys -l "$1"
}

screen()
{
	in_tmux capture-pane -p
}

# Wait until the screen holds the text; at most five seconds.
await() # text
{
	tries=100
	while screen >"$TRASH/out" 2>&1; ! grep -qF -e "$1" "$TRASH/out"; do
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || return 1
		sleep 0.05
	done
}

shows() # description text
{
	await "$2"
	result $? "$1"
}

# The screen does not hold the text, now that it has settled.
hides() # description text
{
	screen >"$TRASH/out"
	silent_on "$1" "$2"
}
