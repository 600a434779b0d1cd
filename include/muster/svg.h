/*
 * SVG: elements, escaped.
 *
 *	svg_open(&out, "rect");
 *	svg_text(&out, "class", VIEW("left"));
 *	svg_number(&out, "x", 125);	-> x="12.5"
 *	svg_close(&out);		-> <rect class="left" x="12.5"/>
 *
 * Text comes from records as it is and is escaped here: escape_html().
 * Names of elements and attributes are the caller's own.
 */
#ifndef MUSTER_SVG_H
#define MUSTER_SVG_H

#include "muster/text.h"

#define SVG_UNIT 10	/* coordinates are handed in as tenths */

/* `<name`, to which attributes are added. */
void svg_open(struct str *out, const char *name);
void svg_text(struct str *out, const char *name, struct view value);
void svg_number(struct str *out, const char *name, int64_t tenths);

/* End it, as an element without content, or so that content follows, which
 * svg_end() closes. */
void svg_close(struct str *out);
void svg_begin(struct str *out);
void svg_end(struct str *out, const char *name);

/* `<title>text</title>` and the like: no attributes, only text. */
void svg_element(struct str *out, const char *name, struct view text);

/* `<text>` of that class, beginning at that place. */
void svg_label(struct str *out, const char *class, int64_t x, int64_t y,
	       struct view text);

/* Append a length for path data: 12.5 */
void svg_length(struct str *out, int64_t tenths);

#endif
