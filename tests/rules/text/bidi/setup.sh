# In front matter an error, in the body a warning; an emoji's joiner and
# selector are neither, a joiner between letters is.
cd program/risks
put() # id title body
{
	{
		sed "s/R-001/$1/; /^title/,\$d" R-001-plain.md
		printf "title: $2\n"
		sed '1,/^title/d; /^Rehearse/,$d' R-001-plain.md
		printf "$3\n"
	} >"$1.md"
}
put R-002 'Paid to \342\200\256ana\342\200\254' 'Turned around.'
put R-003 'Plain' 'Turned \342\200\256around\342\200\254 in the body.'
put R-004 'Zero\342\200\213width' 'A blank of no width.'
put R-005 'Joi\342\200\215ner' 'Between letters.'
put R-006 'Family \360\237\221\250\342\200\215\360\237\221\251 \342\235\244\357\270\217' \
	'Two emoji: \360\237\221\250\342\200\215\360\237\221\251.'
put R-007 'Tagged\363\240\201\201' 'A letter that nobody sees.'
put R-008 'Plain' 'Tagged\363\240\201\201 in the body.'
put R-009 'Plain' 'Arabic uses the mark \342\200\217 in prose.'
