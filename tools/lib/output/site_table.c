/* Tables of records (lists of maps with columns) as pages show them. */
#include "muster/site.h"

#include "muster/difference.h"
#include "muster/site_text.h"

static void put_cell(struct value *cells, const struct site_program *site,
		     const struct field *column, const struct value *value,
		     struct arena *arena)
{
	struct view text = value ? difference_text(value, arena) : VIEW("");
	struct value *cell = value_push(arena, cells, value_map(arena));
	const struct record *named =
		column && site_names_record(column->type)
		? program_find(site->program, text) : NULL;

	site_put_text(cell, "text", named ? site_title(site, named, arena)
					  : text, arena);
	site_put_text(cell, "href", named ? site_href(site, text) : VIEW(""),
		      arena);
}

static void put_row(struct value *rows, const struct site_program *site,
		    const struct field *field, const struct value *row,
		    struct arena *arena)
{
	struct value *map = value_push(arena, rows, value_map(arena));
	struct value *cells = value_list(arena);

	for (size_t i = 0; i < field->columns.list.len; i++)
		put_cell(cells, site, &field->columns.list.items[i],
			 value_get(row, field->columns.list.items[i].name),
			 arena);
	value_put(arena, map, VIEW("cells"), cells);
}

struct value *site_table(const struct site_program *site,
			 const struct record *record, struct view name,
			 struct arena *arena)
{
	const struct field *field = record->kind
		? kind_field(record->kind, name) : NULL;
	const struct value *list = value_path(record->document->front,
					      name);
	struct value *map, *columns, *rows;

	if (!field || field->type != TYPE_TABLE || value_empty(list) ||
	    list->type != VALUE_LIST)
		return NULL;
	map = value_map(arena);
	columns = value_list(arena);
	rows = value_list(arena);
	for (size_t i = 0; i < field->columns.list.len; i++)
		value_push(arena, columns, value_text(
			arena, site_label(field->columns.list.items[i].name,
					  arena)));
	for (size_t i = 0; i < list->len; i++)
		put_row(rows, site, field, list->entries[i].value, arena);
	value_put_text(arena, map, "label", site_label(field->name, arena));
	value_put(arena, map, VIEW("columns"), columns);
	value_put(arena, map, VIEW("rows"), rows);
	return map;
}
