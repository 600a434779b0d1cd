#include "muster/gathering.h"

#include "muster/audit_report.h"
#include "muster/clock.h"
#include "muster/mainline.h"
#include "muster/name.h"

/* The commit that is told; the work tree stands on one, too. 1, 0 before the
 * first, -1. */
static int find_tip(struct gathering *gathering, struct command *command)
{
	struct session *session = &gathering->session;

	gathering->tip = session->snapshot;
	gathering->committed = session->programs;
	if (session->snapshot.source == SNAPSHOT_COMMIT)
		return 1;
	if (!snapshot_base(&session->snapshot, &gathering->tip))
		return 0;
	gathering->committed = (struct programs){ 0 };
	return programs_load(&gathering->committed, &gathering->tip,
			     &session->documents, &command->err) < 0 ? -1 : 1;
}

/* What is not committed yet. */
static int read_pending(struct gathering *gathering, struct command *command)
{
	struct session *session = &gathering->session;
	const struct comparison_side now = { &session->snapshot,
					     &session->programs };
	const struct comparison_side before = { &gathering->tip,
						&gathering->committed };

	gathering->site.pending = &gathering->pending;
	if (session->snapshot.source == SNAPSHOT_COMMIT)
		return 0;
	return comparison_read(&gathering->pending, &before, &now,
			       &session->documents, &command->err);
}

static int read_commit(struct gathering *gathering, struct command *command)
{
	struct site *site = &gathering->site;
	char hex[OID_HEX + 1];

	if (mainline_day(gathering->session.repo, &gathering->tip.commit,
			 &site->committed, &command->err) < 0)
		return -1;
	site->commit = view_copy(&command->arena, view_of(
				oid_hex(&gathering->tip.commit, hex)));
	if (!clock_is_set(command->day_given) && !command->as_of &&
	    !site->worktree)
		command->today = site->committed;
	return 0;
}

static int read_ledger(struct gathering *gathering, struct command *command)
{
	const struct ledger_scope scope = {
		.snapshot = &gathering->tip,
		.documents = &gathering->session.documents,
		.programs = &gathering->committed,
		.ref = session_branch(&gathering->session, command),
		.cached = true
	};

	if (mailmap_read(&gathering->mailmap, &gathering->tip,
			 &command->err) < 0 ||
	    ledger_read(&gathering->ledger, &scope, &command->err) < 0)
		return -1;
	return redactions_past(&gathering->redactions, &gathering->ledger,
			       &gathering->mailmap, &command->err);
}

static int read_audit(struct gathering *gathering, struct command *command)
{
	struct session *session = &gathering->session;
	const struct audit_scope audit = { &gathering->ledger,
					   &gathering->mailmap,
					   &gathering->mechanical };
	const struct drift_scope drift = { .ledger = &gathering->ledger,
					   .mailmap = &gathering->mailmap };
	struct str log = STR_INIT;
	struct oid digest;
	char hex[OID_HEX + 1];

	if (mechanical_read(&gathering->mechanical, &gathering->tip,
			    &command->err) < 0 ||
	    audit_read(&gathering->audit, &audit, &command->arena,
		       &command->err) < 0 ||
	    drift_read(&gathering->drift, &drift, &command->err) < 0)
		return -1;
	audit_log(&log, &gathering->audit);
	repo_hash_blob(str_view(&log), &digest);
	str_release(&log);
	if (!gathering->redactions.names.len)
		gathering->site.digest = view_copy(
			&command->arena, view_of(oid_hex(&digest, hex)));
	gathering->site.ledger = &gathering->ledger;
	gathering->site.mailmap = &gathering->mailmap;
	gathering->site.mechanical = &gathering->mechanical;
	gathering->site.audit = &gathering->audit;
	gathering->site.drift = &gathering->drift;
	gathering->tenure = (struct tenure_scope){
		&gathering->ledger, &gathering->mechanical,
		&session->snapshot, command->today
	};
	gathering->site.tenure = &gathering->tenure;
	return 0;
}

/* What the branch was a week ago; nothing where it did not exist. */
static int read_week(struct gathering *gathering, struct command *command)
{
	struct session *session = &gathering->session;
	char *hex = arena_alloc(&command->arena, OID_HEX + 1);
	struct err why;
	struct oid commit;

	if (mainline_at(session->repo, &gathering->tip.commit,
			command->today - SITE_WEEK, &commit, &why) <= 0)
		return 0;
	if (snapshot_open(&gathering->week, session->repo, SNAPSHOT_COMMIT,
			  oid_hex(&commit, hex), &command->arena,
			  &command->err) < 0)
		return -1;
	if (programs_outline(&gathering->week_ago, &gathering->week,
			     &session->documents, &command->err) < 0)
		return -1;
	redactions_apply(&gathering->redactions, &gathering->week_ago);
	return 0;
}

/* Only what the program's own files say otherwise. */
static bool is_of(const struct program *program,
		  const struct comparison_change *change)
{
	return reach_holds(&program->reach, change->path) ||
	       reach_holds(&program->reach, change->old_path);
}

static int compare_week(struct gathering *gathering, struct command *command,
			struct comparison *all)
{
	struct session *session = &gathering->session;
	const struct comparison_side now = { &session->snapshot,
					     &session->programs };
	const struct comparison_side before = { &gathering->week,
						&gathering->week_ago };

	if (!gathering->week.repo)
		return 0;
	return comparison_read(all, &before, &now, &session->documents,
			       &command->err);
}

static void add_program(struct gathering *gathering, struct command *command,
			const struct program *program,
			const struct comparison *week)
{
	struct arena *arena = &command->arena;
	struct site *site = &gathering->site;
	struct site_program *one = VEC_PUSH(arena, &site->list);

	one->site = site;
	one->program = program;
	one->folder = VIEW("");
	if (gathering->session.programs.list.len > 1)
		one->folder = view_of(arena_printf(arena, VIEW_FMT "/",
						   VIEW_ARG(program->dir)));
	plan_read(&one->plan, program, VIEW(""), command->today, arena);
	raid_collect(&one->raid, program, &gathering->movements,
		     command->today, arena);
	raid_sort(&one->raid);
	for (size_t i = 0; i < week->changes.len; i++)
		if (is_of(program, &week->changes.items[i]))
			*VEC_PUSH(arena, &one->week.changes) =
				week->changes.items[i];
	site_index(one, arena);
}

/* When the list of programs has stopped moving, since forecasts refer to
 * what stands in it. */
static int read_forecasts(struct gathering *gathering,
			  struct command *command)
{
	static const struct forecast_options options = { .seed = 1 };
	struct site *site = &gathering->site;

	for (size_t i = 0; i < site->list.len; i++) {
		struct site_program *one = &site->list.items[i];

		if (site->ledger &&
		    slips_read(&one->slips, &one->plan, site->ledger,
			       &command->err) < 0)
			return -1;
		forecast_read(&one->forecast, &one->plan, &one->slips,
			      &options, &command->arena);
	}
	return 0;
}

static int read_programs(struct gathering *gathering,
			 struct command *command)
{
	struct session *session = &gathering->session;
	struct comparison week = { 0 };

	gathering->site.today = command->today;
	gathering->site.movements = &gathering->movements;
	if (movements_read(&gathering->movements, &session->programs,
			   &session->snapshot, &session->documents,
			   command->today, &command->err) < 0 ||
	    compare_week(gathering, command, &week) < 0)
		return -1;
	for (size_t i = 0; i < session->programs.list.len; i++)
		add_program(gathering, command,
			    session->programs.list.items[i], &week);
	return read_forecasts(gathering, command);
}

/* Without the programs of which nothing is left. */
static int leave_out(struct programs *programs, struct command *command)
{
	size_t kept = 0;

	for (size_t i = 0; i < programs->list.len; i++)
		if (programs->list.items[i]->records.len)
			programs->list.items[kept++] =
				programs->list.items[i];
	if (programs->list.len && !kept)
		return err_set(&command->err, "no record is shown to this "
			       "audience: give those that may be published "
			       "`visibility: public`, or choose another "
			       "--audience");
	programs->list.len = kept;
	return 0;
}

/* From here on all is as the audience sees it. 1, or 0 when there is no
 * commit yet, or -1. */
static int redact(struct gathering *gathering, struct command *command,
		  enum visibility audience)
{
	struct programs *programs = &gathering->session.programs;
	struct redactions *redactions = &gathering->redactions;
	int rc = find_tip(gathering, command);

	redactions_begin(redactions, audience ? audience
					      : redactions_audience(programs),
			 programs, &command->arena);
	if (rc > 0 && read_ledger(gathering, command) < 0)
		rc = -1;
	if (rc < 0)
		return -1;
	redactions_apply(redactions, programs);
	redactions_apply(redactions, &gathering->committed);
	if (rc > 0 && redactions_ledger(redactions, &gathering->ledger,
					&command->err) < 0)
		return -1;
	if (leave_out(programs, command) < 0)
		return -1;
	if (gathering->session.snapshot.source == SNAPSHOT_COMMIT)
		gathering->committed = *programs;
	return rc;
}

int gathering_open(struct gathering *gathering, struct command *command,
		   const struct gathering_options *options)
{
	const char *asked = command->revision;
	bool worktree = options->worktree || command->staged;
	int rc;

	*gathering = (struct gathering){ 0 };
	gathering->site.worktree = worktree;
	gathering->site.base = options->base;
	gathering->site.programs = &gathering->session.programs;
	if (!worktree && !command->revision && !command->as_of)
		command->revision = "HEAD";
	if (session_open(&gathering->session, command) < 0)
		return -1;
	command->revision = command->as_of ? command->revision : asked;
	rc = redact(gathering, command, options->audience);
	if (rc > 0 && (read_commit(gathering, command) < 0 ||
		       read_audit(gathering, command) < 0 ||
		       read_pending(gathering, command) < 0 ||
		       read_week(gathering, command) < 0))
		rc = -1;
	return rc < 0 ? -1 : read_programs(gathering, command);
}

void gathering_close(struct gathering *gathering)
{
	session_close(&gathering->session);
}
