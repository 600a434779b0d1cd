#include "paper.h"

void paper_begin(struct program *program, struct arena *arena)
{
	*program = (struct program){ .arena = arena,
				     .dir = VIEW("program") };
	program->kinds = arena_alloc(arena, sizeof(*program->kinds));
	kinds_init(program->kinds, arena);
	policy_init(&program->policy);
}

void paper_add(struct program *program, const char *kind, const char *id,
	       const char *status, const char *lines)
{
	struct arena *arena = program->arena;
	struct record *record = VEC_PUSH(arena, &program->records);
	const char *text = arena_printf(
		arena, "---\nkind: %s\nid: %s\nstatus: %s\ntitle: The %s\n"
		"%s---\n", kind, id, status, id, lines);

	record->path = view_of(arena_printf(arena, "program/%s.md", id));
	record_take(record, document_read(record->path, view_of(text),
					  arena));
	record->kind = kinds_find(program->kinds, view_of(kind));
	assert_non_null(record->kind);
	record->class = kind_status(record->kind, record->status);
}

void paper_join(struct program *program)
{
	for (size_t i = 0; i < program->records.len; i++) {
		struct record *record = &program->records.items[i];

		if (!map_get(&program->by_id, record->id))
			map_put(program->arena, &program->by_id, record->id,
				record);
	}
}

int32_t paper_day(const char *text)
{
	int32_t day;

	assert_true(date_parse(view_of(text), &day));
	return day;
}
