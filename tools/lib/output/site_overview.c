/* The page that is read in one minute. */
#include "muster/site_pages.h"

#include "muster/comparison_report.h"
#include "muster/site_text.h"

#define RISKS 5		/* the gravest ones */
#define CHANGES 8	/* of the week, at once */
#define CHANGES_MAX 100	/* with those below */

/* --- the answer */

/* Whole percent of a thousand runs. */
static int64_t percent(uint32_t runs)
{
	return (runs + 5) / 10;
}

static void put_odds(struct value *map, const struct site_program *site,
		     struct arena *arena)
{
	const struct forecast *forecast = &site->forecast;
	const struct forecast_item *item;

	if (!forecast->runs)
		return;
	item = &forecast->items.items[site->plan.end];
	site_put_day(map, "p50", item->known, item->days[FORECAST_P50],
		     arena);
	site_put_day(map, "p80", item->known, item->days[FORECAST_P80],
		     arena);
	if (forecast->has_target)
		value_put_number(arena, map, "on_target",
				 percent(forecast->on_target));
	value_put_bool(arena, map, "spread", item->known &&
		       item->days[FORECAST_P50] != item->days[FORECAST_P95]);
}

void site_put_end(struct value *document, const struct site_program *site,
		  struct arena *arena)
{
	const struct record *charter = program_charter(site->program);
	const struct plan *plan = &site->plan;
	const struct plan_item *end;
	struct value *map;

	if (plan->end == NETWORK_NOBODY)
		return;
	end = &plan->items.items[plan->end];
	map = site_record_of(site, end->record, arena);
	site_put_day(map, "due", end->has_due, end->due, arena);
	site_put_day(map, "finish", !end->looped, end->early_finish, arena);
	value_put_bool(arena, map, "is_done", end->done);
	site_put_day(map, "target", plan->has_target, plan->target, arena);
	site_put_text(map, "confidence",
		      charter ? record_text(charter, VIEW("confidence"))
			      : VIEW(""), arena);
	put_odds(map, site, arena);
	value_put(arena, document, VIEW("end"), map);
}

/* --- risks and what else weighs */

static void put_risks(struct value *document,
		      const struct site_program *site, struct arena *arena)
{
	struct value *list = value_list(arena);
	size_t grave = 0;

	for (size_t i = 0; i < site->raid.entries.len; i++) {
		const struct raid_entry *entry = &site->raid.entries.items[i];
		struct value *map;

		if (entry->gravity < SITE_GRAVE || ++grave > RISKS)
			continue;
		map = value_push(arena, list,
				 site_record_of(site, entry->record, arena));
		site_put_day(map, "due", entry->has_due, entry->due, arena);
		value_put_number(arena, map, "gravity", entry->gravity);
		value_put_bool(arena, map, "stale", entry->stale);
		value_put_bool(arena, map, "overdue", entry->overdue);
		value_put_bool(arena, map, "has_mitigation", record_text(
			entry->record, VIEW("mitigation")).len > 0);
		site_put_parts(map, "mitigation", site, record_text(
				entry->record, VIEW("mitigation")), arena);
	}
	value_put_number(arena, document, "grave", (int64_t)grave);
	value_put_bool(arena, document, "grave_one", grave == 1);
	value_put_number(arena, document, "more_risks",
			 (int64_t)(grave - list->len));
	value_put_bool(arena, document, "has_risks", list->len > 0);
	value_put(arena, document, VIEW("risks"), list);
}

static void put_freshness(struct value *document,
			  const struct site_program *site,
			  struct arena *arena)
{
	struct value *map = value_map(arena);
	size_t stale = 0;

	for (size_t i = 0; i < site->raid.entries.len; i++)
		stale += site->raid.entries.items[i].stale;
	value_put_number(arena, map, "percent", raid_freshness(&site->raid));
	value_put_number(arena, map, "target", RAID_FRESH_TARGET);
	value_put_number(arena, map, "open",
			 (int64_t)site->raid.entries.len);
	value_put_number(arena, map, "stale", (int64_t)stale);
	value_put_bool(arena, map, "low",
		       raid_freshness(&site->raid) < RAID_FRESH_TARGET);
	value_put(arena, document, VIEW("freshness"), map);
}

/* --- decisions */

/* Somebody by their title, or by what they are called in the record. */
static struct value *named(const struct site_program *site, struct view id,
			   struct arena *arena)
{
	const struct record *record = program_find(site->program, id);
	struct value *map = value_map(arena);

	site_put_text(map, "title", record && record->title.len
				    ? record->title : id, arena);
	return map;
}

static void put_choice(struct value *list, const struct site_program *site,
		       const struct record *record, const char *prefix,
		       struct arena *arena)
{
	struct view decider = record_text(record, *prefix
					  ? VIEW("escalation.to")
					  : VIEW("decider"));
	struct value *map = value_push(arena, list,
				       site_record_of(site, record, arena));
	struct view needed = record_text(record, view_of(
		arena_printf(arena, "%sneeded_by", prefix)));
	const struct value *options = value_path(
		record->document->front,
		view_of(arena_printf(arena, "%soptions", prefix)));
	int32_t day;

	value_put(arena, map, VIEW("decider"), decider.len
		  ? named(site, decider, arena) : value_null(arena));
	site_put_text(map, "needed_by", needed, arena);
	value_put_bool(arena, map, "late", date_parse(needed, &day) &&
					   day < site->site->today);
	site_put_text(map, "recommendation", record_text(
		record, view_of(arena_printf(arena, "%srecommendation",
					     prefix))), arena);
	value_put(arena, map, VIEW("options"),
		  options && options->type == VALUE_LIST
		  ? (struct value *)options : value_list(arena));
	value_put_bool(arena, map, "has_options",
		       options && options->type == VALUE_LIST &&
		       options->len > 0);
}

/* How many, and the day of the first; days are texts that sort. */
static void put_needed(struct value *document, const struct value *list,
		       struct arena *arena)
{
	struct view first = VIEW("");

	for (size_t i = 0; i < list->len; i++) {
		struct view day = value_string(value_get(
				list->entries[i].value, VIEW("needed_by")));

		if (day.len && (!first.len || view_compare(day, first) < 0))
			first = day;
	}
	value_put_number(arena, document, "needed", (int64_t)list->len);
	value_put_bool(arena, document, "needed_one", list->len == 1);
	site_put_text(document, "needed_first", first, arena);
}

/* Open decisions, and open issues that somebody else has to decide. */
static void put_decisions(struct value *document,
			  const struct site_program *site,
			  struct arena *arena)
{
	const struct program *program = site->program;
	struct value *list = value_list(arena);

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!record->kind || !record_is_open(record))
			continue;
		if (record->kind->decision)
			put_choice(list, site, record, "", arena);
		else if (record_text(record, VIEW("escalation.to")).len)
			put_choice(list, site, record, "escalation.", arena);
	}
	put_needed(document, list, arena);
	value_put_bool(arena, document, "has_decisions", list->len > 0);
	value_put(arena, document, VIEW("decisions"), list);
}

/* --- what changed */

static void put_week(struct value *document, const struct site_program *site,
		     struct arena *arena)
{
	const struct comparison *week = &site->week;
	struct value *list = value_list(arena), *rest = value_list(arena);
	size_t all = 0;

	for (size_t i = 0; i < week->changes.len; i++) {
		const struct comparison_change *change =
			&week->changes.items[i];
		struct str words = STR_INIT;
		struct value *map;

		if (!(change->events & (LEDGER_CREATED | LEDGER_DELETED)) &&
		    difference_none(&change->difference))
			continue;
		if (all++ >= CHANGES_MAX)
			continue;
		map = value_push(arena, all > CHANGES ? rest : list,
				 site_record(site, change->id, arena));
		if (change->events & LEDGER_CREATED)
			str_adds(&words, "new");
		else if (change->events & LEDGER_DELETED)
			str_adds(&words, "taken away");
		else
			difference_words(&words, &change->difference);
		value_put_text(arena, map, "what", site_arrows(view_copy(
				arena, str_view(&words)), arena));
		str_release(&words);
	}
	value_put_bool(arena, document, "has_changes", list->len > 0);
	value_put(arena, document, VIEW("changes"), list);
	value_put(arena, document, VIEW("rest"), rest);
	value_put_number(arena, document, "rest_count", (int64_t)rest->len);
	value_put_number(arena, document, "more_changes",
			 (int64_t)(all - list->len - rest->len));
	value_put_number(arena, document, "week", SITE_WEEK);
}

/* --- milestones */

bool site_put_forecast(struct value *map, const struct site_program *site,
		       size_t i, struct arena *arena)
{
	const struct forecast *forecast = &site->forecast;
	bool known = forecast->runs && !site->plan.items.items[i].done &&
		     forecast->items.items[i].known &&
		     forecast->items.items[i].varies;
	const int32_t *days = known ? forecast->items.items[i].days : NULL;

	site_put_day(map, "p50", known, known ? days[FORECAST_P50] : 0,
		     arena);
	site_put_day(map, "p80", known, known ? days[FORECAST_P80] : 0,
		     arena);
	value_put_bool(arena, map, "p80_late", known &&
		       site->plan.items.items[i].has_due &&
		       days[FORECAST_P80] > site->plan.items.items[i].due);
	return known;
}

static int put_milestones(struct value *document,
			  const struct site_program *site,
			  struct arena *arena, struct err *err)
{
	const struct calendar *calendar = &site->program->policy.calendar;
	struct value *list = value_list(arena);
	bool forecast = false;

	for (size_t i = 0; i < site->plan.items.len; i++) {
		const struct plan_item *item = &site->plan.items.items[i];
		int32_t day = item->done ? item->finish : item->due;
		struct value *map;

		if (!item->milestone)
			continue;
		map = value_push(arena, list,
				 site_record_of(site, item->record, arena));
		site_put_day(map, "baseline", item->has_baseline,
			     item->baseline, arena);
		site_put_day(map, "due", item->has_due, item->due, arena);
		site_put_day(map, "done", item->done && item->has_finish,
			     item->finish, arena);
		site_put_day(map, "finish", !item->done && !item->looped,
			     item->early_finish, arena);
		forecast |= site_put_forecast(map, site, i, arena);
		if (item->has_baseline && (item->done ? item->has_finish
						      : item->has_due))
			value_put_number(arena, map, "slip",
					 calendar_between(calendar,
							  item->baseline,
							  day));
		if (site_put_health(map, site, item, arena, err) < 0)
			return -1;
	}
	value_put_bool(arena, document, "has_forecast", forecast);
	value_put_bool(arena, document, "has_milestones", list->len > 0);
	value_put(arena, document, VIEW("milestones"), list);
	return 0;
}

int site_overview(struct value *document, const struct site_program *site,
		  struct arena *arena, struct err *err)
{
	site_put_end(document, site, arena);
	put_risks(document, site, arena);
	put_decisions(document, site, arena);
	put_week(document, site, arena);
	put_freshness(document, site, arena);
	if (site_put_health(document, site, NULL, arena, err) < 0)
		return -1;
	return put_milestones(document, site, arena, err);
}
