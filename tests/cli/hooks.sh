# The hooks as git runs them: sourced behind lib.sh by the tests of commits.
#
#	guard apollo			# a program with a risk, and the hooks
#	worsen
#	stopped 'the broken record stops it' R-002 git commit -qam 'risks'
#	mend
#	lands 'the mended one lands' git commit -qam 'risks'
#
# R-001 moved on 2026-07-14, the day before every test's today, and is stale
# a week later: `MUSTER_TODAY=$LATER`. R-002 is there to be changed.
# shellcheck shell=sh

export GIT_AUTHOR_DATE=2026-07-15T12:00:00Z
export GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
LATER=2026-08-15
R2=program/risks/R-002.md

# The command that finds the repository, where the current folder does not.
git=git

head_id()
{
	$git rev-parse --verify -q HEAD || echo none
}

# The command makes a commit: HEAD is another one afterwards.
lands() # description command...
{
	what=$1 before=$(head_id)
	shift
	"$@" >"$TRASH/out" 2>&1 </dev/null
	status=$?
	[ "$(head_id)" != "$before" ] || {
		echo '(HEAD has not moved)' >>"$TRASH/out"
		status=1
	}
	result "$status" "$what"
}

# The command fails, says why, and leaves HEAD where it was.
stopped() # description text command...
{
	what=$1 text=$2 before=$(head_id) wrong=''
	shift 2
	"$@" >"$TRASH/out" 2>&1 </dev/null && wrong='it succeeded'
	[ "$(head_id)" = "$before" ] || wrong='HEAD has moved'
	grep -qF -e "$text" "$TRASH/out" || wrong="it does not say '$text'"
	[ -z "$wrong" ] || echo "($wrong)" >>"$TRASH/out"
	[ -z "$wrong" ]
	result $? "$what"
}

# As of another day.
on() # day command...
{
	(
		export MUSTER_TODAY="$1"
		shift
		"$@"
	)
}

# with an error in it, without, with more to say.
worsen() { sed -i 's/^status: .*/status: opened/' "$R2"; }
mend() { sed -i 's/^status: .*/status: open/' "$R2"; }
extend() { echo "And more." >>"$R2"; }

# The program's policy, with these lines.
policy() # line...
{
	printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Policy' "$@" \
		'---' >program/policy.md
}

# A file that is none of the program's.
code()
{
	mkdir -p src && echo "${1-code}" >>src/main.c && git add src
}

# A commit of code through the hooks, whatever they say.
pass() # text
{
	code "$1" && git commit -qm "$1" >/dev/null 2>&1
}

# Two fresh risks and the hooks; go there.
guard() # name
{
	begin "$1" && risk R-001 && risk R-002 && code begin &&
		commit 2026-07-14 'risks: two' && muster hook install --quiet
}

# One way to commit what has changed in R-002, held against all three.
way() # name command...
{
	name=$1
	shift
	worsen
	stopped "$name: a broken record stops it" \
		'program/risks/R-002.md:4:9: error: ' "$@"
	mend && extend
	stopped "$name: a stale one does" 'muster raid affirm R-001' \
		on "$LATER" "$@"
	lands "$name: a good one lands" "$@"
}

# The short form: a broken record is stopped, and mended again.
asks() # name command...
{
	name=$1
	shift
	worsen
	stopped "$name: a broken record stops it" "$R2:4:9: error: " "$@"
	mend && git add -A
}

# --- the remembered verdict

# The tools without the one that takes the full look: where the hook needs
# it, the commit is stopped with exit status 3.
remember()
{
	mkdir -p "$TRASH/memory/bin" "$TRASH/memory/libexec/muster"
	cp -L "$MUSTER_BUILD/bin/muster" "$TRASH/memory/bin"
	cp -L "$MUSTER_BUILD/libexec/muster/muster-hook" \
		"$TRASH/memory/libexec/muster"
}
memory()
{
	(
		PATH=$TRASH/memory/bin:$PATH
		git hook run pre-commit
	)
}
recalled() { ok "$1" memory; }
forgotten()
{
	fails 3 "$1" memory
	grep -qF 'muster-admit' "$TRASH/out" || result 1 'for that reason'
}
