#!/bin/sh
# The main job on the example program: a commit that is stopped for stale
# RAID entries, and what mends it. `make demo` runs this.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=${MUSTER_BUILD:-build}/bin
dir=$(mktemp -d "${TMPDIR:-/tmp}/muster-demo.XXXXXX")

PATH=$bin:$PATH
MUSTER_TODAY=2026-04-24
export PATH MUSTER_TODAY
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE COLUMNS

say() # text...
{
	printf '\n%s\n' "$*"
}

# Show a command and what it prints; it ends with this status.
run() # status command...
{
	want=$1
	shift
	printf '\n$'
	for word; do
		case $word in
		*' '*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	printf '\n'
	status=0
	"$@" || status=$?
	[ "$status" -eq "$want" ] && return
	echo "demo: exit status $status, expected $want" >&2
	exit 1
}

say "The example: sixteen weeks of a program, with its history, in $dir"
sh "$here/history.sh" "$dir/program" >"$dir/log" 2>&1 || {
	cat "$dir/log" >&2
	exit 1
}
cd "$dir/program"
git config user.name 'Program manager'
git config user.email tpm@example.com
muster hook install >/dev/null

say 'It is 24 April 2026. Are the records in order?'
run 0 muster check
say 'What is open, gravest first? Four entries are stale.'
run 1 muster raid
say 'An action takes a week longer. Its owner changes the date and commits:'
sed -i.orig 's/^due: .*/due: 2026-05-15/' program/actions/A-008-*.md
rm -f program/actions/*.orig
git add program
run 1 git commit --quiet -m 'actions: the runbook takes a week more'
say 'The four are still true, so their owners say so; one could be changed.'
run 0 muster raid affirm I-008 R-007 D-010 DEP-005
run 0 git commit --quiet -m 'actions: the runbook takes a week more'
run 0 git log --oneline -1 --stat
say "Where to look next:
  cd $dir/program
  export PATH=$bin:\$PATH MUSTER_TODAY=$MUSTER_TODAY
  muster help          all tools
  muster raid review   the weekly review, a key for each answer
  muster kinds         what a program records
  muster explain       all rules
  less program/charter.md
  less $here/README.md  what is planted where in this example"
