#include "muster/plan_answer.h"

#include "muster/escape.h"
#include "muster/plan_why.h"
#include "muster/select.h"
#include "muster/whatif.h"
#include "muster/whatif_report.h"
#include "muster/wrap.h"

/* --- what if */

/* What is supposed of the items of one program. */
static int read_changes(const struct planning *planning,
			const struct opt_list *words, const struct plan *plan,
			struct plan_changes *changes)
{
	const struct session *session = &planning->session;
	struct command *command = planning->command;

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
		if (planning_wants(planning, plan, record, words->items[i]))
			return 1;
		*VEC_PUSH(&command->arena, &changes->list) = change;
	}
	return 0;
}

static int add_whatif(const struct planning *planning,
		      const struct opt_list *words, const struct plan *plan,
		      struct value *list)
{
	struct command *command = planning->command;
	struct plan_changes changes = { 0 };
	struct whatif whatif;

	if (read_changes(planning, words, plan, &changes))
		return 1;
	if (!changes.list.len)
		return 0;
	whatif_read(&whatif, plan, &changes);
	if (command->format == PLANNING_JSON) {
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

int plan_answer_whatif(const struct planning *planning,
		       const struct opt_list *changes)
{
	struct value *list = value_list(&planning->command->arena);

	for (size_t i = 0; i < planning->plans.len; i++)
		if (add_whatif(planning, changes, planning->plans.items[i],
			       list))
			return 1;
	if (planning->command->format == PLANNING_JSON)
		planning_put(planning, "what_if", list);
	return 0;
}

/* --- why */

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

static const struct plan *plan_of(const struct planning *planning,
				  const struct record *record)
{
	const struct program *program =
		programs_of(&planning->session.programs, record);
	size_t i = 0;

	while (planning->plans.items[i]->program != program)
		i++;
	return planning->plans.items[i];
}

static int add_why(const struct planning *planning, const char *operand,
		   struct value *list)
{
	struct command *command = planning->command;
	const struct record *record =
		select_record(command, &planning->session, operand);
	const struct plan *plan;

	if (!record)
		return 1;
	plan = plan_of(planning, record);
	if (command->format == PLANNING_JSON)
		value_push(&command->arena, list,
			   plan_why_value(plan, record, &command->arena));
	else
		add_paragraph(command, plan, record);
	return 0;
}

int plan_answer_why(const struct planning *planning)
{
	struct command *command = planning->command;
	struct value *list = value_list(&command->arena);

	for (size_t i = 0; i < command->args.len; i++)
		if (add_why(planning, command->args.items[i], list))
			return 1;
	if (command->format == PLANNING_JSON)
		planning_put(planning, "why", list);
	return 0;
}
