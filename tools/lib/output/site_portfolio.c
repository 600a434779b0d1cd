/* The page above several programs. */
#include "muster/site_pages.h"

static size_t count_open_decisions(const struct program *program)
{
	size_t count = 0;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		count += record->kind && record->kind->decision &&
			 record_is_open(record);
	}
	return count;
}

static void put_counts(struct value *map, const struct site_program *one,
		       struct arena *arena)
{
	size_t grave = 0, overdue = 0;

	for (size_t i = 0; i < one->raid.entries.len; i++) {
		const struct raid_entry *entry = &one->raid.entries.items[i];

		grave += entry->gravity >= SITE_GRAVE;
		overdue += entry->overdue;
	}
	value_put_number(arena, map, "open",
			 (int64_t)one->raid.entries.len);
	value_put_number(arena, map, "grave", (int64_t)grave);
	value_put_number(arena, map, "overdue", (int64_t)overdue);
	value_put_number(arena, map, "fresh", raid_freshness(&one->raid));
	value_put_number(arena, map, "decisions", (int64_t)
			 count_open_decisions(one->program));
}

int site_portfolio(struct value *document, const struct site *site,
		   struct arena *arena, struct err *err)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < site->list.len; i++) {
		const struct site_program *one = &site->list.items[i];
		struct value *map = value_push(arena, list,
					       value_map(arena));

		value_put_text(arena, map, "name",
			       program_title(one->program));
		value_put_text(arena, map, "home", view_of(arena_printf(
				arena, VIEW_FMT "index.html",
				VIEW_ARG(one->folder))));
		value_put_text(arena, map, "folder", one->program->dir);
		site_put_end(map, one, arena);
		put_counts(map, one, arena);
		if (site_put_health(map, one, NULL, arena, err) < 0)
			return -1;
	}
	value_put_number(arena, document, "count", (int64_t)list->len);
	value_put(arena, document, VIEW("programs"), list);
	return 0;
}
