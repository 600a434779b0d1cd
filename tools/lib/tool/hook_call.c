#include "muster/hook_call.h"

#include <string.h>

static bool holds(struct view text, const char *words)
{
	return view_search(text, 0, words) < text.len;
}

#define RUN "muster hook run "

/* By the name of the hook, or of one that does as well; ids are those of
 * .pre-commit-hooks.yaml. */
static const struct {
	const char *hook, *call;
} calls[] = {
	{ NULL, RUN "$" },	/* the hook that it is itself */
	{ NULL, RUN "\"$" },
	{ "pre-commit", RUN "pre-commit" },
	{ "pre-commit", RUN "pre-merge-commit" },
	{ "pre-commit", "muster admit" },
	{ "pre-commit", "muster check" },
	{ "pre-commit", "id: muster-check" },
	{ "prepare-commit-msg", RUN "prepare-commit-msg" },
	{ "prepare-commit-msg", "muster message prepare" },
	{ "prepare-commit-msg", "id: muster-prepare-commit-msg" },
	{ "commit-msg", RUN "commit-msg" },
	{ "commit-msg", "muster message check" },
	{ "commit-msg", "id: muster-commit-msg" },
	{ "pre-push", RUN "pre-push" },
	{ "pre-push", "muster outgoing" },
	{ "pre-push", "id: muster-pre-push" },
	{ "pre-receive", "muster receive" },
};

static bool line_calls(struct view line, const char *name)
{
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		if ((!calls[i].hook || !strcmp(calls[i].hook, name)) &&
		    holds(line, calls[i].call))
			return true;
	return false;
}

bool hook_calls(struct view text, const char *name)
{
	struct view line;

	if (!strcmp(name, "pre-merge-commit"))
		name = "pre-commit";
	while (view_line(&text, &line))
		if (!view_starts(view_trim(line), "#") &&
		    line_calls(line, name))
			return true;
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
