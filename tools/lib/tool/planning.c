#include "muster/planning.h"

#include "muster/escape.h"
#include "muster/gantt.h"
#include "muster/json.h"
#include "muster/judgement_report.h"
#include "muster/plan_graph.h"
#include "muster/plan_report.h"
#include "muster/plan_value.h"
#include "muster/report.h"
#include "muster/select.h"
#include "muster/summary.h"

const char *const planning_formats[] = { "text", "json", "markdown",
					 "mermaid", "dot", "svg", NULL };

/* --- reading */

static struct plan *add_plan(struct planning *planning,
			     const struct program *program, struct view end)
{
	struct arena *arena = &planning->command->arena;
	struct plan *plan = arena_alloc(arena, sizeof(*plan));

	plan_read(plan, program, end, planning->command->today, arena);
	*VEC_PUSH(arena, &planning->plans) = plan;
	return plan;
}

int planning_wants(const struct planning *planning, const struct plan *plan,
		   const struct record *record, const char *operand)
{
	if (plan_find(plan, record->id))
		return 0;
	err_set(&planning->command->err, "'%s' is not in the plan: it has "
		"milestones and deliverables that are not dropped", operand);
	return 1;
}

/* The plan that ends with the item an operand names. */
static int add_end(struct planning *planning, const char *operand)
{
	struct session *session = &planning->session;
	const struct record *record =
		select_record(planning->command, session, operand);
	const struct plan *plan;

	if (!record)
		return 1;
	plan = add_plan(planning, programs_of(&session->programs, record),
			record->id);
	return planning_wants(planning, plan, record, operand);
}

static int open_session(struct planning *planning, struct command *command)
{
	*planning = (struct planning){
		.command = command, .findings = { .arena = &command->arena }
	};
	return session_open(&planning->session, command);
}

int planning_open_all(struct planning *planning, struct command *command)
{
	const struct programs *programs = &planning->session.programs;

	if (open_session(planning, command) < 0)
		return -1;
	for (size_t i = 0; i < programs->list.len; i++)
		add_plan(planning, programs->list.items[i], VIEW(""));
	return 0;
}

int planning_open(struct planning *planning, struct command *command)
{
	int rc = 0;

	if (!command->args.len)
		return planning_open_all(planning, command);
	if (open_session(planning, command) < 0)
		return -1;
	for (size_t i = 0; !rc && i < command->args.len; i++)
		rc = add_end(planning, command->args.items[i]);
	return rc;
}

void planning_close(struct planning *planning)
{
	session_close(&planning->session);
}

int planning_judge(struct planning *planning)
{
	for (size_t i = 0; i < planning->plans.len; i++)
		plan_findings(planning->plans.items[i], &planning->findings);
	findings_sort(&planning->findings);
	return session_judge(&planning->session, planning->command, NULL,
			     &planning->findings, &planning->judgement);
}

/* --- telling */

static struct value *document_of(const struct planning *planning,
				 const char *key, struct value *list)
{
	struct command *command = planning->command;
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	summary_put(arena, document, &planning->session.programs);
	value_put(arena, document, view_of(key), list);
	return document;
}

void planning_put(const struct planning *planning, const char *key,
		  struct value *list)
{
	json_write(&planning->command->out, document_of(planning, key, list));
}

static void add_json(const struct planning *planning)
{
	struct command *command = planning->command;
	struct arena *arena = &command->arena;
	struct value *list = value_list(arena);
	struct value *document = document_of(planning, "plans", list);

	for (size_t i = 0; i < planning->plans.len; i++)
		value_push(arena, list,
			   plan_value(planning->plans.items[i], arena));
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, &planning->findings));
	judgement_report_put(arena, document, &planning->judgement);
	json_write(&command->out, document);
}

static void add_text(const struct planning *planning)
{
	struct command *command = planning->command;
	struct str *out = &command->out;
	const struct programs *programs = &planning->session.programs;

	for (size_t i = 0; !command->quiet && i < planning->plans.len; i++) {
		const struct plan *plan = planning->plans.items[i];

		if (programs->list.len > 1) {
			escape_line(out, program_title(plan->program));
			str_addc(out, '\n');
		}
		plan_report_text(out, plan, command->width, command->color,
				 &command->arena);
		str_addc(out, '\n');
	}
	report_findings(out, &planning->findings, command->color);
	if (command->quiet)
		return;
	summary_add(out, programs);
	str_addc(out, '\n');
}

static void add_markdown(const struct planning *planning)
{
	struct str *out = &planning->command->out;

	for (size_t i = 0; i < planning->plans.len; i++) {
		const struct plan *plan = planning->plans.items[i];

		str_adds(out, i ? "\n## " : "## ");
		escape_markdown(out, program_title(plan->program));
		str_adds(out, "\n\n");
		plan_report_markdown(out, plan, &planning->command->arena);
	}
}

static int add_drawing(const struct planning *planning)
{
	struct command *command = planning->command;
	const struct plan *plan;

	if (planning->plans.len != 1) {
		err_set(&command->err, "there are %zu plans here, and a "
			"drawing holds one: name its end",
			planning->plans.len);
		return 1;
	}
	plan = planning->plans.items[0];
	if (command->format == PLANNING_MERMAID)
		plan_graph_mermaid(&command->out, plan, &command->arena);
	else if (command->format == PLANNING_DOT)
		plan_graph_dot(&command->out, plan);
	else
		gantt_write(&command->out, plan, true, &command->arena);
	return 0;
}

int planning_tell(const struct planning *planning)
{
	switch ((enum planning_format)planning->command->format) {
	case PLANNING_TEXT:
		add_text(planning);
		return 0;
	case PLANNING_JSON:
		add_json(planning);
		return 0;
	case PLANNING_MARKDOWN:
		add_markdown(planning);
		return 0;
	default:
		return add_drawing(planning);
	}
}
