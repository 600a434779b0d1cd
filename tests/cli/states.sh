# Repositories in every state: sourced behind lib.sh by their tests. All three
# tools that read a program are asked each time.
#
#	sound apollo			# a repository, and what they say of it
#	git pack-refs --all
#	works 'packed refs'		# they say the very same
#	rm .git/packed-refs
#	cannot 'lost refs' 'git fsck'	# all end with status 3 and that advice
# shellcheck shell=sh

# Who is asked from here on; everybody, unless some are named.
# shellcheck disable=SC2120 # the tests have arguments for it
readers() # [reader...]
{
	asked=${*:-check raid admit}
}
readers

# In what surroundings they are asked; tests have their own.
around() { "$@"; }

ask() # reader: its status is the result, all it said is in $TRASH/out
{
	around timeout -k 1 10 muster "$1" >"$TRASH/out" 2>&1 </dev/null
}

# A program with one fresh risk, committed on 2026-07-14; go there.
sound() # name
{
	begin "$1" && risk R-001 && echo 'x' >asset.bin &&
		commit 2026-07-14 'risks: R-001' && remember
}

remember()
{
	for reader in $asked; do
		ask "$reader"
		echo "(exit status $?)" >>"$TRASH/out"
		mv "$TRASH/out" "$TRASH/sound.$reader"
	done
}

# Every reader that is asked ends and says what it said before.
works() # description
{
	for reader in $asked; do
		ask "$reader"
		echo "(exit status $?)" >>"$TRASH/out"
		diff "$TRASH/sound.$reader" "$TRASH/out" >"$TRASH/diff" 2>&1
		status=$?
		cp "$TRASH/diff" "$TRASH/out"
		result "$status" "$1: $reader"
	done
}

# Every reader ends with status 3 and one line that says all of these.
cannot() # description text...
{
	what=$1
	shift
	for reader in $asked; do
		ask "$reader"
		status=$?
		wrong=''
		[ "$status" -eq 3 ] || wrong="exit status $status, not 3"
		[ "$(wc -l <"$TRASH/out")" -eq 1 ] || wrong='not one line'
		for text; do
			grep -qF -e "$text" "$TRASH/out" ||
				wrong="it does not say '$text'"
		done
		! grep -q '[[:cntrl:]]' "$TRASH/out" || wrong='control bytes'
		[ -z "$wrong" ] || echo "($wrong)" >>"$TRASH/out"
		[ -z "$wrong" ]
		result $? "$what: $reader"
	done
}

# A test that can't be done here is named all the same.
skip() # description why
{
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}
