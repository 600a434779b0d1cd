#!/bin/sh
# Wording: what users read names no library, speaks of folders, and has no
# slips that are easily made.
set -eu
cd "${1:-.}"

# shellcheck disable=SC2046 # paths of sources have no blanks
awk '
function say(what)
{
	print FILENAME ":" FNR ": " what " [wording]"
	failed = 1
}
/^[ \t]*#/ || /^[ \t]*\/?\*/ || !/"/ { next }
{
	text = ""
	rest = $0
	gsub(/\\[nt]|safe\.directory/, "|", rest)
	while (match(rest, /"([^"\\]|\\.)*"/)) {
		text = text " | " substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
	}
}
tolower(text) ~ /libgit2|libyaml|cmark|zlib/ {
	say("names a library, which users do not know")
}
text ~ /can not/ { say("can not: cannot or can\047t") }
text ~ /directory|directories/ { say("a directory is called a folder") }
text ~ /[a-z,;:]  [a-z][a-z]/ { say("two blanks between words") }
text ~ /at the begin / { say("at the begin: at the beginning") }
END { exit failed }' $(find tools include -name '*.[ch]' -o -name '*.def' |
	LC_ALL=C sort)
