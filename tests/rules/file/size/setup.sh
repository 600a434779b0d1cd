# A file of 1 MiB is read, one byte more is not; front matter ends at 64 KiB.
cd program/risks
fill() # bytes
{
	head -c "$1" /dev/zero | tr '\0' x
}
sed 's/R-001/R-002/' R-001-migration.md >R-002-full.md
fill "$((1048576 - $(wc -c <R-002-full.md)))" >>R-002-full.md
sed 's/R-001/R-003/' R-001-migration.md >R-003-over.md
fill "$((1048577 - $(wc -c <R-003-over.md)))" >>R-003-over.md
{
	sed '/^impact/q; s/R-001/R-004/' R-001-migration.md
	for i in 1 2 3 4 5; do
		echo "x$i: $(fill 15000)"
	done
	echo ---
} >R-004-front.md
