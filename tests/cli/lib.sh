# The language of the command-line tests: sourced by each of them, from the
# root of the source tree. A test is told by what it does:
#
#	. tests/cli/lib.sh
#	begin apollo			# a repository with a small program
#	ok 'a clean program passes' muster check
#	fails 1 'a stale risk fails' muster raid
#	says 'and names the risk' 'R-001'
#	finish
#
# Hermetic: a home of its own, no system configuration, nobody's GIT_*
# variables, fixed names, dates, zone and locale; everything below $TRASH,
# which is removed at the end. The output of the last command is in
# $TRASH/out, both streams together.
# shellcheck shell=sh

ROOT=$PWD
MUSTER_BUILD=${MUSTER_BUILD:-$ROOT/build}
case $MUSTER_BUILD in /*) ;; *) MUSTER_BUILD=$ROOT/$MUSTER_BUILD ;; esac
TRASH=$(mktemp -d "${TMPDIR:-/tmp}/muster-test.XXXXXX") || exit 2
trap 'cd /; chmod -R u+rwx "$TRASH" 2>/dev/null; rm -rf "$TRASH"' EXIT
trap 'exit 129' HUP INT TERM

for name in $(env | sed -n 's/^\(GIT_[A-Z_0-9]*\|MUSTER_TODAY\)=.*/\1/p'); do
	unset "$name"
done
unset COLUMNS NO_COLOR CLICOLOR_FORCE FORCE_COLOR SOURCE_DATE_EPOCH
unset XDG_CONFIG_HOME VISUAL EDITOR
for name in $(env | sed -n 's/^\(CI\|CI_[A-Z_0-9]*\|GIT[HL][UA]B_[A-Z_0-9]*\)=.*/\1/p'); do
	unset "$name"
done
export HOME="$TRASH/home" GIT_CONFIG_NOSYSTEM=1
export GIT_CEILING_DIRECTORIES="${TRASH%/*}"
export TZ=UTC LC_ALL=C.UTF-8 MUSTER_TODAY=2026-07-15
export PATH="$MUSTER_BUILD/bin:$PATH"
mkdir -p "$HOME" "$TRASH/work"
cat >"$HOME/.gitconfig" <<'END'
[user]
	name = Ann Lee
	email = ann@example.com
[init]
	defaultBranch = main
[advice]
	detachedHead = false
[commit]
	gpgSign = false
[maintenance]
	auto = false
[protocol "file"]
	allow = always
END
cd "$TRASH/work" || exit 2

# A copy of the example program's repository, which is made once for a build.
example() # dir
{
	story=$ROOT/tests/data/example
	kept=$MUSTER_BUILD/example-$(cat "$story"/*.sh "$story"/story/* |
		cksum | tr ' ' -)
	(
		flock 9
		[ -d "$kept" ] || {
			rm -rf "$kept.new"
			sh "$story/history.sh" "$kept.new" &&
				mv "$kept.new" "$kept"
		}
	) 9>"$MUSTER_BUILD/example.lock" >/dev/null 2>&1 &&
		cp -R "$kept" "$1"
}

tests=0
failures=0

# Report the last test: did it hold?
result() # status description
{
	tests=$((tests + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $tests - $2"
		return 0
	fi
	failures=$((failures + 1))
	echo "not ok $tests - $2"
	sed 's/^/# /' "$TRASH/out" 2>/dev/null
	return 0
}

# The command succeeds.
ok() # description command...
{
	what=$1
	shift
	"$@" >"$TRASH/out" 2>&1 </dev/null
	status=$?
	[ "$status" -eq 0 ] || echo "(exit status $status)" >>"$TRASH/out"
	result "$status" "$what"
}

# The command ends with this very status.
fails() # status description command...
{
	want=$1 what=$2
	shift 2
	"$@" >"$TRASH/out" 2>&1 </dev/null
	status=$?
	[ "$status" -eq "$want" ] ||
		echo "(exit status $status, expected $want)" >>"$TRASH/out"
	[ "$status" -eq "$want" ]
	result $? "$what"
}

# The last command's output holds this text, or does not.
says() # description text
{
	grep -qF -e "$2" "$TRASH/out"
	result $? "$1"
}

silent_on() # description text
{
	! grep -qF -e "$2" "$TRASH/out"
	result $? "$1"
}

# The last command's output has so many lines.
lines() # description count
{
	[ "$(wc -l <"$TRASH/out")" -eq "$2" ]
	result $? "$1"
}

# From here on it is this day.
today() # day
{
	export MUSTER_TODAY="$1"
}

# Commit what is there, on this day, past the hooks.
commit() # day message
{
	git add -A &&
		GIT_AUTHOR_DATE="$1T12:00:00Z" GIT_COMMITTER_DATE="$1T12:00:00Z" \
			git commit --quiet --no-verify --allow-empty -m "$2"
}

# A risk, with lines of front matter of your own behind the usual ones.
risk() # id [line...]
{
	mkdir -p program/risks
	file=program/risks/$1.md
	{
		printf '%s\n' '---' "id: $1" 'kind: risk' 'status: open' \
			"title: The risk $1" 'owner: ann' 'probability: medium' \
			'due: 2026-12-01' 'impact: high'
		shift
		[ $# -eq 0 ] || printf '%s\n' "$@"
		printf '%s\n' '---' '' 'What may happen.'
	} >"$file"
}

# The files of a small program that passes, in the current folder.
program()
{
	mkdir -p program/people
	printf '%s\n' '---' 'id: charter' 'kind: charter' 'status: draft' \
		'title: Apollo' 'owner: ann' '---' '' '## Business context' \
		>program/charter.md
	printf '%s\n' '---' 'id: ann' 'kind: person' 'title: Ann Lee' \
		'emails: [ann@example.com]' '---' >program/people/ann.md
}

# A repository with that program, committed on 2026-07-01; go there.
begin() # name
{
	cd "$TRASH/work" && git init --quiet "$1" && cd "$1" && program &&
		commit 2026-07-01 'program: begin'
}

finish()
{
	echo "1..$tests"
	[ "$failures" -eq 0 ] && [ "$tests" -gt 0 ]
	exit $?
}
