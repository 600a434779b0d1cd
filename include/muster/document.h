/*
 * Documents: one Markdown file, split into front matter and body.
 *
 * A file is a record when its first line is --- (blanks behind it and a
 * byte order mark before it are forgiven, the mark with a warning). The
 * front matter ends at the next line that is --- or ... alone. What is
 * wrong with the bytes or the YAML is kept in the document's findings: a
 * broken record is still a record and is never skipped silently.
 */
#ifndef MUSTER_DOCUMENT_H
#define MUSTER_DOCUMENT_H

#include <stdbool.h>

#include "muster/finding.h"
#include "muster/value.h"

#define DOCUMENT_FRONT_MAX (64u << 10)	/* bytes of front matter */

struct document {
	struct view path;
	struct view bytes;
	bool has_front;		/* it begins as a record does */
	struct value *front;	/* a map; NULL: none, or not readable */
	size_t front_start;	/* offset of the line behind the first --- */
	size_t front_end;	/* offset of the closing line */
	struct view body;	/* behind the closing line */
	uint32_t body_line;	/* line number of the body's first line */
	struct findings findings;
	const struct document *raw;	/* what this one was translated from
					 * (foreign.h), or NULL */
};

/* Read a file's bytes, which the document borrows, as it does the path. */
struct document *document_read(struct view path, struct view bytes,
			       struct arena *arena);

/* A document for a file that could not be read as one (too large, not a
 * plain file): has_front is set and the caller adds the finding. */
struct document *document_unread(struct view path, struct arena *arena);

/* The document as it was read, whose keys are those of the file. */
const struct document *document_raw(const struct document *document);

/* The text of the field at a dotted path, or the empty view. */
struct view document_text(const struct document *document, const char *path);

/* Where the field's value stands; its parent's or line 1 when absent. */
struct span document_span(const struct document *document, struct view path);

#endif
