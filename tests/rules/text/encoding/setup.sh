# Latin-1 in front matter and in the body, forms of UTF-8 that are none
# (overlong, half of a surrogate pair, beyond U+10FFFF, cut off), UTF-16.
cd program/risks
put() # id title body
{
	sed "s/R-001/$1/; /^title/,\$d" R-001-utf8.md
	printf "title: $2\n"
	sed "1,/^title/d; /^Rehearse/,\$d" R-001-utf8.md
	printf "$3\n"
}
put R-002 'Gr\366\337e' 'Latin-1 above.' >R-002-latin1.md
put R-003 'Size' 'Gr\366\337e.' >R-003-latin1-body.md
put R-004 'a\300\257b' 'An overlong slash.' >R-004-overlong.md
put R-005 'a\355\240\200b' 'A surrogate.' >R-005-surrogate.md
put R-006 'a\364\220\200\200b' 'Beyond the last.' >R-006-beyond.md
put R-007 'Size' 'Cut off: \342\202' >R-007-cut.md
{
	printf '\377\376'
	printf -- '---\nid: R-008\n---\n' | sed 's/./&\x00/g'
} >R-008-utf16.md
