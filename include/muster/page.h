/*
 * Pages: lines of text that fit a screen.
 *
 * All text is escaped here and no line is wider than the page, so that what
 * comes from records can neither move the cursor nor push the rest away.
 * What does not fit the height is left out, and `cut` says so.
 */
#ifndef MUSTER_PAGE_H
#define MUSTER_PAGE_H

#include "muster/style.h"
#include "muster/text.h"

struct page {
	struct str *out;
	size_t width, height;	/* columns, lines */
	size_t used;		/* lines so far */
	bool color;
	bool gap;		/* the last line is empty */
	bool cut;		/* something had no room */
};

/* One line, cut at the width. */
void page_line(struct page *page, enum style style, struct view text);
/* An empty line, unless there is one already. */
void page_blank(struct page *page);
void page_rule(struct page *page);

/* One line with something at each end; what is on the left gives way. */
void page_ends(struct page *page, struct view left, struct view right);

/* `label`, dim (or bold, as a bold text), and behind it from column `indent`
 * on the text, wrapped, in at most `lines` lines; one that goes on ends in
 * an ellipsis. */
void page_wrap(struct page *page, struct view label, size_t indent,
	       enum style style, struct view text, size_t lines);

/* Markdown as it is written, paragraphs set anew in the width. */
void page_body(struct page *page, struct view body);

/* Empty lines down to the height. */
void page_fill(struct page *page);

#endif
