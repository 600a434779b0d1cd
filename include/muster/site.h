/*
 * The status site: what its pages say, as value trees for templates.
 *
 * A page is a template of templates/site/ and a document. What stands in
 * every document:
 *
 *	site	title, root (the way from the page to the site's root: "",
 *		"../"), base (where it is published, or null), home (the
 *		program's folder), several (programs), feed (it is below a
 *		program), commit, short, committed, as_of, version, worktree,
 *		nav (a list: href, label, current)
 *	page	title, name (of its template), file, url (with a base)
 *
 * Addresses (`href`) are from the site's root, so that templates write
 * {{site.root}}{{href}}. A record is told everywhere as site_record_of()
 * has it. Only value_html() texts are markup; all else is escaped.
 *
 * Pages are made by several threads: nothing here changes the site, and what
 * a page reads of the history goes into an arena of its own
 * (site_reading_begin()).
 */
#ifndef MUSTER_SITE_H
#define MUSTER_SITE_H

#include <stdbool.h>

#include "muster/audit.h"
#include "muster/comparison.h"
#include "muster/drift.h"
#include "muster/forecast.h"
#include "muster/health.h"
#include "muster/ledger.h"
#include "muster/plan.h"
#include "muster/raid.h"
#include "muster/value.h"

#define SITE_WEEK 7	/* days that "what changed" looks back */

struct site_program;

/* One build: all that was read. */
struct site {
	const struct programs *programs;
	const struct ledger *ledger;	/* NULL: no commit yet */
	const struct mailmap *mailmap;
	const struct mechanical *mechanical;
	const struct audit *audit;	/* as for the ledger */
	const struct tenure_scope *tenure;	/* the same */
	const struct movements *movements;
	const struct comparison *pending;	/* not committed yet */
	const struct drift *drift;	/* the same */
	struct view digest;		/* of the decision log, in hex */
	struct view commit;		/* its id in hex, or empty */
	int32_t committed;		/* its day */
	bool worktree;		/* with what is not committed */
	struct view base;	/* where it is published, with a slash at the
				 * end; or empty */
	int32_t today;		/* as of */
	VEC(struct site_program) list;
};

struct site_program {
	const struct site *site;
	const struct program *program;
	struct view folder;	/* its pages are below: "", or "portal/" */
	struct view title;	/* the policy's, or the program's own */
	struct plan plan;
	struct slips slips;
	struct forecast forecast;
	struct raid raid;
	struct comparison week;	/* of the last SITE_WEEK days */
	struct map addresses;	/* id to its page, from the site's root:
				 * "portal/r/R-1.html" */
	struct map named_by;	/* id to struct site_names */
	const struct value **told;	/* each record, as site_record_of()
					 * tells it */
};

/* A program for one thread: the same but for the documents of old versions
 * that it reads. */
struct site_reading {
	struct site_program program;
	struct site site;
	struct ledger ledger;
	struct documents documents;
	struct tenure_scope tenure;
};

/* Yields reading->program. What is read goes into the arena. */
const struct site_program *site_reading_begin(struct site_reading *reading,
					      const struct site_program *of,
					      struct arena *arena);

/* The records that name one, by path. */
struct site_names {
	VEC(const struct record *) list;
};

/* A page of a program. */
struct site_page {
	const char *file;	/* below its folder: "plan.html" */
	const char *template;	/* templates/site/NAME.mustache */
	const char *label;	/* in the navigation */
	/* Put what it says into its document. 0, or -1 with err set: a
	 * version can't be read. */
	int (*put)(struct value *document, const struct site_program *site,
		   struct arena *arena, struct err *err);
};

extern const struct site_page site_pages[];
extern const size_t site_page_count;

/* Find its title, the addresses of all records, who names whom, and how each
 * record is told. */
void site_index(struct site_program *program, struct arena *arena);

/* A document with `site` and `page`. `program` is NULL for a page above the
 * programs; `file` is the page's own, "r/R-1.html". */
struct value *site_document(const struct site *site,
			    const struct site_program *program,
			    const char *template, struct view file,
			    struct view title, struct arena *arena);

/* The whole address of a file in a program's folder; empty where the site
 * has none. */
struct view site_url(const struct site *site, struct view folder,
		     struct view file, struct arena *arena);

/* Where the page of a record is, from the site's root and from its program's
 * folder; empty: it has none. */
struct view site_href(const struct site_program *program, struct view id);
struct view site_page_of(const struct site_program *program, struct view id);

/* Its title; of one that has none, its path. */
struct view site_title(const struct site_program *program,
		       const struct record *record, struct arena *arena);

/* A record as lists name it: id, title, href (null without a page), kind,
 * kind_title, status, class (planned, active, done, dropped), owner,
 * owner_title, owner_href, rag. An id that nobody has gives id alone. */
struct value *site_record(const struct site_program *program, struct view id,
			  struct arena *arena);
struct value *site_record_of(const struct site_program *program,
			     const struct record *record,
			     struct arena *arena);

/* Does a field of that type hold ids? */
bool site_names_record(enum type type);

/* Put a text, a day (YYYY-MM-DD) or null under a literal key. */
void site_put_text(struct value *map, const char *key, struct view text,
		   struct arena *arena);
void site_put_day(struct value *map, const char *key, bool known,
		  int32_t day, struct arena *arena);

/* "R-1 What may happen" */
struct view site_name(const struct record *record, struct arena *arena);

/* A record's field that is a table: label, columns (texts), rows (cells:
 * text, href). NULL when it has none. */
struct value *site_table(const struct site_program *site,
			 const struct record *record, struct view name,
			 struct arena *arena);

/* Put "health": stated, rag, differ, reasons (makes, why, and the record as
 * site_record() has it). `item` NULL: the program's, null where there is
 * nothing to judge yet. */
int site_put_health(struct value *map, const struct site_program *site,
		    const struct plan_item *item, struct arena *arena,
		    struct err *err);

/* "YYYY-MM-DD" */
struct value *site_day(int32_t day, struct arena *arena);

/* Markdown of a record as HTML, for a page from which `root` leads to the
 * program's folder. */
struct value *site_prose(const struct site_program *site, struct view text,
			 const char *root, struct arena *arena);

/* What a record's own page says. */
void site_record_page(struct value *document,
		      const struct site_program *site,
		      const struct record *record, struct arena *arena);

/* Put its history: "life". 0, or -1 with err set: a version can't be read. */
int site_put_life(struct value *document, const struct site_program *site,
		  const struct record *record, struct arena *arena,
		  struct err *err);

#endif
