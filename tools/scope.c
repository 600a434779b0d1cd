/* muster scope: what a range of commits does to scope, and is it covered? */
#include "muster/date.h"
#include "muster/impacts.h"
#include "muster/json.h"
#include "muster/proposal.h"
#include "muster/report.h"
#include "muster/reports.h"
#include "muster/scope_report.h"
#include "muster/scoping.h"
#include "muster/self.h"

enum format { TEXT, JSON, MARKDOWN };

struct state {
	struct repo *repo;
	struct documents documents;
	struct proposal proposal;
	struct scoping scoping;
	struct findings findings;
	struct impacts impacts;
};

struct asked {
	const char *base;
	bool impact, no_impact, since_baseline;
};

/* Computed where it is asked for, or scope changes. */
static int read_impacts(struct state *state, struct command *command,
			const struct asked *asked)
{
	struct scoping *scoping = &state->scoping;

	if (!asked->impact &&
	    (asked->no_impact || !scoping->scope.changes.len))
		return 0;
	if (impacts_read(&state->impacts, command, &scoping->snapshots[0],
			 &scoping->snapshots[1], &state->documents) < 0)
		return -1;
	if (!asked->impact)
		impacts_leave_planned(&state->impacts);
	return 0;
}

static int read_state(struct state *state, struct command *command,
		      const struct asked *asked)
{
	struct scoping_scope scope = { .has_base = true, .history = true };

	if (repo_open(&state->repo, NULL, &command->err) < 0 ||
	    proposal_read(&state->proposal, command, state->repo,
			  asked->base) < 0)
		return -1;
	documents_init(&state->documents, &command->arena);
	documents_keep(&state->documents, state->repo);
	scope.repo = state->repo;
	scope.documents = &state->documents;
	scope.head = state->proposal.head;
	if (scoping_read_from(&state->scoping, &scope,
			      state->proposal.bases.items,
			      state->proposal.bases.len, &command->arena,
			      &command->err) < 0)
		return -1;
	state->proposal.base = scope.base;
	state->findings.arena = &command->arena;
	scoping_findings(&state->scoping, &state->findings);
	findings_sort(&state->findings);
	return read_impacts(state, command, asked);
}

static void add_json(struct command *command, const struct state *state)
{
	struct arena *arena = &command->arena;
	char base[OID_HEX + 1], head[OID_HEX + 1];
	struct value *document =
		report_document(arena, command->tool, command->today);

	value_put_text(arena, document, "base",
		       view_of(oid_hex(&state->proposal.base, base)));
	value_put_text(arena, document, "head",
		       view_of(oid_hex(&state->proposal.head, head)));
	value_put(arena, document, VIEW("changes"),
		  scope_report_value(&state->scoping.scope, arena));
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, &state->findings));
	value_put(arena, document, VIEW("impacts"),
		  impacts_value(&state->impacts, arena));
	json_write(&command->out, document);
}

static void tell(struct command *command, const struct state *state)
{
	if (command->format == JSON) {
		add_json(command, state);
	} else if (command->format == MARKDOWN) {
		scope_report_markdown(&command->out, &state->scoping.scope);
		if (state->impacts.list.len)
			str_addc(&command->out, '\n');
		impacts_markdown(command, &state->impacts);
	} else {
		report_findings(&command->out, &state->findings,
				command->color);
		if (state->findings.list.len && !command->quiet)
			str_addc(&command->out, '\n');
		if (command->quiet)
			return;
		scope_report_text(&command->out, &state->scoping.scope,
				  command->color);
		if (state->impacts.list.len)
			str_addc(&command->out, '\n');
		impacts_text(command, &state->impacts);
		if (state->scoping.scope.binding)
			scope_report_note(&command->out);
	}
}

/* Become the tool that tells it. */
static int since_baseline(struct command *command, const char *argv0,
			  const char *format)
{
	struct arena *arena = &command->arena;
	char name[] = "muster-drift", form[] = "--format", day[DATE_SIZE];
	char today[] = "--today", quiet[] = "--quiet";
	char *argv[] = { name, form, arena_printf(arena, "%s", format),
			 today, day, command->quiet ? quiet : NULL, NULL };

	date_format(command->today, day);
	self_become(arena, argv0, argv, &command->err);
	return command_cannot(command);
}

int main(int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "markdown",
					       NULL };
	struct asked asked = { .base = NULL };
	struct state state = { .repo = NULL };
	struct command command = { .tool = NULL };
	const struct opt opts[] = {
		OPT_TEXT(0, "base", &asked.base, "REV",
			 "compare with where REV and HEAD meet"),
		OPT_FLAG(0, "impact", &asked.impact,
			 "tell what it does to dates, path and risks"),
		OPT_OR,
		OPT_FLAG(0, "no-impact", &asked.no_impact,
			 "do not, even when scope changes"),
		OPT_FLAG(0, "since-baseline", &asked.since_baseline,
			 "all since scope was agreed: muster drift"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json or markdown"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[BASE...HEAD]", opts, USAGE_REPORT },
		{ 0 }
	};
	bool stopped;
	int rc;

	command_start(&command, "scope", forms, argc, argv);
	if (asked.since_baseline && command.reports.len)
		return command_misuse(&command, "--since-baseline has no "
				      "findings: leave out --report");
	if (asked.since_baseline)
		return since_baseline(&command, argv[0],
				      formats[command.format]);
	rc = read_state(&state, &command, &asked);
	stopped = findings_count(&state.findings, SEVERITY_ERROR) > 0;
	if (!rc) {
		tell(&command, &state);
		rc = reports_add(&command, &state.findings);
	}
	documents_close(&state.documents);
	repo_free(state.repo);
	if (rc < 0)
		return command_cannot(&command);
	return command_finish(&command,
			      stopped ? EXIT_FINDINGS : EXIT_CLEAN);
}
