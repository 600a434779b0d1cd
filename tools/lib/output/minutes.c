#include "muster/minutes.h"

#include "muster/date.h"
#include "muster/escape.h"
#include "muster/wrap.h"

#define INDENT 2

static void add_paragraph(struct str *out, struct view text)
{
	struct str line = STR_INIT;

	escape_line(&line, text);
	wrap_add(out, str_view(&line), 0, INDENT, MINUTES_WIDTH);
	str_addc(out, '\n');
	str_release(&line);
}

void minutes_true(struct str *out, const struct minutes *minutes)
{
	const char *comma = "";

	for (size_t i = 0; i < minutes->lines.len; i++) {
		const struct minutes_line *line = &minutes->lines.items[i];

		if (line->words.len)
			continue;
		str_adds(out, comma);
		str_addv(out, line->id);
		comma = ", ";
	}
}

static void add_changed(struct str *out, const struct minutes *minutes)
{
	struct str text = STR_INIT;

	for (size_t i = 0; i < minutes->lines.len; i++) {
		const struct minutes_line *line = &minutes->lines.items[i];

		if (!line->words.len)
			continue;
		str_clear(&text);
		str_addv(&text, line->id);
		str_adds(&text, ": ");
		str_addv(&text, line->words);
		add_paragraph(out, str_view(&text));
	}
	str_release(&text);
}

/* In a paragraph of their own. */
static void add_trailers(struct str *out, const struct minutes *minutes)
{
	const char *start = "\n";

	for (size_t i = 0; i < minutes->lines.len; i++) {
		const struct minutes_line *line = &minutes->lines.items[i];

		if (!line->trailer)
			continue;
		str_addf(out, "%s%s: ", start, line->trailer);
		escape_line(out, line->id);
		str_addc(out, '\n');
		start = "";
	}
}

void minutes_message(struct str *out, const struct minutes *minutes)
{
	struct str text = STR_INIT;
	char day[DATE_SIZE];

	str_addf(out, "raid: review %s, %zu of %zu entries\n\n",
		 date_format(minutes->today, day), minutes->looked,
		 minutes->count);
	add_changed(out, minutes);
	str_adds(&text, "Still true: ");
	minutes_true(&text, minutes);
	if (!view_ends(str_view(&text), ": "))
		add_paragraph(out, str_view(&text));
	str_release(&text);
	add_trailers(out, minutes);
}
