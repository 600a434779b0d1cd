/*
 * Atom feeds (RFC 4287), newest entry first as the caller has them.
 *
 *	atom_begin(&out, &feed);
 *	for (...) atom_entry(&out, &entry);
 *	atom_end(&out);
 *
 * Ids are tag: URIs (RFC 4151), so that they stay the same wherever the
 * feed is published, or from a folder that is not published at all. All
 * text is escaped here; times are UTC, seconds since 1970.
 */
#ifndef MUSTER_ATOM_H
#define MUSTER_ATOM_H

#include "muster/text.h"

struct atom_feed {
	struct view id;		/* of atom_tag() */
	struct view title;
	struct view author;	/* of entries that name none */
	struct view page;	/* address of what the feed is about, and */
	struct view self;	/* of the feed; empty where it has none */
	int64_t updated;	/* of the newest entry */
};

struct atom_entry {
	struct view id;
	struct view title;
	struct view author;	/* may be empty */
	struct view page;	/* may be empty */
	struct view text;	/* what is to be read, plain */
	int64_t updated;
};

/* Append `tag:AUTHORITY,DAY:NAME`: `authority` is a domain or an address of
 * somebody who had it on `day` (YYYY-MM-DD), `name` is told apart by it for
 * ever. What may not stand in a URI is percent-encoded. */
void atom_tag(struct str *out, struct view authority, struct view day,
	      struct view name);

void atom_begin(struct str *out, const struct atom_feed *feed);
void atom_entry(struct str *out, const struct atom_entry *entry);
void atom_end(struct str *out);

#endif
