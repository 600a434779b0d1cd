/*
 * What a program's site has besides pages: feeds, calendars, tables, badges
 * and the whole as JSON.
 */
#ifndef MUSTER_SITE_DATA_H
#define MUSTER_SITE_DATA_H

#include "muster/site.h"

#define SITE_DATA_ENTRIES 50	/* of the feed */

struct site_file {
	struct view path;	/* below the program's folder */
	int (*write)(struct str *out, const struct site_program *site,
		     const struct kind *kind, struct arena *arena,
		     struct err *err);
	const struct kind *kind;	/* of a table of records, or NULL */
};

struct site_files {
	VEC(struct site_file) list;
};

/* The files that the program has; each is appended by its write(), which
 * yields 0, or -1 with err set. */
void site_data_list(struct site_files *files,
		    const struct site_program *site, struct arena *arena);

/* feed.atom: decisions, and every change of a status, newest first. */
int site_feed(struct str *out, const struct site_program *site,
	      const struct kind *kind, struct arena *arena, struct err *err);

/* Append the records of the site for its search, as a script that a page can
 * load without a server: window.MUSTER_INDEX. */
void site_search(struct str *out, const struct site *site);

#endif
