/* The page of all records, by kind. */
#include "muster/site_pages.h"

#include "muster/site_text.h"

/* The records of a kind, put under its name. */
static struct value *section(struct value *kinds, struct map *by_kind,
			     const struct record *record, struct arena *arena)
{
	struct view name = record->kind ? record->kind->name : VIEW("");
	struct value *map = map_get(by_kind, name);

	if (map)
		return map;
	map = value_push(arena, kinds, value_map(arena));
	value_put_text(arena, map, "name", name);
	value_put_text(arena, map, "title", record->kind
					    ? site_plural(record->kind, arena)
					    : VIEW("Of no kind"));
	value_put(arena, map, VIEW("records"), value_list(arena));
	map_put(arena, by_kind, name, map);
	return map;
}

int site_records(struct value *document, const struct site_program *site,
		 struct arena *arena, struct err *err)
{
	const struct program *program = site->program;
	struct value *kinds = value_list(arena);
	struct map by_kind = MAP_INIT;

	(void)err;
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct value *map = section(kinds, &by_kind, record, arena);

		value_push(arena, value_get(map, VIEW("records")),
			   site_record_of(site, record, arena));
	}
	for (size_t i = 0; i < kinds->len; i++) {
		struct value *map = kinds->entries[i].value;

		value_put_number(arena, map, "count", (int64_t)
				 value_get(map, VIEW("records"))->len);
	}
	value_put_number(arena, document, "count",
			 (int64_t)program->records.len);
	value_put(arena, document, VIEW("kinds"), kinds);
	return 0;
}
