#!/bin/sh
# Sizes: where a file, a function or a line stops being readable at a
# glance. A function may be longer when it is one flat table or switch.
set -eu
lint=$(cd "$(dirname "$0")" && pwd)
cd "${1:-.}"

list()
{
	find include tools tests/unit tests/fuzz -name "$1" 2>/dev/null |
		LC_ALL=C sort
}

# shellcheck disable=SC2046 # paths of sources have no blanks
{
	ctags --languages=C --c-kinds=f --fields=neS -f - $(list '*.c') |
		sed 's/^/tag	/'
	awk -f "$lint/code.awk" $(list '*.c') | sed 's/:/	/; s/:/	/
		s/^/code	/'
	awk '{ print "text\t" FILENAME "\t" FNR "\t" $0 }' \
		$(list '*.[ch]') $(list '*.def')
} | LC_ALL=C awk -F '\t' '
function say(path, line, what)
{
	print path ":" line ": " what " [sizes]"
	failed = 1
}
function fourth_on(line)
{
	return substr(line, length($1 $2 $3) + 4)
}
function columns(text, n, i)
{
	gsub(/[\200-\277]/, "", text)	# a character counts once
	for (n = 0; (i = index(text, "\t")); text = substr(text, i + 1))
		n = int((n + i - 1) / 8) * 8 + 8
	return n + length(text)
}
function parameters(signature, n, depth, i, c)
{
	n = 1
	for (i = 2; i < length(signature); i++) {
		c = substr(signature, i, 1)
		depth += (c == "(") - (c == ")")
		n += c == "," && !depth
	}
	return n
}
function file_ends()
{
	if ((path ~ /\.c$/ && lines > 500) || (path ~ /\.h$/ && lines > 200))
		say(path, lines, lines " lines in one file")
}

$1 == "tag" {
	for (i = 5; i <= NF; i++)
		field[substr($i, 1, index($i, ":") - 1)] = \
		    substr($i, index($i, ":") + 1)
	name[$3, field["line"]] = $2
	end[$3, field["line"]] = field["end"]
	if (parameters(field["signature"]) > 6)
		say($3, field["line"], $2 " has more than 6 parameters")
}
$1 == "code" {
	if (($2, $3) in name) {
		start = $3
		flat = deep = 0
	}
	if (!start)
		next
	text = fourth_on($0)
	flat += text ~ /^\t+(case .*|default:.*|return .*;|break;|""|[[{}].*)/
	if (text ~ /^\t\t\t\t\t+(if|for|while|do|switch|return|break|goto)[ ;]/)
		deep = $3
	if ($3 != end[$2, start])
		next
	lines = $3 - start + 1
	if (lines > 100 || (lines > 60 && flat * 3 < lines * 2))
		say($2, start, name[$2, start] " has " lines " lines")
	if (deep)
		say($2, deep, name[$2, start] " is nested deeper than 4")
	start = 0
}
$1 == "text" {
	if ($2 != path)
		file_ends()
	path = $2
	lines = $3
	if (columns(fourth_on($0)) > 80)
		say(path, $3, "more than 80 columns")
}
END {
	file_ends()
	exit failed
}'
