#include "muster/impact_report.h"

#include "muster/escape.h"
#include "muster/table.h"

/* A line of the table, in words. */
struct row {
	struct view what, before, after, difference;
};

struct rows {
	VEC(struct row) list;
	const struct impact *impact;
	struct arena *arena;
};

static const struct {
	const char *name, *key;
	size_t offset;
} dates[] = {
	{ "due", "due", offsetof(struct impact_item, due) },
	{ "planned", "planned", offsetof(struct impact_item, planned) },
	{ "P50", "p50", offsetof(struct impact_item, p50) },
	{ "P80", "p80", offsetof(struct impact_item, p80) },
};

#define DATES (sizeof(dates) / sizeof(*dates))

static const struct impact_date *date_of(const struct impact_item *item,
					 size_t i)
{
	return (const void *)((const char *)item + dates[i].offset);
}

static struct view shown(const struct impact_date *date, int side,
			 struct arena *arena)
{
	char *text = arena_alloc(arena, DATE_SIZE);

	return date->has[side] ? view_of(date_format(date->day[side], text))
			       : VIEW("-");
}

static bool differs(const struct impact_date *date)
{
	return date->has[0] != date->has[1] ||
	       (date->has[0] && date->day[0] != date->day[1]);
}

static struct row *add_row(struct rows *rows, const char *what,
			   struct view before, struct view after)
{
	struct row *row = VEC_PUSH(rows->arena, &rows->list);

	*row = (struct row){ view_of(what), before, after, VIEW("") };
	return row;
}

static void add_date(struct rows *rows, const char *what,
		     const struct impact_date *date)
{
	struct row *row = add_row(rows, what, shown(date, 0, rows->arena),
				  shown(date, 1, rows->arena));

	if (date->has[0] && date->has[1] && date->day[0] != date->day[1])
		row->difference = view_of(arena_printf(rows->arena, "%+d bd",
			(int)impact_workdays(rows->impact, date->day[0],
					     date->day[1])));
}

static struct view share(const struct impact *impact, int side,
			 struct arena *arena)
{
	uint32_t permille = impact->on_target[side];

	return impact->has_on_target[side]
	     ? view_of(arena_printf(arena, "%u.%u %%", permille / 10,
				    permille % 10))
	     : VIEW("-");
}

static void add_item(struct rows *rows, const struct impact_item *item,
		     bool all)
{
	for (size_t i = 0; i < DATES; i++)
		if (all || differs(date_of(item, i)))
			add_date(rows, arena_printf(rows->arena, VIEW_FMT
						    " %s", VIEW_ARG(item->id),
						    dates[i].name),
				 date_of(item, i));
}

static void add_count(struct rows *rows, const struct impact_count *count)
{
	struct arena *arena = rows->arena;
	struct row *row;

	if (count->open[0] == count->open[1])
		return;
	row = add_row(rows, arena_printf(arena, "open: " VIEW_FMT,
					 VIEW_ARG(count->name)),
		      view_of(arena_printf(arena, "%zu", count->open[0])),
		      view_of(arena_printf(arena, "%zu", count->open[1])));
	row->difference = view_of(arena_printf(arena, "%+d",
		(int)count->open[1] - (int)count->open[0]));
}

/* The end always, all else where it differs. */
static void add_rows(struct rows *rows)
{
	const struct impact *impact = rows->impact;

	if (!view_equal(impact->ends[0], impact->ends[1]))
		add_row(rows, "end", impact->ends[0], impact->ends[1]);
	if (impact->ends[1].len && !impact->looped) {
		add_item(rows, &impact->end, true);
		add_row(rows, "target kept", share(impact, 0, rows->arena),
			share(impact, 1, rows->arena));
	}
	if (differs(&impact->target))
		add_date(rows, "target", &impact->target);
	for (size_t i = 0; i < impact->milestones.len && !impact->looped; i++)
		add_item(rows, &impact->milestones.items[i], false);
	for (size_t i = 0; i < impact->raid.len; i++)
		add_count(rows, &impact->raid.items[i]);
	if (!view_equal(impact->budget[0], impact->budget[1]))
		add_row(rows, "budget", impact->budget[0], impact->budget[1]);
}

static struct view sentence(const struct impact *impact, struct arena *arena)
{
	struct str words = STR_INIT;
	struct view copy;

	impact_words(&words, impact);
	copy = view_copy(arena, str_view(&words));
	str_release(&words);
	return copy;
}

void impact_report_text(struct str *out, const struct impact *impact,
			size_t width, bool color, struct arena *arena)
{
	static const struct table_column columns[] = {
		{ "IMPACT", 0, 0 },
		{ "BEFORE", 0, 0 },
		{ "AFTER", 0, 0 },
		{ "DIFFERENCE", TABLE_RIGHT, 1 },
	};
	struct table table = TABLE_INIT(columns, arena);
	struct rows rows = { .impact = impact, .arena = arena };

	str_adds(out, "impact: ");
	escape_line(out, sentence(impact, arena));
	str_addc(out, '\n');
	if (impact_none(impact))
		return;
	add_rows(&rows);
	str_addc(out, '\n');
	for (size_t i = 0; i < rows.list.len; i++) {
		const struct row *row = &rows.list.items[i];

		table_add(&table, STYLE_PLAIN, row->what);
		table_add(&table, STYLE_PLAIN, row->before);
		table_add(&table, STYLE_PLAIN, row->after);
		table_add(&table, STYLE_PLAIN, row->difference);
	}
	table_write(out, &table, width, color);
	if (impact->unmoved && !impact->looped)
		str_addf(out, "%zu other open milestone%s\n", impact->unmoved,
			 impact->unmoved == 1 ? " does not move"
					      : "s do not move");
}

static void add_cell(struct str *out, struct view text)
{
	str_addc(out, ' ');
	escape_markdown(out, text);
	str_adds(out, " |");
}

void impact_report_markdown(struct str *out, const struct impact *impact,
			    struct arena *arena)
{
	struct rows rows = { .impact = impact, .arena = arena };

	str_adds(out, "**Impact:** ");
	escape_markdown(out, sentence(impact, arena));
	str_adds(out, ".\n");
	if (!impact_none(impact))
		add_rows(&rows);
	if (rows.list.len)
		str_adds(out, "\n| | before | after | difference |\n"
			 "|---|---|---|---:|\n");
	for (size_t i = 0; i < rows.list.len; i++) {
		const struct row *row = &rows.list.items[i];

		str_addc(out, '|');
		add_cell(out, row->what);
		add_cell(out, row->before);
		add_cell(out, row->after);
		add_cell(out, row->difference);
		str_addc(out, '\n');
	}
}

/* --- as a value */

static void put(struct arena *arena, struct value *map, const char *key,
		struct value *value)
{
	value_put(arena, map, view_of(key), value);
}

static struct value *text_or_null(struct view text, struct arena *arena)
{
	return text.len ? value_text(arena, text) : value_null(arena);
}

/* {"before": ..., "after": ...} */
static struct value *pair(struct value *before, struct value *after,
			  struct arena *arena)
{
	struct value *map = value_map(arena);

	put(arena, map, "before", before);
	put(arena, map, "after", after);
	return map;
}

static struct value *day_value(const struct impact_date *date, int side,
			       struct arena *arena)
{
	return date->has[side] ? value_text(arena, shown(date, side, arena))
			       : value_null(arena);
}

static struct value *date_value(const struct impact *impact,
				const struct impact_date *date,
				struct arena *arena)
{
	struct value *map = pair(day_value(date, 0, arena),
				 day_value(date, 1, arena), arena);

	put(arena, map, "workdays", date->has[0] && date->has[1]
	    ? value_number(arena, impact_workdays(impact, date->day[0],
						  date->day[1]))
	    : value_null(arena));
	return map;
}

static struct value *item_value(const struct impact *impact,
				const struct impact_item *item,
				struct arena *arena)
{
	struct value *map = value_map(arena);

	put(arena, map, "id", text_or_null(item->id, arena));
	put(arena, map, "title", text_or_null(item->title, arena));
	for (size_t i = 0; i < DATES; i++)
		put(arena, map, dates[i].key,
		    date_value(impact, date_of(item, i), arena));
	return map;
}

static struct value *ids_value(const struct views *ids, struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < ids->list.len; i++)
		value_push(arena, list,
			   value_text(arena, ids->list.items[i]));
	return list;
}

static struct value *tally_value(const struct impact_tally *tally,
				 struct arena *arena)
{
	struct value *map = value_map(arena);

	value_put_number(arena, map, "added", (int64_t)tally->added);
	value_put_number(arena, map, "dropped", (int64_t)tally->dropped);
	value_put_number(arena, map, "changed", (int64_t)tally->changed);
	return map;
}

static struct value *raid_value(const struct impact *impact,
				struct arena *arena)
{
	struct value *map = value_map(arena);

	for (size_t i = 0; i < impact->raid.len; i++) {
		const struct impact_count *count = &impact->raid.items[i];

		value_put(arena, map, count->name,
			  pair(value_number(arena, (int64_t)count->open[0]),
			       value_number(arena, (int64_t)count->open[1]),
			       arena));
	}
	return map;
}

static struct value *share_value(const struct impact *impact, int side,
				 struct arena *arena)
{
	return impact->has_on_target[side]
	     ? value_number(arena, impact->on_target[side])
	     : value_null(arena);
}

static struct value *milestones_value(const struct impact *impact,
				      struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < impact->milestones.len; i++)
		value_push(arena, list,
			   item_value(impact, &impact->milestones.items[i],
				      arena));
	return list;
}

static void put_scope(struct value *map, const struct impact *impact,
		      struct arena *arena)
{
	put(arena, map, "criteria", tally_value(&impact->criteria, arena));
	put(arena, map, "scope", tally_value(&impact->in, arena));
	put(arena, map, "work", tally_value(&impact->work, arena));
	put(arena, map, "budget",
	    pair(text_or_null(impact->budget[0], arena),
		 text_or_null(impact->budget[1], arena), arena));
}

struct value *impact_report_value(const struct impact *impact,
				  struct arena *arena)
{
	struct value *map = value_map(arena);

	value_put_text(arena, map, "sentence", sentence(impact, arena));
	value_put_bool(arena, map, "looped", impact->looped);
	put(arena, map, "ends", pair(text_or_null(impact->ends[0], arena),
				     text_or_null(impact->ends[1], arena),
				     arena));
	put(arena, map, "end", item_value(impact, &impact->end, arena));
	put(arena, map, "target", date_value(impact, &impact->target, arena));
	put(arena, map, "on_target", pair(share_value(impact, 0, arena),
					  share_value(impact, 1, arena),
					  arena));
	put(arena, map, "milestones", milestones_value(impact, arena));
	value_put_number(arena, map, "unmoved", (int64_t)impact->unmoved);
	put(arena, map, "path_joined", ids_value(&impact->joined, arena));
	put(arena, map, "path_left", ids_value(&impact->left, arena));
	put(arena, map, "risks_new", ids_value(&impact->risks, arena));
	put(arena, map, "risks_closed", ids_value(&impact->gone, arena));
	put(arena, map, "raid", raid_value(impact, arena));
	put_scope(map, impact, arena);
	return map;
}
