/*
 * A document's code: what document_read() found in some bytes, as bytes,
 * so that they need not be parsed a second time (document_cache.h).
 *
 * It holds the tree with its spans. Texts that stand in the file as they
 * are, nearly all, are offsets into it; the others are spelled out. The
 * file's own bytes are not part of it.
 */
#ifndef MUSTER_DOCUMENT_CODE_H
#define MUSTER_DOCUMENT_CODE_H

#include "muster/document.h"

/* Goes up with every change of the code's form, and of what document_read()
 * makes of any bytes: what was kept by another one is not used. */
#define DOCUMENT_CODE_VERSION 1

/* Append a document's code; one with findings has none, since their words
 * depend on the path. False then, with nothing appended. */
bool document_encode(const struct document *document, struct str *out);

/* The document that has this code and these bytes, which it borrows, as it
 * does the path. NULL when it is no code, or not one of these bytes:
 * whatever is in it, nothing is read outside of the two. */
struct document *document_decode(struct view path, struct view bytes,
				 struct view code, struct arena *arena);

#endif
