#include "muster/hook_call.h"

#include <string.h>

static bool holds(struct view text, const char *words)
{
	return view_search(text, 0, words) < text.len;
}

bool hook_calls(struct view text)
{
	/* The last begins ids of .pre-commit-hooks.yaml. */
	static const char *const calls[] = {
		"muster hook run", "muster admit", "muster check",
		"id: muster-check", NULL
	};
	struct view line;

	while (view_line(&text, &line)) {
		if (view_starts(view_trim(line), "#"))
			continue;
		for (const char *const *call = calls; *call; call++)
			if (holds(line, *call))
				return true;
	}
	return false;
}

struct view hook_section(struct view text, const char *name)
{
	struct view line, rest = text;
	const char *start = NULL;

	while (view_line(&rest, &line)) {
		if (start && line.len && !strchr(" \t#-\r", line.ptr[0]))
			return (struct view){ start, line.ptr - start };
		if (view_starts(line, name) && line.len > strlen(name) &&
		    line.ptr[strlen(name)] == ':')
			start = line.ptr;
	}
	if (!start)
		return (struct view){ NULL, 0 };
	return (struct view){ start, text.ptr + text.len - start };
}

/* In most languages the two words stand in one line. */
bool hook_asks_its_name(struct view text)
{
	static const char *const names[] = {
		"$0", "${0", "argv", "BASH_SOURCE", "PROGRAM_NAME", "__file__",
		"__filename", NULL
	};
	struct view line;

	while (view_line(&text, &line)) {
		if (holds(line, "${0##*/}"))
			return true;
		for (const char *const *name = names; *name; name++)
			if (holds(line, "basename") && holds(line, *name))
				return true;
	}
	return false;
}
