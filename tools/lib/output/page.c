#include "muster/page.h"

#include "muster/escape.h"
#include "muster/utf8.h"
#include "muster/wrap.h"

#define ELLIPSIS "\xe2\x80\xa6"		/* one column wide */
#define RULE "\xe2\x94\x80"		/* the same: a line across */

static bool has_room(struct page *page)
{
	if (page->used < page->height)
		return true;
	page->cut = true;
	return false;
}

static void end_line(struct page *page)
{
	str_addc(page->out, '\n');
	page->used++;
	page->gap = false;
}

/* Escaped text in at most `width` columns; `more`: it is cut in any case. */
static void add_fitting(struct page *page, enum style style, struct view text,
			size_t width, bool more)
{
	struct str line = STR_INIT;

	more = more || utf8_width(text) > width;
	if (more && width)
		text = utf8_fit(text, width - 1);
	str_addv(&line, width ? text : VIEW(""));
	if (more && width)
		str_adds(&line, ELLIPSIS);
	style_add(page->out, style, str_view(&line), page->color);
	str_release(&line);
}

void page_line(struct page *page, enum style style, struct view text)
{
	struct str line = STR_INIT;

	if (has_room(page)) {
		escape_line(&line, text);
		add_fitting(page, style, str_view(&line), page->width, false);
		end_line(page);
	}
	str_release(&line);
}

void page_blank(struct page *page)
{
	if (page->used < page->height && !page->gap)
		end_line(page);
	page->gap = true;
}

void page_rule(struct page *page)
{
	struct str line = STR_INIT;

	for (size_t i = 0; i < page->width; i++)
		str_adds(&line, RULE);
	if (has_room(page)) {
		style_add(page->out, STYLE_DIM, str_view(&line), page->color);
		end_line(page);
	}
	str_release(&line);
}

void page_ends(struct page *page, struct view left, struct view right)
{
	struct str line = STR_INIT;
	size_t room, used;

	escape_line(&line, left);
	left = utf8_fit(str_view(&line), page->width);
	used = utf8_width(left);
	room = page->width - used;
	if (has_room(page)) {
		style_add(page->out, STYLE_BOLD, left, page->color);
		if (utf8_width(right) + 2 <= room) {
			str_pad(page->out, room - utf8_width(right), ' ');
			style_add(page->out, STYLE_DIM, right, page->color);
		}
		end_line(page);
	}
	str_release(&line);
}

/* What is bold has a bold label, too. */
static void add_label(struct page *page, struct view label, size_t indent,
		      enum style style)
{
	size_t used = utf8_width(label);

	add_fitting(page, style == STYLE_BOLD ? style : STYLE_DIM, label,
		    page->width, false);
	str_pad(page->out, used < indent ? indent - used : 0, ' ');
}

/* Lines of `text`, which is escaped and was wrapped with an indent. */
static void add_lines(struct page *page, struct view label, size_t indent,
		      enum style style, struct view text, size_t lines)
{
	struct view line;
	bool first = true;

	while (lines-- && view_line(&text, &line)) {
		if (!has_room(page))
			return;
		add_label(page, first ? label : VIEW(""), indent, style);
		if (!first)
			line = view_slice(line, indent, line.len);
		add_fitting(page, style, line, page->width - indent,
			    !lines && text.len);
		end_line(page);
		first = false;
	}
}

void page_wrap(struct page *page, struct view label, size_t indent,
	       enum style style, struct view text, size_t lines)
{
	struct str escaped = STR_INIT, wrapped = STR_INIT, head = STR_INIT;

	if (indent > page->width / 2)
		indent = page->width / 2;
	escape_line(&head, label);
	escape_line(&escaped, text);
	wrap_add(&wrapped, str_view(&escaped), indent, indent, page->width);
	add_lines(page, utf8_fit(str_view(&head), indent ? indent - 1 : 0),
		  indent, style, str_view(&wrapped), lines);
	str_release(&escaped);
	str_release(&wrapped);
	str_release(&head);
}

/* Does the line stand by itself: a heading, an item, a quote, a table? */
static bool begins_block(struct view line)
{
	struct view marks = VIEW("#-*+>|`~");

	if (!line.len || view_starts(line, "    ") || view_starts(line, "\t"))
		return true;
	line = view_trim(line);
	return !line.len ||
	       view_find(marks, 0, *line.ptr) < marks.len ||
	       (*line.ptr >= '0' && *line.ptr <= '9' &&
		view_find(view_slice(line, 0, 4), 0, '.') < 4);
}

static void add_paragraph(struct page *page, struct str *paragraph)
{
	if (paragraph->len)
		page_wrap(page, VIEW(""), 0, STYLE_PLAIN,
			  str_view(paragraph), SIZE_MAX);
	str_clear(paragraph);
}

void page_body(struct page *page, struct view body)
{
	struct str paragraph = STR_INIT;
	struct view line;
	bool gap = false;	/* an empty line is owed */

	body = view_trim(body);
	while (!page->cut && view_line(&body, &line)) {
		if (begins_block(line))
			add_paragraph(page, &paragraph);
		if (!view_trim(line).len) {
			gap = true;
			continue;
		}
		if (gap && !page->cut)
			page_blank(page);
		gap = false;
		str_adds(&paragraph, paragraph.len ? " " : "");
		str_addv(&paragraph, line);
	}
	add_paragraph(page, &paragraph);
	str_release(&paragraph);
}

void page_fill(struct page *page)
{
	while (page->used < page->height)
		end_line(page);
}
