#include "muster/kind_schema.h"

#include "kind_schema_field.h"
#include "muster/name.h"

#define DRAFT "http://json-schema.org/draft-07/schema#"

/* The key that a field has in the files that are described. */
static struct view key_of(const struct schema_maker *maker,
			  const struct kind *kind, struct view field)
{
	for (size_t i = 0; maker->foreign && i < kind->keys.len; i++)
		if (view_equal(kind->keys.items[i].field, field))
			return kind->keys.items[i].key;
	return field;
}

/* The object that the field stands in and, in *name, its key there:
 * `raci.accountable` is in the object of `raci`, which is made on the way.
 * NULL where something else has that name. */
static struct value *find_object(struct schema_maker *maker,
				 struct value *object, struct view *name,
				 bool filled)
{
	size_t dot;

	while ((dot = view_find(*name, 0, '.')) < name->len) {
		struct view group = view_slice(*name, 0, dot);
		struct value *properties =
			value_get(object, VIEW("properties"));
		struct value *inner = value_get(properties, group);

		if (!inner) {
			inner = schema_field_object(maker, filled);
			value_put(maker->arena, properties, group, inner);
		}
		if (!value_get(inner, VIEW("properties")))
			return NULL;
		if (filled) {
			schema_field_require(maker, object, group);
			value_entry(inner, VIEW("type"))->value =
				value_text(maker->arena, VIEW("object"));
		}
		*name = view_slice(*name, dot + 1, name->len);
		object = inner;
	}
	return object;
}

/* The help of the field, and the life cycle behind it. */
static struct value *describe_status(struct schema_maker *maker,
				     const struct kind *kind,
				     struct view help)
{
	enum status_class last = STATUS_NONE;
	struct str out = STR_INIT;
	struct view copy;

	str_addv(&out, help);
	for (size_t i = 0; i < kind->statuses.len; i++) {
		const struct kind_status *status = &kind->statuses.items[i];

		if (status->class == last)
			str_adds(&out, ", ");
		else
			str_addf(&out, "%s%s: ",
				 i ? "; " : out.len ? " " : "",
				 status_classes[status->class]);
		str_addv(&out, status->name);
		last = status->class;
	}
	copy = view_copy(maker->arena, str_view(&out));
	str_release(&out);
	return value_text(maker->arena, copy);
}

static struct value *make_status(struct schema_maker *maker,
				 const struct kind *kind, struct view help)
{
	struct views words = { 0 };
	struct value *map;

	for (size_t i = 0; i < kind->statuses.len; i++) {
		const struct kind_status *status = &kind->statuses.items[i];

		*VEC_PUSH(maker->arena, &words.list) = view_of(arena_printf(
			maker->arena, VIEW_FMT "%s", VIEW_ARG(status->name),
			status->open_ended ? "*" : ""));
	}
	map = schema_field_statuses(maker, &words);
	value_put(maker->arena, map, VIEW("description"),
		  describe_status(maker, kind, help));
	return map;
}

static struct value *make_const(struct schema_maker *maker, struct view text)
{
	struct value *map = value_map(maker->arena);

	value_put_text(maker->arena, map, "const", text);
	return map;
}

/* A field's own schema, or that of the three which the kind itself says. */
static struct value *make_field(struct schema_maker *maker,
				const struct kind *kind,
				const struct field *field)
{
	struct value *map;

	if (view_is(field->name, "status") && kind->statuses.len)
		return make_status(maker, kind, field->help);
	if (view_is(field->name, "id") && !maker->foreign)
		map = schema_field_id(maker, kind);
	else if (view_is(field->name, "kind"))
		map = make_const(maker, kind->name);
	else
		return schema_field(maker, field, field->required.always);
	value_put_text(maker->arena, map, "description", field->help);
	return map;
}

/* Files that were not written for muster have an id by their names and a
 * title in their text, if they have no keys for them. */
static bool is_required(const struct schema_maker *maker,
			const struct kind *kind, const struct field *field)
{
	if (maker->foreign && (view_is(field->name, "id") ||
			       view_is(field->name, "title")))
		return !view_equal(key_of(maker, kind, field->name),
				   field->name);
	return field->required.always ||
	       (view_is(field->name, "status") && kind->statuses.len);
}

static void put_field(struct schema_maker *maker, struct value *object,
		      const struct kind *kind, const struct field *field)
{
	bool required = is_required(maker, kind, field);
	struct view name = key_of(maker, kind, field->name);
	struct value_entry *entry;
	struct value *properties;

	object = find_object(maker, object, &name, required);
	if (!object)
		return;
	properties = value_get(object, VIEW("properties"));
	entry = value_entry(properties, name);	/* a group of that name */
	if (!entry)
		entry = value_put(maker->arena, properties, name, NULL);
	entry->value = make_field(maker, kind, field);
	if (required)
		schema_field_require(maker, object, name);
}

/* --- what is required in some statuses */

/* The object that only asks for one key of it. */
static struct value *make_demand(struct schema_maker *maker, struct view name,
				 struct value *of_it, bool required)
{
	struct value *map = value_map(maker->arena);
	struct value *properties = value_map(maker->arena);

	value_put(maker->arena, properties, name, of_it);
	value_put_text(maker->arena, map, "type", VIEW("object"));
	value_put(maker->arena, map, VIEW("properties"), properties);
	if (required)
		schema_field_require(maker, map, name);
	return map;
}

/* The same for a dotted name, from its end to the front. */
static struct value *make_path(struct schema_maker *maker, struct view path,
			       struct value *of_it, bool required)
{
	for (size_t i = path.len; i > 0; i--) {
		struct view part = view_slice(path, i, path.len);

		if (path.ptr[i - 1] != '.')
			continue;
		of_it = make_demand(maker, part, of_it, required);
		path.len = i - 1;
	}
	return make_demand(maker, path, of_it, required);
}

static void put_condition(struct schema_maker *maker, struct value *schema,
			  const struct kind *kind,
			  const struct views *statuses, struct value *then)
{
	struct value *status = schema_field_statuses(maker, statuses);
	struct value *list = value_get(schema, VIEW("allOf"));
	struct value *map = value_map(maker->arena);

	if (!list) {
		list = value_list(maker->arena);
		value_put(maker->arena, schema, VIEW("allOf"), list);
	}
	value_put(maker->arena, map, VIEW("if"),
		  make_demand(maker, key_of(maker, kind, VIEW("status")),
			      status, true));
	value_put(maker->arena, map, VIEW("then"), then);
	value_push(maker->arena, list, map);
}

/* A column that each row of a table needs in some statuses. */
static void put_column_conditions(struct schema_maker *maker,
				  struct value *schema,
				  const struct kind *kind,
				  const struct field *table)
{
	for (size_t i = 0; i < table->columns.list.len; i++) {
		const struct field *column = &table->columns.list.items[i];
		struct value *rows = value_map(maker->arena);

		if (!column->required.statuses.list.len)
			continue;
		value_put(maker->arena, rows, VIEW("items"),
			  make_demand(maker, column->name,
				      schema_field_filled(maker), true));
		put_condition(maker, schema, kind, &column->required.statuses,
			      make_path(maker,
					key_of(maker, kind, table->name),
					rows, false));
	}
}

static void put_conditions(struct schema_maker *maker, struct value *schema,
			   const struct kind *kind)
{
	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];

		if (field->required.statuses.list.len)
			put_condition(maker, schema, kind,
				      &field->required.statuses,
				      make_path(maker,
						key_of(maker, kind,
						       field->name),
						schema_field_filled(maker),
						true));
		put_column_conditions(maker, schema, kind, field);
	}
}

/* --- whole schemas */

/* Files that were not written for muster: other keys, and more of them,
 * which are left alone. */
static struct value *make_foreign(const struct schema_maker *native,
				  const struct kind *kind)
{
	struct schema_maker maker = *native;
	struct value *schema = value_map(maker.arena);

	maker.foreign = true;
	value_put_text(maker.arena, schema, "type", VIEW("object"));
	value_put(maker.arena, schema, VIEW("properties"),
		  value_map(maker.arena));
	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];

		if (!view_is(field->name, "kind") &&
		    (!view_is(field->name, "id") ||
		     is_required(&maker, kind, field)))
			put_field(&maker, schema, kind, field);
	}
	put_conditions(&maker, schema, kind);
	return schema;
}

static struct value *make_native(struct schema_maker *maker,
				 const struct kind *kind)
{
	struct value *schema = schema_field_object(maker, true);

	for (size_t i = 0; i < kind->fields.list.len; i++)
		put_field(maker, schema, kind, &kind->fields.list.items[i]);
	put_conditions(maker, schema, kind);
	return schema;
}

static struct value *make_kind_demand(struct schema_maker *maker,
				      const struct kind *kind)
{
	return make_demand(maker, VIEW("kind"), make_const(maker, kind->name),
			   true);
}

static struct value *make_schema(struct schema_maker *maker,
				 const struct kind *kind)
{
	struct value *schema;

	if (!kind->files.list.len)
		return make_native(maker, kind);
	schema = value_map(maker->arena);
	value_put(maker->arena, schema, VIEW("if"),
		  make_kind_demand(maker, kind));
	value_put(maker->arena, schema, VIEW("then"),
		  make_native(maker, kind));
	value_put(maker->arena, schema, VIEW("else"),
		  make_foreign(maker, kind));
	return schema;
}

static struct value *begin(struct schema_maker *maker, const char *id,
			   struct view title, struct view about)
{
	struct value *schema = value_map(maker->arena);

	value_put_text(maker->arena, schema, "$schema", VIEW(DRAFT));
	value_put_text(maker->arena, schema, "$id", view_of(id));
	value_put_text(maker->arena, schema, "title", title);
	value_put_text(maker->arena, schema, "description", about);
	return schema;
}

static void put_all(struct schema_maker *maker, struct value *schema,
		    const struct value *more)
{
	for (size_t i = 0; i < more->len; i++)
		value_put(maker->arena, schema, more->entries[i].key,
			  more->entries[i].value);
}

/* What a URN may hold of the kind's name. */
static const char *make_id(struct arena *arena, const struct kind *kind)
{
	if (!name_is_token(kind->name, false))
		return "urn:muster:kind";
	return arena_printf(arena, "urn:muster:kind:" VIEW_FMT,
			    VIEW_ARG(kind->name));
}

struct value *kind_schema(struct arena *arena, struct kinds *kinds,
			  const struct kind *kind)
{
	struct schema_maker maker = { arena, kinds, false };
	struct value *schema = begin(&maker, make_id(arena, kind),
				     kind->title, kind->about);

	put_all(&maker, schema, make_schema(&maker, kind));
	return schema;
}

/* Which kinds there are; anything where files that were not written for
 * muster are among the records. */
static void put_kinds(struct schema_maker *maker, struct value *schema,
		      const struct views *names)
{
	struct value *words = schema_field_words(maker, names, true);

	for (size_t i = 0; i < names->list.len; i++) {
		const struct kind *kind =
			kinds_find(maker->kinds, names->list.items[i]);

		if (kind && kind->files.list.len)
			return;
	}
	value_put_text(maker->arena, words, "description",
		       VIEW("What the record is; it says which fields there "
			    "are."));
	put_all(maker, schema, make_demand(maker, VIEW("kind"), words, true));
}

struct value *kind_schema_any(struct arena *arena, struct kinds *kinds)
{
	struct schema_maker maker = { arena, kinds, false };
	struct value *schema = begin(&maker, "urn:muster:record",
				     VIEW("Record"),
				     VIEW("A record of any kind."));
	struct value *list = value_list(arena);
	struct views names;

	kinds_names(kinds, &names);
	put_kinds(&maker, schema, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		const struct kind *kind =
			kinds_find(kinds, names.list.items[i]);
		struct value *branch = value_map(arena);

		if (!kind)
			continue;
		value_put(arena, branch, VIEW("if"),
			  make_kind_demand(&maker, kind));
		value_put(arena, branch, VIEW("then"),
			  make_native(&maker, kind));
		value_push(arena, list, branch);
	}
	value_put(arena, schema, VIEW("allOf"), list);
	return schema;
}
