#!/bin/sh
# Doors: each foreign library is known to one place only.
set -eu
cd "${1:-.}"

# shellcheck disable=SC2046 # paths of sources have no blanks
awk '
function door(header, where)
{
	if (FILENAME !~ where) {
		print FILENAME ":" FNR ": only " where " may include " header \
		    " [doors]"
		failed = 1
	}
}
!/^[ \t]*#[ \t]*include/ { next }
/<git2[.\/]/ { door("git2.h", "^tools/lib/git/") }
/<yaml\.h>/ { door("yaml.h", "^tools/lib/record/yaml.c$") }
/<cmark/ { door("cmark.h", "^tools/lib/record/(body|html).c$") }
END { exit failed }
' $(find include tools -name '*.[ch]' -o -name '*.def' | LC_ALL=C sort)
