#!/bin/sh
# Write the C source that puts every file of templates/ and hooks/ into the
# library: asset_table of include/muster/asset.h, sorted by name. The bytes
# are taken in by the assembler, which is quick and keeps them as they are;
# a NUL follows each, so that an asset is also a C string.
set -eu
cd "$(dirname "$0")/.."

files=$(find templates hooks -type f ! -path templates/embed.sh \
	! -path templates/manual.sh ! -path 'templates/completion/*' \
	! -name '*~' ! -name '.*.sw?' \
	2>/dev/null | LC_ALL=C sort)
if odd=$(printf '%s\n' "$files" | grep '[^A-Za-z0-9._/-]'); then
	echo "embed.sh: only letters, digits and ._- in names: $odd" >&2
	exit 1
fi

printf '%s\n' "$files" | xargs wc -c | awk '
$2 == "total" { next }
{ name[n++] = $2; size[$2] = $1 }
END {
	print "#include \"muster/asset.h\""
	for (i = 0; i < n; i++)
		printf "\nextern const char asset_%d[];\n" \
		    "__asm__(\".section .rodata\\n\"\n" \
		    "\t\"asset_%d:\\n\"\n" \
		    "\t\".incbin \\\"%s\\\"\\n\"\n" \
		    "\t\".byte 0\\n\"\n" \
		    "\t\".previous\\n\");\n", i, i, name[i]
	print "\nconst struct asset asset_table[] = {"
	for (i = 0; i < n; i++)
		printf "\t{ \"%s\", asset_%d, %d },\n", name[i], i, size[name[i]]
	print "};"
	printf "const size_t asset_count = %d;\n", n
}'
