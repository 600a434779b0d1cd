# Servers and pushes: sourced behind lib.sh by the tests of `muster receive`.
#
#	server apollo			# a bare repository with the hook, and
#					# a clone of it, where the test is now
#	accepts 'a good push' git push srv main
#	rejects 'a bad one' 'error: ' git push srv main
#
# Both look at what the server's refs are afterwards. R-001 moved on
# 2026-07-14, the day before every test's today.
# shellcheck shell=sh

export GIT_AUTHOR_DATE=2026-07-15T12:00:00Z
export GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
R2=program/risks/R-002.md

# The program, two risks, committed; the server has it as main.
server() # name
{
	begin "$1" && risk R-001 && risk R-002 &&
		commit 2026-07-14 'risks: two' && SRV=$TRASH/work/$1.git &&
		git clone --quiet --bare . "$SRV" && git remote add srv "$SRV" &&
		(cd "$SRV" && muster hook install --quiet)
}

install_hook() # git directory
{
	mkdir -p "$1/hooks" && cp "$ROOT/hooks/pre-receive" "$1/hooks/" &&
		chmod +x "$1/hooks/pre-receive"
}

refs() { git --git-dir="$SRV" for-each-ref; }

# The push succeeds, and the server's refs are others.
accepts() # description command...
{
	what=$1 before=$(refs) wrong=''
	shift
	"$@" >"$TRASH/out" 2>&1 </dev/null || wrong="exit status $?"
	[ "$(refs)" != "$before" ] || wrong='no ref has moved'
	[ -z "$wrong" ] || echo "($wrong)" >>"$TRASH/out"
	[ -z "$wrong" ]
	result $? "$what"
}

# The push fails, says why, and leaves every ref and every object of the
# server as it was.
rejects() # description text command...
{
	what=$1 text=$2 before=$(refs; objects) wrong=''
	shift 2
	"$@" >"$TRASH/out" 2>&1 </dev/null && wrong='it succeeded'
	[ "$(refs; objects)" = "$before" ] || wrong='the server has changed'
	grep -qF -e "$text" "$TRASH/out" || wrong="it does not say '$text'"
	[ -z "$wrong" ] || echo "($wrong)" >>"$TRASH/out"
	[ -z "$wrong" ]
	result $? "$what"
}

# All files of the server's object store.
objects() { find "$SRV/objects" | LC_ALL=C sort; }

# with an error in it, without, with more to say; committed.
worsen()
{
	sed -i 's/^status: .*/status: opened/' "$R2"
	git commit -qam 'R-002: worse'
}
mend()
{
	sed -i 's/^status: .*/status: open/' "$R2"
	git commit -qam 'R-002: mended'
}
extend()
{
	echo 'And more.' >>"$R2"
	git commit -qam 'R-002: more'
}

# The program's policy, with these lines, committed.
policy() # line...
{
	printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Policy' "$@" \
		'---' >program/policy.md
	git add program && git commit -qm 'policy: change'
}

# The clone as the server's main is.
again() { git fetch -q srv && git reset -q --hard srv/main; }

# Past the hook.
force_in() # refspec...
{
	mv "$SRV/hooks/pre-receive" "$SRV/hooks/off"
	git push -qf srv "$@" 2>/dev/null
	mv "$SRV/hooks/off" "$SRV/hooks/pre-receive"
}
