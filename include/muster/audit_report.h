/*
 * The decision log and its audit, for people and as values.
 */
#ifndef MUSTER_AUDIT_REPORT_H
#define MUSTER_AUDIT_REPORT_H

#include <stdbool.h>

#include "muster/audit.h"
#include "muster/signature.h"
#include "muster/value.h"

/* What is known of a commit's signature beyond that it is there. */
struct audit_signature {
	enum signature signature;
	struct view signer;
};

/* All that an audit says. */
struct audit_report {
	const struct audit *audit;
	struct views ids;		/* only these; none: all */
	const struct findings *findings;
	struct view label;		/* of the tip: "main" */
	struct oid digest;
	struct map signatures;	/* commit id to struct audit_signature */
	struct arena *arena;
};

/* The log as a list of maps, a decision each: id, status, decider,
 * requested, needed_by, decided, days (business days from requested to
 * decided), supersedes, title. With `needed` the open ones alone, by the
 * day on which they are needed. */
struct value *audit_report_log(struct arena *arena,
			       const struct programs *programs, bool needed);

/* Append that list as a table for a terminal. */
void audit_report_table(struct str *out, const struct value *log,
			struct arena *arena, size_t width, bool color);

/* Append the repository's state, the trails and the digest. */
void audit_report_text(struct str *out, const struct audit_report *report,
		       bool color);

/* Put the same into a document. */
void audit_report_put(struct value *document,
		      const struct audit_report *report);

#endif
