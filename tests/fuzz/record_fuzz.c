/*
 * Whole records: read, held against their kind, their bodies read, and the
 * definitions and policies among them taken at their word.
 */
#include "fuzz.h"

#include "muster/body.h"
#include "muster/kinds.h"
#include "muster/meaning.h"
#include "muster/policy.h"
#include "muster/schema.h"
#include "muster/waiver.h"

static void must_be_reference(void *context, const struct field *field,
			      const struct value *value)
{
	must(field->name.len && value->type == VALUE_TEXT);
	must_lie_in(*(const struct view *)context, value->span);
}

static void must_be_body(const struct document *document, struct arena *arena)
{
	struct view words = body_words(document->body, arena);
	struct body body;

	body_read(document->body, document->body_line, arena, &body);
	for (size_t i = 0; i < body.headings.len; i++) {
		const struct body_heading *heading = &body.headings.items[i];

		must(heading->level >= 1 && heading->level <= 6);
		must(utf8_invalid(heading->text) == heading->text.len);
		must_lie_in(document->bytes, heading->span);
	}
	for (size_t i = 0; i < body.tasks.len; i++) {
		must(body.tasks.items[i].heading <= body.headings.len);
		must_lie_in(document->bytes, body.tasks.items[i].span);
	}
	must(body_is_heavy(document->body) ||
	     utf8_invalid(words) == words.len);
}

/* What a repository's own definitions and policy can do. */
static void define(const struct document *document, struct arena *arena,
		   struct findings *findings)
{
	static const struct duration window = { 1000, DURATION_BUSINESS_DAYS };
	struct policy policy;
	struct kinds kinds;

	kinds_init(&kinds, arena);
	kinds_define(&kinds, document, findings);
	kinds_check(&kinds, document, findings);
	policy_init(&policy);
	policy_read(&policy, document, &kinds, arena, findings);
	must(calendar_before(&policy.calendar, 20000, window) < 20000);
	policy_judge(&policy, findings);
}

/* Built-in kinds are read once: they are the same for every input. */
static struct kinds *standard_kinds(void)
{
	static struct arena arena;
	static struct kinds kinds;

	if (!kinds.arena)
		kinds_init(&kinds, &arena);
	return &kinds;
}

static const struct kind *kind_of(const struct document *document)
{
	struct kinds *kinds = standard_kinds();
	const struct kind *kind =
		kinds_find(kinds, document_text(document, "kind"));

	if (!kind)
		kind = kinds_by_prefix(kinds, document_text(document, "id"));
	return kind ? kind : kinds_find(kinds, VIEW("charter"));
}

static void must_be_record(const struct document *document,
			   struct arena *arena)
{
	const struct kind *kind = kind_of(document);
	struct findings findings = { .arena = arena };
	struct view bytes = document->bytes;
	struct waivers waivers;

	waivers_read(&waivers, document, arena, &findings);
	for (size_t i = 0; i < waivers.list.len; i++)
		must(waiver_allows(waivers.list.items[i].rule));
	schema_check(document, kind, arena, &findings);
	schema_references(document, kind, must_be_reference, &bytes);
	must(meaning_same(document, document, kind, arena));
	if (view_is(kind->name, "kind") || view_is(kind->name, "policy"))
		define(document, arena, &findings);
	findings_sort(&findings);
	must_be_findings(bytes, &findings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct document *document = document_read(
		VIEW("r.md"), fuzz_input(&arena, data, size), &arena);

	must_be_body(document, &arena);
	must_be_record(document, &arena);
	arena_release(&arena);
	return 0;
}
