#!/bin/sh
# Words: nothing that says it is unfinished.
set -eu
cd "${1:-.}"

grep -rnIwE 'TODO|FIXME|XXX|HACK' tools include hooks templates Makefile \
	2>/dev/null | awk -F : '
{ print $1 ":" $2 ": says that it is unfinished [words]" }
END { exit NR > 0 }'
