/*
 * Check: are the records well formed, complete and consistent with each
 * other? Pure: a program and a day in, findings out.
 */
#ifndef MUSTER_CHECK_H
#define MUSTER_CHECK_H

#include "muster/finding.h"
#include "muster/map.h"
#include "muster/program.h"

/* All findings of one program, judged by its policy, unsorted. */
void check_program(const struct program *program, int32_t today,
		   struct findings *findings);

/* Its parts, each a family of rules. */
void check_ids(const struct program *program, struct findings *findings);
void check_references(const struct program *program,
		      struct findings *findings);
void check_dates(const struct program *program, int32_t today,
		 struct findings *findings);
void check_links(const struct program *program, struct findings *findings);

/* For a commit that is being made: keep in `findings` what stands in a
 * path that it touches or was not among the findings `before` it. Yields
 * how many others were taken out. `touched` has the paths as keys. */
size_t check_keep_new(struct findings *findings,
		      const struct findings *before,
		      const struct map *touched);

#endif
