/*
 * Baselines: any bytes are read, and what is written of them reads the same.
 */
#include "fuzz.h"

#include "muster/baseline.h"

static void must_be_same(const struct baseline *one,
			 const struct baseline *other, struct arena *arena)
{
	size_t len;
	const struct baseline_entry **entries =
		baseline_sorted(one, arena, &len);

	for (size_t i = 0; i < len; i++) {
		const struct baseline_entry *same =
			baseline_same(other, entries[i], arena);

		must(same && same->count == entries[i]->count);
		must(baseline_allows(entries[i]->rule));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct findings findings = { .arena = &arena };
	struct baseline one = { 0 }, other = { 0 };
	struct view bytes = fuzz_input(&arena, data, size);
	struct str out = STR_INIT;

	baseline_parse(&one, bytes, &findings);
	must_be_findings(bytes, &findings);
	findings.list.len = 0;
	baseline_write(&one, &out, &arena);
	baseline_parse(&other, str_view(&out), &findings);
	must(!findings.list.len && one.entries.len == other.entries.len);
	must_be_same(&one, &other, &arena);
	str_release(&out);
	arena_release(&arena);
	return 0;
}
