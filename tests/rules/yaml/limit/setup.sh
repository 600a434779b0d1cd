# One level, one byte and one part too many; and a lot of each.
cd program/risks
put() # id: front matter up to its last field
{
	sed "s/R-001/$1/; /^impact/q" R-001-good.md
}
many() # count text
{
	head -c "$1" /dev/zero | sed "s/\\x00/$2/g"
}
{
	put R-002
	printf 'tags: %s%s\n---\n' "$(many 16 '[')" "$(many 16 ']')"
} >R-002-deep.md
{
	put R-003
	printf 'tags: %s%s\n---\n' "$(many 15 '[')" "$(many 15 ']')"
} >R-003-not-too-deep.md
{
	put R-004
	printf 'tags: %s\n---\n' "$(many 60000 '[')"
} >R-004-deepest.md
{
	put R-005
	printf 'trigger: %s\n---\n' "$(many 16385 x)"
} >R-005-long.md
{
	put R-006
	printf 'trigger: %s\n---\n' "$(many 16384 x)"
} >R-006-not-too-long.md
{
	put R-007
	printf 'tags: [%sx]\n---\n' "$(many 10000 x,)"
} >R-007-many.md
{
	put R-008
	for i in 0 1 2 3 4 5 6 7 8 9 a b c d e f g; do
		printf '%*stags:\n' "$((blanks = ${blanks:--1} + 1))" ''
	done
	echo ---
} >R-008-block.md
