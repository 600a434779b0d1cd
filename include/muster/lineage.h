/*
 * Lineage: what an open RAID entry came from, what it became, and which of
 * the assumptions that it depends on have fallen.
 */
#ifndef MUSTER_LINEAGE_H
#define MUSTER_LINEAGE_H

#include <stdbool.h>

#include "muster/program.h"

struct lineage {
	struct views from;	/* its `source`, records whose `became` names
				 * it, and fallen assumptions in `related` */
	struct views became;	/* its `became`, and records of the kinds that
				 * may stand there whose `source` it is */
	struct views suspect;	/* fallen assumptions in `depends_on` */
};

/* An assumption that turned out not to be true: one of the class dropped. */
bool lineage_has_fallen(const struct record *record);

/* The record is open, and the other, which it depends on, has fallen. */
bool lineage_is_suspect(const struct record *record,
			const struct record *other);

/* Find it among the records of its program: ids that are there, each once,
 * in the order of the fields and then of the paths. Costs a look at each
 * record. */
void lineage_find(struct lineage *lineage, const struct program *program,
		  const struct record *record, struct arena *arena);

#endif
