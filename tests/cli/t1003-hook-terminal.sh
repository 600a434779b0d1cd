#!/bin/sh
# What a hook shows and where: git sends both of its streams to standard
# error, and gives it no terminal to ask on.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

escape=$(printf '\033[')
in_terminal() # command-line
{
	unset TERM
	TERM=xterm script -qec "$1" /dev/null
}
no_input() { git commit -qam x <&-; }
no_output() { git commit -qam x >&-; }

guard colours
worsen
stopped 'a commit into a pipe is stopped' 'error: ' git commit -qam x
silent_on 'without a colour' "$escape"
if ! script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	echo "ok $((tests += 1)) - colours # SKIP no script(1)"
else
	ok 'in a terminal' in_terminal 'git commit -qam x || true'
	says 'errors are in colour' "${escape}31merror"
	ok 'with its errors in a file' \
		in_terminal 'git commit -qam x 2>../errors || true'
	cp ../errors "$TRASH/out"
	says 'there is the reason' 'error: '
	silent_on 'and no colour' "$escape"
	ok 'with its output in a file' \
		in_terminal 'git commit -qam x >../output || true'
	says 'the terminal has the colours' "${escape}31merror"
	NO_COLOR=1
	export NO_COLOR
	ok 'NO_COLOR' in_terminal 'git commit -qam x || true'
	silent_on 'is heeded' "$escape"
	unset NO_COLOR
fi
stopped 'without a standard input' 'error: ' no_input
stopped 'without a standard output' 'error: ' no_output
git commit -qam x >"$TRASH/stdout" 2>/dev/null
ok 'nothing of ours is in the output of git' test ! -s "$TRASH/stdout"
mend && extend
lands 'a good one lands without an input' no_input

fails 0 'git hook run pre-commit' git hook run pre-commit
lines 'is silent where all is well' 0
worsen && git add "$R2"
fails 1 'and fails' git hook run pre-commit
says 'where it would' "$R2:4:9: error: "
fails 1 'from below, too' sh -c 'cd program/risks && git hook run pre-commit'
fails 1 'as pre-merge-commit' git hook run pre-merge-commit
fails 1 'and muster admit itself' muster admit
fails 1 'from below' sh -c 'cd program/risks && muster admit'

mkdir "$TRASH/path"
for program in git sh cat; do
	ln -s "$(command -v "$program")" "$TRASH/path"
done
stopped 'without muster on the PATH it is stopped' \
	'this commit is stopped: muster is not on the PATH' \
	env PATH="$TRASH/path" git commit -qam x
says 'with what to do' 'help: install muster'
lands 'past the hooks it lands' git commit -qnam x
finish
