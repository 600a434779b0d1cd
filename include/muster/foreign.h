/*
 * Foreign records: files that were not written for muster.
 *
 * A kind may say in which files of the repository (`files`, globs) its
 * records lie and under which keys these hold muster's fields (`keys`). Such
 * a file is translated into a document that has muster's names, so that all
 * else works on it as on any record: spans and bytes are those of the file,
 * the document as it was read stays at hand for edits.
 */
#ifndef MUSTER_FOREIGN_H
#define MUSTER_FOREIGN_H

#include <stdbool.h>

#include "muster/document.h"
#include "muster/kind.h"

/* Is a file of that path of this kind, if it does not say otherwise? */
bool foreign_matches(const struct kind *kind, struct view path);

/* The document in the kind's own words. Fields have their values by the
 * kind's `keys`, or where these say nothing by their own names; keys that
 * are neither are left out. The id is that of the id key, or the number in
 * the file's name; a title that has no key is the first line "# TITLE". A
 * document without readable front matter stays without. */
const struct document *foreign_read(const struct document *raw,
				    const struct kind *kind,
				    struct arena *arena);

/* What a field of the kind is called in the document's file: the file's own
 * key where it was translated, else the field's name. */
struct view foreign_key(const struct document *document,
			const struct kind *kind, struct view field);

/* Does its id come from the file's name? */
bool foreign_is_numbered(const struct document *document,
			 const struct kind *kind);

/* The entry of the file whose key is probably a slip of `key`, and no other
 * field's; or NULL. */
const struct value_entry *foreign_nearest(const struct document *document,
					  const struct kind *kind,
					  struct view key);

#endif
