#include "muster/session.h"

#include <string.h>

#include "muster/check.h"
#include "muster/mainline.h"
#include "muster/manifest.h"
#include "muster/refs.h"
#include "muster/rulebook.h"
#include "muster/summary.h"

static enum snapshot_source source_of(const struct command *command,
				      const struct session *session)
{
	if (command->staged)
		return SNAPSHOT_INDEX;
	if (command->revision || !repo_work_dir(session->repo))
		return SNAPSHOT_COMMIT;
	return SNAPSHOT_WORKTREE;
}

/* The commit that HEAD was on at the end of that day. */
static int find_day(struct session *session, struct command *command,
		    int32_t day, struct oid *commit)
{
	struct err *err = &command->err;
	struct oid tip;
	int rc = repo_head(session->repo, &tip, err);

	if (rc > 0)
		rc = mainline_at(session->repo, &tip, day, commit, err);
	if (rc < 0)
		return -1;
	return rc ? 0 : err_set(err, "no commit is as old as %s: `git log "
				"--reverse` begins with the first one",
				command->as_of);
}

/* The commit of that name; what only looks like a day is told as one. */
static int find_commit(struct session *session, struct command *command,
		       struct oid *commit)
{
	const char *name = command->as_of;

	if (repo_resolve(session->repo, name, commit, &command->err) == 0)
		return 0;
	if (strspn(name, "0123456789-") == strlen(name) && strchr(name, '-'))
		err_set(&command->err, "--as-of: '%s' is no commit, and not a "
			"date (YYYY-MM-DD)", name);
	return -1;
}

/* Turn --as-of into a commit and its day. */
static int look_back(struct session *session, struct command *command)
{
	char *hex = arena_alloc(&command->arena, OID_HEX + 1);
	struct oid commit;
	int32_t day;

	if (date_parse(view_of(command->as_of), &day)) {
		if (find_day(session, command, day, &commit) < 0)
			return -1;
	} else if (find_commit(session, command, &commit) < 0 ||
		   mainline_day(session->repo, &commit, &day,
				&command->err) < 0) {
		return -1;
	}
	if (command->day_given == OPT_NO_DATE)
		command->today = day;
	command->revision = oid_hex(&commit, hex);
	return 0;
}

int session_begin(struct session *session, struct command *command)
{
	*session = (struct session){ 0 };
	documents_init(&session->documents, &command->arena);
	return repo_open(&session->repo, NULL, &command->err);
}

static int load(struct session *session, struct command *command,
		enum snapshot_source source, const char *revision)
{
	if (snapshot_open(&session->snapshot, session->repo, source, revision,
			  &command->arena, &command->err) < 0)
		return -1;
	return programs_load(&session->programs, &session->snapshot,
			     &session->documents, &command->err);
}

int session_open(struct session *session, struct command *command)
{
	if (session_begin(session, command) < 0)
		return -1;
	documents_keep(&session->documents, session->repo);
	if (command->as_of && look_back(session, command) < 0)
		return -1;
	return load(session, command, source_of(command, session),
		    command->revision ? command->revision : "HEAD");
}

static void forget(struct session *session)
{
	session->base = (struct snapshot){ 0 };
	session->before = (struct programs){ 0 };
	session->touched = (struct map)MAP_INIT;
}

int session_turn(struct session *session, struct command *command,
		 const struct oid *commit, const struct session_base *base)
{
	char hex[OID_HEX + 1];

	forget(session);
	session->given = base;
	return load(session, command, SNAPSHOT_COMMIT, oid_hex(commit, hex));
}

struct view session_branch(const struct session *session,
			   struct command *command)
{
	const struct repo *repo = session->repo;
	struct refs_head head;
	struct err ignored;

	if (command->revision ||
	    refs_head(repo_git_dir(repo), repo_common_dir(repo),
		      &command->arena, &head, &ignored) <= 0)
		return VIEW("");
	return head.branch;
}

/* All files of one side, by path. */
static void map_files(struct map *map, const struct programs *programs,
		      struct arena *arena)
{
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct snapshot_files *files =
			&programs->list.items[i]->files;

		for (size_t k = 0; k < files->files.len; k++)
			map_put(arena, map, files->files.items[k].path,
				&files->files.items[k]);
	}
}

static bool same_file(const struct snapshot_file *a,
		      const struct snapshot_file *b)
{
	return a && b && a->kind == b->kind && a->has_oid && b->has_oid &&
	       oid_equal(&a->oid, &b->oid);
}

/* Note every path that one side has and the other has not, or has with
 * other bytes. */
static void note_differences(struct map *touched, const struct map *one,
			     const struct map *other, struct arena *arena)
{
	for (size_t i = 0; i < one->len; i++) {
		const struct map_entry *entry = &one->entries[i];

		if (!same_file(entry->value, map_get(other, entry->key)))
			map_put(arena, touched, entry->key, entry->value);
	}
}

/* What is no record and is judged by. */
static int note_file(struct session *session, struct command *command,
		     struct view path)
{
	struct snapshot_file now, before;
	int is, was = 0;

	is = snapshot_find(&session->snapshot, path, &now, &command->err);
	if (is >= 0 && session->base.repo)
		was = snapshot_find(&session->base, path, &before,
				    &command->err);
	if (is < 0 || was < 0)
		return -1;
	if (is != was || (is && !same_file(&now, &before)))
		map_put(&command->arena, &session->touched, path, session);
	return 0;
}

/* What the snapshot's commit is held against: 1, 0 when that is nothing,
 * -1. */
static int find_base(const struct session *session, struct oid *commit,
		     struct err *err)
{
	if (!session->given)
		return mainline_parent(session->repo,
				       &session->snapshot.commit, commit,
				       err);
	*commit = session->given->commit;
	return session->given->has_commit;
}

/* Open the commit below: 1, 0 when there is none, -1. */
static int open_base(struct session *session, struct err *err)
{
	struct snapshot *base = &session->base;
	struct oid commit;
	int rc;

	if (session->snapshot.source != SNAPSHOT_COMMIT)
		return snapshot_base(&session->snapshot, base);
	rc = find_base(session, &commit, err);
	if (rc <= 0)
		return rc;
	snapshot_base(&session->snapshot, base);
	base->commit = commit;
	return repo_commit_tree(session->repo, &commit, &base->tree,
				err) < 0 ? -1 : 1;
}

int session_compare(struct session *session, struct command *command)
{
	struct map now = { 0 }, before = { 0 };
	struct arena *arena = &command->arena;
	int rc = open_base(session, &command->err);

	session->before.findings.arena = arena;
	if (rc > 0)
		rc = programs_list(&session->before, &session->base,
				   &session->documents, &command->err);
	if (rc < 0)
		return -1;
	map_files(&now, &session->programs, arena);
	map_files(&before, &session->before, arena);
	note_differences(&session->touched, &now, &before, arena);
	note_differences(&session->touched, &before, &now, arena);
	for (size_t i = 0; i < session->programs.list.len; i++)
		if (note_file(session, command,
			      session->programs.list.items[i]->baseline.path)
		    < 0)
			return -1;
	/* A program that is left out of it is no longer judged. */
	return note_file(session, command, VIEW(MANIFEST_PATH));
}

int session_restore(struct session *session, struct command *command)
{
	const struct rulebook now = { &session->snapshot,
				      &session->programs };
	const struct rulebook former = { &session->base, &session->before };
	int rc;

	if (!session->base.repo)
		return 0;
	if (programs_load(&session->before, &session->base,
			  &session->documents, &command->err) < 0)
		return -1;
	rc = rulebook_restore(&now, &former, &command->err);
	if (rc <= 0)
		return rc;
	forget(session);
	if (programs_load(&session->programs, &session->snapshot,
			  &session->documents, &command->err) < 0)
		return -1;
	return session_compare(session, command) < 0 ? -1 : 1;
}

/* The program that a file of the commit below would be in now: where that
 * one is gone, it is as it was, without the kinds of its own. */
static const struct program *program_now(const struct session *session,
					 const struct program *before,
					 struct view path)
{
	for (size_t i = 0; i < session->programs.list.len; i++)
		if (reach_holds(&session->programs.list.items[i]->reach,
				path))
			return session->programs.list.items[i];
	return before;
}

static int read_past(struct session *session, struct command *command,
		     const struct program *before, struct check_below *below)
{
	for (size_t i = 0; i < before->files.files.len; i++) {
		struct snapshot_file file = before->files.files.items[i];
		const struct program *program;
		const struct document *raw;

		if (file.kind != SNAPSHOT_FILE ||
		    !map_get(&session->touched, file.path))
			continue;
		raw = documents_file(&session->documents, &session->base,
				     &file, &command->err);
		if (!raw)
			return -1;
		program = program_now(session, before, file.path);
		*VEC_PUSH(&command->arena, &below->files) =
			(struct check_past){
				program, program_read(program, raw,
						      &command->arena)
			};
	}
	return 0;
}

int session_decisions(struct session *session, struct command *command,
		      struct findings *findings)
{
	struct check_below below = { .name = "HEAD" };
	char hex[OID_HEX + 1];

	if (session->snapshot.source == SNAPSHOT_COMMIT)
		below.name = arena_printf(&command->arena, "%.10s", oid_hex(
					  &session->base.commit, hex));
	for (size_t i = 0; i < session->before.list.len; i++)
		if (read_past(session, command, session->before.list.items[i],
			      &below) < 0)
			return -1;
	check_decisions(&session->programs, &below, findings);
	return 0;
}

int session_ledger(struct session *session, struct command *command,
		   struct ledger *ledger)
{
	const struct ledger_scope scope = {
		.snapshot = &session->snapshot,
		.documents = &session->documents,
		.programs = &session->programs, .cached = true
	};

	return ledger_read(ledger, &scope, &command->err);
}

int session_raid(struct session *session, struct command *command,
		 struct raid *raid)
{
	const struct programs *programs = &session->programs;
	struct movements movements;

	if (movements_read(&movements, programs, &session->snapshot,
			   &session->documents, command->today,
			   &command->err) < 0)
		return -1;
	for (size_t i = 0; i < programs->list.len; i++)
		raid_collect(raid, programs->list.items[i], &movements,
			     command->today, &command->arena);
	raid_sort(raid);
	return 0;
}

static int judge(struct judgement *judgement, struct snapshot *snapshot,
		 struct findings *findings, struct findings *raid,
		 struct err *err)
{
	struct findings *const lists[] = { findings, raid };
	struct touches touches;

	touches_init(&touches, judgement->arena);
	for (int i = 0; i < 2; i++) {
		if (!lists[i])
			continue;
		judgement_waive(judgement, lists[i]);
		judgement_seek(judgement, lists[i], &touches);
	}
	if (touches_read(&touches, judgement->programs, snapshot, err) < 0)
		return -1;
	for (int i = 0; i < 2; i++)
		if (lists[i])
			judgement_since(judgement, &touches, lists[i]);
	if (findings)
		judgement_accept(judgement, findings);
	return 0;
}

int session_judge(struct session *session, struct command *command,
		  struct findings *findings, struct findings *raid,
		  struct judgement *judgement)
{
	judgement_init(judgement, &session->programs, command->today,
		       &command->arena);
	return judge(judgement, &session->snapshot, findings, raid,
		     &command->err);
}

/* What counted in the commit below. */
static int check_before(struct session *session, struct command *command,
			struct findings *findings)
{
	struct judgement judgement;

	if (!session->base.repo)
		return 0;
	if (programs_load(&session->before, &session->base,
			  &session->documents, &command->err) < 0)
		return -1;
	check_programs(&session->before, command->today, findings);
	judgement_init(&judgement, &session->before, command->today,
		       &command->arena);
	return judge(&judgement, &session->base, findings, NULL,
		     &command->err);
}

int session_check(struct session *session, struct command *command,
		  struct findings *findings, struct findings *raid,
		  struct judgement *judgement, size_t *elsewhere)
{
	struct findings before = { .arena = &command->arena };
	const struct check_commit commit = { &before, &session->touched };

	*elsewhere = 0;
	check_programs(&session->programs, command->today, findings);
	if (session_decisions(session, command, findings) < 0 ||
	    session_judge(session, command, findings, raid, judgement) < 0)
		return -1;
	if (!check_elsewhere(findings, &session->touched))
		return 0;
	if (check_before(session, command, &before) < 0)
		return -1;
	*elsewhere = check_commit(&commit, findings);
	return 0;
}

int session_unreadable(struct session *session, struct command *command,
		       size_t *count)
{
	struct findings findings = { .arena = &command->arena };
	struct judgement judgement;
	struct map wrong = MAP_INIT;

	*count = 0;
	if (!summary_unreadable(&session->programs))
		return 0;
	check_programs(&session->programs, command->today, &findings);
	if (session_judge(session, command, &findings, NULL, &judgement) < 0)
		return -1;
	for (size_t i = 0; i < findings.list.len; i++)
		map_put(&command->arena, &wrong, findings.list.items[i].path,
			&findings);
	for (size_t i = 0; i < session->programs.list.len; i++) {
		const struct program *program = session->programs.list.items[i];

		for (size_t k = 0; k < program->records.len; k++)
			*count += !program->records.items[k].document->front &&
				  map_get(&wrong,
					  program->records.items[k].path);
	}
	return 0;
}

void session_close(struct session *session)
{
	documents_close(&session->documents);
	repo_free(session->repo);
	*session = (struct session){ 0 };
}
