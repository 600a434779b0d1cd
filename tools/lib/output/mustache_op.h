/*
 * A compiled template: one step per tag and per run of text between tags, in
 * the order of the template. A section knows where it ends.
 */
#ifndef MUSTACHE_OP_H
#define MUSTACHE_OP_H

#include "muster/mustache.h"

enum mustache_kind {
	MUSTACHE_TEXT,
	MUSTACHE_VALUE,
	MUSTACHE_RAW,
	MUSTACHE_SECTION,
	MUSTACHE_INVERTED,
	MUSTACHE_PARTIAL
};

struct mustache_op {
	enum mustache_kind kind;
	bool line;		/* begins a line of the template */
	bool alone;		/* a partial on a line of its own ... */
	struct view indent;	/* ... behind these blanks */
	struct view text;	/* the text; the name as it is written */
	struct view *parts;	/* of a dotted name; none: {{.}} */
	size_t nparts;
	size_t end;		/* of a section: the op behind it */
	size_t offset;		/* of the tag in the template */
};

/* "name:line:column: what" in `err`. Yields -1. */
int mustache_fail(struct err *err, const struct mustache *template,
		  size_t offset, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

#endif
