#include "muster/draft.h"

#include "muster/check.h"

/* A definition is read where it would be when the program is loaded; what
 * is wrong with it is told there, too. */
static void read_definition(const struct draft *draft,
			    const struct document *document,
			    struct findings *findings)
{
	struct program *program = draft->program;
	struct policy policy;

	if (view_is(document_text(document, "kind"), "kind"))
		kinds_define(program->kinds, document, findings);
	if (!view_is(document_text(document, "kind"), "policy"))
		return;
	policy_init(&policy);
	policy_read(&policy, document, program->kinds, program->arena,
		    findings);
}

/* The records have moved: let what a map holds point to where they are. */
static void follow(struct map *map, const struct record *from,
		   struct record *to)
{
	for (size_t i = 0; i < map->len; i++)
		map->entries[i].value =
			to + ((struct record *)map->entries[i].value - from);
}

static void add_record(const struct draft *draft,
		       const struct document *document)
{
	struct program *program = draft->program;
	const struct record *before = program->records.items;
	struct record *record = VEC_PUSH(program->arena, &program->records);

	follow(&program->by_id, before, program->records.items);
	follow(&program->by_email, before, program->records.items);
	record->path = draft->path;
	record_take(record, document);
	record->kind = kinds_find(program->kinds,
				  document_text(document, "kind"));
	if (record->kind)
		record->class = kind_status(record->kind, record->status);
	if (record->id.len && !program_find(program, record->id))
		map_put(program->arena, &program->by_id, record->id, record);
}

void draft_check(const struct draft *draft, const struct programs *programs,
		 int32_t today, struct findings *findings)
{
	const struct document *document =
		document_read(draft->path, draft->bytes,
			      draft->program->arena);
	size_t kept = 0;

	read_definition(draft, document, &draft->program->findings);
	add_record(draft, document);
	check_programs(programs, today, findings);
	for (size_t i = 0; i < findings->list.len; i++)
		if (view_equal(findings->list.items[i].path, draft->path))
			findings->list.items[kept++] =
				findings->list.items[i];
	findings->list.len = kept;
}

bool draft_is_wanted(enum rule rule)
{
	switch (rule) {
	case RULE_RECORD_REQUIRED:
	case RULE_RECORD_SECTION:
	case RULE_OPEN_OWNER:
	case RULE_OPEN_DATE:
	case RULE_DATE_STATUS:
	case RULE_LINK_AHEAD:
	case RULE_LINK_SUPERSEDES:
		return true;
	default:
		return false;
	}
}
