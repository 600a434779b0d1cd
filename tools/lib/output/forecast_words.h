/*
 * What the forms of a forecast say in the same words; shared by the parts of
 * forecast_report.c alone.
 */
#ifndef FORECAST_WORDS_H
#define FORECAST_WORDS_H

#include "muster/forecast_report.h"

/* "estimate", "slips": what an item was drawn from. */
const char *forecast_words_basis(enum forecast_basis basis);

/* "62 %"; what is not quite nothing, or all, is said to be that. */
struct view forecast_words_share(uint32_t permille, struct arena *arena);

/* The share of the runs that keep an item's due date, or "-". */
struct view forecast_words_kept(const struct forecast *forecast,
				uint32_t item);

bool forecast_words_open(const struct forecast *forecast, uint32_t item);

#endif
