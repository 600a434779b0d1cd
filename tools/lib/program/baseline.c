#include "muster/baseline.h"

#include <stdlib.h>

#include "muster/utf8.h"

static const char heading[] =
	"# Findings that this program accepts for now: COUNT RULE PATH.\n"
	"# `muster check` leaves them out, and counts them. With one more of\n"
	"# a rule in a file it reports all of them. When some are mended,\n"
	"# `muster check --write-baseline` takes them off this list; it adds\n"
	"# none, unless it is given --grow as well.\n";

/* Findings of the programs' own definitions, and of what leaves findings
 * out, count always. */
static const enum rule firm[] = {
	RULE_FILE_UNMERGED, RULE_KIND_DEFINITION, RULE_POLICY_VALUE,
	RULE_PROGRAM_CHARTER, RULE_RAID_STALE, RULE_RAID_OVERDUE,
	RULE_RAID_UNOWNED, RULE_WAIVER_FORM, RULE_WAIVER_EXPIRED,
	RULE_BASELINE_LINE,
};

bool baseline_allows(enum rule rule)
{
	for (size_t i = 0; i < sizeof(firm) / sizeof(*firm); i++)
		if (firm[i] == rule)
			return false;
	return true;
}

/* Can these bytes of a path be written as they are? */
static bool is_shown(struct view path, size_t at, int32_t code)
{
	if (code == ' ')
		return at && at + 1 < path.len;
	return code >= ' ' && code != '\\' &&
	       utf8_class(code) == UTF8_ORDINARY;
}

/* As it stands in the file: one way for each path, and one path for each. */
static struct view written(struct view path, struct arena *arena)
{
	struct str out = STR_INIT;
	struct view copy;

	for (size_t pos = 0; pos < path.len;) {
		size_t at = pos;
		int32_t code = utf8_next(path, &pos);

		if (is_shown(path, at, code)) {
			str_add(&out, path.ptr + at, pos - at);
			continue;
		}
		for (; at < pos; at++)
			str_addf(&out, "\\x%02x", (unsigned char)path.ptr[at]);
	}
	copy = view_copy(arena, str_view(&out));
	str_release(&out);
	return copy;
}

static struct view key_of(enum rule rule, struct view path,
			  struct arena *arena)
{
	return view_of(arena_printf(arena, "%s " VIEW_FMT, rule_info(rule)->id,
				    VIEW_ARG(path)));
}

struct baseline_entry *baseline_find(const struct baseline *baseline,
				     const struct finding *finding,
				     struct arena *arena)
{
	if (!baseline->entries.len)
		return NULL;
	return map_get(&baseline->entries,
		       key_of(finding->rule, written(finding->path, arena),
			      arena));
}

struct baseline_entry *baseline_same(const struct baseline *baseline,
				     const struct baseline_entry *entry,
				     struct arena *arena)
{
	return map_get(&baseline->entries,
		       key_of(entry->rule, entry->path, arena));
}

void baseline_put(struct baseline *baseline,
		  const struct baseline_entry *entry, size_t count,
		  struct arena *arena)
{
	struct baseline_entry *mine = baseline_same(baseline, entry, arena);

	if (!mine) {
		mine = arena_alloc(arena, sizeof(*mine));
		mine->rule = entry->rule;
		mine->path = entry->path;
		map_put(arena, &baseline->entries,
			key_of(mine->rule, mine->path, arena), mine);
	}
	mine->count += count;
}

void baseline_add(struct baseline *baseline, const struct finding *finding,
		  struct arena *arena)
{
	const struct baseline_entry entry = {
		.rule = finding->rule, .path = written(finding->path, arena)
	};

	baseline_put(baseline, &entry, 1, arena);
}

/* --- reading */

static void tell(const struct baseline *baseline, size_t line,
		 struct findings *findings, const char *what)
{
	finding_add(findings, RULE_BASELINE_LINE, baseline->path,
		    (struct span){ (uint32_t)line, line ? 1 : 0 }, "%s", what);
	finding_hint(findings, "%s", line ? "delete the line" :
		     "delete it: `muster check --write-baseline` writes a "
		     "new one");
}

/* The next word of a line, up to a blank. */
static struct view cut_word(struct view *rest)
{
	size_t end = view_find(*rest, 0, ' ');
	struct view word = view_slice(*rest, 0, end);

	*rest = view_slice(*rest, end + 1, rest->len);
	return word;
}

static bool is_plain(struct view line)
{
	for (size_t pos = 0; pos < line.len;) {
		int32_t code = utf8_next(line, &pos);

		if (code < ' ' || utf8_class(code) != UTF8_ORDINARY)
			return false;
	}
	return true;
}

/* NULL when the line is an entry, else what is wrong with it. */
static const char *parse_line(struct view line, struct arena *arena,
			      struct baseline_entry *entry)
{
	struct view rest = line, rule;
	int64_t count;

	if (!is_plain(line))
		return "this line holds bytes that can't be seen";
	if (!view_number(cut_word(&rest), &count) || !count)
		return "this line does not begin with how many there are";
	rule = cut_word(&rest);
	if (!rule.len)
		return "this line names no rule";
	if (!rule_find(rule, &entry->rule)) {
		const struct rule_info *near = rule_nearest(rule);

		return near ? arena_printf(arena, "there is no rule '" VIEW_FMT
					   "'; did you mean '%s'?",
					   VIEW_ARG(rule), near->id)
			    : arena_printf(arena, "there is no rule '" VIEW_FMT
					   "'", VIEW_ARG(rule));
	}
	if (!baseline_allows(entry->rule))
		return arena_printf(arena, "%s can't be accepted",
				    rule_info(entry->rule)->id);
	if (!rest.len)
		return "this line names no file";
	entry->count = (size_t)count;
	entry->path = rest;
	return NULL;
}

static void read_line(struct baseline *baseline, struct view line,
		      size_t number, struct findings *findings)
{
	struct arena *arena = findings->arena;
	struct baseline_entry *entry = arena_alloc(arena, sizeof(*entry));
	const char *wrong;
	struct view key;

	wrong = parse_line(line, arena, entry);
	if (wrong) {
		tell(baseline, number, findings, wrong);
		return;
	}
	key = key_of(entry->rule, entry->path, arena);
	if (map_get(&baseline->entries, key))
		tell(baseline, number, findings, "a line above is about this "
		     "rule in this file");
	else
		map_put(arena, &baseline->entries, key, entry);
}

void baseline_parse(struct baseline *baseline, struct view bytes,
		    struct findings *findings)
{
	size_t before = findings->list.len;
	struct view line;

	for (size_t number = 1; view_line(&bytes, &line); number++) {
		if (findings->list.len - before == BASELINE_WRONG_MAX) {
			tell(baseline, number, findings, "nothing is read "
			     "from here on: so many lines are wrong");
			return;
		}
		if (view_ends(line, "\r"))
			line.len--;
		if (line.len && *line.ptr != '#')
			read_line(baseline, line, number, findings);
	}
}

int baseline_read(struct baseline *baseline, struct snapshot *snapshot,
		  struct view dir, struct findings *findings, struct err *err)
{
	struct snapshot_file file;
	struct view bytes;
	int rc;

	*baseline = (struct baseline){ .path = view_of(arena_printf(
		findings->arena, VIEW_FMT "%s" BASELINE_NAME, VIEW_ARG(dir),
		dir.len ? "/" : "")) };
	rc = snapshot_find(snapshot, baseline->path, &file, err);
	if (rc <= 0)
		return rc;
	baseline->present = true;
	if (file.kind != SNAPSHOT_FILE) {
		tell(baseline, 0, findings,
		     file.kind == SNAPSHOT_UNMERGED
			     ? "a merge conflict is not resolved"
			     : "this is not a plain file");
		return 0;
	}
	rc = snapshot_read(snapshot, &file, &bytes, err);
	if (rc < 0)
		return -1;
	if (rc == SNAPSHOT_LARGE)
		tell(baseline, 0, findings, "the file is too large to be "
		     "read");
	else
		baseline_parse(baseline, bytes, findings);
	return 0;
}

/* --- writing */

static int compare(const void *left, const void *right)
{
	const struct baseline_entry *const *a = left, *const *b = right;
	int order = view_compare((*a)->path, (*b)->path);

	return order ? order : (int)(*a)->rule - (int)(*b)->rule;
}

const struct baseline_entry **
baseline_sorted(const struct baseline *baseline, struct arena *arena,
		size_t *len)
{
	const struct baseline_entry **sorted;

	*len = baseline->entries.len;
	sorted = arena_array(arena, *len, sizeof(*sorted));
	for (size_t i = 0; i < *len; i++)
		sorted[i] = baseline->entries.entries[i].value;
	if (*len)
		qsort(sorted, *len, sizeof(*sorted), compare);
	return sorted;
}

void baseline_write(const struct baseline *baseline, struct str *out,
		    struct arena *arena)
{
	size_t len;
	const struct baseline_entry **sorted =
		baseline_sorted(baseline, arena, &len);

	str_adds(out, heading);
	for (size_t i = 0; i < len; i++)
		str_addf(out, "%zu %s " VIEW_FMT "\n", sorted[i]->count,
			 rule_info(sorted[i]->rule)->id,
			 VIEW_ARG(sorted[i]->path));
}
