cd program/risks
{
	printf '\357\273\277'
	sed 's/R-001/R-002/' R-001-plain.md
} >R-002-mark.md
