/*
 * Forecasting: for each plan that a command is about (planning.h), how it
 * will go on, or how such forecasts of the past have fared; for `muster
 * forecast`.
 */
#ifndef MUSTER_FORECASTING_H
#define MUSTER_FORECASTING_H

#include "muster/backtest.h"
#include "muster/forecast.h"
#include "muster/planning.h"

/* What is told of one plan: the forecast, or the backtest. */
struct forecasting_plan {
	const struct plan *plan;
	struct slips slips;
	struct forecast forecast;
	struct backtest backtest;
};

struct forecasting {
	struct planning planning;
	struct ledger ledger;
	VEC(struct forecasting_plan) list;	/* as planning.plans */
	bool backtest;		/* forecasting_backtest() was called */
};

/* Read the plans and the history that they are judged by. 0; 1 when an
 * operand names no item; -1; both with command->err. To be closed in any
 * case. */
int forecasting_open(struct forecasting *all, struct command *command);
void forecasting_close(struct forecasting *all);

/* Compute the forecasts, and at least one is there. 0, or -1 with
 * command->err. */
int forecasting_run(struct forecasting *all,
		    const struct forecast_options *options);

/* Compute the backtests. It tells on standard error how far it is. The
 * same. */
int forecasting_backtest(struct forecasting *all,
			 const struct forecast_options *options);

/* Append them to the command's output, as its --format says. */
void forecasting_tell(const struct forecasting *all);

#endif
