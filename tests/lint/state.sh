#!/bin/sh
# State: nothing that lives longer than a call can change, except what a
# signal handler must find (volatile).
set -eu
cd "${1:-.}"

# shellcheck disable=SC2046 # paths of sources have no blanks
ctags --languages=C --c-kinds=vl --fields=Knt -f - \
	$(find tools -name '*.c' | LC_ALL=C sort) | awk -F '\t' '
function can_change(type)
{
	if (type ~ /(^| )volatile( |$)/)
		return 0
	gsub(/ ?\[[^\]]*\]/, "", type)
	if (type ~ /\(/)
		return type !~ /\(\* const/
	if (type ~ /\*/)
		return type !~ /\* const$/
	return type !~ /^const /
}
# The third field is the line itself, and may hold tabs.
/^!/ || (/\tlocal\t/ && !/\t\/\^[ \t]*static /) { next }
{
	for (i = 4; i <= NF; i++) {
		if ($i ~ /^line:/)
			line = substr($i, 6)
		if ($i ~ /^typeref:/)
			type = substr($i, index(substr($i, 9), ":") + 9)
	}
	if (can_change(type)) {
		print $2 ":" line ": " $1 " outlives a call and can change" \
		    " [state]"
		failed = 1
	}
}
END { exit failed }'
