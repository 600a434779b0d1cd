#include "impact_tally.h"

#include "muster/difference.h"

/* What a side promises, by name: to what is promised of it, or to "". */
struct promises {
	struct map map;
	struct arena *arena;
};

static void promise(struct promises *promises, struct view name,
		    struct view what)
{
	struct view *kept = arena_alloc(promises->arena, sizeof(*kept));

	*kept = what;
	if (name.len && !map_get(&promises->map, name))
		map_put(promises->arena, &promises->map, name, kept);
}

static void promise_field(struct promises *promises,
			  const struct record *charter, const char *field)
{
	const struct value *list =
		charter ? value_path(charter->document->front, view_of(field))
			: NULL;

	for (size_t i = 0; list && list->type == VALUE_LIST && i < list->len;
	     i++) {
		const struct value *item = list->entries[i].value;
		const struct value *metric = value_get(item, VIEW("metric"));

		promise(promises,
			view_trim(difference_text(metric ? metric : item,
						  promises->arena)),
			difference_text(value_get(item, VIEW("target")),
					promises->arena));
	}
}

static void promise_work(struct promises *promises,
			 const struct program *program)
{
	for (size_t i = 0; program && i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (record->kind && record->class != STATUS_DROPPED &&
		    (view_is(record->kind->name, "milestone") ||
		     view_is(record->kind->name, "deliverable")))
			promise(promises, record->id, VIEW(""));
	}
}

static void compare(const struct promises sides[2],
		    struct impact_tally *tally)
{
	const struct map *base = &sides[0].map, *head = &sides[1].map;

	for (size_t i = 0; i < head->len; i++) {
		const struct view *now = head->entries[i].value;
		const struct view *was = map_get(base, head->entries[i].key);

		tally->added += !was;
		tally->changed += was && !view_equal(*was, *now);
	}
	for (size_t i = 0; i < base->len; i++)
		tally->dropped += !map_get(head, base->entries[i].key);
}

void impact_tally(struct impact *impact, const struct program *base,
		  const struct program *head, struct arena *arena)
{
	const struct program *programs[2] = { base, head };
	struct promises criteria[2] = { { .arena = arena },
					{ .arena = arena } };
	struct promises in[2] = { { .arena = arena }, { .arena = arena } };
	struct promises work[2] = { { .arena = arena }, { .arena = arena } };

	for (int side = 0; side < 2; side++) {
		const struct record *charter =
			programs[side] ? program_charter(programs[side])
				       : NULL;

		promise_field(&criteria[side], charter, "success_criteria");
		promise_field(&in[side], charter, "scope.in");
		promise_work(&work[side], programs[side]);
	}
	compare(criteria, &impact->criteria);
	compare(in, &impact->in);
	compare(work, &impact->work);
}
