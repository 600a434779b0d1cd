/* The page of the decision log: open ones first, by the day on which they
 * are needed, then the others, the newest first. */
#include "muster/site_pages.h"

#include <stdlib.h>

struct row {
	const struct record *record;
	bool open;
	bool has_day;
	int32_t day;		/* needed by, or decided */
	const struct site_program *site;
};

struct rows {
	VEC(struct row) list;
};

static void collect(struct rows *rows, const struct site_program *site,
		    struct arena *arena)
{
	const struct program *program = site->program;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct row *row;

		if (!record->kind || !record->kind->decision)
			continue;
		row = VEC_PUSH(arena, &rows->list);
		row->record = record;
		row->site = site;
		row->open = record_is_open(record);
		row->has_day = record_date(record, row->open
					   ? record->kind->due
					   : record->kind->done, &row->day);
	}
}

static int compare(const void *a, const void *b)
{
	const struct row *one = a, *other = b;

	if (one->open != other->open)
		return one->open ? -1 : 1;
	if (one->has_day != other->has_day)
		return one->has_day ? -1 : 1;
	if (one->has_day && one->day != other->day)
		return (one->day < other->day) == one->open ? -1 : 1;
	return view_compare(one->record->path, other->record->path);
}

/* What was changed after it was accepted, last; or the empty view. */
static struct view edited(const struct site_program *site,
			  const struct record *record)
{
	const struct audit_decision *trail = site->site->audit
		? audit_find(site->site->audit, site->program, record->id)
		: NULL;

	for (size_t i = trail ? trail->events.len : 0; i; i--)
		if (trail->events.items[i - 1].edited.len)
			return trail->events.items[i - 1].edited;
	return VIEW("");
}

static void put_person(struct value *map, const char *key,
		       const struct site_program *site, struct view id,
		       struct arena *arena)
{
	value_put(arena, map, view_of(key), id.len
		  ? site_record(site, id, arena) : value_null(arena));
}

/* One id or several, told as records. */
static struct value *superseding(const struct row *row, struct arena *arena)
{
	const struct value *ids = value_path(row->record->document->front,
					     VIEW("superseded_by"));
	struct value *list = value_list(arena);

	if (ids && ids->type == VALUE_TEXT)
		value_push(arena, list,
			   site_record(row->site, ids->text, arena));
	for (size_t i = 0; ids && ids->type == VALUE_LIST && i < ids->len;
	     i++)
		value_push(arena, list, site_record(
				row->site, value_string(
					ids->entries[i].value), arena));
	return list;
}

static void put_row(struct value *list, const struct row *row,
		    struct arena *arena)
{
	const struct record *record = row->record;
	struct value *map = value_push(arena, list, site_record_of(
						row->site, record, arena));

	site_put_day(map, "day", row->has_day, row->day, arena);
	value_put_bool(arena, map, "late", row->open && row->has_day &&
		       row->day < row->site->site->today);
	put_person(map, "decider", row->site,
		   record_text(record, VIEW("decider")), arena);
	value_put(arena, map, VIEW("by"), superseding(row, arena));
	site_put_text(map, "recommendation",
		      record_text(record, VIEW("recommendation")), arena);
	site_put_text(map, "edited", edited(row->site, record), arena);
}

int site_decisions(struct value *document, const struct site_program *site,
		   struct arena *arena, struct err *err)
{
	struct value *open = value_list(arena), *closed = value_list(arena);
	struct rows rows = { 0 };

	(void)err;
	collect(&rows, site, arena);
	if (rows.list.len)
		qsort(rows.list.items, rows.list.len,
		      sizeof(*rows.list.items), compare);
	for (size_t i = 0; i < rows.list.len; i++)
		put_row(rows.list.items[i].open ? open : closed,
			&rows.list.items[i], arena);
	value_put_number(arena, document, "open_count", (int64_t)open->len);
	value_put_number(arena, document, "closed_count",
			 (int64_t)closed->len);
	value_put(arena, document, VIEW("open"), open);
	value_put(arena, document, VIEW("closed"), closed);
	site_put_text(document, "digest", site->site->digest, arena);
	return 0;
}
