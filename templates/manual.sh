#!/bin/sh
# Turn a manual page written in Markdown into a man page:
#   manual.sh VERSION DATE NAME.1.md >NAME.1
# The page begins with `# muster-raid(1) -- one line`; its sections are `##`,
# its examples indented; an option is a list item with a hard line break:
#   * `--today=DATE`\
#     Judge as of DATE.
# cmark does the work. What man(7) wants otherwise is put right before it
# (title, level of headings, links between pages) and after it (options as
# tagged paragraphs, fonts that every troff knows, lines that begin with a
# dot in an example).
set -eu
command -v cmark >/dev/null || {
	echo "manual.sh: cmark is missing: run 'make deps'" >&2
	exit 1
}

awk -v version="$1" -v date="$2" '
!/^# [a-z-]+\([1-8]\) -- / {
	print FILENAME ":1: expected \"# name(1) -- what it does\"" \
	    >"/dev/stderr"
	exit 1
}
{
	split($2, title, /[()]/)
	printf ".TH \"%s\" \"%s\" \"%s\" \"muster %s\" \"muster manual\"\n", \
	    toupper(title[1]), title[2], date, version
	exit
}' "$3"

awk '
NR == 1 { sub(/^# /, ""); sub(/\([1-8]\) --/, " -"); $0 = "# NAME\n\n" $0 }
/^```/ { fenced = !fenced }
!fenced && /^##/ { sub(/^#/, "") }
!fenced && !/^    / {
	while (match($0, /<https?:[^>]*>/))
		$0 = substr($0, 1, RSTART - 1) \
		    substr($0, RSTART + 1, RLENGTH - 2) \
		    substr($0, RSTART + RLENGTH)
	while (match($0, /\[[^]]*\]\([^():]*\)/)) {
		text = substr($0, RSTART + 1, RLENGTH)
		sub(/\].*/, "", text)
		$0 = substr($0, 1, RSTART - 1) text \
		    substr($0, RSTART + RLENGTH)
	}
}
{ print }' "$3" | cmark -t man | awk '
/^\\f\[C?\]$/ { next }
/^\.PP$/ && heading { next }
/^\.IP$/ { print heading ? ".RS 4" : ".PP\n.RS 4"; next }
{ heading = after; after = /^\.S[HS]$/ }
/^\.nf$/ { literal = 1; print; next }
/^\.fi$/ { literal = 0; print ".fi\n.RE"; next }
literal && /^[.\047]/ { $0 = "\\&" $0 }
/^\.IP \\\[bu\] 2$/ { item = 1; next }
{ gsub(/\\f\[C\]/, "\\fB"); gsub(/\\f\[\]/, "\\fR") }
{ gsub(/\\f\[B\]/, "\\fB"); gsub(/\\f\[I\]/, "\\fI") }
!literal && /\.PD 0$/ {
	sub(/\.PD 0$/, "")
	$0 = item ? ".TP\n" $0 : ($0 == "" ? ".br" : $0 "\n.br")
	getline skipped
	getline skipped
	item = 0
}
item { print ".IP \\[bu] 2"; item = 0 }
{ print }'
