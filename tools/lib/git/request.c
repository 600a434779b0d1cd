#include "request.h"

#include <stddef.h>

/* The number behind a word, "#41" or "!41", or the empty view. */
static struct view number_behind(struct view text, const char *word)
{
	size_t from = view_search(text, 0, word), to;

	if (from == text.len)
		return VIEW("");
	from += view_of(word).len;
	to = from;
	while (to < text.len && text.ptr[to] >= '0' && text.ptr[to] <= '9')
		to++;
	return view_slice(text, from, to);
}

struct view request_number(struct view message)
{
	struct view subject = view_slice(message, 0,
					 view_find(message, 0, '\n'));
	struct view found = number_behind(subject, "pull request #"), behind;
	size_t open;

	if (!found.len && view_ends(view_trim(subject), ")")) {
		for (open = subject.len; open > 0; open--)
			if (subject.ptr[open - 1] == '(')
				break;
		behind = view_slice(subject, open, subject.len);
		if (view_starts(behind, "#"))
			found = number_behind(behind, "#");
	}
	if (!found.len) {
		open = view_search(message, 0, "\nSee merge request ");
		behind = view_slice(message, open + 1, message.len);
		found = number_behind(view_slice(behind, 0,
						 view_find(behind, 0, '\n')),
				      "!");
	}
	return found;
}
