/*
 * UTF-8 (RFC 3629): decoding, checking, widths and look-alikes.
 */
#ifndef MUSTER_UTF8_H
#define MUSTER_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/span.h"
#include "muster/text.h"

/* What a code point may do to a reader who trusts his eyes. */
enum utf8_class {
	UTF8_ORDINARY,
	UTF8_CONTROL,		/* C0 but tab and line feed, DEL, C1, and
				 * U+FFFE and U+FFFF of each plane */
	UTF8_SEPARATOR,		/* U+0085, U+2028, U+2029: hidden line ends */
	UTF8_BIDI,		/* turns the order of what is shown */
	UTF8_INVISIBLE		/* zero width, fillers, tags, selectors */
};

/* Decode the code point at v.ptr[*pos] and move *pos behind it. Bytes that
 * are not UTF-8 (overlong, surrogate, beyond U+10FFFF, cut) yield -1 and
 * move by one. *pos must be < v.len. */
int32_t utf8_next(struct view v, size_t *pos);

/* Append a code point. */
void utf8_add(struct str *str, int32_t code);

/* Printable ASCII, tabs and line feeds only, as nearly all text is: no
 * character of it can deceive anybody. */
bool utf8_is_plain(struct view v);

/* Offset of the first byte that is not UTF-8, or v.len. */
size_t utf8_invalid(struct view v);

enum utf8_class utf8_class(int32_t code);

/* Columns of a terminal that the text takes: 0 for combining marks, 2 for
 * wide ones. Whatever the locale. */
size_t utf8_width(struct view v);

/* The bytes of v that fit into `width` columns. */
struct view utf8_fit(struct view v, size_t width);

/* Where byte `offset` of `bytes` stands: its line and its code point. */
struct span utf8_span(struct view bytes, size_t offset);

/* The byte that stands there; bytes.len where the text is shorter. */
size_t utf8_offset(struct view bytes, struct span span);

/* A form in which look-alikes are equal: ASCII letters lowered, the
 * Cyrillic and Greek letters that look Latin made so, full-width forms
 * narrowed, marks and invisible code points dropped. Compare ids by it
 * (after Unicode TR 39, for the few letters that matter in ids). */
struct view utf8_skeleton(struct arena *arena, struct view v);

#endif
