#include "muster/comparison_report.h"

#include <string.h>

#include "muster/escape.h"
#include "muster/report.h"
#include "muster/style.h"
#include "muster/wording.h"

#define NAME_WIDTH 14	/* columns of a field's name */

/* What a change is counted as. */
enum sort { ADDED, REMOVED, RENUMBERED, CHANGED, MOVED, FORM, SORTS };

static const struct {
	const char *word;	/* as values have it */
	const char *counted;
	char sign;
	enum style style;
} sorts[] = {
	[ADDED] = { "added", "added", '+', STYLE_GREEN },
	[REMOVED] = { "removed", "removed", '-', STYLE_RED },
	[RENUMBERED] = { "renumbered", "renumbered", '~', STYLE_YELLOW },
	[CHANGED] = { "changed", "changed", '~', STYLE_PLAIN },
	[MOVED] = { "moved", "moved", '~', STYLE_PLAIN },
	[FORM] = { "form", "in form alone", '~', STYLE_DIM },
};

static bool is_form(const struct comparison_change *change)
{
	return difference_none(&change->difference) &&
	       !change->difference.reviewed.len &&
	       !wording_unreadable(change);
}

static enum sort sort_of(const struct comparison_change *change)
{
	if (change->events & LEDGER_RENUMBERED)
		return RENUMBERED;
	if (!change->old)
		return ADDED;
	if (!change->new)
		return REMOVED;
	if (!is_form(change))
		return CHANGED;
	return change->events & LEDGER_RENAMED ? MOVED : FORM;
}

static void count(const struct comparison *comparison, size_t counts[SORTS])
{
	memset(counts, 0, SORTS * sizeof(*counts));
	for (size_t i = 0; i < comparison->changes.len; i++)
		counts[sort_of(&comparison->changes.items[i])]++;
}

/* "3 records: 1 added, 2 changed" */
static void add_counts(struct str *out, const struct comparison *comparison)
{
	size_t counts[SORTS], len = comparison->changes.len;
	const char *comma = ": ";

	count(comparison, counts);
	if (!len)
		str_adds(out, "no record differs");
	else
		str_addf(out, "%zu record%s", len, len == 1 ? "" : "s");
	for (int i = 0; i < SORTS; i++) {
		if (!counts[i])
			continue;
		str_addf(out, "%s%zu %s", comma, counts[i],
			 sorts[i].counted);
		comma = ", ";
	}
}

/* --- text */

static void add_field(struct str *out, const char *name, struct view text)
{
	str_addf(out, "    %-*s", NAME_WIDTH, name);
	str_adds(out, strlen(name) < NAME_WIDTH ? "" : " ");
	escape_line(out, text);
	str_addc(out, '\n');
}

static void add_fields(struct str *out, const struct difference *difference,
		       struct arena *arena)
{
	for (size_t i = 0; i < difference->fields.len; i++) {
		const struct difference_field *field =
			&difference->fields.items[i];
		struct str name = STR_INIT, value = STR_INIT;

		escape_line(&name, field->name);
		difference_value(&value, field);
		add_field(out, name.buf ? name.buf : "", str_view(&value));
		str_release(&name);
		str_release(&value);
	}
	if (difference->reviewed.len)
		add_field(out, "affirmed", difference->reviewed);
	if (difference->added || difference->removed)
		add_field(out, "text",
			  view_of(arena_printf(arena, "+%zu -%zu lines",
					       difference->added,
					       difference->removed)));
}

static void add_heading(struct str *out,
			const struct comparison_change *change, bool color)
{
	enum sort sort = sort_of(change);
	struct str line = STR_INIT, text = STR_INIT;

	str_addf(&text, "%c " VIEW_FMT "  " VIEW_FMT, sorts[sort].sign,
		 VIEW_ARG(change->id), VIEW_ARG(change->title));
	escape_line(&line, str_view(&text));
	style_add(out, sorts[sort].style, str_view(&line), color);
	str_addc(out, '\n');
	str_release(&line);
	str_release(&text);
}

/* A record that is new or gone is told by where it is, or was. */
static void add_change(struct str *out,
		       const struct comparison_change *change, bool color,
		       struct arena *arena)
{
	add_heading(out, change, color);
	if (!change->old || !change->new) {
		struct str words = STR_INIT;

		wording_add(&words, change, arena);
		add_field(out, change->old ? "was" : "is", change->path);
		if (!change->old && words.len > strlen("created: "))
			add_field(out, "with", view_slice(str_view(&words),
				  strlen("created: "), words.len));
		str_release(&words);
		return;
	}
	if (change->other.len)
		add_field(out, "renumbered", view_of(arena_printf(
			  arena, "from " VIEW_FMT, VIEW_ARG(change->other))));
	if (change->events & LEDGER_RENAMED)
		add_field(out, "moved", view_of(arena_printf(
			  arena, VIEW_FMT " -> " VIEW_FMT,
			  VIEW_ARG(change->old_path),
			  VIEW_ARG(change->path))));
	if (wording_unreadable(change))
		add_field(out, "front matter", change->new->front
			  ? VIEW("can be read again")
			  : VIEW("can't be read any more"));
	else
		add_fields(out, &change->difference, arena);
}

void comparison_report_text(struct str *out,
			    const struct comparison *comparison, bool color,
			    struct arena *arena)
{
	size_t start = out->len;

	for (size_t i = 0; i < comparison->changes.len; i++)
		if (sort_of(&comparison->changes.items[i]) != FORM)
			add_change(out, &comparison->changes.items[i], color,
				   arena);
	str_adds(out, out->len > start ? "\n" : "");
	add_counts(out, comparison);
	str_addc(out, '\n');
}

/* --- Markdown */

static void add_item(struct str *out, const struct comparison_change *change,
		     struct arena *arena)
{
	enum sort sort = sort_of(change);
	struct str words = STR_INIT;

	str_adds(out, "- **");
	escape_markdown(out, change->id);
	str_adds(out, "** ");
	escape_markdown(out, change->title);
	str_adds(out, ": ");
	wording_add(&words, change, arena);
	if (words.len)
		escape_markdown(out, str_view(&words));
	else
		str_adds(out, sorts[sort].word);
	str_addc(out, '\n');
	str_release(&words);
}

static struct view kind_of(const struct comparison_change *change)
{
	return change->kind ? change->kind->title : VIEW("");
}

static bool is_listed(const struct comparison_change *change,
		      struct view kind)
{
	return view_equal(kind_of(change), kind) && sort_of(change) != FORM;
}

static void add_kind(struct str *out, const struct comparison *comparison,
		     struct view kind, struct arena *arena)
{
	str_adds(out, "\n### ");
	if (kind.len)
		escape_markdown(out, kind);
	else
		str_adds(out, "Of no kind");
	str_adds(out, "\n\n");
	for (size_t i = 0; i < comparison->changes.len; i++)
		if (is_listed(&comparison->changes.items[i], kind))
			add_item(out, &comparison->changes.items[i], arena);
}

void comparison_report_markdown(struct str *out,
				const struct comparison *comparison,
				struct arena *arena)
{
	struct map seen = MAP_INIT;

	add_counts(out, comparison);
	str_addc(out, '\n');
	for (size_t i = 0; i < comparison->changes.len; i++) {
		struct view kind = kind_of(&comparison->changes.items[i]);

		if (map_get(&seen, kind) ||
		    !is_listed(&comparison->changes.items[i], kind))
			continue;
		map_put(arena, &seen, kind, &seen);
		add_kind(out, comparison, kind, arena);
	}
}

/* --- values */

void comparison_report_put(struct value *map,
			   const struct difference *difference,
			   struct arena *arena)
{
	struct value *fields = value_list(arena), *text = value_map(arena);

	for (size_t i = 0; i < difference->fields.len; i++) {
		const struct difference_field *field =
			&difference->fields.items[i];
		struct value *item = value_map(arena);

		value_put_text(arena, item, "name", field->name);
		report_put_text(arena, item, "from", field->from);
		report_put_text(arena, item, "to", field->to);
		value_push(arena, fields, item);
	}
	value_put_number(arena, text, "added", (int64_t)difference->added);
	value_put_number(arena, text, "removed",
			 (int64_t)difference->removed);
	value_put(arena, map, VIEW("fields"), fields);
	value_put(arena, map, VIEW("text"), text);
	report_put_text(arena, map, "reviewed", difference->reviewed);
}

static struct value *change_value(const struct comparison_change *change,
				  struct arena *arena)
{
	struct value *map = value_map(arena);

	value_put_text(arena, map, "event",
		       view_of(sorts[sort_of(change)].word));
	value_put_text(arena, map, "id", change->id);
	report_put_text(arena, map, "other_id", change->other);
	report_put_text(arena, map, "kind",
		     change->kind ? change->kind->name : VIEW(""));
	value_put_text(arena, map, "title", change->title);
	report_put_text(arena, map, "path",
		     change->new ? change->path : VIEW(""));
	report_put_text(arena, map, "old_path", change->old_path);
	value_put_bool(arena, map, "readable",
		       !change->new || change->new->front);
	comparison_report_put(map, &change->difference, arena);
	return map;
}

struct value *comparison_report_value(const struct comparison *comparison,
				      struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < comparison->changes.len; i++)
		value_push(arena, list,
			   change_value(&comparison->changes.items[i],
					arena));
	return list;
}

struct value *comparison_report_counts(const struct comparison *comparison,
				       struct arena *arena)
{
	struct value *map = value_map(arena);
	size_t counts[SORTS];

	count(comparison, counts);
	for (int i = 0; i < SORTS; i++)
		value_put_number(arena, map, sorts[i].word,
				 (int64_t)counts[i]);
	return map;
}
