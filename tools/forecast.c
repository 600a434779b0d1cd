/* muster forecast: will we hit the date? */
#include "muster/forecasting.h"

struct asked {
	int64_t runs, seed;
	bool backtest;
};

static int run(struct forecasting *forecasting, struct command *command,
	       const struct asked *asked)
{
	struct forecast_options options = {
		.runs = (uint32_t)asked->runs, .seed = (uint64_t)asked->seed,
		.own_date = command->args.len > 0
	};
	int rc = forecasting_open(forecasting, command);

	if (!rc && !forecasting->list.len)
		rc = err_set(&command->err, "there is no program here: run "
			     "`muster init`");
	if (asked->backtest && !options.runs)
		options.runs = BACKTEST_RUNS;
	if (!rc)
		rc = asked->backtest
			     ? forecasting_backtest(forecasting, &options)
			     : forecasting_run(forecasting, &options);
	if (!rc)
		forecasting_tell(forecasting);
	return rc;
}

int main(int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "csv",
					       "markdown", NULL };
	struct asked asked = { .seed = 1 };
	struct forecasting forecasting;
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
	int rc;

	command_start(&command, "forecast", forms, argc, argv);
	if (asked.runs > FORECAST_RUNS_MAX)
		return command_misuse(&command, "--runs is at most %d",
				      FORECAST_RUNS_MAX);
	if (asked.backtest && command.args.len)
		return command_misuse(&command, "--backtest is for all items: "
				      "leave out the ids");
	rc = run(&forecasting, &command, &asked);
	forecasting_close(&forecasting);
	return command_end(&command, rc, EXIT_CLEAN);
}
