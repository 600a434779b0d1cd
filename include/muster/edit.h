/*
 * Edits: one field of a record's front matter, or one line of its body,
 * every other byte as it was.
 *
 * A field is named by its key, or by its dotted path (`raci.accountable`)
 * where no key has that name. What results was read again: it has the field
 * as it should be and all others, their order and the body as they were.
 * Each appends to `out` the whole file as it becomes and yields 0; or -1 with
 * err set and `out` as it was when the document has no readable front matter,
 * the field holds something else (a map, a table), or no record can hold
 * the text.
 */
#ifndef MUSTER_EDIT_H
#define MUSTER_EDIT_H

#include "muster/document.h"
#include "muster/err.h"

/* The field becomes the scalar `text`, on one line. Where it is there its
 * value alone is changed (the kind of quotes and a comment behind it stay
 * where they can); else it is put behind its siblings, in their form and
 * indentation, or into a new map. */
int edit_set(const struct document *document, struct view key,
	     struct view text, struct str *out, struct err *err);

/* The field becomes a list of these texts, in the form that it has: `[a, b]`
 * or a line `- a` for each; the former where there was no list. Those that
 * stay keep their bytes and the comments with them. None: as edit_clear(). */
int edit_list(const struct document *document, struct view key,
	      const struct view *items, size_t len, struct str *out,
	      struct err *err);

/* The field, whatever it holds, goes with all its lines, and so does a map
 * that would be left empty. Where there is none, nothing changes. */
int edit_clear(const struct document *document, struct view key,
	       struct str *out, struct err *err);

/* Put a line of Markdown at the end of the body's first section of that
 * heading, with a blank line before it unless both are items of one list;
 * where there is no such section, into a new one at the end. -1 also when the
 * body is too heavy to be read, or the line is not one line or changes how
 * the rest is read. */
int edit_note(const struct document *document, struct view heading,
	      struct view line, struct str *out, struct err *err);

#endif
