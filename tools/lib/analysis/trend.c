#include "muster/trend.h"

/* The day of a landing's committer, as ledger_at() has it. */
static int32_t landed(const struct ledger_version *version)
{
	return date_of_time(version->commit->landed);
}

static void add_point(struct trend_line *line, int32_t day, int32_t due,
		      struct arena *arena)
{
	struct trend_point *last = line->points.len
		? &line->points.items[line->points.len - 1] : NULL;

	if (last && last->due == due)
		return;
	if (last && last->day >= day) {
		last->due = due;
		return;
	}
	*VEC_PUSH(arena, &line->points) = (struct trend_point){ day, due };
}

static int read_line(struct trend_line *line, const struct program *program,
		     const struct ledger *ledger, struct arena *arena,
		     struct err *err)
{
	const struct record *record = line->item->record;
	const struct ledger_record *known = ledger_find(ledger, program,
							record->id);
	const struct field *field = kind_field(record->kind,
					       record->kind->due);

	for (size_t i = 0; known && field && i < known->versions.len; i++) {
		const struct ledger_version *version =
			&known->versions.items[i];
		const struct document *old, *new;
		int32_t due;

		if (ledger_documents(ledger, version, &old, &new, err) < 0)
			return -1;
		if (new && date_parse(value_string(value_path(new->front,
						   field->name)), &due))
			add_point(line, landed(version), due, arena);
	}
	return 0;
}

int trend_read(struct trend *trend, const struct plan *plan,
	       const struct ledger *ledger, struct arena *arena,
	       struct err *err)
{
	*trend = (struct trend){ 0 };
	for (size_t i = 0; i < plan->items.len; i++) {
		struct trend_line line = { .item = &plan->items.items[i] };

		if (!line.item->milestone || !line.item->record->id.len)
			continue;
		if (ledger && read_line(&line, plan->program, ledger, arena,
					err) < 0)
			return -1;
		if (line.points.len)
			*VEC_PUSH(arena, &trend->lines) = line;
	}
	return 0;
}
