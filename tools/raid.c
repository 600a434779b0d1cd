/* muster raid: what is open, what is stale, overdue or unowned. */
#include <string.h>

#include "muster/affirm.h"
#include "muster/agenda.h"
#include "muster/command.h"
#include "muster/console.h"
#include "muster/digest_report.h"
#include "muster/here.h"
#include "muster/json.h"
#include "muster/ledger.h"
#include "muster/judgement_report.h"
#include "muster/raid.h"
#include "muster/raid_long.h"
#include "muster/raid_report.h"
#include "muster/report.h"
#include "muster/reports.h"
#include "muster/review.h"
#include "muster/select.h"
#include "muster/session.h"
#include "muster/summary.h"

/* What of the list is asked for, or whose digest. */
struct filter {
	bool stale, history;
	struct opt_list owners, kinds;
	const char *digest;	/* an id, "all", or NULL */
};

static bool is_listed(const struct opt_list *list, struct view word)
{
	for (size_t i = 0; i < list->len; i++)
		if (view_is(word, list->items[i]))
			return true;
	return !list->len;
}

static struct raid pick(const struct raid *raid, const struct filter *filter,
			struct arena *arena)
{
	struct raid picked = { .fresh = raid->fresh,
			       .windowed = raid->windowed };

	for (size_t i = 0; i < raid->entries.len; i++) {
		const struct raid_entry *entry = &raid->entries.items[i];

		if ((entry->stale || !filter->stale) &&
		    is_listed(&filter->owners, entry->record->owner) &&
		    is_listed(&filter->kinds, entry->record->kind->name))
			*VEC_PUSH(arena, &picked.entries) = *entry;
	}
	return picked;
}

static bool has_kind(const struct programs *programs, const char *name)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (kinds_find(programs->list.items[i]->kinds, view_of(name)))
			return true;
	return !programs->list.len;
}

static bool has_owner(const struct programs *programs,
		      const struct raid *raid, struct view name)
{
	for (size_t i = 0; i < raid->entries.len; i++)
		if (view_equal(raid->entries.items[i].record->owner, name))
			return true;
	return !programs->list.len || programs_find(programs, name, NULL);
}

/* A slip in a name must not look like a list without entries. 0, or 1 with
 * err set. */
static int check_filter(const struct programs *programs,
			const struct raid *raid, const struct filter *filter,
			struct err *err)
{
	for (size_t i = 0; i < filter->kinds.len; i++)
		if (!has_kind(programs, filter->kinds.items[i])) {
			here_kind(programs->list.items[0]->kinds,
				  filter->kinds.items[i], err);
			return 1;
		}
	for (size_t i = 0; i < filter->owners.len; i++)
		if (!has_owner(programs, raid,
			       view_of(filter->owners.items[i]))) {
			err_set(err, "nobody here has the id '%s': see OWNER "
				"in `muster raid`", filter->owners.items[i]);
			return 1;
		}
	return 0;
}

/* The person whose digest is asked for; NULL for all of them. 0, or 1 with
 * err set. */
static int check_digest(const struct programs *programs,
			const struct filter *filter,
			const struct record **person, struct err *err)
{
	*person = NULL;
	if (filter->stale || filter->history || filter->owners.len ||
	    filter->kinds.len) {
		err_set(err, "--digest looks at all that somebody has to do: "
			"leave out --stale, --owner, --kind and --long");
		return 1;
	}
	if (!strcmp(filter->digest, "all"))
		return 0;
	*person = programs_find(programs, view_of(filter->digest), NULL);
	if (*person && (*person)->kind &&
	    view_is((*person)->kind->name, "person"))
		return 0;
	err_set(err, "no person here has the id '%s': say an OWNER of `muster "
		"raid`, or 'all'", filter->digest);
	return 1;
}

static int read_raid(struct command *command, struct session *session,
		     struct raid *raid)
{
	struct movements movements;

	if (session_open(session, command) < 0 ||
	    movements_read(&movements, &session->programs, &session->snapshot,
			   &session->documents, command->today,
			   &command->err) < 0)
		return -1;
	for (size_t i = 0; i < session->programs.list.len; i++)
		raid_collect(raid, session->programs.list.items[i],
			     &movements, command->today, &command->arena);
	raid_sort(raid);
	return 0;
}

/* What only the ledger knows: of the entries that are listed, and when it is
 * asked for. */
static int look_back(struct command *command, struct session *session,
		     struct raid *raid)
{
	const struct ledger_scope all = { .snapshot = &session->snapshot,
					  .documents = &session->documents,
					  .programs = &session->programs,
					  .cached = true };
	struct ledger ledger;
	struct mechanical mechanical;
	const struct tenure_scope scope = { &ledger, &mechanical,
					    &session->snapshot,
					    command->today };

	if (ledger_read(&ledger, &all, &command->err) < 0 ||
	    mechanical_read(&mechanical, &session->snapshot,
			    &command->err) < 0)
		return -1;
	return raid_look_back(raid, &scope, &command->err);
}

static void add_json(struct command *command, const struct session *session,
		     const struct raid *raid, const struct findings *findings,
		     const struct judgement *judgement)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	summary_put(arena, document, &session->programs);
	raid_report_put(arena, document, raid);
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, findings));
	judgement_report_put(arena, document, judgement);
	json_write(&command->out, document);
}

static void add_text(struct command *command, const struct session *session,
		     const struct raid *raid, const struct raid *whole)
{
	size_t notes;

	raid_report_table(&command->out, raid, &command->arena,
			  command->width, command->color);
	if (command->quiet)
		return;
	if (raid->entries.len)
		str_addc(&command->out, '\n');
	notes = command->out.len;
	raid_long_notes(&command->out, raid, &command->arena, command->width);
	if (command->out.len > notes)
		str_addc(&command->out, '\n');
	if (summary_unreadable(&session->programs) ||
	    !session->programs.list.len) {
		summary_add(&command->out, &session->programs);
		str_adds(&command->out, session->programs.list.len
						? ": muster check\n" : "\n");
	}
	raid_report_freshness(&command->out, whole);
}

static void add_digest(struct command *command,
		       const struct session *session, const struct raid *raid,
		       const struct record *person)
{
	struct arena *arena = &command->arena;
	struct digest digest;
	struct value *document;

	digest_read(&digest, &session->programs, raid, command->today, arena);
	if (person)
		digest_pick(&digest, person->id);
	if (command->format == COMMAND_JSON) {
		document = report_document(arena, "digest", command->today);
		digest_report_put(arena, document, &digest);
		json_write(&command->out, document);
	} else if (person) {
		digest_report_one(&command->out, &digest, person);
	} else {
		digest_report(&command->out, &digest);
	}
}

/* What is wrong with the entries, without what is left out. */
static int judge(struct command *command, struct session *session,
		 struct raid *raid, struct findings *findings,
		 struct judgement *judgement)
{
	raid_findings(raid, findings);
	findings_sort(findings);
	if (session_judge(session, command, NULL, findings, judgement) < 0)
		return -1;
	raid_excuse(raid, judgement);
	return 0;
}

/* The list as it is picked from the whole. */
struct picked {
	struct raid raid, whole;
};

static int show(struct command *command, const struct session *session,
		const struct picked *picked, const struct findings *findings,
		const struct judgement *judgement)
{
	if (command->format == COMMAND_JSON)
		add_json(command, session, &picked->raid, findings,
			 judgement);
	else if (command->format == COMMAND_TEXT)
		add_text(command, session, &picked->raid, &picked->whole);
	return reports_add(command, findings);
}

static int list(struct command *command, const struct filter *filter)
{
	struct session session;
	struct picked picked = { 0 };
	struct findings findings = { .arena = &command->arena };
	struct judgement judgement;
	size_t unreadable;
	bool bad;
	int rc;

	rc = read_raid(command, &session, &picked.whole);
	if (!rc)
		rc = check_filter(&session.programs, &picked.whole, filter,
				  &command->err);
	if (rc) {
		session_close(&session);
		return rc > 0 ? command_misuse(command, "%s",
					       command->err.text)
			      : command_cannot(command);
	}
	picked.raid = pick(&picked.whole, filter, &command->arena);
	if ((filter->history &&
	     look_back(command, &session, &picked.raid) < 0) ||
	    judge(command, &session, &picked.raid, &findings,
		  &judgement) < 0 ||
	    session_unreadable(&session, command, &unreadable) < 0 ||
	    show(command, &session, &picked, &findings, &judgement) < 0) {
		session_close(&session);
		return command_cannot(command);
	}
	bad = findings_count(&findings, SEVERITY_ERROR) || unreadable;
	session_close(&session);
	return command_finish(command, bad ? EXIT_FINDINGS : EXIT_CLEAN);
}

/* What is to be done is no finding, so that a mailer can be fed from it; that
 * some of it can't be read is one. */
static int nudge(struct command *command, const struct filter *filter)
{
	struct session session;
	struct raid raid = { 0 };
	struct findings findings = { .arena = &command->arena };
	struct judgement judgement;
	const struct record *person;
	size_t unreadable;
	int rc;

	rc = read_raid(command, &session, &raid);
	if (!rc)
		rc = check_digest(&session.programs, filter, &person,
				  &command->err);
	if (!rc && (judge(command, &session, &raid, &findings, &judgement) < 0
		    || session_unreadable(&session, command, &unreadable) < 0))
		rc = -1;
	if (!rc)
		add_digest(command, &session, &raid, person);
	session_close(&session);
	return command_end(command, rc,
			   unreadable ? EXIT_FINDINGS : EXIT_CLEAN);
}

static int affirm_all(struct command *command, const char *why)
{
	struct session session;
	int rc;

	rc = session_open(&session, command);
	if (!rc)
		rc = affirm(command, &session, why);
	session_close(&session);
	return command_end(command, rc, EXIT_CLEAN);
}

/* The entries that the operands name, in their order; without any, those
 * that want to be looked at. 1 when one names no open entry. */
static int choose(struct command *command, const struct session *session,
		  const struct raid *raid, struct raid *agenda)
{
	if (!command->args.len)
		agenda_collect(agenda, raid, &command->arena);
	for (size_t i = 0; i < command->args.len; i++) {
		const struct record *record = select_record(
			command, session, command->args.items[i]);
		size_t k = 0;

		if (!record)
			return 1;
		while (k < raid->entries.len &&
		       raid->entries.items[k].record != record)
			k++;
		if (k == raid->entries.len) {
			err_set(&command->err, "'%s' is no open RAID entry",
				command->args.items[i]);
			return 1;
		}
		*VEC_PUSH(&command->arena, &agenda->entries) =
			raid->entries.items[k];
	}
	return 0;
}

static int go_through(struct command *command, const struct filter *filter,
		      struct session *session)
{
	struct raid whole = { 0 }, raid, agenda = { 0 };
	struct findings findings = { .arena = &command->arena };
	struct judgement judgement;
	int rc;

	if (read_raid(command, session, &whole) < 0)
		return -1;
	if (!repo_work_dir(session->repo))
		return err_set(&command->err, "a bare repository has no files "
			       "to edit: run this in a clone");
	if (check_filter(&session->programs, &whole, filter, &command->err))
		return 1;
	raid = pick(&whole, filter, &command->arena);
	if (judge(command, session, &raid, &findings, &judgement) < 0)
		return -1;
	rc = choose(command, session, &raid, &agenda);
	if (rc)
		return rc;
	if (agenda.entries.len)
		return review_run(command, session, &agenda);
	str_adds(&command->out, "nothing to look at: ");
	raid_report_freshness(&command->out, &whole);
	return 0;
}

static int review(struct command *command, const struct filter *filter)
{
	struct session session = { 0 };
	const char *why;
	int rc;

	if (!console_there(&why))
		return command_misuse(command, "%s: see `muster raid`, and use "
				      "`muster raid affirm ID...` or your "
				      "editor", why);
	rc = go_through(command, filter, &session);
	session_close(&session);
	return command_end(command, rc, EXIT_CLEAN);
}

int main(int argc, char **argv)
{
	struct filter filter = { 0 };
	const char *why = NULL;
	const struct opt list_opts[] = {
		OPT_FLAG('s', "stale", &filter.stale, "only stale entries"),
		OPT_LIST('o', "owner", &filter.owners, "PERSON",
			 "only what this person owns"),
		OPT_LIST('k', "kind", &filter.kinds, "KIND",
			 "only entries of this kind"),
		OPT_FLAG('l', "long", &filter.history,
			 "what the history and the links say, too"),
		OPT_TEXT(0, "digest", &filter.digest, "PERSON|all",
			 "what they have to do this week, as Markdown"),
		OPT_END
	};
	const struct opt review_opts[] = {
		OPT_FLAG('s', "stale", &filter.stale, "only stale entries"),
		OPT_LIST('o', "owner", &filter.owners, "PERSON",
			 "only what this person owns"),
		OPT_LIST('k', "kind", &filter.kinds, "KIND",
			 "only entries of this kind"),
		OPT_END
	};
	const struct opt affirm_opts[] = {
		OPT_TEXT('m', "message", &why, "WHY",
			 "commit the records with this reason"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "", list_opts,
		  USAGE_FORMAT | USAGE_SNAPSHOT | USAGE_REPORT },
		{ "affirm", "ID...", affirm_opts, USAGE_FORMAT },
		{ "review", "[ID...]", review_opts, 0 },
		{ 0 }
	};
	struct command command;

	command_start(&command, "raid", forms, argc, argv);
	if (!command.form->verb)
		return filter.digest ? nudge(&command, &filter)
				     : list(&command, &filter);
	return command.form->opts == affirm_opts ? affirm_all(&command, why)
						 : review(&command, &filter);
}
