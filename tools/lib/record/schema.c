#include "muster/schema.h"

#include "muster/body.h"
#include "muster/foreign.h"
#include "muster/name.h"
#include "schema_value.h"

bool schema_id(const struct kind *kind, struct view id, const char **why)
{
	if (id.len > SCHEMA_ID_MAX) {
		*why = "is longer than 64 bytes";
		return false;
	}
	if (!kind->prefix.len) {
		*why = name_is_device(id)
			       ? "is the name of a device on Windows"
			       : "must be small letters (a-z) and digits "
				 "with single dashes between them";
		return name_is_token(id, true) && !name_is_device(id);
	}
	*why = "must be the prefix, a dash, then letters (a-z, A-Z) and "
	       "digits with single dashes between them";
	if (id.len <= kind->prefix.len ||
	    !view_equal(view_slice(id, 0, kind->prefix.len), kind->prefix) ||
	    id.ptr[kind->prefix.len] != '-')
		return false;
	return name_is_token(view_slice(id, kind->prefix.len + 1, id.len),
			     false);
}

/* What an id of the kind looks like. */
static const char *id_form(const struct schema *schema)
{
	if (schema->document->raw)
		return "a number such as 12";
	if (!schema->kind->prefix.len)
		return "an id such as sre-lead";
	return arena_printf(schema->arena, "an id such as " VIEW_FMT "-012",
			    VIEW_ARG(schema->kind->prefix));
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
	if (schema->document->raw)
		finding_hint(schema->findings, "write %s in '" VIEW_FMT "'",
			     id_form(schema),
			     VIEW_ARG(foreign_key(schema->document, kind,
						  VIEW("id"))));
	else if (kind->prefix.len)
		finding_hint(schema->findings, "write %s; the prefix of the "
			     "kind " VIEW_FMT " is " VIEW_FMT,
			     id_form(schema), VIEW_ARG(kind->name),
			     VIEW_ARG(kind->prefix));
	else
		finding_hint(schema->findings, "write %s", id_form(schema));
}

static void add_statuses(struct str *out, const struct kind *kind)
{
	for (size_t i = 0; i < kind->statuses.len; i++) {
		const struct kind_status *status = &kind->statuses.items[i];

		str_addf(out, "%s" VIEW_FMT "%s", i ? ", " : "",
			 VIEW_ARG(status->name),
			 status->open_ended ? "..." : "");
	}
}

/* A key of the file that was probably meant for the field. */
static bool tell_slip(struct schema *schema, struct view key)
{
	const struct value_entry *entry =
		foreign_nearest(schema->document, schema->kind, key);

	if (!entry)
		return false;
	finding_add(schema->findings, RULE_RECORD_REQUIRED,
		    schema->document->path, entry->key_span,
		    "the required field '" VIEW_FMT "' is missing, and '"
		    VIEW_FMT "' is not it", VIEW_ARG(key),
		    VIEW_ARG(entry->key));
	finding_hint(schema->findings, "write '" VIEW_FMT ":' for '" VIEW_FMT
		     ":'", VIEW_ARG(key), VIEW_ARG(entry->key));
	return true;
}

/* A required field is not there, or nothing is in it. */
static void tell_required(struct schema *schema, struct view name,
			  struct view status, const char *form)
{
	const struct document *document = schema->document;
	size_t dot = view_find(name, 0, '.');
	struct view group = view_slice(name, 0, dot);
	struct view key = foreign_key(document, schema->kind, name);
	bool there = value_path(document->front, name) != NULL;

	if (document->raw && !there && tell_slip(schema, key))
		return;
	finding_add(schema->findings, RULE_RECORD_REQUIRED, document->path,
		    document_span(document, name), "the required field '"
		    VIEW_FMT "' is %s%s" VIEW_FMT, VIEW_ARG(key),
		    there ? "empty" : "missing",
		    status.len ? " in status " : "", VIEW_ARG(status));
	if (there)
		finding_hint(schema->findings, "fill it in with %s", form);
	else if (dot < name.len)
		finding_hint(schema->findings, "add a line '  " VIEW_FMT
			     ":' with %s below '" VIEW_FMT ":'",
			     VIEW_ARG(view_slice(name, dot + 1, name.len)),
			     form, VIEW_ARG(group));
	else
		finding_hint(schema->findings, "add a line '" VIEW_FMT
			     ":' with %s", VIEW_ARG(key), form);
}

static void check_status(struct schema *schema)
{
	const struct kind *kind = schema->kind;
	struct span span = document_span(schema->document, VIEW("status"));
	const struct value *value = value_get(schema->document->front,
					      VIEW("status"));
	struct views names = { 0 };
	struct str words = STR_INIT;

	if (!kind->statuses.len ||
	    kind_status(kind, schema->status) != STATUS_NONE)
		return;
	str_adds(&words, "one of: ");
	add_statuses(&words, kind);
	if (value_empty(value)) {
		tell_required(schema, VIEW("status"), VIEW(""), words.buf);
	} else if (schema->status.len) {
		finding_add(schema->findings, RULE_RECORD_STATUS,
			    schema->document->path, span, "the kind "
			    VIEW_FMT " has no status '" VIEW_FMT "'",
			    VIEW_ARG(kind->name), VIEW_ARG(schema->status));
		for (size_t i = 0; i < kind->statuses.len; i++)
			*VEC_PUSH(schema->arena, &names.list) =
				kind->statuses.items[i].name;
		schema_hint_word(schema, &names, schema->status, words.buf);
	}
	str_release(&words);
}

/* The file's name has no number to make an id of. */
static void tell_unnumbered(struct schema *schema)
{
	finding_add(schema->findings, RULE_RECORD_ID, schema->document->path,
		    (struct span){ 1, 1 }, "there is no number in the file's "
		    "name, which would be the record's id");
	finding_hint(schema->findings, "git mv it to a name such as "
		     "0012-TITLE.md, or if it is no " VIEW_FMT ", narrow "
		     "'files' of that kind: [0-9]*.md",
		     VIEW_ARG(schema->kind->name));
}

static void check_required(struct schema *schema)
{
	const struct kind *kind = schema->kind;

	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];

		bool id = view_is(field->name, "id");

		if (!requirement_holds(&field->required, schema->status) ||
		    !value_empty(value_path(schema->document->front,
					    field->name)))
			continue;
		if (id && foreign_is_numbered(schema->document, kind))
			tell_unnumbered(schema);
		else
			tell_required(schema, field->name,
				      field->required.always
					      ? VIEW("") : schema->status,
				      id ? id_form(schema)
					 : schema_form(schema, field));
	}
}

static bool has_heading(const struct body *body, struct view heading)
{
	for (size_t i = 0; i < body->headings.len; i++)
		if (view_equal(body->headings.items[i].text, heading))
			return true;
	return false;
}

/* The body's first line, or the last one when there is no body. */
static struct span body_span(const struct document *document)
{
	return (struct span){ document->body_line - !document->body.len, 1 };
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
			    document->path, body_span(document),
			    "the section '" VIEW_FMT "' is missing",
			    VIEW_ARG(section->heading));
		finding_hint(schema->findings, "add a heading '## " VIEW_FMT
			     "' to the body", VIEW_ARG(section->heading));
	}
}

static void tell_heavy(struct schema *schema)
{
	finding_add(schema->findings, RULE_TEXT_BODY, schema->document->path,
		    (struct span){ schema->document->body_line, 1 },
		    "the body was not read: it is too large or too deeply "
		    "nested");
	finding_hint(schema->findings, "keep to %u KiB, %d list and quote "
		     "markers in a line and %d brackets: move attachments "
		     "out of the record", BODY_BYTES_MAX >> 10,
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
	schema_values(&schema);
	if (!body_is_heavy(document->body))
		check_sections(&schema);
	else if (!document->raw || kind->sections.len)
		tell_heavy(&schema);
}

static bool is_reference(const struct field *field)
{
	return field->type == TYPE_PERSON || field->type == TYPE_TEAM ||
	       field->type == TYPE_REF;
}

static void visit_items(const struct field *field, const struct value *value,
			schema_visit *visit, void *context)
{
	if (value && value->type == VALUE_TEXT)
		visit(context, field, value);
	for (size_t i = 0; value && value->type == VALUE_LIST &&
			   i < value->len; i++)
		if (value->entries[i].value->type == VALUE_TEXT)
			visit(context, field, value->entries[i].value);
}

static void visit_rows(const struct field *table, const struct value *rows,
		       schema_visit *visit, void *context)
{
	for (size_t i = 0; rows && rows->type == VALUE_LIST && i < rows->len;
	     i++)
		for (size_t k = 0; k < table->columns.list.len; k++) {
			const struct field *column =
				&table->columns.list.items[k];

			if (is_reference(column))
				visit_items(column, value_get(
					rows->entries[i].value, column->name),
					visit, context);
		}
}

void schema_references(const struct document *document,
		       const struct kind *kind, schema_visit *visit,
		       void *context)
{
	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];

		if (is_reference(field))
			visit_items(field, value_path(document->front,
						      field->name),
				    visit, context);
		else if (field->type == TYPE_TABLE)
			visit_rows(field, value_path(document->front,
						     field->name),
				   visit, context);
	}
}
