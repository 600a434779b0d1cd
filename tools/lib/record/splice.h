/*
 * Splices: a stretch of a document that other text takes the place of, and
 * where in its bytes things stand.
 */
#ifndef MUSTER_SPLICE_H
#define MUSTER_SPLICE_H

#include "muster/document.h"

struct splice {
	const struct document *document;
	size_t from, to;	/* the bytes that go */
	struct str text;	/* what comes in their place */
};

/* Append to the new text the bytes from `from` to before `to`. */
void splice_copy(struct splice *splice, size_t from, size_t to);

/* Append the text as a scalar, in the quotes that stood there if they can
 * hold it: one of ' and ", or '\0' for none. */
void splice_scalar(struct splice *splice, struct view text, char quote);

/* A text as a scalar, or a list of them in brackets. */
void splice_value(struct splice *splice, const struct value *value);

/* The items of the list `old`, in whatever form it has, become those of
 * `list`, which is not empty. False when one of `old` is no scalar. */
bool splice_items(struct splice *splice, const struct value *old,
		  const struct value *list);

/* Append the whole file as it becomes. */
void splice_apply(const struct splice *splice, struct str *out);

/* The byte offset of a place; and that of one behind another, `there`, whose
 * offset is known. */
size_t splice_at(const struct document *document, struct span span);
size_t splice_from(const struct document *document, size_t offset,
		   struct span there, struct span span);

/* From an offset: the begin of its line, the end of it (at its line end) and
 * the begin of the next line. */
size_t splice_line(const struct document *document, size_t offset);
size_t splice_line_end(const struct document *document, size_t offset);
size_t splice_next(const struct document *document, size_t offset);

/* The offset behind a value's last byte. Blank lines below a block scalar
 * (`|`) belong to it only if it keeps them (`|+`). */
size_t splice_behind(const struct document *document,
		     const struct value *value);
/* The same for a value that is no block list or map and starts there. */
size_t splice_end(const struct document *document, const struct value *value,
		  size_t start);

/* The file's line end. */
const char *splice_newline(const struct document *document);

#endif
