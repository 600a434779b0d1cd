/* The page of gates, rollouts and runbooks: go or no-go. */
#include "muster/site_pages.h"

#include "muster/body.h"

struct area {
	struct value *map, *tasks;
	size_t heading, done;
};

/* The tasks of a body below their headings. */
static struct value *checklist(const struct record *record,
			       size_t *met, size_t *all,
			       struct arena *arena)
{
	struct value *areas = value_list(arena);
	struct area area = { .heading = SIZE_MAX };
	struct body body;

	body_read(record->document->body, record->document->body_line, arena,
		  &body);
	for (size_t i = 0; i < body.tasks.len; i++) {
		const struct body_task *task = &body.tasks.items[i];
		struct value *map;

		if (task->heading != area.heading) {
			area.heading = task->heading;
			area.map = value_push(arena, areas, value_map(arena));
			area.tasks = value_list(arena);
			value_put_text(arena, area.map, "area", task->heading
				? body.headings.items[task->heading - 1].text
				: VIEW("To do"));
			value_put(arena, area.map, VIEW("tasks"), area.tasks);
		}
		map = value_push(arena, area.tasks, value_map(arena));
		value_put_text(arena, map, "text", task->text);
		value_put_bool(arena, map, "done", task->done);
		*met += task->done;
		++*all;
	}
	return areas;
}

static void put_tables(struct value *map, const struct site_program *site,
		       const struct record *record, struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < record->kind->fields.list.len; i++) {
		struct value *table = site_table(
			site, record, record->kind->fields.list.items[i].name,
			arena);

		if (table)
			value_push(arena, list, table);
	}
	value_put(arena, map, VIEW("tables"), list);
}

static void put_section(struct value *document,
			const struct site_program *site, const char *kind,
			const char *key, struct arena *arena)
{
	const struct program *program = site->program;
	struct value *list = value_list(arena);

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct value *map;
		size_t met = 0, all = 0;

		if (!record->kind || !view_is(record->kind->name, kind))
			continue;
		map = value_push(arena, list,
				 site_record_of(site, record, arena));
		site_put_text(map, "day", record_text(
			record, view_is(record->kind->name, "gate") ||
				view_is(record->kind->name, "runbook")
				? VIEW("date") : VIEW("due")), arena);
		value_put(arena, map, VIEW("areas"),
			  checklist(record, &met, &all, arena));
		value_put_number(arena, map, "met", (int64_t)met);
		value_put_number(arena, map, "all", (int64_t)all);
		value_put_number(arena, map, "width",
				 all ? (int64_t)(met * 100 / all) : 0);
		put_tables(map, site, record, arena);
	}
	value_put_bool(arena, document,
		       arena_printf(arena, "has_%s", key), list->len > 0);
	value_put(arena, document, view_of(key), list);
}

int site_readiness(struct value *document, const struct site_program *site,
		   struct arena *arena, struct err *err)
{
	(void)err;
	put_section(document, site, "gate", "gates", arena);
	put_section(document, site, "rollout", "rollouts", arena);
	put_section(document, site, "runbook", "runbooks", arena);
	return 0;
}
