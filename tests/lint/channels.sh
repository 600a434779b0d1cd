#!/bin/sh
# Channels: only tools print and exit, that is tools/*.c and their floor of
# the library. Below it two files may: err.c holds die(), and the watchdog
# ends a run that does not end.
set -eu
lint=$(cd "$(dirname "$0")" && pwd)
cd "${1:-.}"

# shellcheck disable=SC2046 # paths of sources have no blanks
awk -f "$lint/code.awk" $(find tools/lib -name '*.c' \
	! -path 'tools/lib/tool/*' ! -path tools/lib/base/err.c \
	! -path tools/lib/base/watchdog.c | LC_ALL=C sort) | awk '
BEGIN {
	calls = "(v?[fd]?printf|f?puts|f?putc|putchar|perror|" \
	    "_?exit|_Exit|quick_exit|abort)[ \t]*\\("
	streams = "(stdout|stderr)[^A-Za-z0-9_]"
}
match($0, "[^A-Za-z0-9_](" calls "|" streams ")") {
	found = substr($0, RSTART + 1, RLENGTH - 2)
	sub(/[ \t]+$/, "", found)
	split($0, part, ":")
	print part[1] ":" part[2] ": " found " is for tools [channels]"
	failed = 1
}
END { exit failed }'
