# muster doctor and a repository that is ill in one way: sourced behind lib.sh
# by its tests. What it prints as help is run, where it is a command, and then
# all is well.
#
#	healthy origin			# a repository, nothing is odd in it
#	rm program/policy.md
#	told program/policy odd 'no policy.md'
#	mends 'a new policy'		# its help does, when it is run
# shellcheck shell=sh

# A repository with nothing odd about it; go there.
healthy() # name
{
	begin "$1" && risk R-001 && printf '%s\n' '---' 'id: policy' \
		'kind: policy' 'title: Policy' '---' >program/policy.md &&
		commit 2026-07-14 'risks: R-001' && muster hook install -q
}

# The program that is asked.
self=muster

# It says of this check, and of no other, that it is odd or wrong.
told() # id state text
{
	"$self" doctor --quiet >"$TRASH/out" 2>&1 </dev/null
	case $?$2 in 0odd | 1wrong) wrong='' ;; *) wrong='exit status' ;; esac
	grep -q "^$2  *$1  " "$TRASH/out" || wrong="no $2 $1"
	[ "$(grep -vc '^  help: ' "$TRASH/out")" -eq 1 ] ||
		wrong='not this check alone'
	grep -qF -e "$3" "$TRASH/out" || wrong="not '$3'"
	[ -z "$wrong" ] || echo "($wrong)" >>"$TRASH/out"
	[ -z "$wrong" ]
	result $? "$1 is $2"
}

well() # description
{
	"$self" doctor --quiet >"$TRASH/out" 2>&1 </dev/null &&
		[ ! -s "$TRASH/out" ]
	result $? "$1"
}

# The command that is printed as help for the first line, run as it stands.
mends() # description
{
	sed -n '2s/^  help: //p' "$TRASH/out" >"$TRASH/command"
	sh -e "$TRASH/command" >"$TRASH/out" 2>&1 </dev/null ||
		result 1 "$1: the command runs"
	well "$1"
}

helps() # text: what is to be edited
{
	says "what to do: $1" "  help: $1"
}
