/* The page of people: who answers for what, whom to keep with the program,
 * who carries how much. */
#include "muster/site_pages.h"

#include <stdlib.h>

/* --- RACI */

static void push_id(struct value *list, const struct site_program *site,
		    struct view id, struct arena *arena)
{
	if (id.len)
		value_push(arena, list, site_record(site, id, arena));
}

static struct value *people(const struct site_program *site,
			    const struct record *record, const char *field,
			    struct arena *arena)
{
	const struct value *who = value_path(record->document->front,
					     view_of(field));
	struct value *list = value_list(arena);

	if (who && who->type == VALUE_LIST)
		for (size_t i = 0; i < who->len; i++)
			push_id(list, site, value_string(
					who->entries[i].value), arena);
	else
		push_id(list, site, value_string(who), arena);
	for (size_t i = 0; i + 1 < list->len; i++)
		value_put_bool(arena, list->entries[i].value, "more", true);
	return list;
}

#define ROLES 4

/* A row: what somebody answers for, and who has each role. */
static void push_row(struct value *rows, const struct site_program *site,
		     const struct record *record,
		     const char *const fields[ROLES], struct arena *arena)
{
	struct value *map = value_map(arena), *cells = value_list(arena);
	bool any = false;

	for (size_t i = 0; i < ROLES; i++) {
		struct value *cell = value_push(arena, cells,
						value_map(arena));
		struct value *list = people(site, record, fields[i], arena);

		any |= list->len > 0;
		value_put(arena, cell, VIEW("people"), list);
	}
	value_put(arena, map, VIEW("of"), site_record_of(site, record, arena));
	value_put(arena, map, VIEW("cells"), cells);
	if (any)
		value_push(arena, rows, map);
}

/* The program as its charter says, and the decisions that are open. */
static void put_raci(struct value *document, const struct site_program *site,
		     struct arena *arena)
{
	static const char *const of_program[ROLES] = {
		"raci.responsible", "raci.accountable", "raci.consulted",
		"raci.informed"
	};
	static const char *const of_decision[ROLES] = {
		"owner", "decider", "consulted", "informed"
	};
	const struct program *program = site->program;
	const struct record *charter = program_charter(program);
	struct value *rows = value_list(arena);

	if (charter)
		push_row(rows, site, charter, of_program, arena);
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (record->kind && record->kind->decision &&
		    record_is_open(record))
			push_row(rows, site, record, of_decision, arena);
	}
	value_put_bool(arena, document, "has_raci", rows->len > 0);
	value_put(arena, document, VIEW("raci"), rows);
}

/* --- stakeholders */

/* The field's four ways to treat them (Mendelow's grid). */
static const char *strategy(int interest, int influence)
{
	if (influence > 2)
		return interest > 2 ? "manage closely" : "keep satisfied";
	return interest > 2 ? "keep informed" : "monitor";
}

static void put_stakeholders(struct value *document,
			     const struct site_program *site,
			     struct arena *arena)
{
	static const char *const names[] = { "manage closely",
					     "keep satisfied",
					     "keep informed", "monitor" };
	const struct program *program = site->program;
	struct value *grid = value_list(arena);
	size_t count = 0;

	for (size_t n = 0; n < sizeof(names) / sizeof(*names); n++) {
		struct value *map = value_push(arena, grid,
					       value_map(arena));
		struct value *list = value_list(arena);

		value_put_text(arena, map, "strategy", view_of(names[n]));
		for (size_t i = 0; i < program->records.len; i++) {
			const struct record *record =
				&program->records.items[i];
			struct view interest, influence, cadence;
			struct value *one;

			if (!record->kind ||
			    !view_is(record->kind->name, "stakeholder"))
				continue;
			interest = record_text(record, VIEW("interest"));
			influence = record_text(record, VIEW("influence"));
			cadence = record_text(record, VIEW("cadence"));
			if (strategy(type_scale_rank(interest),
				     type_scale_rank(influence)) != names[n])
				continue;
			one = value_push(arena, list, site_record_of(
						site, record, arena));
			site_put_text(one, "interest", interest, arena);
			site_put_text(one, "influence", influence, arena);
			site_put_text(one, "cadence", cadence, arena);
			count++;
		}
		value_put(arena, map, VIEW("list"), list);
	}
	value_put_bool(arena, document, "has_stakeholders", count > 0);
	value_put(arena, document, VIEW("grid"), grid);
}

/* --- load */

struct load {
	struct view owner;
	int64_t open, overdue, raid;
};

struct loads {
	VEC(struct load) list;
};

static struct load *load_of(struct loads *loads, struct map *by_owner,
			    struct view owner, struct arena *arena)
{
	size_t *index = map_get(by_owner, owner);

	if (!index) {
		index = arena_alloc(arena, sizeof(*index));
		*index = loads->list.len;
		map_put(arena, by_owner, owner, index);
		VEC_PUSH(arena, &loads->list)->owner = owner;
	}
	return &loads->list.items[*index];
}

static void count_load(struct loads *loads, const struct site_program *site,
		       struct arena *arena)
{
	const struct program *program = site->program;
	struct map by_owner = MAP_INIT;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct load *load;
		int32_t due;

		if (!record->kind || !record_is_open(record) ||
		    !record->owner.len)
			continue;
		load = load_of(loads, &by_owner, record->owner, arena);
		load->open++;
		load->raid += record->kind->raid;
		load->overdue += record_date(record, record->kind->due,
					     &due) &&
				 due < site->site->today;
	}
}

static int compare(const void *a, const void *b)
{
	const struct load *one = a, *other = b;

	if (one->open != other->open)
		return one->open > other->open ? -1 : 1;
	return view_compare(one->owner, other->owner);
}

static void put_loads(struct value *document,
		      const struct site_program *site, struct arena *arena)
{
	struct value *list = value_list(arena);
	struct loads loads = { 0 };
	int64_t most = 1;

	count_load(&loads, site, arena);
	if (loads.list.len) {
		qsort(loads.list.items, loads.list.len,
		      sizeof(*loads.list.items), compare);
		most = loads.list.items[0].open;
	}
	for (size_t i = 0; i < loads.list.len; i++) {
		const struct load *load = &loads.list.items[i];
		struct value *map = value_push(
			arena, list, site_record(site, load->owner, arena));

		value_put_number(arena, map, "open", load->open);
		value_put_number(arena, map, "raid", load->raid);
		value_put_number(arena, map, "overdue", load->overdue);
		value_put_number(arena, map, "width",
				 load->open * 100 / most);
	}
	value_put_bool(arena, document, "has_loads", list->len > 0);
	value_put(arena, document, VIEW("loads"), list);
}

int site_people(struct value *document, const struct site_program *site,
		struct arena *arena, struct err *err)
{
	(void)err;
	put_raci(document, site, arena);
	put_stakeholders(document, site, arena);
	put_loads(document, site, arena);
	return 0;
}
