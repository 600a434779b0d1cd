#include "muster/mistake.h"

#include "mistake_value.h"
#include "muster/quote.h"
#include "muster/utf8.h"

/* Blanks that the line should begin with: two more than a line above that
 * waits for what is below it, else as many. */
static size_t wanted_indent(const struct mistake *mistake)
{
	const struct line *above = &mistake->above;

	if (above->keyed)
		return above->start + (above->value.len ? 0 : 2);
	return above->indent;
}

static bool find_tab(struct mistake *mistake)
{
	const struct line *line = &mistake->line;
	struct view lead = view_slice(line->whole, 0, line->start);
	size_t tab = view_find(lead, 0, '\t');

	if (tab == lead.len)
		return false;
	mistake_at(mistake, RULE_YAML_TAB, tab, "a tab indents this line");
	if (line_is_bare(line))
		finding_hint(mistake->findings, "delete the tab");
	else if (tab > line->indent)
		finding_hint(mistake->findings, "put one blank in its place");
	else if (wanted_indent(mistake))
		finding_hint(mistake->findings, "begin the line with %zu "
			     "blanks", wanted_indent(mistake));
	else
		finding_hint(mistake->findings, "begin the line with its "
			     "first letter");
	return true;
}

/* `  owner: ana` below `title: Foo`. */
static bool find_indent(struct mistake *mistake)
{
	const struct line *above = &mistake->above;

	if (!mistake->line.keyed || !above->keyed || !above->value.len ||
	    mistake->line.indent <= above->start)
		return false;
	mistake_at(mistake, RULE_YAML_SYNTAX, 0, "this line is indented, "
		   "though the one above has its value");
	finding_hint(mistake->findings, "begin it below the first letter of "
		     "the line above");
	return true;
}

/* `- ana` below `title: Foo`, in the same column. */
static bool find_item(struct mistake *mistake)
{
	const struct line *line = &mistake->line, *above = &mistake->above;

	if (!line->dashed || !above->keyed || !above->value.len ||
	    line->indent != above->start)
		return false;
	mistake_at(mistake, RULE_YAML_SYNTAX, line->indent,
		   "this item belongs to no list");
	finding_hint(mistake->findings, "put it below a key that has no "
		     "value of its own");
	return true;
}

/* ` owner: ana` below ` - item`, whose list ends with its key's column. */
static bool find_beside(struct mistake *mistake)
{
	const struct line *line = &mistake->line, *above = &mistake->above;
	size_t column = line->indent;

	if (!line->keyed || line->dashed || !above->dashed ||
	    line->number != mistake->stop || line->indent != above->indent ||
	    column > 63)
		return false;
	while (column && !(mistake->columns >> (column - 1) & 1))
		column--;
	if (!column)
		return false;
	mistake_at(mistake, RULE_YAML_SYNTAX, line->indent, "this key stands "
		   "in the column of the list above, and is no item of it");
	finding_hint(mistake->findings, "begin it in column %zu", column);
	return true;
}

/* Does the line above wait for what stands below it, further in? */
static bool is_opened(const struct mistake *mistake)
{
	const struct line *above = &mistake->above;

	return !above->number || (!above->value.len &&
				  mistake->line.indent > above->indent);
}

static bool find_column(struct mistake *mistake)
{
	size_t column = mistake->line.indent;

	if (is_opened(mistake) || column > 63 ||
	    mistake->columns >> column & 1)
		return false;
	mistake_at(mistake, RULE_YAML_SYNTAX, column,
		   "no line above begins in this column");
	finding_hint(mistake->findings, "begin it in the column of the line "
		     "that it belongs beside");
	return true;
}

/* Is this no plain word, and perhaps no key at all? */
static bool begins_other(char c)
{
	return view_find(VIEW("\"'[{?"), 0, c) < 5;
}

/* Where the value of `title:Foo` begins, or 0. An address has a colon of
 * its own, and a key no blanks. */
static size_t unseparated(struct view text)
{
	size_t colon = view_find(text, 0, ':');

	if (colon + 1 >= text.len || text.ptr[colon + 1] == '/' ||
	    view_find(text, 0, ' ') < colon ||
	    begins_other(*text.ptr))
		return 0;
	return colon + 1;
}

/* A no-break space looks like the blank that is missing. */
static struct view skip_no_break(struct view text)
{
	while (view_starts(text, "\xc2\xa0"))
		text = view_slice(text, 2, text.len);
	return text;
}

static bool tell_unseparated(struct mistake *mistake, size_t from)
{
	const struct line *line = &mistake->line;
	struct view rest = view_slice(line->whole, line->start + from,
				      line->whole.len);
	struct str value = STR_INIT;

	mistake_at(mistake, RULE_YAML_SYNTAX, line->start,
		   "a blank is missing behind the colon");
	rest = view_trim(skip_no_break(rest));
	if (mistake_reads(rest))
		str_addv(&value, rest);
	else
		quote_double(&value, rest);
	finding_hint(mistake->findings, "write: " VIEW_FMT " %s",
		     VIEW_ARG(view_slice(line->whole, line->start,
					 line->start + from)), value.buf);
	str_release(&value);
	return true;
}

/* A line that begins a field needs a key. */
static bool find_key(struct mistake *mistake)
{
	const struct line *line = &mistake->line;
	struct view text = view_slice(line->whole, line->start,
				      line->whole.len);
	size_t from = unseparated(text);

	if (line->keyed && *text.ptr == ':') {
		mistake_at(mistake, RULE_YAML_SYNTAX, line->start,
			   "there is no key before the colon");
		finding_hint(mistake->findings,
			     "write the field's name before it");
		return true;
	}
	if (line->keyed || line->dashed || begins_other(*text.ptr))
		return false;
	if (from)
		return tell_unseparated(mistake, from);
	mistake_at(mistake, RULE_YAML_SYNTAX, line->start,
		   "this line has no key");
	finding_hint(mistake->findings, "write 'key: value', or indent it by "
		     "two blanks if it belongs to the line above");
	return true;
}

/* `@owner: ana` */
static bool find_key_sign(struct mistake *mistake)
{
	const struct line *line = &mistake->line;
	struct view text = view_slice(line->whole, line->start,
				      line->whole.len);
	struct view signs = VIEW("@`%*&!|>,]}");
	struct view key = view_trim(view_slice(text, 1, text.len));

	if (!line->keyed || view_find(signs, 0, *text.ptr) == signs.len)
		return false;
	mistake_at(mistake, RULE_YAML_KEY, line->start, arena_printf(
		   mistake->findings->arena, "a key can't begin with %c",
		   *text.ptr));
	if (key.len && *key.ptr != ':' && key.len <= MISTAKE_MENDED_MAX)
		finding_hint(mistake->findings, "write: " VIEW_FMT,
			     VIEW_ARG(key));
	else
		finding_hint(mistake->findings, "write it without the %c",
			     *text.ptr);
	return true;
}

/* A text without quotes goes on in lines that are further in. */
static bool goes_on(const struct mistake *mistake)
{
	const struct line *above = &mistake->above;

	return !mistake->line.keyed && above->value.len &&
	       mistake->line.indent >
		       (above->keyed ? above->start : above->indent);
}

static bool look_at(struct mistake *mistake)
{
	const struct line *line = &mistake->line;
	bool stopped = line->number == mistake->stop;

	if (line_is_bare(line) || goes_on(mistake))
		return stopped && find_tab(mistake);
	return find_tab(mistake) || find_key_sign(mistake) ||
	       find_key(mistake) || find_indent(mistake) ||
	       find_item(mistake) || find_beside(mistake) ||
	       find_column(mistake) ||
	       mistake_in_value(mistake);
}

/* The line is what those below are held against. */
static void keep(struct mistake *mistake)
{
	const struct line *line = &mistake->line;

	if (line->indent < 64)
		mistake->columns |= (uint64_t)1 << line->indent;
	if (line->dashed && line->start < 64)
		mistake->columns |= (uint64_t)1 << line->start;
	mistake->above = *line;
}

static void tell_unknown(const struct mistake *mistake, struct span stop)
{
	if (stop.line > mistake->line.number)
		stop = (struct span){ mistake->line.number, 1 };
	finding_add(mistake->findings, RULE_YAML_SYNTAX, mistake->path, stop,
		    "this is not the YAML of a record: expected lines of "
		    "'key: value'");
	finding_hint(mistake->findings, "put the value in double quotes, and "
		     "check the indentation of this line and the one above");
}

/* Does the value begin at the place, or with a bracket right before it? */
static bool begins_at(const struct line *line, struct span at)
{
	struct span start = utf8_span(line->whole, mistake_value_start(line));
	struct view signs = VIEW("&*!{[");

	return (line->keyed || line->dashed) && line->value.len &&
	       view_find(signs, 0, *line->value.ptr) < signs.len &&
	       (at.column == start.column || at.column == start.column + 1);
}

void mistake_quote(struct view front, struct span at, const char *before,
		   struct findings *findings)
{
	struct mistake mistake = { .rest = front, .findings = findings };
	const char *or = *before ? ", or if it is text, " : "";

	while (mistake.line.number < at.line)
		if (!line_next(&mistake.line, &mistake.rest))
			return;
	if (begins_at(&mistake.line, at))
		mistake_hint_text(&mistake, arena_printf(findings->arena,
				  "%s%s", before, or), mistake.line.value);
	else
		finding_hint(findings, "%s", *before ? before
			     : "put the text in double quotes");
}

/* The lines down to number `last`. */
static struct view lines_to(struct view front, uint32_t last)
{
	size_t end = 0;

	for (uint32_t i = 0; i < last && end < front.len; i++)
		end = view_find(front, end, '\n') + 1;
	return view_slice(front, 0, end);
}

void mistake_tell(struct view front, struct span stop, struct view path,
		  struct findings *findings)
{
	struct mistake mistake = { .rest = lines_to(front, stop.line),
				   .stop = stop.line, .path = path,
				   .findings = findings };

	while (line_next(&mistake.line, &mistake.rest)) {
		bool kept = !line_is_bare(&mistake.line) &&
			    !goes_on(&mistake);

		if (mistake.line.number == 1 &&
		    view_starts(mistake.line.whole, "---"))
			continue;
		if (look_at(&mistake))
			return;
		if (kept)
			keep(&mistake);
	}
	tell_unknown(&mistake, stop);
}
