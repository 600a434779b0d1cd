/*
 * The digest as Markdown, which a mailer or a chat takes as it is, and as
 * JSON, which has the same and its parts.
 */
#ifndef MUSTER_DIGEST_REPORT_H
#define MUSTER_DIGEST_REPORT_H

#include "muster/digest.h"
#include "muster/value.h"

/* Append all of them, a heading each. One sentence where nobody has anything
 * to do. */
void digest_report(struct str *out, const struct digest *digest);

/* Append what that person has to do, under a heading of the first level;
 * where it is nothing, one sentence. `digest` is picked (digest_pick). */
void digest_report_one(struct str *out, const struct digest *digest,
		       const struct record *person);

/* Put "owners" into a document: a list of maps, each with `markdown`, what
 * digest_report_one() writes. */
void digest_report_put(struct arena *arena, struct value *document,
		       const struct digest *digest);

#endif
