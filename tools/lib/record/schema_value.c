#include "schema_value.h"

#include "muster/foreign.h"

static struct finding *tell(struct schema *schema, enum rule rule,
			    struct span span, struct view word,
			    const char *what)
{
	return finding_add(schema->findings, rule, schema->document->path,
			   span, "'" VIEW_FMT "' %s", VIEW_ARG(word), what);
}

static struct view key_of(const struct schema *schema,
			  const struct field *field)
{
	return foreign_key(schema->document, schema->kind, field->name);
}

const char *schema_form(const struct schema *schema, const struct field *field)
{
	const struct views *words = &field->values;
	struct str form = STR_INIT;
	const char *copy;

	if (field->type != TYPE_ENUM || !words->list.len)
		return type_form(field->type);
	str_adds(&form, "one of: ");
	for (size_t i = 0; i < words->list.len; i++)
		str_addf(&form, "%s" VIEW_FMT, i ? ", " : "",
			 VIEW_ARG(words->list.items[i]));
	copy = arena_printf(schema->arena, "%s", form.buf);
	str_release(&form);
	return copy;
}

void schema_hint_word(struct schema *schema, const struct views *words,
		      struct view word, const char *form)
{
	struct view near = VIEW("");
	size_t limit = word.len > 4 ? 2 : 1;

	for (size_t i = 0; i < words->list.len; i++) {
		struct view item = words->list.items[i];
		size_t distance = view_distance(word, item, limit);

		if (distance > limit || distance >= item.len)
			continue;
		near = item;
		limit = distance - (distance > 0);
	}
	if (near.len)
		finding_hint(schema->findings, "did you mean '" VIEW_FMT
			     "'? Write %s", VIEW_ARG(near), form);
	else
		finding_hint(schema->findings, "write %s", form);
}

static void check_word(struct schema *schema, const struct field *field,
		       const struct value *value)
{
	if (views_have(&field->values, value->text))
		return;
	finding_add(schema->findings, RULE_RECORD_TYPE,
		    schema->document->path, value->span, "'" VIEW_FMT
		    "' is no word of '" VIEW_FMT "'", VIEW_ARG(value->text),
		    VIEW_ARG(key_of(schema, field)));
	schema_hint_word(schema, &field->values, value->text,
			 schema_form(schema, field));
}

/* 2024-12-3 has a zero too few. */
static bool hint_date(struct schema *schema, struct view text)
{
	int64_t parts[3];
	const char *mended;
	int32_t day;

	for (size_t i = 0; i < 3; i++) {
		size_t end = view_find(text, 0, '-');

		if (end > (i ? 2 : 4) || end < (i ? 1 : 4) ||
		    !view_number(view_slice(text, 0, end), &parts[i]))
			return false;
		text = view_slice(text, end + 1, text.len);
	}
	mended = arena_printf(schema->arena, "%04d-%02d-%02d", (int)parts[0],
			      (int)parts[1], (int)parts[2]);
	if (text.len || !date_parse(view_of(mended), &day))
		return false;
	finding_hint(schema->findings, "write %s", mended);
	return true;
}

static void check_scalar(struct schema *schema, const struct field *field,
			 const struct value *value)
{
	if (value_empty(value))
		return;
	if (value->type != VALUE_TEXT) {
		tell(schema, RULE_RECORD_TYPE, value->span,
		     key_of(schema, field),
		     "has a list or a map where one value belongs");
		finding_hint(schema->findings, "write %s",
			     schema_form(schema, field));
	} else if (field->type == TYPE_ENUM) {
		check_word(schema, field, value);
	} else if (!type_accepts(field->type, value->text)) {
		finding_add(schema->findings, RULE_RECORD_TYPE,
			    schema->document->path, value->span,
			    "'" VIEW_FMT "' is not %s", VIEW_ARG(value->text),
			    type_form(field->type));
		if (field->type != TYPE_DATE ||
		    !hint_date(schema, value->text))
			finding_hint(schema->findings,
				     "write '" VIEW_FMT "' as %s",
				     VIEW_ARG(key_of(schema, field)),
				     type_form(field->type));
	}
}

static const struct field *column_of(const struct field *table,
				     struct view name)
{
	for (size_t i = 0; i < table->columns.list.len; i++)
		if (view_equal(table->columns.list.items[i].name, name))
			return &table->columns.list.items[i];
	return NULL;
}

static void check_cell(struct schema *schema, const struct field *table,
		       const struct value_entry *cell)
{
	const struct field *column = column_of(table, cell->key);

	if (!column) {
		finding_add(schema->findings, RULE_RECORD_FIELD,
			    schema->document->path, cell->key_span,
			    "the table '" VIEW_FMT "' has no column '"
			    VIEW_FMT "'", VIEW_ARG(table->name),
			    VIEW_ARG(cell->key));
		finding_hint(schema->findings, "delete it, or take a "
			     "column that `muster kinds " VIEW_FMT "` lists",
			     VIEW_ARG(schema->kind->name));
	} else if (column->list && cell->value->type == VALUE_LIST) {
		for (size_t i = 0; i < cell->value->len; i++)
			check_scalar(schema, column,
				     cell->value->entries[i].value);
	} else {
		check_scalar(schema, column, cell->value);
	}
}

static void check_row(struct schema *schema, const struct field *table,
		      const struct value *row)
{
	for (size_t i = 0; i < row->len; i++)
		check_cell(schema, table, &row->entries[i]);
	for (size_t i = 0; i < table->columns.list.len; i++) {
		const struct field *column = &table->columns.list.items[i];

		if (!requirement_holds(&column->required, schema->status) ||
		    !value_empty(value_get(row, column->name)))
			continue;
		finding_add(schema->findings, RULE_RECORD_REQUIRED,
			    schema->document->path, row->span,
			    "this row has no '" VIEW_FMT "'",
			    VIEW_ARG(column->name));
		finding_hint(schema->findings, "give it '" VIEW_FMT
			     ":' with %s", VIEW_ARG(column->name),
			     schema_form(schema, column));
	}
}

static void check_list(struct schema *schema, const struct field *field,
		       const struct value *list)
{
	for (size_t i = 0; i < list->len; i++) {
		const struct value *item = list->entries[i].value;

		if (field->type != TYPE_TABLE) {
			check_scalar(schema, field, item);
		} else if (item->type == VALUE_MAP) {
			check_row(schema, field, item);
		} else {
			tell(schema, RULE_RECORD_TYPE, item->span,
			     key_of(schema, field),
			     "is a table, and this is no row");
			finding_hint(schema->findings, "write '- " VIEW_FMT
				     ": ...' and the other columns below it",
				     VIEW_ARG(field->columns.list.len
				     ? field->columns.list.items[0].name
				     : VIEW("column")));
		}
	}
}

static void check_value(struct schema *schema, const struct field *field,
			const struct value *value)
{
	if (field->type == TYPE_ANY || value->type == VALUE_NULL)
		return;
	if (!field->list) {
		check_scalar(schema, field, value);
	} else if (value->type == VALUE_LIST) {
		check_list(schema, field, value);
	} else if (field->type == TYPE_TABLE || value->type == VALUE_MAP) {
		tell(schema, RULE_RECORD_TYPE, value->span,
		     key_of(schema, field), "is a list");
		finding_hint(schema->findings, "write each item on a line of "
			     "its own: '- ' and %s",
			     field->type == TYPE_TABLE ? "its columns"
					: schema_form(schema, field));
	} else {
		check_scalar(schema, field, value);	/* a list of one */
	}
}

/* Fields that repeat what git knows. */
static bool is_redundant(struct view name)
{
	static const char *const names[] = { "created", "created_at",
					     "updated", "updated_at",
					     "modified", "last_modified",
					     "author", "version" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (view_is(name, names[i]))
			return true;
	return false;
}

static const struct field *nearest(const struct kind *kind, struct view name)
{
	const struct field *best = NULL;
	size_t limit = name.len > 4 ? 2 : 1;

	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];
		size_t distance = view_distance(name, field->name, limit);

		if (distance <= limit) {
			best = field;
			limit = distance - (distance > 0);
		}
	}
	return best;
}

static void tell_unknown(struct schema *schema, struct view name,
			 struct span span)
{
	const struct field *near = nearest(schema->kind, name);

	if (is_redundant(name)) {
		tell(schema, RULE_RECORD_REDUNDANT, span, name,
		     "repeats what git knows");
		finding_hint(schema->findings, "delete the line");
		return;
	}
	finding_add(schema->findings, RULE_RECORD_FIELD,
		    schema->document->path, span, "the kind " VIEW_FMT
		    " has no field '" VIEW_FMT "'",
		    VIEW_ARG(schema->kind->name), VIEW_ARG(name));
	if (near)
		finding_hint(schema->findings, "did you mean '" VIEW_FMT "'?",
			     VIEW_ARG(near->name));
	else
		finding_hint(schema->findings, "delete it, or take a "
			     "field that `muster kinds " VIEW_FMT "` lists",
			     VIEW_ARG(schema->kind->name));
}

/* The first field whose dotted name is below `name`. */
static const struct field *first_below(const struct kind *kind,
				       struct view name)
{
	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];

		if (field->name.len > name.len &&
		    field->name.ptr[name.len] == '.' &&
		    view_equal(view_slice(field->name, 0, name.len), name))
			return field;
	}
	return NULL;
}

/* `scope.in: x` looks like the field and is a key of its own. */
static void tell_dotted(struct schema *schema, struct view name,
			struct span span)
{
	size_t dot = view_find(name, 0, '.');

	tell(schema, RULE_RECORD_FIELD, span, name,
	     "is written in two steps");
	finding_hint(schema->findings, "write '" VIEW_FMT ":', and below it, "
		     "two blanks further in, '" VIEW_FMT ":'",
		     VIEW_ARG(view_slice(name, 0, dot)),
		     VIEW_ARG(view_slice(name, dot + 1, name.len)));
}

static void tell_group(struct schema *schema, struct view name,
		       struct span span, const struct field *first)
{
	tell(schema, RULE_RECORD_TYPE, span, name, "is a group of fields");
	finding_hint(schema->findings, "write each of them on a line of its "
		     "own below it, such as '  " VIEW_FMT ":' with %s",
		     VIEW_ARG(view_slice(first->name, name.len + 1,
					 first->name.len)),
		     schema_form(schema, first));
}

/* A nested map's entries are fields with dotted names. */
static void check_entry(struct schema *schema, const struct value_entry *entry,
			struct view name)
{
	const struct field *field = kind_field(schema->kind, name);
	const struct field *below = first_below(schema->kind, name);
	const struct value *value = entry->value;

	if (field && view_find(entry->key, 0, '.') < entry->key.len)
		tell_dotted(schema, entry->key, entry->key_span);
	else if (field)
		check_value(schema, field, value);
	else if (!below)
		tell_unknown(schema, name, entry->key_span);
	else if (value->type != VALUE_MAP && value->type != VALUE_NULL)
		tell_group(schema, name, value->span, below);
	for (size_t i = 0; !field && below && value->type == VALUE_MAP &&
			   i < value->len; i++) {
		const struct value_entry *part = &value->entries[i];
		const char *path = arena_printf(schema->arena, VIEW_FMT "."
						VIEW_FMT, VIEW_ARG(name),
						VIEW_ARG(part->key));

		check_entry(schema, part, view_of(path));
	}
}

void schema_values(struct schema *schema)
{
	const struct value *front = schema->document->front;

	for (size_t i = 0; i < front->len; i++)
		check_entry(schema, &front->entries[i],
			    front->entries[i].key);
}
