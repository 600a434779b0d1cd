# The markers stand here, so that no file of this repository holds them.
cd program/risks
ours='<<<<<<< HEAD' base='||||||| 3f2a9c1' then='=======' theirs='>>>>>>> other'
{
	sed 's/R-001/R-002/; /^impact/,$d' R-001-plain.md
	printf '%s\n' "$ours" 'impact: high' "$base" 'impact: medium' "$then" \
		'impact: low' "$theirs"
	sed '1,/^impact/d' R-001-plain.md
} >R-002-front.md
{
	sed 's/R-001/R-003/' R-001-plain.md
	printf '%s\n' "$ours" 'Ours.' "$then" 'Theirs.' "$theirs"
} >R-003-body.md
{
	sed 's/R-001/R-004/' R-001-plain.md
	printf '%s\n' '' 'A heading' "$then" '' 'Seven of a sign: <<<<<<<.'
} >R-004-heading.md
