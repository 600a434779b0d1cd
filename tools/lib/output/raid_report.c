#include "muster/raid_report.h"

#include "muster/escape.h"
#include "muster/raid_long.h"
#include "muster/report.h"
#include "muster/table.h"

#define COMMAND_IDS_MAX 20	/* of a command line that is to be pasted */

/* "overdue", or "overdue (waived until 2026-12-31)". */
static void add_fault(struct str *words, const struct raid_entry *entry,
		      enum raid_fault fault, struct arena *arena)
{
	static const char *const names[] = { "stale", "overdue", "unowned" };
	const struct raid_excuse *excuse = &entry->excuses[fault];
	struct str notes = STR_INIT;
	char day[DATE_SIZE];

	if (fault == RAID_STALE)
		str_adds(&notes, raid_window(entry, arena));
	if (excuse->why != JUDGEMENT_COUNTS && notes.len)
		str_adds(&notes, ", ");
	if (excuse->why == JUDGEMENT_WAIVED)
		str_addf(&notes, "waived until %s",
			 date_format(excuse->until, day));
	if (excuse->why == JUDGEMENT_UNTOUCHED)
		str_adds(&notes, "untouched");
	str_addf(words, "%s%s", words->len ? ", " : "", names[fault]);
	if (notes.len)
		str_addf(words, " (%s)", notes.buf);
	str_release(&notes);
}

/* Why an entry wants attention, in words. */
static struct view why(const struct raid_entry *entry, struct arena *arena)
{
	struct str words = STR_INIT;
	struct view view;

	if (entry->stale)
		add_fault(&words, entry, RAID_STALE, arena);
	if (entry->overdue)
		add_fault(&words, entry, RAID_OVERDUE, arena);
	if (entry->unowned)
		add_fault(&words, entry, RAID_UNOWNED, arena);
	view = view_copy(arena, str_view(&words));
	str_release(&words);
	return view;
}

static struct view due_of(const struct raid_entry *entry, struct arena *arena)
{
	char due[DATE_SIZE];

	if (!entry->has_due)
		return VIEW("-");
	return view_copy(arena, view_of(date_format(entry->due, due)));
}

static enum style style_of(const struct raid_entry *entry)
{
	if (raid_has(entry, RAID_STALE))
		return STYLE_RED;
	return raid_has(entry, RAID_OVERDUE) || raid_has(entry, RAID_UNOWNED)
		       ? STYLE_YELLOW
		       : STYLE_PLAIN;
}

static struct view or_dash(struct view text)
{
	return text.len ? text : VIEW("-");
}

static void add_row(struct table *table, const struct raid *raid,
		    const struct raid_entry *entry)
{
	struct arena *arena = table->arena;
	const struct record *record = entry->record;
	enum style style = style_of(entry);

	table_add(table, STYLE_BOLD, record->id);
	table_add(table, STYLE_PLAIN, record->status);
	if (raid->tenures)
		table_add(table, STYLE_PLAIN, view_of(raid_long_since(
			  &entry->tenure.status.since, raid->today, arena)));
	table_addf(table, STYLE_PLAIN, "%d", entry->gravity);
	table_add(table, entry->unowned ? style : STYLE_PLAIN,
		  or_dash(record->owner));
	table_add(table, entry->overdue ? style : STYLE_PLAIN,
		  due_of(entry, arena));
	table_add(table, entry->stale ? style : STYLE_PLAIN,
		  view_of(raid_age(entry, arena)));
	if (raid->tenures)
		table_addf(table, STYLE_PLAIN, "%zu", entry->tenure.affirmed);
	table_add(table, style, why(entry, arena));
	table_add(table, STYLE_PLAIN, record->title);
}

void raid_report_table(struct str *out, const struct raid *raid,
		       struct arena *arena, size_t width, bool color)
{
	static const struct table_column columns[] = {
		{ "ID", 0, 0 },
		{ "STATUS", 0, 3 },
		{ "GRAVITY", TABLE_RIGHT, 4 },
		{ "OWNER", 0, 0 },
		{ "DUE", 0, 2 },
		{ "AGE", TABLE_RIGHT, 0 },
		{ "WHY", 0, 0 },
		{ "TITLE", TABLE_SHRINK, 1 },
	};
	static const struct table_column long_columns[] = {
		{ "ID", 0, 0 },
		{ "STATUS", 0, 0 },
		{ "FOR", TABLE_RIGHT, 0 },
		{ "GRAVITY", TABLE_RIGHT, 4 },
		{ "OWNER", 0, 0 },
		{ "DUE", 0, 2 },
		{ "AGE", TABLE_RIGHT, 0 },
		{ "AFFIRMED", TABLE_RIGHT, 3 },
		{ "WHY", 0, 0 },
		{ "TITLE", TABLE_SHRINK, 1 },
	};
	struct table plain = TABLE_INIT(columns, arena);
	struct table wide = TABLE_INIT(long_columns, arena);
	struct table *table = raid->tenures ? &wide : &plain;

	for (size_t i = 0; i < raid->entries.len; i++)
		add_row(table, raid, &raid->entries.items[i]);
	table_write(out, table, width, color);
}

void raid_report_freshness(struct str *out, const struct raid *raid)
{
	int percent = raid_freshness(raid);

	str_addf(out, "%zu open", raid->entries.len);
	if (raid->windowed)
		str_addf(out, ", %zu of %zu within their window: %d %%, target "
			 "over %d %%%s", raid->fresh, raid->windowed, percent,
			 RAID_FRESH_TARGET,
			 percent > RAID_FRESH_TARGET ? "" : " (missed)");
	str_addc(out, '\n');
}

/* The faults that do not count: {rule, why, until}. */
static struct value *excuses_value(struct arena *arena,
				   const struct raid_entry *entry)
{
	struct value *list = value_list(arena);

	for (int i = 0; i < RAID_FAULTS; i++) {
		const struct raid_excuse *excuse = &entry->excuses[i];
		bool waived = excuse->why == JUDGEMENT_WAIVED;
		struct value *map;

		if (excuse->why == JUDGEMENT_COUNTS)
			continue;
		map = value_push(arena, list, value_map(arena));
		value_put_text(arena, map, "rule", view_of(
			rule_info(raid_rule((enum raid_fault)i))->id));
		value_put_text(arena, map, "why",
			       waived ? VIEW("waived") : VIEW("untouched"));
		report_put_day(arena, map, "until", waived, excuse->until);
	}
	return list;
}

static struct value *entry_value(struct arena *arena,
				 const struct raid *raid,
				 const struct raid_entry *entry)
{
	const struct record *record = entry->record;
	struct value *map = value_map(arena);

	value_put_text(arena, map, "id", record->id);
	value_put_text(arena, map, "kind", record->kind->name);
	value_put_text(arena, map, "title", record->title);
	value_put_text(arena, map, "path", record->path);
	value_put_text(arena, map, "status", record->status);
	value_put_text(arena, map, "owner", record->owner);
	value_put_number(arena, map, "gravity", entry->gravity);
	report_put_day(arena, map, "due", entry->has_due, entry->due);
	value_put_number(arena, map, "age_days", entry->age);
	value_put_bool(arena, map, "age_is_minimum", !entry->moved);
	value_put_bool(arena, map, "uncommitted", entry->pending);
	value_put_text(arena, map, "window",
		       view_of(raid_window(entry, arena)));
	value_put_bool(arena, map, "stale", entry->stale);
	value_put_bool(arena, map, "overdue", entry->overdue);
	value_put_bool(arena, map, "unowned", entry->unowned);
	value_put(arena, map, VIEW("excused"), excuses_value(arena, entry));
	raid_long_put(arena, map, raid, entry);
	return map;
}

void raid_report_put(struct arena *arena, struct value *document,
		     const struct raid *raid)
{
	struct value *entries = value_list(arena);
	struct value *freshness = value_map(arena);

	value_put(arena, document, VIEW("entries"), entries);
	for (size_t i = 0; i < raid->entries.len; i++)
		value_push(arena, entries,
			   entry_value(arena, raid, &raid->entries.items[i]));
	value_put(arena, document, VIEW("freshness"), freshness);
	value_put_number(arena, freshness, "open", (int64_t)raid->entries.len);
	value_put_number(arena, freshness, "with_window",
			 (int64_t)raid->windowed);
	value_put_number(arena, freshness, "fresh", (int64_t)raid->fresh);
	value_put_number(arena, freshness, "percent", raid_freshness(raid));
	value_put_number(arena, freshness, "target", RAID_FRESH_TARGET);
}

static void add_command(struct str *out, const struct raid *raid)
{
	size_t shown = 0, stale = 0;

	str_adds(out, "  help: change what has changed, or if all of it is "
		 "still true:\n    muster raid affirm");
	for (size_t i = 0; i < raid->entries.len; i++) {
		if (!raid->entries.items[i].stale)
			continue;
		stale++;
		if (shown == COMMAND_IDS_MAX)
			continue;
		shown++;
		str_addc(out, ' ');
		escape_shell(out, raid->entries.items[i].record->id);
	}
	if (stale > shown)
		str_addf(out, "\n    (and %zu more: muster raid --stale)",
			 stale - shown);
	str_addc(out, '\n');
}

void raid_report_stale(struct str *out, const struct raid *raid,
		       struct arena *arena, size_t width, bool color)
{
	static const struct table_column columns[] = {
		{ "ID", 0, 0 },
		{ "OWNER", 0, 0 },
		{ "AGE", TABLE_RIGHT, 0 },
		{ "WINDOW", TABLE_RIGHT, 0 },
		{ "TITLE", TABLE_SHRINK, 1 },
	};
	struct table table = TABLE_INIT(columns, arena);

	for (size_t i = 0; i < raid->entries.len; i++) {
		const struct raid_entry *entry = &raid->entries.items[i];

		if (!entry->stale)
			continue;
		table_add(&table, STYLE_BOLD, entry->record->id);
		table_add(&table, STYLE_PLAIN, or_dash(entry->record->owner));
		table_add(&table, STYLE_RED, view_of(raid_age(entry, arena)));
		table_add(&table, STYLE_PLAIN,
			  view_of(raid_window(entry, arena)));
		table_add(&table, STYLE_PLAIN, entry->record->title);
	}
	table_write(out, &table, width, color);
	add_command(out, raid);
}
