/*
 * Waivers: findings that a record asks to be spared until a day, and why.
 *
 *	waive:
 *	  raid/overdue: until 2026-12-31, the vendor is closed till then
 *
 * A waiver holds through its day and not after it. It stands where it is
 * reviewed and where its reason can be read: in the record, so that it
 * covers one rule in one record. What concerns more than the record
 * (id/duplicate, the program's own definitions), what hides something from
 * the reader of the waiver (text/bidi and its like) and the waivers
 * themselves can't be waived.
 */
#ifndef MUSTER_WAIVER_H
#define MUSTER_WAIVER_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/document.h"

struct waiver {
	enum rule rule;
	int32_t until;		/* the last day on which it holds */
	struct span span;	/* of the rule's id */
};

struct waivers {
	VEC(struct waiver) list;
};

/* Read the waivers of a record, whatever their days. Those that can't be
 * used are left out and told as waiver/form; `findings` may be NULL. */
void waivers_read(struct waivers *waivers, const struct document *document,
		  struct arena *arena, struct findings *findings);

/* The one for that rule, or NULL. */
const struct waiver *waivers_find(const struct waivers *waivers,
				  enum rule rule);

bool waiver_holds(const struct waiver *waiver, int32_t today);

/* Can findings of this rule be waived at all? */
bool waiver_allows(enum rule rule);

#endif
