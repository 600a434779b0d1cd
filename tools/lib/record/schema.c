#include "muster/schema.h"

#include "muster/body.h"
#include "muster/name.h"

struct schema {
	const struct document *document;
	const struct kind *kind;
	struct arena *arena;
	struct findings *findings;
	struct view status;
};

static struct finding *tell(struct schema *schema, enum rule rule,
			    struct span span, const char *what,
			    struct view word)
{
	return finding_add(schema->findings, rule, schema->document->path,
			   span, "%s '" VIEW_FMT "'", what, VIEW_ARG(word));
}

bool schema_id(const struct kind *kind, struct view id, const char **why)
{
	if (id.len > SCHEMA_ID_MAX) {
		*why = "is longer than 64 bytes";
		return false;
	}
	if (!kind->prefix.len) {
		*why = "must be a plain word of a-z, 0-9 and dashes";
		return name_is_token(id, true) && !name_is_device(id);
	}
	*why = "must be the prefix, a dash and letters, digits or dashes";
	if (id.len <= kind->prefix.len ||
	    !view_equal(view_slice(id, 0, kind->prefix.len), kind->prefix) ||
	    id.ptr[kind->prefix.len] != '-')
		return false;
	return name_is_token(view_slice(id, kind->prefix.len + 1, id.len), false);
}

static void check_id(struct schema *schema)
{
	struct view id = document_text(schema->document, "id");
	struct span span = document_span(schema->document, VIEW("id"));
	const struct kind *kind = schema->kind;
	const char *why;

	if (!id.len || schema_id(kind, id, &why))
		return;
	finding_add(schema->findings, RULE_RECORD_ID, schema->document->path,
		    span, "the id '" VIEW_FMT "' %s", VIEW_ARG(id), why);
	if (kind->prefix.len)
		finding_hint(schema->findings, "write an id such as " VIEW_FMT
			     "-012; a " VIEW_FMT " has the prefix " VIEW_FMT,
			     VIEW_ARG(kind->prefix), VIEW_ARG(kind->name),
			     VIEW_ARG(kind->prefix));
	else
		finding_hint(schema->findings,
			     "write an id such as sre-lead");
}

static void add_list(struct str *out, const struct views *words)
{
	for (size_t i = 0; i < words->list.len; i++)
		str_addf(out, "%s" VIEW_FMT, i ? ", " : "",
			 VIEW_ARG(words->list.items[i]));
}

static void add_statuses(struct str *out, const struct kind *kind)
{
	for (size_t i = 0; i < kind->statuses.len; i++)
		str_addf(out, "%s" VIEW_FMT, i ? ", " : "",
			 VIEW_ARG(kind->statuses.items[i].name));
}

static void check_status(struct schema *schema)
{
	const struct kind *kind = schema->kind;
	struct span span = document_span(schema->document, VIEW("status"));
	struct str words = STR_INIT;

	if (!kind->statuses.len ||
	    kind_status(kind, schema->status) != STATUS_NONE)
		return;
	add_statuses(&words, kind);
	if (schema->status.len) {
		tell(schema, RULE_RECORD_STATUS, span, "no status of this "
		     "kind is", schema->status);
		finding_hint(schema->findings, "write one of: %s", words.buf);
	} else {
		finding_add(schema->findings, RULE_RECORD_REQUIRED,
			    schema->document->path, span,
			    "the required field 'status' is missing");
		finding_hint(schema->findings, "add a line 'status:' with "
			     "one of: %s", words.buf);
	}
	str_release(&words);
}

static void check_scalar(struct schema *schema, const struct field *field,
			 const struct value *value)
{
	struct str words = STR_INIT;

	if (value->type == VALUE_NULL)
		return;
	if (value->type != VALUE_TEXT) {
		tell(schema, RULE_RECORD_TYPE, value->span,
		     "a list or map stands where one value belongs, in",
		     field->name);
		finding_hint(schema->findings, "write %s",
			     type_form(field->type));
	} else if (field->type == TYPE_ENUM) {
		if (views_have(&field->values, value->text))
			return;
		tell(schema, RULE_RECORD_TYPE, value->span,
		     "not a word of this field:", value->text);
		add_list(&words, &field->values);
		finding_hint(schema->findings, "write one of: %s", words.buf);
		str_release(&words);
	} else if (!type_accepts(field->type, value->text)) {
		finding_add(schema->findings, RULE_RECORD_TYPE,
			    schema->document->path, value->span,
			    "'" VIEW_FMT "' is not %s", VIEW_ARG(value->text),
			    type_form(field->type));
		finding_hint(schema->findings, "write " VIEW_FMT " as %s",
			     VIEW_ARG(field->name), type_form(field->type));
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

static void check_row(struct schema *schema, const struct field *table,
		      const struct value *row)
{
	for (size_t i = 0; i < row->len; i++) {
		const struct value_entry *cell = &row->entries[i];
		const struct field *column = column_of(table, cell->key);

		if (!column) {
			tell(schema, RULE_RECORD_FIELD, cell->key_span,
			     "the table has no column", cell->key);
			continue;
		}
		if (column->list && cell->value->type == VALUE_LIST)
			for (size_t k = 0; k < cell->value->len; k++)
				check_scalar(schema, column,
					     cell->value->entries[k].value);
		else
			check_scalar(schema, column, cell->value);
	}
	for (size_t i = 0; i < table->columns.list.len; i++) {
		const struct field *column = &table->columns.list.items[i];

		if (requirement_holds(&column->required, schema->status) &&
		    value_empty(value_get(row, column->name)))
			tell(schema, RULE_RECORD_REQUIRED, row->span,
			     "this row lacks the column", column->name);
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
			     "each row is a map of columns, in", field->name);
			finding_hint(schema->findings, "write rows as "
				     "'- column: value'");
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
		     "a list belongs here, in", field->name);
		finding_hint(schema->findings, "write %s, each on a line of "
			     "its own that begins with '- '",
			     type_form(field->type));
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
		finding_add(schema->findings, RULE_RECORD_REDUNDANT,
			    schema->document->path, span, "'" VIEW_FMT "' "
			    "repeats what git knows", VIEW_ARG(name));
		finding_hint(schema->findings, "delete the line");
		return;
	}
	finding_add(schema->findings, RULE_RECORD_FIELD,
		    schema->document->path, span, "a " VIEW_FMT
		    " has no field '" VIEW_FMT "'",
		    VIEW_ARG(schema->kind->name), VIEW_ARG(name));
	if (near)
		finding_hint(schema->findings, "did you mean '" VIEW_FMT "'?",
			     VIEW_ARG(near->name));
	else
		finding_hint(schema->findings, "`muster kinds " VIEW_FMT
			     "` lists its fields",
			     VIEW_ARG(schema->kind->name));
}

static bool is_group(const struct kind *kind, struct view name)
{
	for (size_t i = 0; i < kind->fields.list.len; i++) {
		struct view field = kind->fields.list.items[i].name;

		if (field.len > name.len && field.ptr[name.len] == '.' &&
		    view_equal(view_slice(field, 0, name.len), name))
			return true;
	}
	return false;
}

/* A nested map's entries are fields with dotted names. */
static void check_entry(struct schema *schema, const struct value_entry *entry,
			struct view name)
{
	const struct field *field = kind_field(schema->kind, name);

	if (field) {
		check_value(schema, field, entry->value);
		return;
	}
	if (!is_group(schema->kind, name)) {
		tell_unknown(schema, name, entry->key_span);
		return;
	}
	if (entry->value->type == VALUE_NULL)
		return;
	if (entry->value->type != VALUE_MAP) {
		tell(schema, RULE_RECORD_TYPE, entry->value->span,
		     "a map of fields belongs here, in", name);
		return;
	}
	for (size_t i = 0; i < entry->value->len; i++) {
		const struct value_entry *part = &entry->value->entries[i];
		const char *path = arena_printf(schema->arena, VIEW_FMT "."
						VIEW_FMT, VIEW_ARG(name),
						VIEW_ARG(part->key));

		check_entry(schema, part, view_of(path));
	}
}

static void check_required(struct schema *schema)
{
	const struct kind *kind = schema->kind;

	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];

		if (!requirement_holds(&field->required, schema->status) ||
		    !value_empty(value_path(schema->document->front,
					    field->name)))
			continue;
		finding_add(schema->findings, RULE_RECORD_REQUIRED,
			    schema->document->path,
			    document_span(schema->document, field->name),
			    "the required field '" VIEW_FMT "' is missing%s"
			    VIEW_FMT, VIEW_ARG(field->name),
			    field->required.always ? "" : " in status ",
			    VIEW_ARG(field->required.always ? VIEW("")
							: schema->status));
		finding_hint(schema->findings, "add a line '" VIEW_FMT
			     ":' with %s", VIEW_ARG(field->name),
			     type_form(field->type));
	}
}

static bool has_heading(const struct body *body, struct view heading)
{
	for (size_t i = 0; i < body->headings.len; i++)
		if (view_equal(body->headings.items[i].text, heading))
			return true;
	return false;
}

static void check_sections(struct schema *schema)
{
	const struct kind *kind = schema->kind;
	const struct document *document = schema->document;
	struct body body;
	bool read = false;

	for (size_t i = 0; i < kind->sections.len; i++) {
		const struct kind_section *section = &kind->sections.items[i];

		if (!requirement_holds(&section->required, schema->status))
			continue;
		if (!read)
			body_read(document->body, document->body_line,
				  schema->arena, &body);
		read = true;
		if (has_heading(&body, section->heading))
			continue;
		finding_add(schema->findings, RULE_RECORD_SECTION,
			    document->path,
			    (struct span){ document->body_line, 1 },
			    "the section '" VIEW_FMT "' is missing",
			    VIEW_ARG(section->heading));
		finding_hint(schema->findings, "add a heading '## " VIEW_FMT
			     "' to the body", VIEW_ARG(section->heading));
	}
}

static void check_weight(struct schema *schema)
{
	if (!body_is_heavy(schema->document->body))
		return;
	finding_add(schema->findings, RULE_TEXT_BODY, schema->document->path,
		    (struct span){ schema->document->body_line, 1 },
		    "the body is too large or too deeply nested to be read "
		    "as Markdown");
	finding_hint(schema->findings, "at most %u bytes, %d markers in a "
		     "line and %d brackets", BODY_BYTES_MAX,
		     BODY_CONTAINERS_MAX, BODY_OPENERS_MAX);
}

void schema_check(const struct document *document, const struct kind *kind,
		  struct arena *arena, struct findings *findings)
{
	struct schema schema = { document, kind, arena, findings,
				 document_text(document, "status") };

	if (!document->front)
		return;
	check_id(&schema);
	check_status(&schema);
	check_required(&schema);
	for (size_t i = 0; i < document->front->len; i++)
		check_entry(&schema, &document->front->entries[i],
			    document->front->entries[i].key);
	check_weight(&schema);
	check_sections(&schema);
}

static void walk_value(const struct field *field, const struct value *value,
		       schema_visit *visit, void *context)
{
	if (!value)
		return;
	if (value->type == VALUE_TEXT) {
		visit(context, field, value);
		return;
	}
	for (size_t i = 0; value->type == VALUE_LIST && i < value->len; i++) {
		const struct value *item = value->entries[i].value;

		if (item->type == VALUE_TEXT)
			visit(context, field, item);
		for (size_t k = 0; field->type == TYPE_TABLE &&
				   k < field->columns.list.len; k++) {
			const struct field *column =
				&field->columns.list.items[k];

			walk_value(column, value_get(item, column->name),
				   visit, context);
		}
	}
}

void schema_walk(const struct document *document, const struct kind *kind,
		 schema_visit *visit, void *context)
{
	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];

		walk_value(field, value_path(document->front, field->name),
			   visit, context);
	}
}
