/*
 * Words as the pages of the site have them.
 */
#ifndef MUSTER_SITE_TEXT_H
#define MUSTER_SITE_TEXT_H

#include "muster/site.h"

/* "needed_by" as a heading: "Needed by". */
struct view site_label(struct view name, struct arena *arena);

/* What several records of the kind are called, by its folder: "Risks",
 * "RFCs", "Dependencies"; its title where the folder is called otherwise. */
struct view site_plural(const struct kind *kind, struct arena *arena);

/* With an arrow for each "->" between blanks. */
struct view site_arrows(struct view text, struct arena *arena);

/* Put a text as a list of parts (text; href and title, or null): ids in it
 * that have a page lead there. */
void site_put_parts(struct value *map, const char *key,
		    const struct site_program *site, struct view text,
		    struct arena *arena);

#endif
