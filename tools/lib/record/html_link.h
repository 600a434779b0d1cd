/*
 * Where links of a body lead, and ids in its text: what is let through to a
 * page. Knows no Markdown.
 */
#ifndef HTML_LINK_H
#define HTML_LINK_H

#include "muster/html.h"

/* Append `<a ...>` for a link to `address`, as cmark gives it, with its
 * title. False, and nothing, where it may not lead there. */
bool html_link(struct str *out, struct view address, struct view title,
	       const struct html_context *context);

/* Append text, escaped, the ids of records in it as links. */
void html_text(struct str *out, struct view text,
	       const struct html_context *context);

#endif
