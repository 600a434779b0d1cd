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

static void put_raci(struct value *document, const struct site_program *site,
		     struct arena *arena)
{
	static const char *const roles[] = { "responsible", "accountable",
					     "consulted", "informed" };
	const struct record *charter = program_charter(site->program);
	struct value *list = value_list(arena);

	for (size_t i = 0; charter && i < sizeof(roles) / sizeof(*roles);
	     i++) {
		const struct value *who = value_path(
			charter->document->front,
			view_of(arena_printf(arena, "raci.%s", roles[i])));
		struct value *map, *people;

		if (value_empty(who))
			continue;
		map = value_push(arena, list, value_map(arena));
		people = value_list(arena);
		value_put_text(arena, map, "role",
			       site_label(view_of(roles[i]), arena));
		if (who->type == VALUE_LIST)
			for (size_t k = 0; k < who->len; k++)
				push_id(people, site, value_string(
						who->entries[k].value),
					arena);
		else
			push_id(people, site, value_string(who), arena);
		for (size_t k = 0; k + 1 < people->len; k++)
			value_put_bool(arena, people->entries[k].value,
				       "more", true);
		value_put(arena, map, VIEW("people"), people);
	}
	value_put_bool(arena, document, "has_raci", list->len > 0);
	value_put(arena, document, VIEW("raci"), list);
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
