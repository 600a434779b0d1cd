/*
 * Backtests: how the forecasts of past days would have fared.
 *
 * On some Mondays since the program began, it is read as it was at the end of
 * that day, with the slips that were known by then, and forecast. What was
 * open then and is done by now is compared: an error is in workdays, and
 * positive where it was done later than said. A forecast that is calibrated
 * has half of them done by its P50, 80 % by its P80 and 95 % by its P95.
 */
#ifndef MUSTER_BACKTEST_H
#define MUSTER_BACKTEST_H

#include "muster/forecast.h"

#define BACKTEST_DAYS_MAX 60	/* Mondays; more: each second, third ... */
#define BACKTEST_RUNS 1000	/* unless it is said */
#define BACKTEST_MIN 10		/* comparisons, for figures to be told */

struct backtest_case {
	const struct plan_item *item;	/* as it is now: done */
	int32_t day;			/* of the forecast */
	int32_t said[FORECAST_PERCENTILES];	/* days */
	bool has_due;
	int32_t due;			/* as it was stated on that day */
};

struct backtest_score {
	uint32_t n;
	int32_t median;		/* error, in workdays */
	int32_t mean;		/* of the errors without their signs, in
				 * tenths of a workday */
};

struct backtest {
	VEC(int32_t) days;	/* that were forecast */
	VEC(struct backtest_case) cases;	/* by day */
	uint32_t items;		/* that were compared at all */
	struct backtest_score forecast;		/* of P50 */
	struct backtest_score stated;		/* of the due dates */
	uint32_t kept[FORECAST_PERCENTILES];	/* cases that were done by
						 * then */
};

struct backtest_scope {
	const struct plan *plan;	/* of today */
	const struct ledger *ledger;	/* its tip is the last commit */
	const struct forecast_options *options;
	void (*tick)(void *context, size_t count);	/* of days read */
	void *context;
	struct arena *arena;
};

/* Replay it. 0, or -1 with err set: a commit can't be read, or the history
 * is cut off (shallow clone). */
int backtest_read(struct backtest *backtest,
		  const struct backtest_scope *scope, struct err *err);

/* Are there enough comparisons for the scores to mean something? */
bool backtest_enough(const struct backtest *backtest);

#endif
