#include "muster/session.h"

#include "muster/check.h"
#include "muster/manifest.h"

static enum snapshot_source source_of(const struct command *command,
				      const struct session *session)
{
	if (command->staged)
		return SNAPSHOT_INDEX;
	if (command->revision || !repo_work_dir(session->repo))
		return SNAPSHOT_COMMIT;
	return SNAPSHOT_WORKTREE;
}

int session_open(struct session *session, struct command *command)
{
	const char *revision = command->revision;

	*session = (struct session){ 0 };
	if (repo_open(&session->repo, NULL, &command->err) < 0)
		return -1;
	if (snapshot_open(&session->snapshot, session->repo,
			  source_of(command, session),
			  revision ? revision : "HEAD", &command->arena,
			  &command->err) < 0)
		return -1;
	documents_init(&session->documents, &command->arena);
	return programs_load(&session->programs, &session->snapshot,
			     &session->documents, &command->err);
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

/* A program that is left out of the manifest is no longer judged: that
 * touches it. */
static int note_manifest(struct session *session, struct command *command)
{
	struct snapshot_file now, before;
	int is, was = 0;

	is = snapshot_find(&session->snapshot, VIEW(MANIFEST_PATH), &now,
			   &command->err);
	if (is >= 0 && session->base.repo)
		was = snapshot_find(&session->base, VIEW(MANIFEST_PATH),
				    &before, &command->err);
	if (is < 0 || was < 0)
		return -1;
	if (is != was || (is && !same_file(&now, &before)))
		map_put(&command->arena, &session->touched,
			VIEW(MANIFEST_PATH), session);
	return 0;
}

int session_compare(struct session *session, struct command *command)
{
	struct map now = { 0 }, before = { 0 };
	struct arena *arena = &command->arena;

	session->before.findings.arena = arena;
	if (snapshot_base(&session->snapshot, &session->base) &&
	    programs_list(&session->before, &session->base, arena,
			  &command->err) < 0)
		return -1;
	map_files(&now, &session->programs, arena);
	map_files(&before, &session->before, arena);
	note_differences(&session->touched, &now, &before, arena);
	note_differences(&session->touched, &before, &now, arena);
	return note_manifest(session, command);
}

int session_check(struct session *session, struct command *command,
		  struct findings *findings, size_t *elsewhere)
{
	const struct check_commit commit = { &session->before,
					     &session->touched };

	*elsewhere = 0;
	check_programs(&session->programs, command->today, findings);
	if (!check_elsewhere(findings, &session->touched))
		return 0;
	if (session->base.repo &&
	    programs_load(&session->before, &session->base,
			  &session->documents, &command->err) < 0)
		return -1;
	*elsewhere = check_commit(&commit, command->today, findings);
	return 0;
}

void session_close(struct session *session)
{
	repo_free(session->repo);
	*session = (struct session){ 0 };
}
