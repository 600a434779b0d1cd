/*
 * The forecast for people, as rows and as JSON.
 */
#ifndef MUSTER_FORECAST_REPORT_H
#define MUSTER_FORECAST_REPORT_H

#include <stdbool.h>

#include "muster/forecast.h"
#include "muster/value.h"

#define FORECAST_DRIVERS 10	/* items that are told as what drives it */

/* Append the answer alone: two lines. */
void forecast_report_answer(struct str *out, const struct forecast *forecast);

/* Append what it is made of: what was drawn from what, and from how many
 * samples; lines that begin with `mark`. */
void forecast_report_basis(struct str *out, const struct forecast *forecast,
			   const char *mark);

/* Append the answer, the open milestones, what drives the end, and what all
 * of it is made of. */
void forecast_report_text(struct str *out, const struct forecast *forecast,
			  size_t width, bool color);

/* Append a map for each open item to a list, for a table: id, due, kept,
 * p50, p80, p95, critical, drawn from, title. */
void forecast_report_rows(struct value *list, const struct forecast *forecast);

/* The forecast as a map: program, end, runs, seed, target, slips, overruns,
 * items. */
struct value *forecast_report_value(const struct forecast *forecast);

#endif
