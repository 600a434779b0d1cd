#include "muster/raid_log.h"

#include "muster/agenda.h"
#include "muster/here.h"
#include "muster/json.h"
#include "muster/judgement_report.h"
#include "muster/raid_long.h"
#include "muster/raid_report.h"
#include "muster/report.h"
#include "muster/select.h"
#include "muster/summary.h"

int raid_log_open(struct raid_log *log, struct command *command)
{
	*log = (struct raid_log){ .command = command,
				  .findings = { .arena = &command->arena } };
	if (session_open(&log->session, command) < 0 ||
	    session_raid(&log->session, command, &log->whole) < 0)
		return -1;
	log->raid = log->whole;
	return 0;
}

void raid_log_close(struct raid_log *log)
{
	session_close(&log->session);
}

/* --- narrowing */

static bool has_kind(const struct programs *programs, const char *name)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (kinds_find(programs->list.items[i]->kinds, view_of(name)))
			return true;
	return !programs->list.len;
}

static bool has_owner(const struct raid_log *log, struct view name)
{
	const struct programs *programs = &log->session.programs;

	for (size_t i = 0; i < log->whole.entries.len; i++)
		if (view_equal(log->whole.entries.items[i].record->owner,
			       name))
			return true;
	return !programs->list.len || programs_find(programs, name, NULL);
}

static int check_names(const struct raid_log *log,
		       const struct raid_filter *filter)
{
	const struct programs *programs = &log->session.programs;
	struct err *err = &log->command->err;

	for (size_t i = 0; i < filter->kinds.len; i++)
		if (!has_kind(programs, filter->kinds.items[i])) {
			here_kind(programs->list.items[0]->kinds,
				  filter->kinds.items[i], err);
			return 1;
		}
	for (size_t i = 0; i < filter->owners.len; i++)
		if (!has_owner(log, view_of(filter->owners.items[i]))) {
			err_set(err, "nobody here has the id '%s': see OWNER "
				"in `muster raid`", filter->owners.items[i]);
			return 1;
		}
	return 0;
}

int raid_log_narrow(struct raid_log *log, const struct raid_filter *filter)
{
	int rc = check_names(log, filter);

	log->raid = (struct raid){ .fresh = log->whole.fresh,
				   .windowed = log->whole.windowed };
	for (size_t i = 0; !rc && i < log->whole.entries.len; i++) {
		const struct raid_entry *entry = &log->whole.entries.items[i];

		if ((entry->stale || !filter->stale) &&
		    opt_list_allows(&filter->owners, entry->record->owner) &&
		    opt_list_allows(&filter->kinds,
				    entry->record->kind->name))
			*VEC_PUSH(&log->command->arena, &log->raid.entries) =
				*entry;
	}
	return rc;
}

/* --- knowing more */

int raid_log_look_back(struct raid_log *log)
{
	struct session *session = &log->session;
	struct err *err = &log->command->err;
	struct ledger ledger;
	struct mechanical mechanical;
	const struct tenure_scope scope = { &ledger, &mechanical,
					    &session->snapshot,
					    log->command->today };

	if (session_ledger(session, log->command, &ledger) < 0 ||
	    mechanical_read(&mechanical, &session->snapshot, err) < 0)
		return -1;
	return raid_look_back(&log->raid, &scope, err);
}

int raid_log_judge(struct raid_log *log)
{
	raid_findings(&log->raid, &log->findings);
	findings_sort(&log->findings);
	if (session_judge(&log->session, log->command, NULL, &log->findings,
			  &log->judgement) < 0)
		return -1;
	raid_excuse(&log->raid, &log->judgement);
	return 0;
}

int raid_log_agenda(const struct raid_log *log, struct raid *agenda)
{
	struct command *command = log->command;

	if (!command->args.len)
		agenda_collect(agenda, &log->raid, &command->arena);
	for (size_t i = 0; i < command->args.len; i++) {
		const struct record *record = select_record(
			command, &log->session, command->args.items[i]);

		if (!record)
			return 1;
		if (!agenda_add(agenda, &log->raid, record, &command->arena)) {
			err_set(&command->err, "'%s' is no open RAID entry",
				command->args.items[i]);
			return 1;
		}
	}
	return 0;
}

/* --- telling */

static void add_json(const struct raid_log *log)
{
	struct command *command = log->command;
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	summary_put(arena, document, &log->session.programs);
	raid_report_put(arena, document, &log->raid);
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, &log->findings));
	judgement_report_put(arena, document, &log->judgement);
	json_write(&command->out, document);
}

/* What stands below the table. */
static void add_foot(const struct raid_log *log)
{
	const struct programs *programs = &log->session.programs;
	struct command *command = log->command;
	struct str *out = &command->out;
	size_t notes;

	if (log->raid.entries.len)
		str_addc(out, '\n');
	notes = out->len;
	raid_long_notes(out, &log->raid, &command->arena, command->width);
	if (out->len > notes)
		str_addc(out, '\n');
	if (summary_unreadable(programs) || !programs->list.len) {
		summary_add(out, programs);
		str_adds(out, programs->list.len ? ": muster check\n" : "\n");
	}
	raid_report_freshness(out, &log->whole);
}

void raid_log_tell(const struct raid_log *log)
{
	struct command *command = log->command;

	if (command->format == COMMAND_JSON)
		add_json(log);
	if (command->format != COMMAND_TEXT)
		return;
	raid_report_table(&command->out, &log->raid, &command->arena,
			  command->width, command->color);
	if (!command->quiet)
		add_foot(log);
}
