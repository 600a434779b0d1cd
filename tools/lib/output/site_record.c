/* A record's own page. */
#include "muster/site.h"

#include "muster/difference.h"
#include "muster/html.h"
#include "muster/name.h"
#include "muster/redaction.h"
#include "muster/site_text.h"

/* People are known by their names, others by their numbers, too. */
static bool has_number(struct view id)
{
	return id.len && id.ptr[id.len - 1] >= '0' &&
	       id.ptr[id.len - 1] <= '9';
}

static void push_text(struct value *list, const struct site_program *site,
		      const struct field *field, const struct value *value,
		      struct arena *arena)
{
	struct value *item = value_push(arena, list, value_map(arena));
	struct view text = difference_text(value, arena);
	const struct record *named;

	if (!field || !site_names_record(field->type)) {
		value_put_text(arena, item, "text", text);
		return;
	}
	named = program_find(site->program, text);
	value_put_text(arena, item, "text",
		       named ? site_title(site, named, arena) : text);
	value_put_text(arena, item, "id", text);
	value_put_bool(arena, item, "ref", has_number(text));
	site_put_text(item, "href", site_href(site, text), arena);
}

static void push_values(struct value *list, const struct site_program *site,
			const struct field *field, const struct value *value,
			struct arena *arena)
{
	if (value->type != VALUE_LIST) {
		push_text(list, site, field, value, arena);
		return;
	}
	for (size_t i = 0; i < value->len; i++) {
		push_text(list, site, field, value->entries[i].value, arena);
		value_put_bool(arena, list->entries[i].value, "more",
			       i + 1 < value->len);
	}
}

/* What stands in the page's head already. */
static bool is_shown(struct view name)
{
	static const char *const names[] = { "id", "kind", "title", "status",
					     "rag" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (view_is(name, names[i]))
			return true;
	return false;
}

static void put_field(struct value *list, const struct site_program *site,
		      const struct record *record, struct view name,
		      const struct value *value, struct arena *arena)
{
	const struct field *field = record->kind
		? kind_field(record->kind, name) : NULL;
	struct value *map, *values;

	if (value_empty(value) || (field && field->type == TYPE_TABLE))
		return;
	if (!field && value->type == VALUE_MAP) {
		for (size_t i = 0; i < value->len; i++)
			put_field(list, site, record, view_of(arena_printf(
					arena, VIEW_FMT "." VIEW_FMT,
					VIEW_ARG(name),
					VIEW_ARG(value->entries[i].key))),
				  value->entries[i].value, arena);
		return;
	}
	map = value_push(arena, list, value_map(arena));
	values = value_list(arena);
	value_put_text(arena, map, "name", name);
	value_put_text(arena, map, "label", site_label(name, arena));
	push_values(values, site, field, value, arena);
	value_put(arena, map, VIEW("values"), values);
}

static struct value *fields(const struct site_program *site,
			    const struct record *record, struct arena *arena)
{
	const struct value *front = record->document->front;
	struct value *list = value_list(arena);

	for (size_t i = 0; front && i < front->len; i++)
		if (!is_shown(front->entries[i].key))
			put_field(list, site, record, front->entries[i].key,
				  front->entries[i].value, arena);
	return list;
}

/* Fields that are tables stand by themselves. */
static struct value *tables(const struct site_program *site,
			    const struct record *record, struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; record->kind &&
			   i < record->kind->fields.list.len; i++) {
		const struct field *field =
			&record->kind->fields.list.items[i];
		struct value *table = field->type == TYPE_TABLE
			? site_table(site, record, field->name, arena) : NULL;

		if (table)
			value_push(arena, list, table);
	}
	return list;
}

/* What is open first. */
static struct value *backlinks(const struct site_program *site,
			       const struct record *record,
			       struct arena *arena)
{
	const struct site_names *names = map_get(&site->named_by, record->id);
	struct value *list = value_list(arena);

	for (int closed = 0; names && closed < 2; closed++)
		for (size_t i = 0; i < names->list.len; i++)
			if (record_is_open(names->list.items[i]) != closed)
				value_push(arena, list, site_record_of(
						site, names->list.items[i],
						arena));
	return list;
}

/* --- the body */

struct linking {
	const struct site_program *site;
	const char *root;	/* the way from the page to the folder of the
				 * program's pages */
	struct arena *arena;
};

static bool link_id(const struct linking *linking, struct view id,
		    struct html_target *target)
{
	const struct record *record = program_find(linking->site->program,
						   id);
	struct view page;

	if (!record)
		return false;
	page = site_page_of(linking->site, id);
	target->title = record->title;
	target->address = page.len ? view_of(arena_printf(
		linking->arena, "%s" VIEW_FMT, linking->root,
		VIEW_ARG(page))) : VIEW("");
	return true;
}

static bool link_name(const void *data, enum html_name what,
		      struct view name, struct html_target *target)
{
	const struct linking *linking = data;

	if (what == HTML_ID)
		return link_id(linking, name, target);
	/* Files of the repository are no part of the site: no dead links. */
	if (!view_ends(name, ".md") ||
	    !link_id(linking, name_id(name_of(name)), target))
		*target = (struct html_target){ .address = VIEW("") };
	return true;
}

struct value *site_prose(const struct site_program *site, struct view text,
			 const char *root, struct arena *arena)
{
	const struct linking linking = { site, root, arena };
	const struct html_context context = {
		.top = 2, .prefix = VIEW("body-"), .resolve = link_name,
		.data = &linking
	};
	struct str out = STR_INIT;
	struct value *value;

	html_body(&out, text, &context);
	value = value_html(arena, view_copy(arena, str_view(&out)));
	str_release(&out);
	return value;
}

void site_record_page(struct value *document,
		      const struct site_program *site,
		      const struct record *record, struct arena *arena)
{
	struct value *named_by = backlinks(site, record, arena);

	value_put(arena, document, VIEW("record"),
		  site_record_of(site, record, arena));
	value_put(arena, document, VIEW("fields"),
		  fields(site, record, arena));
	value_put(arena, document, VIEW("tables"),
		  tables(site, record, arena));
	value_put_text(arena, document, "path", redaction_text(
			site->program->redaction, record->path, arena));
	value_put_bool(arena, document, "has_backlinks", named_by->len > 0);
	value_put(arena, document, VIEW("backlinks"), named_by);
	value_put(arena, document, VIEW("body"), site_prose(
			site, record->document->body, "../", arena));
}
