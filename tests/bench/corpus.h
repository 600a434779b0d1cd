/*
 * The corpus: the records of a generated program, any number of them, valid
 * for muster check, and the words that all generated text is made of.
 */
#ifndef MUSTER_BENCH_CORPUS_H
#define MUSTER_BENCH_CORPUS_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/text.h"
#include "muster/vec.h"
#include "shape.h"

struct corpus_record {
	const struct shape *shape;	/* NULL: charter or policy */
	const char *path;
	unsigned number;	/* from 1 within its kind */
	bool open;
	bool watched;		/* open, and of a kind with a window */
	unsigned version;	/* how often its meaning has changed */
	int32_t day;		/* when somebody last looked */
};

struct corpus {
	struct arena arena;
	int32_t today;		/* the day on which the program is looked at */
	VEC(struct corpus_record) records;
	unsigned *counts;	/* of each shape */
};

/* Plan `count` records, as they stand on the day `first`. */
void corpus_plan(struct corpus *corpus, unsigned count, int32_t first,
		 int32_t today);

/* Append a record's file as it stands now. */
void corpus_write(const struct corpus *corpus,
		  const struct corpus_record *record, struct str *out);

/* The same number for the same seed, everywhere. */
uint64_t corpus_random(uint64_t *state);

/* Append a sentence of six to fourteen words, with its full stop. */
void corpus_sentence(uint64_t *state, struct str *out);

#endif
