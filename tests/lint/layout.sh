#!/bin/sh
# Layout: tabs, braces and blanks as everywhere else in this house.
set -eu
lint=$(cd "$(dirname "$0")" && pwd)
cd "${1:-.}"

# shellcheck disable=SC2046 # paths of sources have no blanks
set -- $(find include tools tests/unit tests/fuzz \
	\( -name '*.[ch]' -o -name '*.def' \) 2>/dev/null | LC_ALL=C sort)
[ "$#" -gt 0 ] || exit 0
{
	awk '{ print FILENAME ":" FNR ":text:" $0 }' "$@"
	awk -f "$lint/code.awk" "$@" | sed 's/:/	/; s/:/:code:/; s/	/:/'
} | awk '
function say(what)
{
	print part[1] ":" part[2] ": " what " [layout]"
	failed = 1
}
{
	split($0, part, ":")
	line = substr($0, length(part[1] part[2]) + 8)
}
part[3] == "text" {
	if (line ~ /[ \t]$/)
		say("blanks at the end of the line")
	if (line ~ / \t/)
		say("a blank before a tab")
	if (line ~ /^        /)
		say("blanks for indentation, want tabs")
	if (line == "" && (last == "" || part[1] != file))
		say("an empty line too many")
	last = line
	file = part[1]
	next
}
{
	if (line ~ /[^A-Za-z0-9_](if|for|while|switch)\(/)
		say("no blank before the parenthesis")
	sub(/\((struct|union) [a-z_]+\)\{/, "literal {", line)
	if (line ~ /\)\{$/ || line ~ /\}else/ || line ~ /else\{$/)
		say("no blank at the brace")
	if (line ~ /^[A-Za-z].*\) \{$/ && line !~ /^(struct|enum|union) /)
		say("a function begins with a brace on its own line")
	if (line ~ /^\t+else/ && previous ~ /^\t+\}$/)
		say("else belongs behind the brace")
	previous = line
}
END { exit failed }'
