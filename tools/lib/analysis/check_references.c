#include "muster/check.h"
#include "muster/schema.h"

struct references {
	const struct program *program;
	const struct record *record;
	struct findings *findings;
};

/* The id that was probably meant: letters of the other case, one slip. */
static struct view nearest(const struct program *program, struct view id)
{
	struct view best = VIEW("");
	size_t limit = 2;

	for (size_t i = 0; i < program->by_id.len && id.len > 3; i++) {
		struct view key = program->by_id.entries[i].key;
		size_t distance = view_distance(id, key, limit);

		if (distance < limit) {
			best = key;
			limit = distance;
		}
	}
	return best;
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

static void tell_missing(struct references *references,
			 const struct field *field, const struct value *value)
{
	const struct program *program = references->program;
	struct view near = nearest(program, value->text);
	struct findings *findings = references->findings;

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
		finding_hint(findings, "`muster new %s --set id=" VIEW_FMT
			     "` adds the record", type_name(field->type),
			     VIEW_ARG(value->text));
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
		     VIEW_ARG(field->name), kinds.buf);
	str_release(&kinds);
}

static bool fits(const struct field *field, struct view kind)
{
	if (is_people(field))
		return view_is(kind, type_name(field->type));
	return !field->to.list.len || views_have(&field->to, kind);
}

static void check_reference(void *context, const struct field *field,
			    const struct value *value)
{
	struct references *references = context;
	const struct record *target;

	if (!is_people(field) && field->type != TYPE_REF)
		return;
	if (!value->text.len)
		return;
	target = program_find(references->program, value->text);
	if (!target)
		tell_missing(references, field, value);
	else if (target->kind && !fits(field, target->kind->name))
		tell_kind(references, field, value, target);
}

void check_references(const struct program *program,
		      struct findings *findings)
{
	struct references references = { program, NULL, findings };

	for (size_t i = 0; i < program->records.len; i++) {
		references.record = &program->records.items[i];
		if (references.record->kind)
			schema_walk(references.record->document,
				    references.record->kind, check_reference,
				    &references);
	}
}
