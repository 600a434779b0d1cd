# The characters themselves: ESC, NUL, DEL and a C1 in front matter, ESC in
# a body.
cd program/risks
put() # id bytes
{
	{
		sed "s/R-001/$1/; /^title/,\$d" R-001-plain.md
		printf "title: a$2b\n"
		sed '1,/^title/d' R-001-plain.md
	} >"$1.md"
}
put R-011 '\033[2J'
put R-012 '\000'
put R-013 '\177'
put R-014 '\302\233'
{
	sed 's/R-001/R-015/' R-001-plain.md
	printf 'The \033[1mbody\033[0m.\n'
} >R-015-body.md
