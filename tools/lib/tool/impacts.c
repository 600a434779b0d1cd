#include "muster/impacts.h"

#include "muster/escape.h"
#include "muster/impact_report.h"

struct reading {
	struct impacts *impacts;
	struct command *command;
	struct programs programs[2];
	struct ledger ledger;
	bool has_ledger;
};

static const struct program *program_in(const struct programs *programs,
					struct view dir)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (view_equal(programs->list.items[i]->dir, dir))
			return programs->list.items[i];
	return NULL;
}

/* Without a base there is no history to learn from. */
static int read_slips(struct reading *reading, const struct program *base,
		      struct slips *slips)
{
	struct command *command = reading->command;
	struct plan plan;

	*slips = (struct slips){ .cut = 0 };
	if (!base || !reading->has_ledger)
		return 0;
	plan_read(&plan, base, VIEW(""), command->today, &command->arena);
	return slips_read(slips, &plan, &reading->ledger, &command->err);
}

static int add(struct reading *reading, const struct program *base,
	       const struct program *head)
{
	struct arena *arena = &reading->command->arena;
	struct impacts_program *program = VEC_PUSH(arena,
						   &reading->impacts->list);
	struct slips *slips = arena_alloc(arena, sizeof(*slips));
	const struct impact_scope scope = {
		.programs = { base, head }, .slips = slips,
		.today = reading->command->today
	};

	program->program = head ? head : base;
	if (read_slips(reading, base, slips) < 0)
		return -1;
	impact_read(&program->impact, &scope, arena);
	return 0;
}

static int add_all(struct reading *reading)
{
	const struct programs *base = &reading->programs[0];
	const struct programs *head = &reading->programs[1];

	for (size_t i = 0; i < head->list.len; i++)
		if (add(reading, program_in(base, head->list.items[i]->dir),
			head->list.items[i]) < 0)
			return -1;
	for (size_t i = 0; i < base->list.len; i++)
		if (!program_in(head, base->list.items[i]->dir) &&
		    add(reading, base->list.items[i], NULL) < 0)
			return -1;
	return 0;
}

int impacts_read(struct impacts *impacts, struct command *command,
		 struct snapshot *base, struct snapshot *head,
		 struct documents *documents)
{
	struct reading reading = { .impacts = impacts, .command = command };
	const struct ledger_scope scope = {
		.snapshot = base, .documents = documents,
		.programs = &reading.programs[0], .cached = true
	};

	*impacts = (struct impacts){ 0 };
	if (base && programs_load(&reading.programs[0], base, documents,
				  &command->err) < 0)
		return -1;
	if (programs_load(&reading.programs[1], head, documents,
			  &command->err) < 0)
		return -1;
	reading.has_ledger = base && base->has_commit;
	if (reading.has_ledger &&
	    ledger_read(&reading.ledger, &scope, &command->err) < 0)
		return -1;
	return add_all(&reading);
}

void impacts_leave_planned(struct impacts *impacts)
{
	size_t kept = 0;

	for (size_t i = 0; i < impacts->list.len; i++) {
		const struct view *ends = impacts->list.items[i].impact.ends;

		if (ends[0].len || ends[1].len)
			impacts->list.items[kept++] = impacts->list.items[i];
	}
	impacts->list.len = kept;
}

void impacts_text(struct command *command, const struct impacts *impacts)
{
	struct str *out = &command->out;

	for (size_t i = 0; i < impacts->list.len; i++) {
		const struct impacts_program *program =
			&impacts->list.items[i];

		str_adds(out, i ? "\n" : "");
		if (impacts->list.len > 1) {
			escape_line(out, program_title(program->program));
			str_addc(out, '\n');
		}
		impact_report_text(out, &program->impact, command->width,
				   command->color, &command->arena);
	}
}

void impacts_markdown(struct command *command, const struct impacts *impacts)
{
	struct str *out = &command->out;

	for (size_t i = 0; i < impacts->list.len; i++) {
		const struct impacts_program *program =
			&impacts->list.items[i];

		str_adds(out, i ? "\n" : "");
		if (impacts->list.len > 1) {
			str_adds(out, "#### ");
			escape_markdown(out, program_title(program->program));
			str_adds(out, "\n\n");
		}
		impact_report_markdown(out, &program->impact,
				       &command->arena);
	}
}

struct value *impacts_value(const struct impacts *impacts,
			    struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < impacts->list.len; i++) {
		const struct impacts_program *program =
			&impacts->list.items[i];
		struct value *map = impact_report_value(&program->impact,
							arena);

		value_put_text(arena, map, "program", program->program->dir);
		value_push(arena, list, map);
	}
	return list;
}
