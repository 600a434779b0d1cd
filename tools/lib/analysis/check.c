#include "muster/check.h"

#include "muster/schema.h"

static void tell_kind(const struct program *program,
		      const struct record *record, struct findings *findings)
{
	struct view name = document_text(record->document, "kind");
	struct span span = document_span(record->document, VIEW("kind"));
	const struct kind *kind = kinds_by_prefix(program->kinds, record->id);
	const struct value *value = value_get(record->document->front,
					      VIEW("kind"));

	if (name.len)
		finding_add(findings, RULE_RECORD_KIND, record->path, span,
			    "there is no kind '" VIEW_FMT "'", VIEW_ARG(name));
	else
		finding_add(findings, RULE_RECORD_KIND, record->path, span,
			    "the required field 'kind' is %s",
			    value_empty(value) ? "missing" : "not one word");
	if (kind)
		finding_hint(findings, "write 'kind: " VIEW_FMT "', as its id "
			     "suggests", VIEW_ARG(kind->name));
	else
		finding_hint(findings, "write a line 'kind:' with one of those "
			     "that `muster kinds` lists, or move the file "
			     "out of the program");
}

static void check_record(const struct program *program,
			 const struct record *record,
			 struct findings *findings)
{
	findings_join(findings, &record->document->findings);
	if (!record->document->front)
		return;
	if (record->kind)
		schema_check(record->document, record->kind, program->arena,
			     findings);
	else
		tell_kind(program, record, findings);
}

static void check_program(const struct program *program, int32_t today,
		   struct findings *findings)
{
	struct findings own = { .arena = findings->arena };

	findings_join(&own, &program->findings);
	for (size_t i = 0; i < program->records.len; i++)
		check_record(program, &program->records.items[i], &own);
	check_ids(program, &own);
	check_references(program, &own);
	check_dates(program, today, &own);
	check_links(program, &own);
	check_waivers(program, today, &own);
	policy_judge(&program->policy, &own);
	findings_join(findings, &own);
}

/* What makes two findings the same though lines have moved. */
static struct view identity_of(const struct finding *finding,
			       struct arena *arena)
{
	return view_of(arena_printf(arena, "%s " VIEW_FMT " " VIEW_FMT,
				    rule_info(finding->rule)->id,
				    VIEW_ARG(finding->path),
				    VIEW_ARG(finding->message)));
}

void check_programs(const struct programs *programs, int32_t today,
		    struct findings *findings)
{
	findings_join(findings, &programs->findings);
	for (size_t i = 0; i < programs->list.len; i++)
		check_program(programs->list.items[i], today, findings);
	findings_sort(findings);
}

bool check_elsewhere(const struct findings *findings,
		     const struct map *touched)
{
	for (size_t i = 0; i < findings->list.len; i++)
		if (!map_get(touched, findings->list.items[i].path))
			return true;
	return false;
}

size_t check_commit(const struct check_commit *commit,
		    struct findings *findings)
{
	const struct findings *before = commit->before;
	struct arena *arena = findings->arena;
	struct map known = { 0 };
	size_t kept = 0, all = findings->list.len;

	for (size_t i = 0; i < before->list.len; i++)
		map_put(arena, &known,
			identity_of(&before->list.items[i], arena), &known);
	for (size_t i = 0; i < all; i++) {
		struct finding *finding = &findings->list.items[i];

		if (map_get(commit->touched, finding->path) ||
		    !map_get(&known, identity_of(finding, arena)))
			findings->list.items[kept++] = *finding;
	}
	findings->list.len = kept;
	return all - kept;
}
