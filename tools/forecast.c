/* muster forecast: will we hit the date? */
#include <unistd.h>

#include "muster/backtest_report.h"
#include "muster/command.h"
#include "muster/escape.h"
#include "muster/forecast_report.h"
#include "muster/json.h"
#include "muster/life_report.h"
#include "muster/progress.h"
#include "muster/report.h"
#include "muster/select.h"
#include "muster/session.h"
#include "muster/summary.h"
#include "muster/tabular.h"

struct asked {
	int64_t runs, seed;
	bool backtest;
};

/* One for each program, or for each operand. */
struct one {
	struct plan plan;
	struct slips slips;
	struct forecast forecast;
	struct backtest backtest;
};

struct all {
	struct session session;
	struct ledger ledger;
	VEC(struct one *) list;
};

static struct one *add_plan(struct all *all, struct command *command,
			    const struct program *program, struct view end)
{
	struct one *one = arena_alloc(&command->arena, sizeof(*one));

	*VEC_PUSH(&command->arena, &all->list) = one;
	plan_read(&one->plan, program, end, command->today, &command->arena);
	return one;
}

/* 0, or 1 with err set. */
static int add_end(struct all *all, struct command *command,
		   const char *operand)
{
	const struct record *record = select_record(command, &all->session,
						    operand);
	struct one *one;

	if (!record)
		return 1;
	one = add_plan(all, command,
		       programs_of(&all->session.programs, record),
		       record->id);
	if (plan_find(&one->plan, record->id))
		return 0;
	err_set(&command->err, "'%s' is not in the plan: it has milestones "
		"and deliverables that are not dropped", operand);
	return 1;
}

static int read_ledger(struct all *all, struct command *command)
{
	const struct ledger_scope scope = {
		.snapshot = &all->session.snapshot,
		.documents = &all->session.documents,
		.programs = &all->session.programs, .cached = true
	};

	return ledger_read(&all->ledger, &scope, &command->err);
}

static int read_plans(struct all *all, struct command *command)
{
	struct programs *programs = &all->session.programs;
	int rc = session_open(&all->session, command);

	for (size_t i = 0; !rc && i < command->args.len; i++)
		rc = add_end(all, command, command->args.items[i]);
	for (size_t i = 0; !rc && !command->args.len && i < programs->list.len;
	     i++)
		add_plan(all, command, programs->list.items[i], VIEW(""));
	return rc ? rc : read_ledger(all, command);
}

static bool is_any(const struct all *all)
{
	for (size_t i = 0; i < all->list.len; i++)
		if (all->list.items[i]->forecast.runs)
			return true;
	return false;
}

static int forecast(struct all *all, struct command *command,
		    const struct asked *asked)
{
	const struct forecast_options options = {
		.runs = (uint32_t)asked->runs, .seed = (uint64_t)asked->seed,
		.own_date = command->args.len > 0
	};

	for (size_t i = 0; i < all->list.len; i++) {
		struct one *one = all->list.items[i];

		if (slips_read(&one->slips, &one->plan, &all->ledger,
			       &command->err) < 0)
			return -1;
		forecast_read(&one->forecast, &one->plan, &one->slips,
			      &options, &command->arena);
	}
	return is_any(all) ? 0
			   : err_set(&command->err, "there is nothing to "
				     "forecast: no milestone and no "
				     "deliverable stands outside of a circle; "
				     "see `muster plan`");
}

static int backtest(struct all *all, struct command *command,
		    const struct asked *asked)
{
	const struct forecast_options options = {
		.runs = asked->runs ? (uint32_t)asked->runs : BACKTEST_RUNS,
		.seed = (uint64_t)asked->seed
	};
	struct progress progress;

	for (size_t i = 0; i < all->list.len; i++) {
		const struct backtest_scope scope = {
			.plan = &all->list.items[i]->plan,
			.ledger = &all->ledger, .options = &options,
			.tick = progress_tick, .context = &progress,
			.arena = &command->arena
		};

		progress_start(&progress, STDERR_FILENO, "days read");
		if (backtest_read(&all->list.items[i]->backtest, &scope,
				  &command->err) < 0)
			return -1;
	}
	return 0;
}

/* --- output */

static struct value *value_of(const struct one *one,
			      const struct asked *asked, struct arena *arena)
{
	return asked->backtest ? backtest_report_value(&one->backtest, arena)
			       : forecast_report_value(&one->forecast);
}

static void add_json(struct command *command, const struct all *all,
		     const struct asked *asked)
{
	struct arena *arena = &command->arena;
	struct value *list = value_list(arena);
	struct value *document = report_document(
		arena, asked->backtest ? "forecast-backtest" : "forecast",
		command->today);

	summary_put(arena, document, &all->session.programs);
	life_report_put(document, &all->ledger.annals, arena);
	for (size_t i = 0; i < all->list.len; i++)
		value_push(arena, list, value_of(all->list.items[i], asked,
						 arena));
	value_put(arena, document,
		  asked->backtest ? VIEW("backtests") : VIEW("forecasts"),
		  list);
	json_write(&command->out, document);
}

static void add_table(struct command *command, const struct all *all,
		      const struct asked *asked)
{
	struct value *rows = value_list(&command->arena);

	for (size_t i = 0; i < all->list.len; i++)
		if (asked->backtest)
			backtest_report_rows(rows,
					     &all->list.items[i]->backtest,
					     &command->arena);
		else
			forecast_report_rows(rows,
					     &all->list.items[i]->forecast);
	if (command->format == COMMAND_CSV) {
		tabular_csv(&command->out, rows);
		return;
	}
	tabular_markdown(&command->out, rows);
	str_adds(&command->out, asked->backtest ? "" : "\n");
	for (size_t i = 0; i < all->list.len && !asked->backtest; i++)
		forecast_report_basis(&command->out,
				      &all->list.items[i]->forecast, "- ");
}

static void add_one(struct command *command, const struct one *one,
		    const struct asked *asked)
{
	if (asked->backtest)
		backtest_report_text(&command->out, &one->backtest,
				     command->width, command->color,
				     &command->arena);
	else if (command->quiet)
		forecast_report_answer(&command->out, &one->forecast);
	else
		forecast_report_text(&command->out, &one->forecast,
				     command->width, command->color);
}

static void add_text(struct command *command, const struct all *all,
		     const struct asked *asked)
{
	const struct programs *programs = &all->session.programs;

	for (size_t i = 0; i < all->list.len; i++) {
		if (i)
			str_addc(&command->out, '\n');
		if (programs->list.len > 1) {
			escape_line(&command->out, program_title(
				all->list.items[i]->plan.program));
			str_addc(&command->out, '\n');
		}
		add_one(command, all->list.items[i], asked);
	}
	if (!command->quiet)
		life_report_history(&command->out, &all->ledger.annals);
}

static void tell(struct command *command, const struct all *all,
		 const struct asked *asked)
{
	if (command->format == COMMAND_JSON)
		add_json(command, all, asked);
	else if (command->format == COMMAND_TEXT)
		add_text(command, all, asked);
	else
		add_table(command, all, asked);
}

static int run(struct command *command, const struct asked *asked)
{
	struct all all = { .session = { .repo = NULL } };
	int rc = read_plans(&all, command);

	if (!rc && !all.list.len)
		rc = err_set(&command->err, "there is no program here: run "
			     "`muster init`");
	if (!rc)
		rc = asked->backtest ? backtest(&all, command, asked)
				     : forecast(&all, command, asked);
	if (!rc)
		tell(command, &all, asked);
	session_close(&all.session);
	return rc;
}

int main(int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "csv",
					       "markdown", NULL };
	struct asked asked = { .seed = 1 };
	struct command command;
	const struct opt opts[] = {
		OPT_FLAG(0, "backtest", &asked.backtest,
			 "how would past forecasts have fared?"),
		OPT_NUMBER(0, "runs", &asked.runs, "N",
			   "so many runs instead of 10,000"),
		OPT_NUMBER(0, "seed", &asked.seed, "N",
			   "draw other numbers"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json, csv or markdown"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[ID...]", opts, USAGE_SNAPSHOT },
		{ 0 }
	};

	command_start(&command, "forecast", forms, argc, argv);
	if (asked.runs > FORECAST_RUNS_MAX)
		return command_misuse(&command, "--runs is at most %d",
				      FORECAST_RUNS_MAX);
	if (asked.backtest && command.args.len)
		return command_misuse(&command, "--backtest is for all items: "
				      "leave out the ids");
	return command_end(&command, run(&command, &asked), EXIT_CLEAN);
}
