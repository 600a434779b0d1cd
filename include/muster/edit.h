/*
 * Edits: one field of a record's front matter, every other byte as it was.
 */
#ifndef MUSTER_EDIT_H
#define MUSTER_EDIT_H

#include "muster/document.h"
#include "muster/err.h"

/* Append to `out` the document's bytes with the top-level field `key` set
 * to the scalar `text`: its value is changed where the field is there (the
 * kind of quotes and a comment behind it stay where they can), else a line
 * is added at the end of the front matter, with the file's own line end.
 * What results was read again: it has the field and all others as they
 * were. 0, or -1 with err set and `out` as it was when the field is not one
 * scalar on one line, the text is none for a record, or the document has no
 * readable front matter. */
int edit_set(const struct document *document, struct view key,
	     struct view text, struct str *out, struct err *err);

#endif
