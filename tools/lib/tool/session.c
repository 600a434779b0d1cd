#include "muster/session.h"

#include "muster/check.h"

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

int session_base(struct session *session, struct command *command,
		 struct snapshot *base, struct programs *programs)
{
	*programs = (struct programs){ 0 };
	programs->findings.arena = &command->arena;
	if (!snapshot_base(&session->snapshot, base))
		return 0;
	return programs_load(programs, base, &session->documents,
			     &command->err);
}

void session_close(struct session *session)
{
	repo_free(session->repo);
	*session = (struct session){ 0 };
}

/* Note every path that one list has and the other has not, or has with
 * other bytes. */
static void note_differences(struct map *touched,
			     const struct snapshot_files *from,
			     const struct snapshot_files *in,
			     struct arena *arena)
{
	struct map files = { 0 };

	for (size_t i = 0; i < in->files.len; i++)
		map_put(arena, &files, in->files.items[i].path,
			&in->files.items[i]);
	for (size_t i = 0; i < from->files.len; i++) {
		struct snapshot_file *file = &from->files.items[i];
		const struct snapshot_file *other =
			map_get(&files, file->path);

		if (!other || other->kind != file->kind || !other->has_oid ||
		    !file->has_oid || !oid_equal(&other->oid, &file->oid))
			map_put(arena, touched, file->path, file);
	}
}

int session_touched(struct session *session, struct command *command,
		    struct snapshot *base, struct map *touched)
{
	*touched = (struct map){ 0 };
	for (size_t i = 0; i < session->programs.list.len; i++) {
		struct view dir = session->programs.list.items[i]->dir;
		struct snapshot_files now = { 0 }, before = { 0 };

		if (snapshot_list(&session->snapshot, dir, &now,
				  &command->err) < 0)
			return -1;
		if (base && snapshot_list(base, dir, &before,
					  &command->err) < 0)
			return -1;
		note_differences(touched, &now, &before, &command->arena);
		note_differences(touched, &before, &now, &command->arena);
	}
	return 0;
}

void session_check(const struct programs *programs, int32_t today,
		   struct findings *findings)
{
	findings_join(findings, &programs->findings);
	for (size_t i = 0; i < programs->list.len; i++)
		check_program(programs->list.items[i], today, findings);
	findings_sort(findings);
}
