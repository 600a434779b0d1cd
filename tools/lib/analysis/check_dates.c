#include "muster/check.h"

struct dates {
	const struct program *program;
	const struct record *record;
	int32_t today;
	struct findings *findings;
};

static void tell(struct dates *dates, enum rule rule, struct view field,
		 const char *what, const char *hint)
{
	const struct record *record = dates->record;

	finding_add(dates->findings, rule, record->path,
		    document_span(record->document, field), "%s", what);
	finding_hint(dates->findings, "%s", hint);
}

static const char *around(struct dates *dates, const char *before,
			  struct view field, const char *after)
{
	return arena_printf(dates->program->arena, "%s" VIEW_FMT "%s", before,
			    VIEW_ARG(record_key(dates->record, field)),
			    after);
}

/* How to give the record a field, which may be there and empty. */
static const char *put(struct dates *dates, struct view field,
		       const char *what)
{
	const struct value *there =
		value_path(dates->record->document->front, field);

	return arena_printf(dates->program->arena, "%s '" VIEW_FMT
			    ":' with %s", there ? "fill in" : "add a line",
			    VIEW_ARG(record_key(dates->record, field)), what);
}

/* What a kind wants for an owner, which may be any text. */
static const char *owner_form(const struct kind *kind)
{
	const struct field *owner = kind_field(kind, VIEW("owner"));

	return owner && owner->type != TYPE_PERSON ? type_form(owner->type)
						   : "the id of one person";
}

/* Owner and date of an open item: those of kinds with a due date. */
static void check_open(struct dates *dates)
{
	const struct record *record = dates->record;
	struct view due = record->kind->due;

	if (!due.len || !record_is_open(record))
		return;
	if (value_empty(value_get(record->document->front, VIEW("owner"))))
		tell(dates, RULE_OPEN_OWNER, VIEW("owner"),
		     "this open item has no owner",
		     put(dates, VIEW("owner"), owner_form(record->kind)));
	if (value_empty(value_path(record->document->front, due)))
		tell(dates, RULE_OPEN_DATE, due,
		     around(dates, "this open item has no '", due, "' date"),
		     put(dates, due, "a date such as 2026-07-15"));
}

static void check_order(struct dates *dates, struct view earlier,
			struct view later)
{
	const struct record *record = dates->record;
	char a[DATE_SIZE], b[DATE_SIZE];
	int32_t from, to;

	if (!record_date(record, earlier, &from) ||
	    !record_date(record, later, &to) || from <= to)
		return;
	finding_add(dates->findings, RULE_DATE_ORDER, record->path,
		    document_span(record->document, later),
		    "'" VIEW_FMT "' is %s, before '" VIEW_FMT "' on %s",
		    VIEW_ARG(record_key(record, later)), date_format(to, b),
		    VIEW_ARG(record_key(record, earlier)),
		    date_format(from, a));
	finding_hint(dates->findings, "correct the one that is wrong");
}

static void check_status(struct dates *dates)
{
	const struct record *record = dates->record;
	struct view done = record->kind->done;
	const struct value *value = value_path(record->document->front, done);
	int32_t day;

	if (!done.len || record->class == STATUS_NONE)
		return;
	if (record_is_open(record) && !value_empty(value))
		tell(dates, RULE_DATE_STATUS, done,
		     around(dates, "the record is open, but '", done,
			    "' says when it was finished"),
		     "change the status, or take the date out");
	else if (record->class == STATUS_DONE && value_empty(value))
		tell(dates, RULE_DATE_STATUS, VIEW("status"),
		     around(dates, "the record is finished, but '", done,
			    "' does not say when"),
		     put(dates, done, "the day on which it was"));
	else if (record_date(record, done, &day) && day > dates->today)
		tell(dates, RULE_DATE_STATUS, done,
		     around(dates, "'", done, "' lies in the future"),
		     "write the day on which it was finished");
}

static void check_reviewed(struct dates *dates)
{
	int32_t day;

	if (record_date(dates->record, VIEW("reviewed"), &day) &&
	    day > dates->today)
		tell(dates, RULE_DATE_REVIEWED, VIEW("reviewed"),
		     around(dates, "'", VIEW("reviewed"),
			    "' lies in the future"),
		     "write the day on which somebody looked; "
		     "`muster raid affirm` writes today");
}

/* A day that has not come yet would leave out everything. */
static void check_since(struct dates *dates)
{
	int32_t day;

	if (view_is(dates->record->kind->name, "policy") &&
	    record_date(dates->record, VIEW("since"), &day) &&
	    day > dates->today)
		tell(dates, RULE_POLICY_VALUE, VIEW("since"),
		     "'since' lies in the future, so that no record would "
		     "be judged",
		     "write the day on which the program began with muster");
}

void check_dates(const struct program *program, int32_t today,
		 struct findings *findings)
{
	struct dates dates = { program, NULL, today, findings };

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!record->kind || !record->document->front)
			continue;
		dates.record = record;
		check_open(&dates);
		check_order(&dates, record->kind->start, record->kind->due);
		check_order(&dates, record->kind->start, record->kind->done);
		check_status(&dates);
		check_reviewed(&dates);
		check_since(&dates);
	}
}
