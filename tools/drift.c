/* muster drift: what became of the scope that was agreed? */
#include "muster/command.h"
#include "muster/descent.h"
#include "muster/drift_report.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/session.h"

enum format { TEXT, JSON, MARKDOWN };

struct state {
	struct session session;
	struct ledger ledger, behind;
	struct snapshot baseline;
	struct programs before;
	struct mailmap mailmap;
	struct drift drift;
};

/* The branch or tag that the policy calls its baseline, or NULL. */
static const char *baseline_of(const struct programs *programs,
			       struct arena *arena)
{
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++) {
			const struct record *record =
				&program->records.items[k];
			struct view name = record_text(
				record, VIEW("scope.baseline"));

			if (name.len && record->kind &&
			    view_is(record->kind->name, "policy"))
				return view_copy(arena, name).ptr;
		}
	}
	return NULL;
}

/* The commit of the policy's baseline, as a branch here or as it was
 * fetched. 1; 0 when what is looked at is a part of it, so that only the
 * charter counts; -1 with command->err. */
static int find_baseline(struct state *state, struct command *command,
			 const char *name, struct oid *commit)
{
	struct repo *repo = state->session.repo;
	const char *fetched = arena_printf(&command->arena,
					   "refs/remotes/origin/%s", name);
	struct err ignored;
	int rc;

	if (repo_resolve(repo, name, commit, &command->err) < 0 &&
	    repo_resolve(repo, fetched, commit, &ignored) < 0)
		return -1;
	rc = descent_is(repo, &state->session.snapshot.commit, commit,
			&command->err);
	return rc < 0 ? -1 : !rc;
}

static int read_commits(struct state *state, struct command *command,
			const char *name)
{
	struct session *session = &state->session;
	const struct ledger_scope scope = {
		.snapshot = &state->baseline,
		.documents = &session->documents,
		.programs = &state->before, .cached = true
	};

	if (snapshot_open(&state->baseline, session->repo, SNAPSHOT_COMMIT,
			  name, &command->arena, &command->err) < 0 ||
	    programs_outline(&state->before, &state->baseline,
			     &session->documents, &command->err) < 0)
		return -1;
	return ledger_read(&state->behind, &scope, &command->err);
}

/* What leads to the baseline is no drift. 1, 0 when there is none, or -1
 * with command->err. */
static int read_behind(struct state *state, struct command *command,
		       const char *since)
{
	const char *name = since ? since
				 : baseline_of(&state->session.programs,
					       &command->arena);
	char hex[OID_HEX + 1];
	struct oid commit;
	int rc;

	if (!name)
		return 0;
	if (!since) {
		rc = find_baseline(state, command, name, &commit);
		if (rc <= 0)
			return rc;
		name = oid_hex(&commit, hex);
	}
	return read_commits(state, command, name) < 0 ? -1 : 1;
}

static int read_state(struct state *state, struct command *command,
		      const char *since)
{
	struct session *session = &state->session;
	struct drift_scope drift = { .ledger = &state->ledger,
				     .mailmap = &state->mailmap };
	int has;

	if (!command->revision && !command->as_of)
		command->revision = "HEAD";
	if (session_open(session, command) < 0 ||
	    session_ledger(session, command, &state->ledger) < 0 ||
	    mailmap_read(&state->mailmap, &session->snapshot,
			 &command->err) < 0)
		return -1;
	has = read_behind(state, command, since);
	if (has < 0)
		return -1;
	if (state->ledger.annals.cut)
		return err_set(&command->err, "the history is cut off, so "
			       "that what was agreed is not known: git fetch "
			       "--unshallow");
	drift.behind = has ? &state->behind : NULL;
	return drift_read(&state->drift, &drift, &command->err);
}

static void tell(struct command *command, const struct state *state)
{
	struct arena *arena = &command->arena;
	struct value *document;

	if (command->format == MARKDOWN) {
		drift_report_markdown(&command->out, &state->drift);
	} else if (command->format == JSON) {
		document = report_document(arena, command->tool,
					   command->today);
		drift_report_put(arena, document, &state->drift);
		json_write(&command->out, document);
	} else {
		drift_report_text(&command->out, &state->drift,
				  command->color);
	}
}

int main(int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "markdown",
					       NULL };
	const char *since = NULL;
	struct state state = { .session = { .repo = NULL } };
	struct command command = { .tool = NULL };
	const struct opt opts[] = {
		OPT_TEXT(0, "since", &since, "REV",
			 "the baseline, instead of the policy's"),
		OPT_TEXT(0, "rev", &command.revision, "REV",
			 "what led to this commit, and not to HEAD"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json or markdown"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "", opts, 0 },
		{ 0 }
	};
	bool silent;
	int rc;

	command_start(&command, "drift", forms, argc, argv);
	rc = read_state(&state, &command, since);
	silent = state.drift.silent > 0;
	if (!rc)
		tell(&command, &state);
	session_close(&state.session);
	if (rc)
		return command_cannot(&command);
	return command_finish(&command, silent ? EXIT_FINDINGS : EXIT_CLEAN);
}
