#include "muster/site_data.h"

#include "muster/audit_report.h"
#include "muster/badge.h"
#include "muster/difference.h"
#include "muster/forecast_report.h"
#include "muster/icalendar.h"
#include "muster/json.h"
#include "muster/plan_value.h"
#include "muster/raid_report.h"
#include "muster/report.h"
#include "muster/tabular.h"

#define DAY_SECONDS 86400

/* --- a calendar */

static int write_calendar(struct str *out, const struct site_program *site,
			  const struct kind *kind, struct arena *arena,
			  struct err *err)
{
	const struct program *program = site->program;

	(void)kind;
	(void)err;
	icalendar_begin(out, program_title(program));
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct icalendar_event event = { 0 };

		if (!record->kind || !record->id.len ||
		    !record_is_open(record) ||
		    !record_date(record, record->kind->due, &event.first))
			continue;
		event.last = event.first;
		event.uid = view_of(arena_printf(
			arena, VIEW_FMT "@" VIEW_FMT ".muster.invalid",
			VIEW_ARG(record->id), VIEW_ARG(program->dir)));
		event.stamp = (int64_t)site->site->committed * DAY_SECONDS;
		event.summary = site_name(record, arena);
		event.description = record->kind->title;
		icalendar_event(out, &event);
	}
	icalendar_end(out);
	return 0;
}

/* --- tables */

static int write_table(struct str *out, const struct site_program *site,
		       const struct kind *kind, struct arena *arena,
		       struct err *err)
{
	const struct program *program = site->program;
	struct value *list = value_list(arena);

	(void)err;
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct value *row;

		if (record->kind != kind)
			continue;
		row = value_push(arena, list, value_map(arena));
		for (size_t k = 0; k < kind->fields.list.len; k++) {
			const struct field *field =
				&kind->fields.list.items[k];
			const struct value *value = value_path(
				record->document->front, field->name);

			if (field->type != TYPE_TABLE &&
			    field->type != TYPE_ANY)
				value_put(arena, row, field->name, value_text(
					arena, value ? difference_text(
						value, arena) : VIEW("")));
		}
	}
	tabular_csv(out, list);
	return 0;
}

/* --- the whole */

static const struct value *record_at(const void *data, size_t index,
				     struct arena *arena)
{
	const struct site_program *site = data;

	return site_record_of(site, &site->program->records.items[index],
			      arena);
}

static int write_json(struct str *out, const struct site_program *site,
		      const struct kind *kind, struct arena *arena,
		      struct err *err)
{
	struct value *document = report_document(arena, "site",
						 site->site->today);
	const struct program *program = site->program;
	const struct json_items records = { program->records.len, record_at,
					    site };

	(void)kind;
	(void)err;
	value_put_text(arena, document, "program", program_title(program));
	site_put_text(document, "commit", site->site->commit, arena);
	value_put(arena, document, VIEW("plan"),
		  plan_value(&site->plan, arena));
	if (site->forecast.runs)
		value_put(arena, document, VIEW("forecast"),
			  forecast_report_value(&site->forecast));
	raid_report_put(arena, document, &site->raid);
	json_write_items(out, document, VIEW("records"), &records);
	return 0;
}

/* --- badges */

static int write_health(struct str *out, const struct site_program *site,
			const struct kind *kind, struct arena *arena,
			struct err *err)
{
	static const struct {
		enum badge_color color;
		char letter;
	} looks[] = {
		[RAG_NONE] = { BADGE_GREY, 0 },
		[RAG_GREEN] = { BADGE_GREEN, 'G' },
		[RAG_YELLOW] = { BADGE_YELLOW, 'Y' },
		[RAG_RED] = { BADGE_RED, 'R' },
	};
	const struct health_scope scope = {
		&site->plan, &site->raid, site->site->movements,
		site->site->tenure, arena
	};
	struct health health;
	struct badge badge = { .label = VIEW("status") };

	(void)kind;
	if (health_of_program(&health, &scope, err) < 0)
		return -1;
	badge.message = view_of(rag_name(health.computed));
	badge.color = looks[health.computed].color;
	badge.letter = looks[health.computed].letter;
	badge_write(out, &badge);
	return 0;
}

static enum badge_color color_of(int64_t percent, int64_t good, int64_t bad)
{
	return percent >= good ? BADGE_GREEN
	       : percent >= bad ? BADGE_YELLOW : BADGE_RED;
}

static int write_date(struct str *out, const struct site_program *site,
		      const struct kind *kind, struct arena *arena,
		      struct err *err)
{
	struct badge badge = { .label = VIEW("target date"),
			       .message = VIEW("not forecast") };
	int64_t percent = (site->forecast.on_target + 5) / 10;

	(void)kind;
	(void)err;
	if (site->forecast.runs && site->forecast.has_target) {
		badge.message = view_of(arena_printf(
			arena, "kept in %d %%", (int)percent));
		badge.color = color_of(percent, 80, 50);
	}
	badge_write(out, &badge);
	return 0;
}

static int write_freshness(struct str *out, const struct site_program *site,
			   const struct kind *kind, struct arena *arena,
			   struct err *err)
{
	int percent = raid_freshness(&site->raid);
	const struct badge badge = {
		.label = VIEW("log is fresh"),
		.message = view_of(arena_printf(arena, "%d %%", percent)),
		.color = color_of(percent, RAID_FRESH_TARGET,
				  RAID_FRESH_TARGET - 20)
	};

	(void)kind;
	(void)err;
	badge_write(out, &badge);
	return 0;
}

/* --- all of them */

static void add_tables(struct site_files *files,
		       const struct site_program *site, struct arena *arena)
{
	const struct program *program = site->program;
	struct map seen = MAP_INIT;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct kind *kind = program->records.items[i].kind;

		if (!kind || !(kind->raid || kind->decision) ||
		    map_get(&seen, kind->name))
			continue;
		map_put(arena, &seen, kind->name, arena);
		*VEC_PUSH(arena, &files->list) = (struct site_file){
			view_of(arena_printf(arena, "data/" VIEW_FMT ".csv",
					     VIEW_ARG(kind->name))),
			write_table, kind
		};
	}
}

void site_data_list(struct site_files *files,
		    const struct site_program *site, struct arena *arena)
{
	static const struct site_file always[] = {
		{ { "feed.atom", 9 }, site_feed, NULL },
		{ { "dates.ics", 9 }, write_calendar, NULL },
		{ { "program.json", 12 }, write_json, NULL },
		{ { "badge/status.svg", 16 }, write_health, NULL },
		{ { "badge/date.svg", 14 }, write_date, NULL },
		{ { "badge/freshness.svg", 19 }, write_freshness, NULL },
	};

	for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++)
		*VEC_PUSH(arena, &files->list) = always[i];
	add_tables(files, site, arena);
}

static void add_text(struct str *out, const char *name, struct view text)
{
	str_adds(out, name);
	json_string(out, text);
}

void site_search(struct str *out, const struct site *site)
{
	bool first = true;

	str_adds(out, "window.MUSTER_INDEX=[");
	for (size_t i = 0; i < site->list.len; i++) {
		const struct site_program *one = &site->list.items[i];

		for (size_t k = 0; k < one->program->records.len; k++) {
			const struct record *record =
				&one->program->records.items[k];
			struct view href = site_href(one, record->id);

			if (!href.len)
				continue;
			str_adds(out, first ? "\n{" : ",\n{");
			first = false;
			add_text(out, "i:", record->id);
			add_text(out, ",t:", record->title);
			add_text(out, ",h:", href);
			add_text(out, ",k:", record->kind ? record->kind->title
							 : VIEW(""));
			add_text(out, ",s:", record->status);
			add_text(out, ",o:", record->owner);
			str_addc(out, '}');
		}
	}
	str_adds(out, "\n];\n");
}
