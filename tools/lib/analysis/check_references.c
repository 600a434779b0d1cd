#include "muster/check.h"
#include "muster/schema.h"
#include "muster/utf8.h"

#define SLIPS_MAX 200	/* missing ids that are held against all others */

struct references {
	const struct program *program;
	const struct record *record;
	struct findings *findings;
	struct map looks;	/* what an id looks like, to the id's view */
	size_t slips;		/* ids that were held against all others */
};

static void learn_looks(struct references *references)
{
	const struct map *ids = &references->program->by_id;
	struct arena *arena = references->program->arena;

	for (size_t i = 0; i < ids->len; i++)
		map_put(arena, &references->looks,
			utf8_skeleton(arena, ids->entries[i].key),
			&ids->entries[i].key);
}

static bool is_number(struct view id)
{
	int64_t number;

	return view_number(view_slice(id, view_find(id, 0, '-') + 1, id.len),
			   &number);
}

/* One slip of the pen; another number is another record. */
static bool is_slip(struct view id, struct view other)
{
	size_t dash = view_find(id, 0, '-');

	if (id.len < 4 || view_distance(id, other, 1) > 1)
		return false;
	return !is_number(id) || !is_number(other) ||
	       view_equal(view_slice(id, dash, id.len),
			  view_slice(other, view_find(other, 0, '-'),
				     other.len));
}

/* The id that was probably meant: it looks the same, or is one slip off. */
static struct view nearest(struct references *references, struct view id)
{
	const struct program *program = references->program;
	struct view look = utf8_skeleton(program->arena, id);
	const struct view *same;

	if (!references->looks.len)
		learn_looks(references);
	same = map_get(&references->looks, look);
	if (same)
		return *same;
	if (references->slips++ >= SLIPS_MAX)
		return VIEW("");
	for (size_t i = 0; i < program->by_id.len; i++)
		if (is_slip(id, program->by_id.entries[i].key))
			return program->by_id.entries[i].key;
	return VIEW("");
}

/* The id of the person or team whose name or address stands there. */
static struct view id_by_name(struct references *references,
			      struct view text)
{
	const struct program *program = references->program;
	const struct record *person = program_person(program, text);

	if (person)
		return person->id;
	for (size_t i = 0; i < program->records.len &&
			   references->slips < SLIPS_MAX; i++) {
		const struct record *record = &program->records.items[i];

		if (record->kind && view_equal(record->title, text) &&
		    (view_is(record->kind->name, "person") ||
		     view_is(record->kind->name, "team")))
			return record->id;
	}
	return VIEW("");
}

static void add_kinds(struct str *out, const struct field *field)
{
	if (field->type == TYPE_PERSON || field->type == TYPE_TEAM)
		str_adds(out, type_name(field->type));
	for (size_t i = 0; i < field->to.list.len; i++)
		str_addf(out, "%s" VIEW_FMT, i ? ", " : "",
			 VIEW_ARG(field->to.list.items[i]));
}

static bool is_people(const struct field *field)
{
	return field->type == TYPE_PERSON || field->type == TYPE_TEAM;
}

static void hint_people(struct references *references,
			const struct field *field, struct view id)
{
	const char *type = type_name(field->type), *why;
	const struct kind *kind = kinds_find(references->program->kinds,
					     view_of(type));

	if (kind && schema_id(kind, id, &why))
		finding_hint(references->findings, "correct it, or add the "
			     "record with `muster new %s --set id=" VIEW_FMT
			     "`", type, VIEW_ARG(id));
	else
		finding_hint(references->findings, "write the id of a %s, or "
			     "add the record with `muster new %s`", type,
			     type);
}

static void tell_missing(struct references *references,
			 const struct field *field, const struct value *value)
{
	struct view near = nearest(references, value->text);
	struct findings *findings = references->findings;

	if (!near.len && is_people(field))
		near = id_by_name(references, value->text);

	if (is_people(field))
		finding_add(findings, RULE_REF_PERSON,
			    references->record->path, value->span,
			    "no %s has the id '" VIEW_FMT "'",
			    type_name(field->type), VIEW_ARG(value->text));
	else
		finding_add(findings, RULE_REF_MISSING,
			    references->record->path, value->span,
			    "no record has the id '" VIEW_FMT "'",
			    VIEW_ARG(value->text));
	if (near.len)
		finding_hint(findings, "did you mean '" VIEW_FMT "'?",
			     VIEW_ARG(near));
	else if (is_people(field))
		hint_people(references, field, value->text);
	else
		finding_hint(findings, "correct the id, or take the reference "
			     "out");
}

static void tell_kind(struct references *references,
		      const struct field *field, const struct value *value,
		      const struct record *target)
{
	struct str kinds = STR_INIT;
	struct findings *findings = references->findings;

	add_kinds(&kinds, field);
	finding_add(findings,
		    is_people(field) ? RULE_REF_PERSON : RULE_REF_KIND,
		    references->record->path, value->span,
		    "'" VIEW_FMT "' is of the kind " VIEW_FMT ", not %s",
		    VIEW_ARG(value->text), VIEW_ARG(target->kind->name),
		    kinds.buf);
	finding_hint(findings, "'" VIEW_FMT "' takes an id of the kind %s",
		     VIEW_ARG(record_key(references->record, field->name)),
		     kinds.buf);
	str_release(&kinds);
}

static bool fits(const struct field *field, struct view kind)
{
	if (is_people(field))
		return view_is(kind, type_name(field->type));
	return !field->to.list.len || views_have(&field->to, kind);
}

/* "acceptance_criteria" is what scope calls the tasks of that section. */
static bool has_field(const struct kind *kind, struct view name)
{
	if (!kind || view_is(name, "acceptance_criteria"))
		return true;
	for (size_t i = 0; i < kind->fields.list.len; i++) {
		struct view field = kind->fields.list.items[i].name;

		if (view_equal(view_slice(field, 0, name.len), name) &&
		    (field.len == name.len || field.ptr[name.len] == '.'))
			return name.len > 0;
	}
	return false;
}

/* The record that is named, or of which a field is, where that may be. */
static const struct record *find_target(const struct program *program,
					const struct field *field,
					struct view text)
{
	const struct record *target = program_find(program, text);

	for (size_t dot = view_find(text, 0, '.');
	     !target && field->of_fields && dot < text.len;
	     dot = view_find(text, dot + 1, '.')) {
		target = program_find(program, view_slice(text, 0, dot));
		if (target && !has_field(target->kind,
					 view_slice(text, dot + 1, text.len)))
			target = NULL;
	}
	return target;
}

static void check_reference(void *context, const struct field *field,
			    const struct value *value)
{
	struct references *references = context;
	const struct record *target;

	if (!value->text.len)
		return;
	target = find_target(references->program, field, value->text);
	if (!target)
		tell_missing(references, field, value);
	else if (target->kind && !fits(field, target->kind->name))
		tell_kind(references, field, value, target);
}

void check_references(const struct program *program,
		      struct findings *findings)
{
	struct references references = { .program = program,
					 .findings = findings };

	for (size_t i = 0; i < program->records.len; i++) {
		references.record = &program->records.items[i];
		if (references.record->kind)
			schema_references(references.record->document,
					  references.record->kind,
					  check_reference, &references);
	}
}
