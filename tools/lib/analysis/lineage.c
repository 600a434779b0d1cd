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

/* Can a record of the one kind become one of the other? */
static bool may_become(const struct kind *kind, const struct kind *other)
{
	const struct field *field = kind_field(kind, VIEW("became"));

	return field && views_have(&field->to, other->name);
}

struct namer {
	const struct program *program;
	const struct record *record;
};

struct namers {
	VEC(struct namer) list;
};

static void add_namer(struct map *map, struct view field,
		      const struct namer *namer, struct arena *arena)
{
	const struct views named = ids_of(namer->record, field, arena);

	for (size_t i = 0; i < named.list.len; i++) {
		struct namers *namers = map_get(map, named.list.items[i]);

		if (!namers) {
			namers = arena_alloc(arena, sizeof(*namers));
			map_put(arena, map, named.list.items[i], namers);
		}
		*VEC_PUSH(arena, &namers->list) = *namer;
	}
}

void lineage_index(struct lineage_index *index,
		   const struct programs *programs, struct arena *arena)
{
	*index = (struct lineage_index){ .arena = arena };
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++) {
			const struct namer namer = {
				program, &program->records.items[k]
			};

			if (!namer.record->kind)
				continue;
			add_namer(&index->became, VIEW("became"), &namer,
				  arena);
			add_namer(&index->source, VIEW("source"), &namer,
				  arena);
		}
	}
}

/* Those in `namers` that are of the program, and a kind that the record may
 * become where that is asked. */
static void add_namers(struct views *ids, const struct namers *namers,
		       const struct program *program,
		       const struct kind *becoming, struct arena *arena)
{
	for (size_t i = 0; namers && i < namers->list.len; i++) {
		const struct namer *namer = &namers->list.items[i];

		if (namer->program == program &&
		    (!becoming ||
		     may_become(becoming, namer->record->kind)))
			add(ids, namer->record->id, arena);
	}
}

void lineage_find(struct lineage *lineage, const struct lineage_index *index,
		  const struct program *program, const struct record *record)
{
	struct arena *arena = index->arena;

	*lineage = (struct lineage){ .from = { { 0 } } };
	add_named(&lineage->from, program, record, VIEW("source"), ANY,
		  arena);
	add_namers(&lineage->from, map_get(&index->became, record->id),
		   program, NULL, arena);
	add_named(&lineage->from, program, record, VIEW("related"), FALLEN,
		  arena);
	add_named(&lineage->became, program, record, VIEW("became"), ANY,
		  arena);
	add_namers(&lineage->became, map_get(&index->source, record->id),
		   program, record->kind, arena);
	add_named(&lineage->suspect, program, record, VIEW("depends_on"),
		  FALLEN, arena);
}
