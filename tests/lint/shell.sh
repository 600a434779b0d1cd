#!/bin/sh
# Shell: scripts that shellcheck has nothing to say about, hooks of at most
# twenty lines.
set -eu
cd "${1:-.}"
failed=0

# Left out everywhere: `.` of a name made at run time, and `done` as a word
# of a story. A file without a first line `#!` is read by others, so its
# variables come from elsewhere, or seem to be for nobody.
check() # except file...
{
	[ "$#" -gt 1 ] || return 0
	except=SC1090,SC1091,SC1010,$1
	shift
	printf '%s\n' "$@" |
		xargs -P 2 -n 8 shellcheck -s sh -S warning -e "$except" -f gcc
}

scripts=$({
	find tests templates -name '*.sh' ! -path 'tests/rules/*/*/*'
	grep -rl '^#!.*sh$' .ci hooks tests templates
} 2>/dev/null | LC_ALL=C sort -u)
first_lines()
{
	printf '%s\n' "$scripts" | xargs awk "FNR == 1 && $1 { print FILENAME }"
}
# shellcheck disable=SC2046 # paths of scripts have no blanks
{
	check SC2148 $(first_lines '/^#!/')
	check SC2148,SC2034,SC2154 $(first_lines '!/^#!/')
} | sed 's/$/ [shell]/' | grep . && failed=1

for hook in hooks/*; do
	if [ -f "$hook" ] && [ "$(wc -l <"$hook")" -gt 20 ]; then
		echo "$hook:21: a hook of more than 20 lines [shell]"
		failed=1
	fi
done
exit "$failed"
