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
#include "muster/plan_why.h"
#include "muster/report.h"
#include "muster/reports.h"
#include "muster/select.h"
#include "muster/session.h"
#include "muster/summary.h"
#include "muster/whatif.h"
#include "muster/whatif_report.h"
#include "muster/wrap.h"

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

static void not_planned(struct command *command, const char *operand)
{
	err_set(&command->err, "'%s' is not in the plan: it has milestones "
		"and deliverables that are not dropped", operand);
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
	not_planned(command, operand);
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

/* End as a call that went well, or as `rc` says it did not. */
static int finish(struct command *command, struct session *session, int rc,
		  int status)
{
	session_close(session);
	return command_end(command, rc, status);
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
	if (!rc && command->format == PLAN_TEXT)
		add_text(command, &session, &plans, &findings);
	else if (!rc && command->format == PLAN_JSON)
		add_json(command, &session, &plans, &findings, &judgement);
	else if (!rc && command->format == PLAN_MARKDOWN)
		add_markdown(command, &plans);
	else if (!rc)
		rc = add_drawing(command, &plans);
	if (!rc)
		rc = reports_add(command, &findings);
	return finish(command, &session, rc,
		      findings_count(&findings, SEVERITY_ERROR)
			      ? EXIT_FINDINGS : EXIT_CLEAN);
}

/* --- answers: muster plan --what-if and why */

/* The JSON of an answer: its list below `key`. */
static void add_answers(struct command *command,
			const struct session *session, const char *key,
			struct value *list)
{
	struct value *document = report_document(&command->arena,
						 command->tool,
						 command->today);

	summary_put(&command->arena, document, &session->programs);
	value_put(&command->arena, document, view_of(key), list);
	json_write(&command->out, document);
}

/* What is supposed of the items of one program. 0, or 1 with err set. */
static int read_changes(struct command *command,
			const struct session *session,
			const struct opt_list *words, const struct plan *plan,
			struct plan_changes *changes)
{
	for (size_t i = 0; i < words->len; i++) {
		struct plan_change change;
		const struct record *record;

		if (whatif_parse(&change, view_of(words->items[i]),
				 &command->err) < 0)
			return 1;
		record = select_record(command, session, arena_copy(
			&command->arena, change.id.ptr, change.id.len));
		if (!record)
			return 1;
		if (programs_of(&session->programs, record) != plan->program)
			continue;
		change.id = record->id;
		if (!plan_find(plan, record->id)) {
			not_planned(command, words->items[i]);
			return 1;
		}
		*VEC_PUSH(&command->arena, &changes->list) = change;
	}
	return 0;
}

static int add_whatif(struct command *command, const struct session *session,
		      const struct opt_list *words, const struct plan *plan,
		      struct value *list)
{
	struct plan_changes changes = { 0 };
	struct whatif whatif;

	if (read_changes(command, session, words, plan, &changes))
		return 1;
	if (!changes.list.len)
		return 0;
	whatif_read(&whatif, plan, &changes);
	if (command->format == PLAN_JSON) {
		value_push(&command->arena, list,
			   whatif_report_value(&whatif, &command->arena));
		return 0;
	}
	if (command->out.len)
		str_addc(&command->out, '\n');
	whatif_report_add(&command->out, &whatif, command->width,
			  command->color);
	return 0;
}

static int suppose(struct command *command, const struct opt_list *words)
{
	struct arena *arena = &command->arena;
	struct session session = { 0 };
	struct plans plans = { 0 };
	struct value *list = value_list(arena);
	int rc;

	if (command->format > PLAN_JSON)
		return command_misuse(command, "--what-if answers as text or "
				      "as json");
	rc = read_plans(command, &session, &plans);

	for (size_t i = 0; !rc && i < plans.list.len; i++)
		rc = add_whatif(command, &session, words,
				&plans.list.items[i], list);
	if (!rc && command->format == PLAN_JSON)
		add_answers(command, &session, "what_if", list);
	return finish(command, &session, rc, EXIT_CLEAN);
}

static void add_paragraph(struct command *command, const struct plan *plan,
			  const struct record *record)
{
	const struct plan_item *item = plan_find(plan, record->id);
	size_t width = command->width < WRAP_PROSE ? command->width
						   : WRAP_PROSE;
	struct str text = STR_INIT, lines = STR_INIT;

	if (item)
		plan_why_add(&text, plan, item);
	else
		plan_why_not(&text, plan, record);
	if (command->out.len)
		str_addc(&command->out, '\n');
	wrap_add(&lines, str_view(&text), 0, 0, width);
	/* once more: a line may begin now with what was inside of one */
	escape_lines(&command->out, str_view(&lines));
	str_addc(&command->out, '\n');
	str_release(&lines);
	str_release(&text);
}

/* Each item in the plan of its program. */
static int add_why(struct command *command, const struct session *session,
		   const struct plans *plans, const char *operand,
		   struct value *list)
{
	const struct record *record = select_record(command, session, operand);
	const struct plan *plan = plans->list.items;

	if (!record)
		return 1;
	while (plan->program != programs_of(&session->programs, record))
		plan++;
	if (command->format == PLAN_JSON)
		value_push(&command->arena, list,
			   plan_why_value(plan, record, &command->arena));
	else
		add_paragraph(command, plan, record);
	return 0;
}

static int why(struct command *command)
{
	struct session session = { 0 };
	struct plans plans = { 0 };
	struct value *list = value_list(&command->arena);
	int rc = session_open(&session, command);

	for (size_t i = 0; !rc && i < session.programs.list.len; i++)
		read_plan(command, session.programs.list.items[i], VIEW(""),
			  &plans);
	for (size_t i = 0; !rc && i < command->args.len; i++)
		rc = add_why(command, &session, &plans,
			     command->args.items[i], list);
	if (!rc && command->format == PLAN_JSON)
		add_answers(command, &session, "why", list);
	return finish(command, &session, rc, EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	struct command command;
	struct opt_list changes = { 0 };
	const struct opt opts[] = {
		OPT_LIST('w', "what-if", &changes, "CHANGE",
			 "suppose W-1+10d, W-1=2026-06-01 or -W-1"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json, markdown, mermaid, dot or svg"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[ID...]", opts, USAGE_SNAPSHOT | USAGE_REPORT },
		{ "why", "ID...", NULL, USAGE_FORMAT | USAGE_SNAPSHOT },
		{ 0 }
	};

	command_start(&command, "plan", forms, argc, argv);
	if (command.form->verb)
		return why(&command);
	return changes.len ? suppose(&command, &changes) : show(&command);
}
