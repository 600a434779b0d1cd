#include "muster/audit_report.h"

#include <stdlib.h>

#include "muster/date.h"
#include "muster/escape.h"
#include "muster/report.h"
#include "muster/style.h"
#include "muster/table.h"

/* --- the log */

static void put_date(struct arena *arena, struct value *map, const char *key,
		     const struct record *record, struct view field)
{
	value_put_text(arena, map, key, record_text(record, field));
}

static void put_days(struct arena *arena, struct value *map,
		     const struct program *program,
		     const struct record *record)
{
	int32_t from, to;

	if (record_date(record, record->kind->start, &from) &&
	    record_date(record, record->kind->done, &to))
		value_put_number(arena, map, "days", calendar_between(
				 &program->policy.calendar, from, to));
	else
		value_put(arena, map, VIEW("days"), value_null(arena));
}

static void add_decision(struct arena *arena, struct value *log,
			 const struct program *program,
			 const struct record *record)
{
	struct value *map = value_push(arena, log, value_map(arena));

	value_put_text(arena, map, "id", record->id);
	value_put_text(arena, map, "status", record->status);
	value_put_text(arena, map, "decider",
		       record_text(record, VIEW("decider")));
	put_date(arena, map, "requested", record, record->kind->start);
	put_date(arena, map, "needed_by", record, record->kind->due);
	put_date(arena, map, "decided", record, record->kind->done);
	put_days(arena, map, program, record);
	value_put_text(arena, map, "supersedes", difference_text(
		       value_path(record->document->front,
				  VIEW("supersedes")), arena));
	value_put_text(arena, map, "title", record->title);
}

static struct view text_in(const struct value *map, const char *key)
{
	return value_string(value_get(map, view_of(key)));
}

/* Without a date last; by id among equals. */
static int compare_needed(const void *a, const void *b)
{
	const struct value *left = ((const struct value_entry *)a)->value;
	const struct value *right = ((const struct value_entry *)b)->value;
	struct view one = text_in(left, "needed_by");
	struct view other = text_in(right, "needed_by");
	int order = view_compare(one, other);

	if (order)
		return !one.len ? 1 : !other.len ? -1 : order;
	return view_compare(text_in(left, "id"), text_in(right, "id"));
}

struct value *audit_report_log(struct arena *arena,
			       const struct programs *programs, bool needed)
{
	struct value *log = value_list(arena);

	for (size_t p = 0; p < programs->list.len; p++) {
		const struct program *program = programs->list.items[p];

		for (size_t i = 0; i < program->records.len; i++) {
			const struct record *record =
				&program->records.items[i];

			if (record->kind && record->kind->decision &&
			    (!needed || record_is_open(record)))
				add_decision(arena, log, program, record);
		}
	}
	if (needed && log->len)
		qsort(log->entries, log->len, sizeof(*log->entries),
		      compare_needed);
	return log;
}

void audit_report_table(struct str *out, const struct value *log,
			struct arena *arena, size_t width, bool color)
{
	static const struct table_column columns[] = {
		{ "ID", 0, 0 },
		{ "STATUS", 0, 0 },
		{ "DECIDER", 0, 2 },
		{ "REQUESTED", 0, 5 },
		{ "NEEDED BY", 0, 3 },
		{ "DECIDED", 0, 0 },
		{ "DAYS", TABLE_RIGHT, 4 },
		{ "SUPERSEDES", 0, 6 },
		{ "TITLE", TABLE_SHRINK, 1 },
	};
	static const char *const keys[] = { "id", "status", "decider",
					    "requested", "needed_by",
					    "decided", "days", "supersedes",
					    "title" };
	struct table table = TABLE_INIT(columns, arena);

	for (size_t i = 0; i < log->len; i++)
		for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++) {
			const struct value *value = value_get(
				log->entries[i].value, view_of(keys[k]));
			enum style style = k ? STYLE_PLAIN : STYLE_BOLD;

			if (value->type == VALUE_NUMBER)
				table_addf(&table, style, "%lld",
					   (long long)value->number);
			else
				table_add(&table, style,
					  value_empty(value)
						  ? VIEW("-")
						  : value->text);
		}
	table_write(out, &table, width, color);
}

/* --- the audit */

static const char *day_of(int64_t time, char day[DATE_SIZE])
{
	return date_format(date_of_time(time), day);
}

static const char *short_id(const struct oid *oid, char hex[OID_HEX + 1])
{
	oid_hex(oid, hex);
	hex[AUDIT_ID] = '\0';
	return hex;
}

static void add_person(struct str *out, const struct audit_person *person)
{
	if (person->record) {
		escape_line(out, person->record->id);
		return;
	}
	escape_line(out, person->name);
	str_adds(out, " <");
	escape_line(out, person->email);
	str_adds(out, ">");
}

/* What it did, in words. */
static void add_deed(struct str *out, const struct audit_event *event)
{
	static const struct {
		unsigned event;
		const char *words;
	} deeds[] = {
		{ LEDGER_CUT, "is there where the history is cut off" },
		{ LEDGER_CREATED, "created" },
		{ LEDGER_REBORN, "created again" },
		{ LEDGER_REUSED, "its id given to something else" },
		{ LEDGER_DELETED, "deleted" },
		{ LEDGER_RENAMED, "moved" },
	};
	struct str words = STR_INIT;

	for (size_t i = 0; i < sizeof(deeds) / sizeof(*deeds); i++)
		if (event->version->events & deeds[i].event)
			str_addf(&words, "%s%s", words.len ? ", " : "",
				 deeds[i].words);
	if (!event->version->has_old && event->to.len)
		str_addf(&words, ", " VIEW_FMT, VIEW_ARG(event->to));
	if (event->version->has_old && event->version->has_new &&
	    !difference_none(&event->difference)) {
		str_adds(&words, words.len ? "; " : "");
		difference_words(&words, &event->difference);
	} else if (event->mechanical) {
		str_adds(&words, words.len ? ", " : "");
		str_adds(&words, "changed nothing that it says (listed "
			 "as a mechanical commit)");
	}
	escape_line(out, words.len ? str_view(&words)
				   : VIEW("changed nothing that it says"));
	str_release(&words);
}

static bool is_approval(const struct trailer *trailer)
{
	return trailer_is(trailer, "Approved-by") ||
	       trailer_is(trailer, "Acked-by") ||
	       trailer_is(trailer, "Reviewed-by") ||
	       trailer_is(trailer, "Decided-by");
}

static void add_signature(struct str *out, const struct audit_report *report,
			  const struct annals_commit *commit)
{
	static const char *const kinds[] = {
		[COMMIT_UNSIGNED] = "", [COMMIT_GPG] = "OpenPGP",
		[COMMIT_SSH] = "SSH", [COMMIT_X509] = "X.509",
		[COMMIT_SIGNED_ODDLY] = "unknown",
	};
	const struct audit_signature *known =
		map_get(&report->signatures, oid_key(&commit->id));

	if (!commit->signature)
		return;
	str_addf(out, "%14ssigned (%s): ", "", kinds[commit->signature]);
	if (!known) {
		str_adds(out, "not verified\n");
		return;
	}
	str_adds(out, signature_words(known->signature));
	if (known->signer.len) {
		str_adds(out, ", by ");
		escape_line(out, known->signer);
		if (view_search(known->signer, 0, view_copy(report->arena,
				commit->author.email).ptr) ==
		    known->signer.len)
			str_adds(out, ", who is not the author");
	}
	str_addc(out, '\n');
}

/* What is not as with any commit: another committer, other days, where it
 * landed, approvals. */
static void add_circumstances(struct str *out,
			      const struct audit_report *report,
			      const struct audit_event *event)
{
	const struct annals_commit *commit = event->version->commit;
	char day[DATE_SIZE], hex[OID_HEX + 1];
	bool other = !view_equal(event->author.email,
				 event->committer.email);

	if (other || date_of_time(commit->author.time) !=
			     date_of_time(commit->committer.time)) {
		str_addf(out, "%14scommitted by ", "");
		add_person(out, &event->committer);
		str_addf(out, ", %s\n",
			 day_of(commit->committer.time, day));
	}
	if (!oid_equal(&commit->id, &commit->landing)) {
		str_addf(out, "%14slanded with %s, %s", "",
			 short_id(&commit->landing, hex),
			 day_of(commit->landed, day));
		str_addf(out, commit->request.len ? " (#" VIEW_FMT ")\n"
						  : VIEW_FMT "\n",
			 VIEW_ARG(commit->request));
	}
	for (size_t i = 0; i < event->trailers.list.len; i++) {
		const struct trailer *trailer =
			&event->trailers.list.items[i];

		if (!is_approval(trailer))
			continue;
		str_addf(out, "%14s", "");
		escape_line(out, trailer->key);
		str_adds(out, ": ");
		escape_line(out, trailer->value);
		str_addc(out, '\n');
	}
	add_signature(out, report, commit);
}

static void add_event(struct str *out, const struct audit_report *report,
		      const struct audit_event *event, bool color)
{
	char day[DATE_SIZE], hex[OID_HEX + 1];
	struct str line = STR_INIT;

	str_addf(out, "%c %s  %s  ", event->edited.len ? '!'
				   : event->accepts    ? '*' : ' ',
		 day_of(event->version->commit->author.time, day),
		 short_id(&event->version->commit->id, hex));
	add_person(&line, &event->author);
	str_adds(&line, ": ");
	add_deed(&line, event);
	style_add(out, event->edited.len ? STYLE_RED : STYLE_PLAIN,
		  str_view(&line), color);
	str_addc(out, '\n');
	str_release(&line);
	add_circumstances(out, report, event);
}

static bool is_asked(const struct audit_report *report,
		     const struct audit_decision *decision)
{
	return !report->ids.list.len ||
	       views_have(&report->ids, decision->ledger->id);
}

static void add_trail(struct str *out, const struct audit_report *report,
		      const struct audit_decision *decision, bool color)
{
	struct str line = STR_INIT;

	escape_line(&line, decision->ledger->id);
	str_adds(&line, "  ");
	escape_line(&line, decision->title);
	style_add(out, STYLE_BOLD, str_view(&line), color);
	str_adds(out, decision->record ? "\n" : "  (deleted)\n");
	str_release(&line);
	for (size_t i = 0; i < decision->events.len; i++)
		add_event(out, report, &decision->events.items[i], color);
	str_addc(out, '\n');
}

static void add_state(struct str *out, const struct audit_report *report)
{
	const struct annals *annals = &report->audit->ledger->annals;
	char hex[OID_HEX + 1];

	str_adds(out, "audit of ");
	escape_line(out, report->label);
	str_addf(out, " at %s: %zu commit%s, ", short_id(&annals->tip, hex),
		 annals->walked, annals->walked == 1 ? "" : "s");
	if (annals->cut)
		str_addf(out, "cut off at %zu of them (shallow clone)",
			 annals->cut);
	else
		str_adds(out, "the whole history");
	if (annals->unreadable)
		str_addf(out, ", %zu unreadable", annals->unreadable);
	if (annals->skewed)
		str_addf(out, ", %zu dated before what they stand on",
			 annals->skewed);
	str_adds(out, "\nnames and days are those that the commits claim; * "
		 "accepts, ! changes what was accepted\n\n");
}

void audit_report_text(struct str *out, const struct audit_report *report,
		       bool color)
{
	char hex[OID_HEX + 1];

	add_state(out, report);
	for (size_t i = 0; i < report->audit->decisions.len; i++)
		if (is_asked(report, &report->audit->decisions.items[i]))
			add_trail(out, report,
				  &report->audit->decisions.items[i], color);
	report_findings(out, report->findings, color);
	report_count(out, report->findings);
	str_addf(out, "\ndigest %s\n", oid_hex(&report->digest, hex));
}
