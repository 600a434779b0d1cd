/*
 * Prose, broken into lines; and how wide a line may be.
 */
#ifndef MUSTER_WRAP_H
#define MUSTER_WRAP_H

#include <stdint.h>

#include "muster/text.h"

#define WIDTH_ANY SIZE_MAX	/* no terminal: nothing need give way */
#define WRAP_PROSE 80	/* as wide as prose is ever set */

/* Append the words of `text`, which must be escaped, in lines of at most
 * `width` columns with `indent` blanks before each but the first, which
 * goes on in column `column`. A longer word has a line of its own. Ends
 * without a line feed; yields the column it ends in. */
size_t wrap_add(struct str *out, struct view text, size_t column,
		size_t indent, size_t width);

#endif
