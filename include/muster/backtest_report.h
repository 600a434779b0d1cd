/*
 * The backtest for people and as JSON.
 */
#ifndef MUSTER_BACKTEST_REPORT_H
#define MUSTER_BACKTEST_REPORT_H

#include <stdbool.h>

#include "muster/backtest.h"
#include "muster/value.h"

/* Append what was compared, the errors beside those of the dates that were
 * stated, and the calibration; or that there is not enough history. */
void backtest_report_text(struct str *out, const struct backtest *backtest,
			  size_t width, bool color, struct arena *arena);

/* The cases, one a row: id, day, p50, p80, p95, due, done. */
void backtest_report_rows(struct value *list, const struct backtest *backtest,
			  struct arena *arena);

/* All of it as a map. */
struct value *backtest_report_value(const struct backtest *backtest,
				    struct arena *arena);

#endif
