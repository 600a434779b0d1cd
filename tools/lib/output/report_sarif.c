#include "muster/report_sarif.h"

#include "muster/fingerprint.h"
#include "muster/json.h"
#include "muster/manifest.h"
#include "muster/report.h"
#include "muster/value.h"

struct sarif {
	struct arena arena;
	struct value *rules;
	struct value *results;
	int64_t index[RULE_COUNT];	/* in `rules`, plus 1 */
	struct fingerprints fingerprints;
	size_t left_out;
};

static struct value *add_map(struct sarif *sarif, struct value *map,
			     const char *key)
{
	struct value *inner = value_map(&sarif->arena);

	value_put(&sarif->arena, map, view_of(key), inner);
	return inner;
}

/* Every text stands in a map of its own. */
static void add_text(struct sarif *sarif, struct value *map, const char *key,
		     struct view text)
{
	value_put_text(&sarif->arena, add_map(sarif, map, key), "text",
		       text);
}

static const char *level_of(enum severity severity)
{
	return severity == SEVERITY_ERROR ? "error" : "warning";
}

static int64_t add_rule(struct sarif *sarif, enum rule rule)
{
	const struct rule_info *info = rule_info(rule);
	struct value *map;

	if (sarif->index[rule])
		return sarif->index[rule] - 1;
	map = value_push(&sarif->arena, sarif->rules,
			 value_map(&sarif->arena));
	value_put_text(&sarif->arena, map, "id", view_of(info->id));
	add_text(sarif, map, "shortDescription", view_of(info->line));
	add_text(sarif, map, "fullDescription", view_of(info->text));
	add_text(sarif, map, "help", view_of(info->text));
	value_put_text(&sarif->arena,
		       add_map(sarif, map, "defaultConfiguration"), "level",
		       view_of(info->severity == SEVERITY_OFF
				       ? "none" : level_of(info->severity)));
	sarif->index[rule] = (int64_t)sarif->rules->len;
	return sarif->index[rule] - 1;
}

/* A path as a relative reference (RFC 3986), which no scheme, query or
 * fragment is read into. */
static struct view add_uri(struct sarif *sarif, struct view path)
{
	struct str uri = STR_INIT;
	struct view copy;

	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];

		if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' &&
		    (c | 32) <= 'z') || c == '/' || c == '.' || c == '-' ||
		    c == '_' || c == '~')
			str_addc(&uri, (char)c);
		else
			str_addf(&uri, "%%%02X", c);
	}
	copy = view_copy(&sarif->arena, str_view(&uri));
	str_release(&uri);
	return copy;
}

static void add_place(struct sarif *sarif, struct value *result,
		      const struct finding *finding)
{
	struct arena *arena = &sarif->arena;
	struct value *list = value_list(arena), *place, *region;
	struct view path = finding->path.len ? finding->path
					     : VIEW(MANIFEST_PATH);
	uint32_t line = finding->path.len && finding->span.line
				? finding->span.line : 1;

	value_put(arena, result, VIEW("locations"), list);
	place = add_map(sarif, value_push(arena, list, value_map(arena)),
			"physicalLocation");
	value_put_text(arena, add_map(sarif, place, "artifactLocation"),
		       "uri", add_uri(sarif, path));
	region = add_map(sarif, place, "region");
	value_put_number(arena, region, "startLine", line);
	value_put_number(arena, region, "endLine", line);
	if (finding->span.line && finding->span.column)
		value_put_number(arena, region, "startColumn",
				 finding->span.column);
}

static void add_result(struct sarif *sarif, const struct finding *finding)
{
	struct arena *arena = &sarif->arena;
	struct value *result = value_map(arena);

	value_push(arena, sarif->results, result);
	value_put_text(arena, result, "ruleId",
		       view_of(rule_info(finding->rule)->id));
	value_put_number(arena, result, "ruleIndex",
			 add_rule(sarif, finding->rule));
	value_put_text(arena, result, "level",
		       view_of(level_of(finding->severity)));
	add_text(sarif, result, "message",
		 report_sentence(finding, "\nhelp: ", arena));
	add_place(sarif, result, finding);
	value_put_text(arena, add_map(sarif, result, "partialFingerprints"),
		       "primaryLocationLineHash",
		       view_of(fingerprint_make(&sarif->fingerprints,
						finding, arena)));
}

static void add_results(struct sarif *sarif, const struct findings *findings,
			enum severity severity)
{
	for (size_t i = 0; i < findings->list.len; i++) {
		if (findings->list.items[i].severity != severity)
			continue;
		if (sarif->results->len < REPORT_SARIF_RESULTS)
			add_result(sarif, &findings->list.items[i]);
		else
			sarif->left_out++;
	}
}

static void write_run(struct sarif *sarif, struct value *run)
{
	struct arena *arena = &sarif->arena;
	struct value *driver =
		add_map(sarif, add_map(sarif, run, "tool"), "driver");

	value_put_text(arena, driver, "name", VIEW("muster"));
	value_put_text(arena, driver, "version", VIEW(MUSTER_VERSION));
	value_put(arena, driver, VIEW("rules"), sarif->rules);
	value_put_text(arena, run, "columnKind", VIEW("unicodeCodePoints"));
	value_put(arena, run, VIEW("results"), sarif->results);
	if (sarif->left_out)
		value_put_number(arena, add_map(sarif, run, "properties"),
				 "left_out", (int64_t)sarif->left_out);
}

void report_sarif(struct str *out, const struct findings *findings)
{
	struct sarif sarif = { .left_out = 0 };
	struct arena *arena = &sarif.arena;
	struct value *document = value_map(arena), *runs = value_list(arena);

	sarif.rules = value_list(arena);
	sarif.results = value_list(arena);
	add_results(&sarif, findings, SEVERITY_ERROR);
	add_results(&sarif, findings, SEVERITY_WARNING);
	value_put_text(arena, document, "$schema",
		       VIEW("https://json.schemastore.org/sarif-2.1.0.json"));
	value_put_text(arena, document, "version", VIEW("2.1.0"));
	value_put(arena, document, VIEW("runs"), runs);
	write_run(&sarif, value_push(arena, runs, value_map(arena)));
	json_write(out, document);
	arena_release(arena);
}
