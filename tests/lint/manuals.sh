#!/bin/sh
# Manuals: a page for every tool, a tool for every page, and man pages that
# mandoc has nothing to say about. The second argument is where they are.
set -eu
cd "${1:-.}"
man1=${2:-build/share/man/man1}
failed=0

for source in tools/*.c; do
	[ -e "$source" ] || continue
	if [ ! -e "${source%.c}.1.md" ]; then
		echo "$source:1: has no manual ${source%.c}.1.md [manuals]"
		failed=1
	fi
done
for page in tools/*.1.md; do
	[ -e "$page" ] || continue
	name=$(basename "$page" .1.md)
	[ "$name" = muster ] || name=muster-$name
	if [ ! -e "${page%.1.md}.c" ]; then
		echo "$page:1: has no tool ${page%.1.md}.c [manuals]"
		failed=1
	fi
	if ! head -n 1 "$page" | grep -q "^# $name(1) -- ."; then
		echo "$page:1: must begin with '# $name(1) -- ' [manuals]"
		failed=1
	fi
	if [ ! -e "$man1/$name.1" ]; then
		echo "$page:1: has not been built, run 'make manuals' [manuals]"
		failed=1
		continue
	fi
	mandoc -T lint -W warning "$man1/$name.1" 2>&1 | sed '
		s/^mandoc: //
		s/$/ [manuals]/' | grep . && failed=1
done
exit "$failed"
