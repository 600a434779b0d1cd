/*
 * Check: are the records well formed, complete and consistent with each
 * other, and are accepted decisions what they were? Pure: a program and a
 * day in, findings out.
 */
#ifndef MUSTER_CHECK_H
#define MUSTER_CHECK_H

#include "muster/finding.h"
#include "muster/map.h"
#include "muster/program.h"

/* All findings of all programs and of the manifest, each judged by its
 * program's policy, sorted. */
void check_programs(const struct programs *programs, int32_t today,
		    struct findings *findings);

/* The parts for one program, each a family of rules. */
void check_ids(const struct program *program, struct findings *findings);
void check_references(const struct program *program,
		      struct findings *findings);
void check_dates(const struct program *program, int32_t today,
		 struct findings *findings);
void check_links(const struct program *program, struct findings *findings);
void check_waivers(const struct program *program, int32_t today,
		   struct findings *findings);

/* A file that was otherwise in the commit below, or is gone. */
struct check_past {
	const struct program *program;	/* whose file it was */
	const struct document *document;	/* as its kinds read it */
};

struct check_below {
	const char *name;	/* of the commit below, for git: "HEAD" */
	VEC(struct check_past) files;
};

/* Are decisions that were accepted in the commit below still there, with
 * the same text and outcome (audit_edited())? Judged by the policy of the
 * program. */
void check_decisions(const struct programs *programs,
		     const struct check_below *below,
		     struct findings *findings);

/* What is known of a commit that is being made. */
struct check_commit {
	const struct findings *before;	/* of the commit it stands on */
	const struct map *touched;	/* the paths that it changes */
};

/* Does a finding stand in a path that the commit leaves alone? If none
 * does, nobody has to know what was found there before. */
bool check_elsewhere(const struct findings *findings,
		     const struct map *touched);

/* Of all findings keep what stands in a path that the commit touches and
 * what it breaks elsewhere. Yields how many others there were, which it
 * neither touches nor causes. */
size_t check_commit(const struct check_commit *commit,
		    struct findings *findings);

#endif
