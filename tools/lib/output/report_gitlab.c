#include "muster/report_gitlab.h"

#include "muster/fingerprint.h"
#include "muster/json.h"
#include "muster/manifest.h"
#include "muster/report.h"
#include "muster/value.h"

static struct value *place_of(const struct finding *finding,
			      struct arena *arena)
{
	struct value *place = value_map(arena), *lines = value_map(arena);

	value_put_text(arena, place, "path",
		       finding->path.len ? finding->path
					 : VIEW(MANIFEST_PATH));
	value_put_number(arena, lines, "begin",
			 finding->path.len && finding->span.line
				 ? finding->span.line : 1);
	value_put(arena, place, VIEW("lines"), lines);
	return place;
}

static struct value *issue_of(const struct finding *finding,
			      const char *fingerprint, struct arena *arena)
{
	struct value *map = value_map(arena);

	value_put_text(arena, map, "description",
		       report_sentence(finding, " - help: ", arena));
	value_put_text(arena, map, "check_name",
		       view_of(rule_info(finding->rule)->id));
	value_put_text(arena, map, "fingerprint", view_of(fingerprint));
	value_put_text(arena, map, "severity",
		       finding->severity == SEVERITY_ERROR ? VIEW("major")
							   : VIEW("minor"));
	value_put(arena, map, VIEW("location"), place_of(finding, arena));
	return map;
}

void report_gitlab(struct str *out, const struct findings *findings)
{
	struct arena arena = { 0 };
	struct fingerprints fingerprints = { .seen = MAP_INIT };
	struct value *list = value_list(&arena);

	for (size_t i = 0; i < findings->list.len; i++) {
		const struct finding *finding = &findings->list.items[i];

		if (finding->severity != SEVERITY_OFF)
			value_push(&arena, list, issue_of(
				finding, fingerprint_make(&fingerprints,
							  finding, &arena),
				&arena));
	}
	json_write(out, list);
	arena_release(&arena);
}
