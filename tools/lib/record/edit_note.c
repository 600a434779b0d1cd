#include "muster/edit.h"

#include "muster/body.h"
#include "splice.h"

#define MARK "## "		/* of a section that is new */
#define PROBE "\n\n# x\n"	/* a heading, unless something is still open */

/* A line on its way into a body. */
struct note {
	const struct document *document;
	struct view heading, line;
	struct body body;	/* as it was */
	struct arena arena;
	struct splice splice;
	bool found;		/* there is such a section */
};

static bool is_line(struct view text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ' && text.ptr[i] != '\t')
			return false;
	return view_trim(text).len > 0;
}

static size_t body_start(const struct document *document)
{
	return (size_t)(document->body.ptr - document->bytes.ptr);
}

static size_t heading_at(const struct note *note, size_t index)
{
	struct span span = note->body.headings.items[index].span;

	return splice_line(note->document, splice_at(note->document, span));
}

/* Where a section ends: before the next heading of its level, or above. */
static size_t section_end(const struct note *note, size_t index)
{
	const struct body_heading *all = note->body.headings.items;
	size_t next = index + 1;

	while (next < note->body.headings.len &&
	       all[next].level > all[index].level)
		next++;
	return next < note->body.headings.len ? heading_at(note, next)
					      : note->document->bytes.len;
}

static size_t find_section(struct note *note)
{
	for (size_t i = 0; i < note->body.headings.len; i++)
		if (view_equal(note->body.headings.items[i].text,
			       note->heading)) {
			note->found = true;
			return section_end(note, i);
		}
	return note->document->bytes.len;
}

/* The place behind the last line before `end` that is not blank. */
static size_t behind_last(const struct document *document, size_t end)
{
	size_t start = body_start(document);

	while (end > start &&
	       (unsigned char)document->bytes.ptr[end - 1] <= ' ')
		end--;
	return end > start ? splice_line_end(document, end) : start;
}

/* What makes a line an item: a bullet, '1' for any number, or '\0'. */
static char bullet(struct view line)
{
	size_t i = 0;

	while (i < line.len && line.ptr[i] >= '0' && line.ptr[i] <= '9')
		i++;
	if (i + 1 >= line.len || line.ptr[i + 1] != ' ' ||
	    view_find(VIEW("-*+.)"), 0, line.ptr[i]) >= (i ? 5 : 3))
		return '\0';
	return i ? '1' : *line.ptr;
}

/* Is the line an item of the list whose last line ends at `at`? */
static bool goes_on(const struct note *note, size_t at)
{
	size_t start = splice_line(note->document, at);
	struct view last = view_slice(note->document->bytes, start, at);
	char sign = bullet(note->line);

	return sign && (bullet(last) == sign || view_starts(last, "  "));
}

static void write_note(struct note *note, size_t at)
{
	const struct document *document = note->document;
	const char *newline = splice_newline(document);
	struct str *text = &note->splice.text;
	bool whole = at == body_start(document);	/* line above us */

	note->splice.from = note->splice.to = at;
	if (whole && !view_ends(view_slice(document->bytes, 0, at), "\n"))
		str_adds(text, newline);
	if (!note->found)
		str_addf(text, "%s%s" MARK VIEW_FMT, whole ? "" : newline,
			 newline, VIEW_ARG(note->heading));
	if (!note->found || !goes_on(note, at))
		str_adds(text, newline);
	str_addf(text, "%s" VIEW_FMT, newline, VIEW_ARG(note->line));
	if (whole || at == document->bytes.len)
		str_adds(text, newline);
}

/* Would a heading at this place be one? Not in a fence that is open. */
static bool is_section(struct note *note, size_t at)
{
	size_t before = 0;
	struct body body;
	const char *text = arena_printf(&note->arena, VIEW_FMT PROBE,
					VIEW_ARG(view_slice(
						note->document->bytes,
						body_start(note->document),
						at)));

	while (before < note->body.headings.len &&
	       heading_at(note, before) < at)
		before++;
	body_read(view_of(text), 1, &note->arena, &body);
	return body.headings.len == before + 1;
}

/* Are the headings what they were, and the new one with them? */
static bool reads_right(struct note *note, struct view bytes)
{
	const struct document *document =
		document_read(note->document->path, bytes, &note->arena);
	const struct body_heading *old = note->body.headings.items;
	size_t len = note->body.headings.len;
	struct body body;

	body_read(document->body, 1, &note->arena, &body);
	if (body.headings.len != len + !note->found ||
	    document->findings.list.len > note->document->findings.list.len)
		return false;
	for (size_t i = 0; i < len; i++)
		if (old[i].level != body.headings.items[i].level ||
		    !view_equal(old[i].text, body.headings.items[i].text))
			return false;
	return note->found ||
	       view_equal(body.headings.items[len].text, note->heading);
}

/* Write the whole file into `out`, which is empty. */
static int add(struct note *note, struct str *out, struct err *err)
{
	const struct document *document = note->document;
	size_t at = behind_last(document, find_section(note));

	write_note(note, at);
	splice_apply(&note->splice, out);
	if (is_section(note, at) && reads_right(note, str_view(out)))
		return 0;
	return err_set(err, "the line can't be put into the section '" VIEW_FMT
		       "' of '" VIEW_FMT "' without changing the rest: edit "
		       "the file by hand", VIEW_ARG(note->heading),
		       VIEW_ARG(document->path));
}

int edit_note(const struct document *document, struct view heading,
	      struct view line, struct str *out, struct err *err)
{
	struct note note = { .document = document, .heading = heading,
			     .line = line,
			     .splice = { .document = document } };
	struct str whole = STR_INIT;
	int rc;

	if (!is_line(heading) || !is_line(line))
		return err_set(err, "a note is one line of text, and so is a "
			       "heading");
	if (body_is_heavy(document->body))
		return err_set(err, "the text of '" VIEW_FMT "' is too large "
			       "or too deeply nested: edit the file by hand",
			       VIEW_ARG(document->path));
	body_read(document->body, document->body_line, &note.arena,
		  &note.body);
	rc = add(&note, &whole, err);
	if (!rc)
		str_addv(out, str_view(&whole));
	str_release(&whole);
	str_release(&note.splice.text);
	arena_release(&note.arena);
	return rc;
}
