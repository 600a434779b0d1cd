/*
 * HTML of a record's body, safe to stand in a page.
 *
 * The body's Markdown is read by cmark and written by us, from a list of
 * what is allowed; the rest is shown as the text that it is:
 * - headings, the highest at level `top` and none skipped below it, with an
 *   id each; paragraphs, lists, task lists, quotes, code, tables (as GitHub
 *   has them), emphasis;
 * - links to http, https and mailto, within the page, and to what lies
 *   beside it; images as links, so that a page asks for nothing remote;
 * - ids of records in the text, and paths of their files, as links to
 *   wherever the page of the record is.
 * Raw HTML is shown as text, apart from line breaks, and comments, which
 * are left out. What moves, turns or hides text is spelled out as by
 * escape_html(). Attributes are quoted, and every element is closed that has
 * an end.
 *
 * The same body gives the same bytes, in any number of threads.
 */
#ifndef MUSTER_HTML_H
#define MUSTER_HTML_H

#include <stdbool.h>

#include "muster/text.h"

#define HTML_COLUMNS_MAX 64		/* a wider table is left as text */
#define HTML_PADDING_MAX 20000		/* cells added to short rows */
#define HTML_PLAIN_MAX (64u << 10)	/* bytes shown of a heavy body */

/* Where a record is shown. */
struct html_target {
	struct view address;	/* relative to the page; empty: nowhere, the
				 * text alone is shown */
	struct view title;	/* said on hovering; may be empty */
};

enum html_name {
	HTML_ID,	/* R-012, found in the text */
	HTML_PATH	/* ../risks/R-012-x.md, as the body writes it, but
			 * without what follows ? or # */
};

struct html_context {
	int top;		/* level of the highest headings: 1, 2 ... */
	struct view prefix;	/* of the ids of headings, and of the links
				 * to them: no record's heading can then take
				 * an id that the page needs */
	/* Fill *target and yield true where the name is known. Else an id
	 * stays text, as does the path of a .md file or an absolute one; any
	 * other path is linked as it is. Only looks something up. NULL:
	 * nothing is known. */
	bool (*resolve)(const void *data, enum html_name what,
			struct view name, struct html_target *target);
	const void *data;
};

/* Append the body. One that body_is_heavy() is said to be too large and
 * shown as it is written, up to HTML_PLAIN_MAX. */
void html_body(struct str *out, struct view body,
	       const struct html_context *context);

#endif
