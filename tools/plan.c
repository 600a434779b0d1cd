/* muster plan: the critical path, and how far everything can slip. */
#include "muster/command.h"
#include "muster/escape.h"
#include "muster/gantt.h"
#include "muster/json.h"
#include "muster/judgement_report.h"
#include "muster/plan.h"
#include "muster/plan_graph.h"
#include "muster/plan_report.h"
#include "muster/plan_value.h"
#include "muster/report.h"
#include "muster/select.h"
#include "muster/session.h"
#include "muster/summary.h"

/* --format, in the order of `formats`; behind PLAN_MARKDOWN those that hold
 * one plan. */
enum {
	PLAN_TEXT,
	PLAN_JSON,
	PLAN_MARKDOWN,
	PLAN_MERMAID,
	PLAN_DOT,
	PLAN_SVG
};

static const char *const formats[] = { "text", "json", "markdown", "mermaid",
				       "dot", "svg", NULL };

struct plans {
	VEC(struct plan) list;
};

static void read_plan(struct command *command, const struct program *program,
		      struct view end, struct plans *plans)
{
	plan_read(VEC_PUSH(&command->arena, &plans->list), program, end,
		  command->today, &command->arena);
}

/* The plan that ends with the item an operand names. 0, or 1 with err. */
static int read_end(struct command *command, const struct session *session,
		    const char *operand, struct plans *plans)
{
	const struct record *record = select_record(command, session, operand);
	const struct plan *plan;

	if (!record)
		return 1;
	read_plan(command, programs_of(&session->programs, record),
		  record->id, plans);
	plan = &plans->list.items[plans->list.len - 1];
	if (plan_find(plan, record->id))
		return 0;
	err_set(&command->err, "'%s' is not in the plan: it has milestones "
		"and deliverables that are not dropped", operand);
	return 1;
}

/* One for each program, or for each operand. 0, -1, or 1: called wrongly. */
static int read_plans(struct command *command, struct session *session,
		      struct plans *plans)
{
	int rc = session_open(session, command);

	for (size_t i = 0; !rc && i < command->args.len; i++)
		rc = read_end(command, session, command->args.items[i], plans);
	for (size_t i = 0; !rc && !command->args.len &&
			   i < session->programs.list.len; i++)
		read_plan(command, session->programs.list.items[i], VIEW(""),
			  plans);
	return rc;
}

static int judge(struct command *command, struct session *session,
		 const struct plans *plans, struct findings *findings,
		 struct judgement *judgement)
{
	for (size_t i = 0; i < plans->list.len; i++)
		plan_findings(&plans->list.items[i], findings);
	findings_sort(findings);
	return session_judge(session, command, NULL, findings, judgement);
}

static void add_json(struct command *command, const struct session *session,
		     const struct plans *plans,
		     const struct findings *findings,
		     const struct judgement *judgement)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *list = value_list(arena);

	summary_put(arena, document, &session->programs);
	value_put(arena, document, VIEW("plans"), list);
	for (size_t i = 0; i < plans->list.len; i++)
		value_push(arena, list, plan_value(
			&plans->list.items[i], arena));
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, findings));
	judgement_report_put(arena, document, judgement);
	json_write(&command->out, document);
}

static void add_text(struct command *command, const struct session *session,
		     const struct plans *plans,
		     const struct findings *findings)
{
	for (size_t i = 0; !command->quiet && i < plans->list.len; i++) {
		if (session->programs.list.len > 1) {
			escape_line(&command->out, program_title(
				plans->list.items[i].program));
			str_addc(&command->out, '\n');
		}
		plan_report_text(&command->out, &plans->list.items[i],
				 command->width, command->color,
				 &command->arena);
		str_addc(&command->out, '\n');
	}
	report_findings(&command->out, findings, command->color);
	if (command->quiet)
		return;
	summary_add(&command->out, &session->programs);
	str_addc(&command->out, '\n');
}

static void add_markdown(struct command *command, const struct plans *plans)
{
	for (size_t i = 0; i < plans->list.len; i++) {
		const struct plan *plan = &plans->list.items[i];

		str_adds(&command->out, i ? "\n## " : "## ");
		escape_markdown(&command->out, program_title(plan->program));
		str_adds(&command->out, "\n\n");
		plan_report_markdown(&command->out, plan, &command->arena);
	}
}

/* 1 when there is not one plan alone. */
static int add_drawing(struct command *command, const struct plans *plans)
{
	const struct plan *plan = plans->list.items;

	if (plans->list.len != 1) {
		err_set(&command->err, "there are %zu plans here, and a "
			"drawing holds one: name its end", plans->list.len);
		return 1;
	}
	if (command->format == PLAN_MERMAID)
		plan_graph_mermaid(&command->out, plan, &command->arena);
	else if (command->format == PLAN_DOT)
		plan_graph_dot(&command->out, plan);
	else
		gantt_write(&command->out, plan, true, &command->arena);
	return 0;
}

static int show(struct command *command)
{
	struct session session = { 0 };
	struct plans plans = { 0 };
	struct findings findings = { .arena = &command->arena };
	struct judgement judgement;
	int rc;

	rc = read_plans(command, &session, &plans);
	if (!rc)
		rc = judge(command, &session, &plans, &findings, &judgement);
	if (rc)
		goto out;
	if (command->format == PLAN_TEXT)
		add_text(command, &session, &plans, &findings);
	else if (command->format == PLAN_JSON)
		add_json(command, &session, &plans, &findings, &judgement);
	else if (command->format == PLAN_MARKDOWN)
		add_markdown(command, &plans);
	else
		rc = add_drawing(command, &plans);
out:
	session_close(&session);
	if (rc > 0)
		return command_misuse(command, "%s", command->err.text);
	if (rc)
		return command_cannot(command);
	return command_finish(command,
			      findings_count(&findings, SEVERITY_ERROR)
				      ? EXIT_FINDINGS : EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	struct command command;
	const struct opt opts[] = {
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json, markdown, mermaid, dot or svg"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[ID...]", opts, USAGE_SNAPSHOT },
		{ 0 }
	};

	command_start(&command, "plan", forms, argc, argv);
	return show(&command);
}
