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

/* Who names whom. */
struct lineage_index {
	struct arena *arena;
	struct map became, source;	/* id to those that name it there */
};

/* Look at each record once. */
void lineage_index(struct lineage_index *index,
		   const struct programs *programs, struct arena *arena);

/* Find it among the records of its program: ids that are there, each once,
 * in the order of the fields and then of the paths. */
void lineage_find(struct lineage *lineage, const struct lineage_index *index,
		  const struct program *program, const struct record *record);

#endif
