/* muster plan: the critical path, and how far everything can slip. */
#include "muster/command.h"
#include "muster/escape.h"
#include "muster/json.h"
#include "muster/judgement_report.h"
#include "muster/plan.h"
#include "muster/plan_report.h"
#include "muster/report.h"
#include "muster/select.h"
#include "muster/session.h"
#include "muster/summary.h"

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
		value_push(arena, list, plan_report_value(
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
		plan_report_table(&command->out, &plans->list.items[i],
				  command->width, command->color);
		str_addc(&command->out, '\n');
	}
	report_findings(&command->out, findings, command->color);
	if (command->quiet)
		return;
	summary_add(&command->out, &session->programs);
	str_addc(&command->out, '\n');
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
	if (rc) {
		session_close(&session);
		return rc > 0 ? command_misuse(command, "%s",
					       command->err.text)
			      : command_cannot(command);
	}
	if (command->format == COMMAND_JSON)
		add_json(command, &session, &plans, &findings, &judgement);
	else
		add_text(command, &session, &plans, &findings);
	session_close(&session);
	return command_finish(command,
			      findings_count(&findings, SEVERITY_ERROR)
				      ? EXIT_FINDINGS : EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "[ID...]", NULL, USAGE_FORMAT | USAGE_SNAPSHOT },
		{ 0 }
	};
	struct command command;

	command_start(&command, "plan", forms, argc, argv);
	return show(&command);
}
