#include "muster/offer.h"

#include "muster/escape.h"
#include "muster/utf8.h"
#include "muster/wording.h"

/* One line of a comment, cut where it gets long. */
static void add_line(struct str *out, struct view comment, struct view text)
{
	struct view fit = utf8_fit(text, OFFER_WIDTH);

	str_addv(out, comment);
	str_adds(out, text.len ? " " : "");
	str_addv(out, fit);
	str_adds(out, fit.len < text.len ? "...\n" : "\n");
}

static void add_words(struct str *out, struct view comment, const char *words)
{
	add_line(out, comment, view_of(words));
}

/* "  W-005 Migration tool: due 2026-05-01 -> 2026-05-15" */
static void add_change(struct str *out, struct view comment,
		       const struct comparison_change *change,
		       struct arena *arena)
{
	struct str raw = STR_INIT, line = STR_INIT;

	str_addf(&raw, "  " VIEW_FMT " " VIEW_FMT ": ",
		 VIEW_ARG(change->id), VIEW_ARG(change->title));
	wording_add(&raw, change, arena);
	escape_line(&line, str_view(&raw));
	add_line(out, comment, str_view(&line));
	str_release(&raw);
	str_release(&line);
}

/* With empty lines around: a trailer is one in a paragraph of its own. */
static void add_trailers(struct str *out, struct view comment,
			 const struct acceptances *owed)
{
	add_words(out, comment, "");
	add_words(out, comment, "This has to be said at the message's end: "
		  "take the sign before it away.");
	str_addc(out, '\n');
	for (size_t i = 0; i < owed->list.len; i++) {
		struct str line = STR_INIT;

		str_addf(&line, "%s: ", owed->list.items[i].key);
		escape_line(&line, owed->list.items[i].id);
		add_line(out, comment, str_view(&line));
		str_release(&line);
	}
	str_addc(out, '\n');
}

void offer_write(struct str *out, const struct comparison *comparison,
		 const struct acceptances *owed, struct view comment,
		 struct arena *arena)
{
	size_t count = comparison->changes.len, shown = count;

	if (!count)
		return;
	if (shown > OFFER_RECORDS_MAX)
		shown = OFFER_RECORDS_MAX;
	add_words(out, comment, "What this commit does to the program:");
	for (size_t i = 0; i < shown; i++)
		add_change(out, comment, &comparison->changes.items[i],
			   arena);
	if (shown < count)
		add_words(out, comment,
			  arena_printf(arena, "  and %zu more: muster diff "
				       "--staged", count - shown));
	if (owed->list.len)
		add_trailers(out, comment, owed);
	else
		add_words(out, comment, "");
}
