#!/bin/sh
# Write the main of the one program that is all of them: every.sh VERB...
# It is the tool by whose name, muster-VERB, it is called, else muster.
set -eu
echo '#include <string.h>'
echo
for verb in muster "$@"; do
	echo "int main_$verb(int argc, char **argv);"
done
cat <<'END'

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*main)(int argc, char **argv);
	} tools[] = {
END
for verb; do
	printf '\t\t{ "muster-%s", main_%s },\n' "$verb" "$verb"
done
cat <<'END'
	};
	const char *slash = argc ? strrchr(argv[0], '/') : NULL;
	const char *name = slash ? slash + 1 : argc ? argv[0] : "";

	for (size_t i = 0; i < sizeof(tools) / sizeof(*tools); i++)
		if (!strcmp(name, tools[i].name))
			return tools[i].main(argc, argv);
	return main_muster(argc, argv);
}
END
