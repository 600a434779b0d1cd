#!/bin/sh
# The same records give the same bytes, whoever asks, where and when.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

begin program
cp -R "$ROOT/tests/rules/record/type/values/program/." program
risk R-2 'tags: ["größe", "漢字", "x @y"]' 'reviewed: 2026-07-15'
risk R-3 'owner: @ann'
commit 2026-07-15 'program: records of every sort'
all()
{
	for command in check 'check --format json' raid 'raid --format json' \
		'check --rev HEAD' 'raid --rev HEAD'; do
		# shellcheck disable=SC2086 # several words
		muster $command
		echo "exit $?"
	done
}
all >"$TRASH/want" 2>&1

same() # description assignment-or-command...
{
	what=$1
	shift
	("$@"; all) >"$TRASH/got" 2>&1 </dev/null
	ok "$what" cmp "$TRASH/got" "$TRASH/want"
}

ok 'there is something to say' grep -q 'error: ' "$TRASH/want"
for locale in C POSIX C.UTF-8 en_US.UTF-8 tr_TR.UTF-8 de_DE.ISO-8859-1 '' no; do
	same "locale '$locale'" export LC_ALL="$locale" LANG="$locale"
done
same 'no locale' unset LC_ALL LANG
for zone in UTC Pacific/Apia America/St_Johns Asia/Kathmandu XYZ+25 :no ''; do
	same "time zone '$zone'" export TZ="$zone"
done
same 'no time zone' unset TZ
same 'umask 077' umask 077
same 'umask 000' umask 000
same 'no home' unset HOME
same 'a home that is not there' export HOME=/nonexistent
same 'no name for author and committer' \
	export GIT_CONFIG_GLOBAL=/dev/null EMAIL=
same 'a terminal with colours that is none' export TERM=xterm-256color
same 'a pager' export PAGER=false GIT_PAGER=false
same 'another folder for temporary files' export TMPDIR=/nonexistent
same 'a folder of the program' cd program/people
same 'a day from SOURCE_DATE_EPOCH' eval \
	'unset MUSTER_TODAY && export SOURCE_DATE_EPOCH=1784116800'
same 'the last second of that day' eval \
	'unset MUSTER_TODAY && export SOURCE_DATE_EPOCH=1784159999'
git clone -q . "$TRASH/work/clone"
same 'a clone' cd "$TRASH/work/clone"
git worktree add -q "$TRASH/work/tree" HEAD
same 'a linked work tree' cd "$TRASH/work/tree"
git -C "$TRASH/work/clone" gc -q --prune=now
same 'a clone that is packed' cd "$TRASH/work/clone"
finish
