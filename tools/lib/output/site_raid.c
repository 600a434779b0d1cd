/* The page of the RAID logs. */
#include "muster/site_pages.h"

#include "muster/site_text.h"

#define SCALE 4		/* low to critical */

static const char *const scale[SCALE] = { "low", "medium", "high",
					  "critical" };

/* --- entries */

static void put_entry(struct value *list, const struct site_program *site,
		      const struct raid_entry *entry, struct arena *arena)
{
	struct value *map = value_push(arena, list, site_record_of(
					site, entry->record, arena));
	struct view due = record_text(entry->record,
				      entry->record->kind->due);

	site_put_text(map, "due", due, arena);
	value_put_number(arena, map, "gravity", entry->gravity);
	site_put_text(map, "severity", record_severity(entry->record), arena);
	site_put_text(map, "probability",
		      record_text(entry->record, VIEW("probability")), arena);
	site_put_text(map, "impact",
		      record_text(entry->record, VIEW("impact")), arena);
	value_put_text(arena, map, "age", view_of(raid_age(entry, arena)));
	value_put_number(arena, map, "age_days", entry->age);
	site_put_text(map, "window", entry->has_window
		      ? view_of(raid_window(entry, arena)) : VIEW(""), arena);
	value_put_bool(arena, map, "stale", entry->stale);
	value_put_bool(arena, map, "excused",
		       entry->stale && !raid_has(entry, RAID_STALE));
	value_put_bool(arena, map, "overdue", entry->overdue);
	value_put_bool(arena, map, "unowned", entry->unowned);
}

/* --- one log for each kind */

/* Entries by how long ago they moved. */
static const struct {
	const char *label;
	int32_t most;
} ages[] = {
	{ "0 to 3", 3 },
	{ "4 to 7", 7 },
	{ "8 to 14", 14 },
	{ "15 to 30", 30 },
	{ "over 30", INT32_MAX },
};

#define AGES (sizeof(ages) / sizeof(*ages))

struct log {
	const struct kind *kind;
	struct value *map, *entries;
	size_t stale, overdue;
	size_t aged[AGES];
	bool weighs;	/* one of its entries has a weight */
};

struct logs {
	VEC(struct log) list;
};

static struct log *log_of(struct logs *logs, const struct site_program *site,
			  const struct kind *kind, struct value *values,
			  struct arena *arena)
{
	struct log *log;

	for (size_t i = 0; i < logs->list.len; i++)
		if (logs->list.items[i].kind == kind)
			return &logs->list.items[i];
	log = VEC_PUSH(arena, &logs->list);
	log->kind = kind;
	log->map = value_push(arena, values, value_map(arena));
	log->entries = value_list(arena);
	value_put_text(arena, log->map, "name", kind->name);
	value_put_text(arena, log->map, "title", site_plural(kind, arena));
	value_put_text(arena, log->map, "file", view_of(arena_printf(
			arena, VIEW_FMT "data/" VIEW_FMT ".csv",
			VIEW_ARG(site->folder), VIEW_ARG(kind->name))));
	value_put(arena, log->map, VIEW("entries"), log->entries);
	return log;
}

static void count_entry(struct log *log, const struct raid_entry *entry)
{
	size_t age = 0;

	while (entry->age > ages[age].most)
		age++;
	log->aged[age]++;
	log->stale += entry->stale;
	log->overdue += entry->overdue;
	log->weighs |= entry->gravity > 0;
}

static void put_counts(const struct log *log, struct arena *arena)
{
	struct value *aged = value_list(arena);

	value_put_number(arena, log->map, "open", (int64_t)log->entries->len);
	value_put_number(arena, log->map, "stale_count",
			 (int64_t)log->stale);
	value_put_number(arena, log->map, "overdue_count",
			 (int64_t)log->overdue);
	value_put_bool(arena, log->map, "weighs", log->weighs);
	for (size_t i = 0; i < AGES; i++) {
		struct value *one = value_push(arena, aged, value_map(arena));

		value_put_number(arena, one, "count", (int64_t)log->aged[i]);
	}
	value_put(arena, log->map, VIEW("aged"), aged);
}

static void put_ages(struct value *document, struct arena *arena)
{
	struct value *labels = value_list(arena);

	for (size_t i = 0; i < AGES; i++)
		value_push(arena, labels,
			   value_text(arena, view_of(ages[i].label)));
	value_put(arena, document, VIEW("ages"), labels);
}

static void put_logs(struct value *document, const struct site_program *site,
		     struct arena *arena)
{
	struct value *values = value_list(arena);
	struct logs logs = { 0 };

	for (size_t i = 0; i < site->raid.entries.len; i++) {
		const struct raid_entry *entry = &site->raid.entries.items[i];
		struct log *log = log_of(&logs, site, entry->record->kind,
					 values, arena);

		put_entry(log->entries, site, entry, arena);
		count_entry(log, entry);
	}
	for (size_t i = 0; i < logs.list.len; i++)
		put_counts(&logs.list.items[i], arena);
	put_ages(document, arena);
	value_put_bool(arena, document, "has_logs", values->len > 0);
	value_put(arena, document, VIEW("logs"), values);
}

/* --- the matrix */

static struct value *cell(const struct site_program *site, int probability,
			  int impact, struct arena *arena)
{
	struct value *map = value_map(arena), *risks = value_list(arena);
	int gravity = probability * impact;

	for (size_t i = 0; i < site->raid.entries.len; i++) {
		const struct record *record =
			site->raid.entries.items[i].record;

		if (view_is(record->kind->name, "risk") &&
		    type_scale_rank(record_text(record,
				VIEW("probability"))) == probability &&
		    type_scale_rank(record_text(record, VIEW("impact"))) ==
			    impact)
			value_push(arena, risks,
				   site_record_of(site, record, arena));
	}
	value_put_text(arena, map, "weight",
		       view_of(gravity >= 9 ? "heavy" : gravity >= 4
			       ? "medium" : "light"));
	value_put(arena, map, VIEW("risks"), risks);
	return map;
}

static bool has_risk(const struct site_program *site)
{
	for (size_t i = 0; i < site->raid.entries.len; i++)
		if (view_is(site->raid.entries.items[i].record->kind->name,
			    "risk"))
			return true;
	return false;
}

/* Rows by probability, the highest first; columns by impact. */
static void put_matrix(struct value *document,
		       const struct site_program *site, struct arena *arena)
{
	struct value *rows = value_list(arena);
	struct value *columns = value_list(arena);

	for (int i = 0; i < SCALE; i++)
		value_push(arena, columns,
			   value_text(arena, view_of(scale[i])));
	for (int p = SCALE; p > 0; p--) {
		struct value *row = value_push(arena, rows,
					       value_map(arena));
		struct value *cells = value_list(arena);

		value_put_text(arena, row, "label", view_of(scale[p - 1]));
		for (int i = 1; i <= SCALE; i++)
			value_push(arena, cells, cell(site, p, i, arena));
		value_put(arena, row, VIEW("cells"), cells);
	}
	value_put_bool(arena, document, "has_matrix", has_risk(site));
	value_put(arena, document, VIEW("matrix_columns"), columns);
	value_put(arena, document, VIEW("matrix"), rows);
}

int site_raid(struct value *document, const struct site_program *site,
	      struct arena *arena, struct err *err)
{
	(void)err;
	value_put_number(arena, document, "open",
			 (int64_t)site->raid.entries.len);
	value_put_number(arena, document, "fresh",
			 (int64_t)site->raid.fresh);
	value_put_number(arena, document, "windowed",
			 (int64_t)site->raid.windowed);
	value_put_number(arena, document, "percent",
			 raid_freshness(&site->raid));
	value_put_number(arena, document, "target", RAID_FRESH_TARGET);
	put_logs(document, site, arena);
	put_matrix(document, site, arena);
	return 0;
}
