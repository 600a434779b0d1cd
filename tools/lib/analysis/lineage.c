#include "muster/lineage.h"

bool lineage_has_fallen(const struct record *record)
{
	return record->kind && view_is(record->kind->name, "assumption") &&
	       record->class == STATUS_DROPPED;
}

bool lineage_is_suspect(const struct record *record,
			const struct record *other)
{
	return record_is_open(record) && lineage_has_fallen(other);
}

/* The ids that a field holds: a list's, or its one text. */
static struct views ids_of(const struct record *record, struct view field,
			   struct arena *arena)
{
	const struct value *value = value_path(record->document->front,
					       field);
	struct views ids = { 0 };

	if (!value)
		return ids;
	if (value->type == VALUE_TEXT)
		*VEC_PUSH(arena, &ids.list) = value->text;
	for (size_t i = 0; value->type == VALUE_LIST && i < value->len; i++)
		*VEC_PUSH(arena, &ids.list) =
			value_string(value->entries[i].value);
	return ids;
}

static void add(struct views *ids, struct view id, struct arena *arena)
{
	if (!views_have(ids, id))
		*VEC_PUSH(arena, &ids->list) = id;
}

enum wanted { ANY, FALLEN };

static void add_named(struct views *ids, const struct program *program,
		      const struct record *record, struct view field,
		      enum wanted wanted, struct arena *arena)
{
	const struct views named = ids_of(record, field, arena);

	for (size_t i = 0; i < named.list.len; i++) {
		const struct record *other =
			program_find(program, named.list.items[i]);

		if (other && (wanted == ANY || lineage_has_fallen(other)))
			add(ids, other->id, arena);
	}
}

static bool names(const struct record *record, struct view field,
		  struct view id, struct arena *arena)
{
	const struct views named = ids_of(record, field, arena);

	return views_have(&named, id);
}

/* Can a record of the one kind become one of the other? */
static bool may_become(const struct kind *kind, const struct kind *other)
{
	const struct field *field = kind_field(kind, VIEW("became"));

	return field && views_have(&field->to, other->name);
}

void lineage_find(struct lineage *lineage, const struct program *program,
		  const struct record *record, struct arena *arena)
{
	*lineage = (struct lineage){ 0 };
	add_named(&lineage->from, program, record, VIEW("source"), ANY,
		  arena);
	add_named(&lineage->became, program, record, VIEW("became"), ANY,
		  arena);
	add_named(&lineage->suspect, program, record, VIEW("depends_on"),
		  FALLEN, arena);
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *other = &program->records.items[i];

		if (!other->kind || other == record)
			continue;
		if (names(other, VIEW("became"), record->id, arena))
			add(&lineage->from, other->id, arena);
		if (may_become(record->kind, other->kind) &&
		    names(other, VIEW("source"), record->id, arena))
			add(&lineage->became, other->id, arena);
	}
	add_named(&lineage->from, program, record, VIEW("related"), FALLEN,
		  arena);
}
