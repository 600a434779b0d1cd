#include "muster/catalog.h"

static struct value *views_value(struct arena *arena,
				 const struct views *views)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < views->list.len; i++)
		value_push(arena, list,
			   value_text(arena, views->list.items[i]));
	return list;
}

/* A text, or null where there is none. */
static void put_text(struct arena *arena, struct value *map, const char *key,
		     struct view text)
{
	value_put(arena, map, view_of(key),
		  text.len ? value_text(arena, text) : value_null(arena));
}

/* "always", a list of statuses, or null. */
static struct value *requirement_value(struct arena *arena,
				       const struct requirement *requirement)
{
	if (requirement->always)
		return value_text(arena, VIEW("always"));
	if (requirement->statuses.list.len)
		return views_value(arena, &requirement->statuses);
	return value_null(arena);
}

static struct value *field_value(struct arena *arena,
				 const struct field *field)
{
	struct value *map = value_map(arena);

	value_put_text(arena, map, "name", field->name);
	value_put_text(arena, map, "type", view_of(type_name(field->type)));
	value_put_bool(arena, map, "list", field->list);
	value_put(arena, map, VIEW("required"),
		  requirement_value(arena, &field->required));
	value_put(arena, map, VIEW("values"),
		  views_value(arena, &field->values));
	value_put(arena, map, VIEW("to"), views_value(arena, &field->to));
	value_put_bool(arena, map, "fields", field->of_fields);
	put_text(arena, map, "default", field->standard);
	put_text(arena, map, "help", field->help);
	return map;
}

/* With the columns of a table, which have none themselves. */
static struct value *fields_value(struct arena *arena,
				  const struct fields *fields)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < fields->list.len; i++) {
		const struct field *field = &fields->list.items[i];
		struct value *columns = value_list(arena), *map;

		for (size_t k = 0; k < field->columns.list.len; k++)
			value_push(arena, columns, field_value(arena,
				   &field->columns.list.items[k]));
		map = value_push(arena, list, field_value(arena, field));
		value_put(arena, map, VIEW("columns"), columns);
	}
	return list;
}

/* As its definition has it: with the star. */
static struct value *status_value(struct arena *arena,
				  const struct kind_status *status)
{
	return value_text(arena, view_of(arena_printf(
		arena, VIEW_FMT "%s", VIEW_ARG(status->name),
		status->open_ended ? "*" : "")));
}

static struct value *statuses_value(struct arena *arena,
				    const struct kind *kind)
{
	struct value *map = value_map(arena);

	for (int class = STATUS_PLANNED; class <= STATUS_DROPPED; class++) {
		struct value *list = value_list(arena);

		for (size_t i = 0; i < kind->statuses.len; i++)
			if ((int)kind->statuses.items[i].class == class)
				value_push(arena, list, status_value(arena,
					   &kind->statuses.items[i]));
		value_put(arena, map, view_of(status_classes[class]), list);
	}
	return map;
}

static struct value *dates_value(struct arena *arena, const struct kind *kind)
{
	struct value *map = value_map(arena);

	put_text(arena, map, "start", kind->start);
	put_text(arena, map, "due", kind->due);
	put_text(arena, map, "done", kind->done);
	return map;
}

/* FIELD: KEY, for those that are called otherwise in its files. */
static struct value *keys_value(struct arena *arena, const struct kind *kind)
{
	struct value *map = value_map(arena);

	for (size_t i = 0; i < kind->keys.len; i++)
		value_put(arena, map, kind->keys.items[i].field,
			  value_text(arena, kind->keys.items[i].key));
	return map;
}

static struct value *freshness_value(struct arena *arena,
				     const struct kind *kind)
{
	const struct duration *window = &kind->freshness;

	if (!kind->has_freshness)
		return value_null(arena);
	return value_text(arena, view_of(arena_printf(
		arena, "%d%s", (int)window->count,
		window->unit == DURATION_DAYS ? "d" : "bd")));
}

static struct value *sections_value(struct arena *arena,
				    const struct kind *kind)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < kind->sections.len; i++) {
		const struct kind_section *section = &kind->sections.items[i];
		struct value *map = value_push(arena, list,
					       value_map(arena));

		value_put_text(arena, map, "heading", section->heading);
		value_put(arena, map, VIEW("required"),
			  requirement_value(arena, &section->required));
	}
	return list;
}

struct value *catalog_value(struct arena *arena, const struct kind *kind)
{
	struct value *map = value_map(arena);

	value_put_text(arena, map, "kind", kind->name);
	put_text(arena, map, "title", kind->title);
	put_text(arena, map, "about", kind->about);
	put_text(arena, map, "prefix", kind->prefix);
	put_text(arena, map, "folder", kind->folder);
	value_put_bool(arena, map, "raid", kind->raid);
	value_put_bool(arena, map, "decision", kind->decision);
	value_put(arena, map, VIEW("statuses"), statuses_value(arena, kind));
	value_put(arena, map, VIEW("dates"), dates_value(arena, kind));
	value_put(arena, map, VIEW("freshness"),
		  freshness_value(arena, kind));
	value_put(arena, map, VIEW("sections"), sections_value(arena, kind));
	value_put(arena, map, VIEW("moves"),
		  views_value(arena, &kind->moves));
	value_put(arena, map, VIEW("starter"),
		  views_value(arena, &kind->starter));
	value_put(arena, map, VIEW("files"),
		  views_value(arena, &kind->files));
	value_put(arena, map, VIEW("keys"), keys_value(arena, kind));
	value_put(arena, map, VIEW("fields"),
		  fields_value(arena, &kind->fields));
	return map;
}
