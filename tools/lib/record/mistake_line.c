#include "mistake_line.h"

#include "muster/quote.h"
#include "muster/utf8.h"

size_t mistake_value_start(const struct line *line)
{
	return (size_t)(line->value.ptr - line->whole.ptr);
}

bool mistake_at(struct mistake *mistake, enum rule rule, size_t at,
		const char *what)
{
	struct span span = utf8_span(mistake->line.whole, at);

	span.line = mistake->line.number;
	finding_add(mistake->findings, rule, mistake->path, span, "%s", what);
	return true;
}

bool mistake_hint(struct mistake *mistake, const char *before,
		  struct view value)
{
	const struct line *line = &mistake->line;
	struct view head = view_slice(line->whole, 0,
				      mistake_value_start(line));
	struct str mended = STR_INIT;

	str_addv(&mended, view_trim(head));
	str_addc(&mended, ' ');
	str_addv(&mended, value);
	str_addv(&mended, view_slice(line->whole, line_value_end(line),
				     line->whole.len));
	mended.len = view_trim(str_view(&mended)).len;
	mended.buf[mended.len] = '\0';
	if (mended.len <= MISTAKE_MENDED_MAX)
		finding_hint(mistake->findings, "%swrite: %s", before,
			     mended.buf);
	else
		finding_hint(mistake->findings, "%sput the value in double "
			     "quotes, with a backslash before each double "
			     "quote and backslash in it", before);
	str_release(&mended);
	return true;
}

bool mistake_hint_text(struct mistake *mistake, const char *before,
		       struct view text)
{
	struct str quoted = STR_INIT;

	quote_double(&quoted, text);
	mistake_hint(mistake, before, str_view(&quoted));
	str_release(&quoted);
	return true;
}
