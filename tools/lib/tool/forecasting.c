#include "muster/forecasting.h"

#include <unistd.h>

#include "muster/backtest_report.h"
#include "muster/escape.h"
#include "muster/forecast_report.h"
#include "muster/json.h"
#include "muster/life_report.h"
#include "muster/progress.h"
#include "muster/report.h"
#include "muster/summary.h"
#include "muster/tabular.h"

int forecasting_open(struct forecasting *all, struct command *command)
{
	struct planning *planning = &all->planning;
	int rc;

	*all = (struct forecasting){ .backtest = false };
	rc = planning_open(planning, command);
	for (size_t i = 0; !rc && i < planning->plans.len; i++)
		*VEC_PUSH(&command->arena, &all->list) =
			(struct forecasting_plan){
				.plan = planning->plans.items[i]
			};
	return rc ? rc : session_ledger(&planning->session, command,
					&all->ledger);
}

void forecasting_close(struct forecasting *all)
{
	planning_close(&all->planning);
}

static bool is_any(const struct forecasting *all)
{
	for (size_t i = 0; i < all->list.len; i++)
		if (all->list.items[i].forecast.runs)
			return true;
	return false;
}

int forecasting_run(struct forecasting *all,
		    const struct forecast_options *options)
{
	struct command *command = all->planning.command;

	for (size_t i = 0; i < all->list.len; i++) {
		struct forecasting_plan *one = &all->list.items[i];

		if (slips_read(&one->slips, one->plan, &all->ledger,
			       &command->err) < 0)
			return -1;
		forecast_read(&one->forecast, one->plan, &one->slips, options,
			      &command->arena);
	}
	return is_any(all) ? 0
			   : err_set(&command->err, "there is nothing to "
				     "forecast: no milestone and no "
				     "deliverable stands outside of a circle; "
				     "see `muster plan`");
}

int forecasting_backtest(struct forecasting *all,
			 const struct forecast_options *options)
{
	struct command *command = all->planning.command;
	struct progress progress;

	all->backtest = true;
	for (size_t i = 0; i < all->list.len; i++) {
		const struct backtest_scope scope = {
			.plan = all->list.items[i].plan,
			.ledger = &all->ledger, .options = options,
			.tick = progress_tick, .context = &progress,
			.arena = &command->arena
		};

		progress_start(&progress, STDERR_FILENO, "days read");
		if (backtest_read(&all->list.items[i].backtest, &scope,
				  &command->err) < 0)
			return -1;
	}
	return 0;
}

/* --- telling */

static struct value *value_of(const struct forecasting *all,
			      const struct forecasting_plan *one)
{
	struct arena *arena = &all->planning.command->arena;

	return all->backtest ? backtest_report_value(&one->backtest, arena)
			     : forecast_report_value(&one->forecast);
}

static void add_json(const struct forecasting *all)
{
	struct command *command = all->planning.command;
	struct arena *arena = &command->arena;
	struct value *list = value_list(arena);
	struct value *document = report_document(
		arena, all->backtest ? "forecast-backtest" : "forecast",
		command->today);

	summary_put(arena, document, &all->planning.session.programs);
	life_report_put(document, &all->ledger.annals, arena);
	for (size_t i = 0; i < all->list.len; i++)
		value_push(arena, list, value_of(all, &all->list.items[i]));
	value_put(arena, document,
		  all->backtest ? VIEW("backtests") : VIEW("forecasts"),
		  list);
	json_write(&command->out, document);
}

static void add_table(const struct forecasting *all)
{
	struct command *command = all->planning.command;
	struct value *rows = value_list(&command->arena);

	for (size_t i = 0; i < all->list.len; i++)
		if (all->backtest)
			backtest_report_rows(rows,
					     &all->list.items[i].backtest,
					     &command->arena);
		else
			forecast_report_rows(rows,
					     &all->list.items[i].forecast);
	if (command->format == COMMAND_CSV) {
		tabular_csv(&command->out, rows);
		return;
	}
	tabular_markdown(&command->out, rows);
	str_adds(&command->out, all->backtest ? "" : "\n");
	for (size_t i = 0; i < all->list.len && !all->backtest; i++)
		forecast_report_basis(&command->out,
				      &all->list.items[i].forecast, "- ");
}

static void add_one(const struct forecasting *all,
		    const struct forecasting_plan *one)
{
	struct command *command = all->planning.command;

	if (all->backtest)
		backtest_report_text(&command->out, &one->backtest,
				     command->width, command->color,
				     &command->arena);
	else if (command->quiet)
		forecast_report_answer(&command->out, &one->forecast);
	else
		forecast_report_text(&command->out, &one->forecast,
				     command->width, command->color);
}

static void add_text(const struct forecasting *all)
{
	struct command *command = all->planning.command;
	const struct programs *programs = &all->planning.session.programs;

	for (size_t i = 0; i < all->list.len; i++) {
		if (i)
			str_addc(&command->out, '\n');
		if (programs->list.len > 1) {
			escape_line(&command->out, program_title(
				all->list.items[i].plan->program));
			str_addc(&command->out, '\n');
		}
		add_one(all, &all->list.items[i]);
	}
	if (!command->quiet)
		life_report_history(&command->out, &all->ledger.annals);
}

void forecasting_tell(const struct forecasting *all)
{
	int format = all->planning.command->format;

	if (format == COMMAND_JSON)
		add_json(all);
	else if (format == COMMAND_TEXT)
		add_text(all);
	else
		add_table(all);
}
