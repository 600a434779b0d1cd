#include "muster/check.h"
#include "muster/cycle.h"
#include "muster/lineage.h"

/* Visit the ids that a list field (or a single text) holds. */
static const struct value *item_at(const struct value *value, size_t i)
{
	if (value && value->type == VALUE_TEXT)
		return i ? NULL : value;
	if (!value || value->type != VALUE_LIST || i >= value->len)
		return NULL;
	return value->entries[i].value;
}

static const struct value *field_of(const struct record *record,
				    const char *name)
{
	return value_get(record->document->front, view_of(name));
}

static bool names(const struct record *record, const char *field,
		  struct view id)
{
	const struct value *value = field_of(record, field), *item;

	for (size_t i = 0; (item = item_at(value, i)); i++)
		if (view_equal(value_string(item), id))
			return true;
	return false;
}

static bool is_ahead(const struct record *record, const struct record *other)
{
	if (record->class == STATUS_DONE)
		return record_is_open(other);
	return record->class == STATUS_ACTIVE &&
	       other->class == STATUS_PLANNED && record->kind == other->kind;
}

/* Done though something that it needs is open; or, between two records of
 * one kind, begun before the other was. A milestone may well be under way
 * while one of its deliverables has not begun. */
static void check_ahead(const struct program *program,
			const struct record *record,
			struct findings *findings)
{
	const struct value *value = field_of(record, "depends_on"), *item;

	for (size_t i = 0; (item = item_at(value, i)); i++) {
		const struct record *other =
			program_find(program, value_string(item));

		if (!other || !is_ahead(record, other))
			continue;
		finding_add(findings, RULE_LINK_AHEAD, record->path,
			    item->span, "'" VIEW_FMT "' is " VIEW_FMT
			    ", but '" VIEW_FMT "', which it depends on, is "
			    VIEW_FMT, VIEW_ARG(record->id),
			    VIEW_ARG(record->status), VIEW_ARG(other->id),
			    VIEW_ARG(other->status));
		finding_hint(findings, "correct one of the two statuses, or "
			     "take the dependency out if it is none");
	}
}

static void check_suspect(const struct program *program,
			  const struct record *record,
			  struct findings *findings)
{
	const struct value *value = field_of(record, "depends_on"), *item;
	char since[DATE_SIZE];
	int32_t day;

	for (size_t i = 0; (item = item_at(value, i)); i++) {
		const struct record *other =
			program_find(program, value_string(item));
		bool dated;

		if (!other || !lineage_is_suspect(record, other))
			continue;
		dated = record_date(other, other->kind->done, &day);
		finding_add(findings, RULE_LINK_SUSPECT, record->path,
			    item->span, "'" VIEW_FMT "' hangs on '" VIEW_FMT
			    "', which does not hold%s%s",
			    VIEW_ARG(record->id), VIEW_ARG(other->id),
			    dated ? " since " : "",
			    dated ? date_format(day, since) : "");
		finding_hint(findings, "think it through again, and take "
			     VIEW_FMT " out of '" VIEW_FMT "'",
			     VIEW_ARG(other->id),
			     VIEW_ARG(record_key(record,
						 VIEW("depends_on"))));
	}
}

static void tell_one_sided(const struct record *record,
			   const struct record *other,
			   const struct value *item, const char *back,
			   struct findings *findings)
{
	finding_add(findings, RULE_LINK_SUPERSEDES, record->path, item->span,
		    "'" VIEW_FMT "' does not name '" VIEW_FMT "' in %s",
		    VIEW_ARG(other->id), VIEW_ARG(record->id), back);
	finding_hint(findings, value_empty(field_of(other, back))
		     ? "add '%s: [" VIEW_FMT "]' to " VIEW_FMT
		     : "in '%s', add " VIEW_FMT " to what is there, in "
		       VIEW_FMT, back, VIEW_ARG(record->id),
		     VIEW_ARG(other->path));
}

static void check_side(const struct program *program,
		       const struct record *record, const char *field,
		       const char *back, struct findings *findings)
{
	const struct value *value = field_of(record, field), *item;

	for (size_t i = 0; (item = item_at(value, i)); i++) {
		const struct record *other =
			program_find(program, value_string(item));

		if (other && !names(other, back, record->id))
			tell_one_sided(record, other, item, back, findings);
	}
}

static void check_superseded(const struct record *record,
			     struct findings *findings)
{
	const struct value *by = field_of(record, "superseded_by");

	if (value_empty(by) || view_is(record->status, "superseded") ||
	    kind_status(record->kind, VIEW("superseded")) == STATUS_NONE)
		return;
	finding_add(findings, RULE_LINK_SUPERSEDES, record->path,
		    document_span(record->document, VIEW("status")),
		    "'" VIEW_FMT "' has been superseded, but its status is '"
		    VIEW_FMT "'", VIEW_ARG(record->id),
		    VIEW_ARG(record->status));
	finding_hint(findings, "write 'status: superseded'");
}

static struct view id_of(const void *context, size_t node)
{
	const struct program *program = context;

	return program->records.items[node].id;
}

static void tell_cycle(const struct program *program, const char *relation,
		       const struct cycle *cycle, struct findings *findings)
{
	const struct record *record =
		&program->records.items[cycle->nodes.items[0]];
	struct str path = STR_INIT;

	cycle_add(&path, cycle, id_of, program);
	finding_add(findings, RULE_LINK_CYCLE, record->path,
		    document_span(record->document, view_of(relation)),
		    "'%s' goes in a circle: %s", relation, path.buf);
	finding_hint(findings, "take one of them out of '%s': the one that "
		     "is not true", relation);
	str_release(&path);
}

static void check_cycles(const struct program *program, const char *relation,
			 struct findings *findings)
{
	struct graph graph;
	struct cycles cycles = { 0 };

	graph_init(&graph, program->records.len, program->arena);
	for (size_t i = 0; i < program->records.len; i++) {
		const struct value *value =
			field_of(&program->records.items[i], relation), *item;

		for (size_t k = 0; (item = item_at(value, k)); k++) {
			const struct record *other =
				program_find(program, value_string(item));

			if (other)
				graph_add(&graph, i, (size_t)(other -
					  program->records.items));
		}
	}
	cycles_find(&graph, &cycles);
	for (size_t i = 0; i < cycles.list.len; i++)
		tell_cycle(program, relation, &cycles.list.items[i], findings);
}

void check_links(const struct program *program, struct findings *findings)
{
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!record->kind || !record->document->front)
			continue;
		check_ahead(program, record, findings);
		check_suspect(program, record, findings);
		check_side(program, record, "supersedes", "superseded_by",
			   findings);
		check_side(program, record, "superseded_by", "supersedes",
			   findings);
		check_superseded(record, findings);
	}
	check_cycles(program, "depends_on", findings);
	check_cycles(program, "supersedes", findings);
}
