# What the Markdown parser would need minutes for: too much text, too many
# brackets, quotes within quotes. Ordinary rules and tables are not meant.
cd program/risks
put() # id
{
	sed "s/R-001/$1/; /^Rehearse/,\$d" R-001-plain.md
}
many() # count text
{
	head -c "$1" /dev/zero | sed "s/\\x00/$2/g"
}
{
	put R-002
	many 262145 x
} >R-002-large.md
{
	put R-003
	many 2001 '!['
} >R-003-brackets.md
{
	put R-004
	many 33 '> '
	echo deep
} >R-004-quotes.md
{
	put R-005
	many 2000 '['
	many 200 -
	printf '\n%s\n' "$(many 32 '> ')"
} >R-005-fine.md
