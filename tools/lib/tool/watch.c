#include "muster/watch.h"

#include "muster/manifest.h"
#include "muster/mechanical.h"
#include "muster/verdict.h"

/* The path's entry in HEAD's tree; zero where there is none. */
static bool add_path(const struct session *session, struct command *command,
		     struct verdict *verdict, struct view path)
{
	struct verdict_path *watched =
		VEC_PUSH(&command->arena, &verdict->paths);
	unsigned mode;

	watched->path = path;
	return repo_tree_find(session->repo, &session->snapshot.tree, path,
			      &watched->oid, &mode, &command->err) >= 0;
}

/* The root changes with every commit: no verdict could hold. */
static bool add_folders(const struct session *session,
			struct command *command, struct verdict *verdict,
			const struct reach *reach)
{
	for (size_t i = 0; i < reach->folders.list.len; i++) {
		struct view folder = reach->folders.list.items[i];

		if (!folder.len ||
		    !add_path(session, command, verdict, folder))
			return false;
	}
	return true;
}

void watch_remember(const struct session *session, struct command *command,
		    struct view line)
{
	struct verdict verdict = { .day = command->today,
				   .line = view_trim(line) };
	bool known;

	if (!session->snapshot.has_commit)
		return;
	verdict.head = session->snapshot.commit;
	known = add_path(session, command, &verdict, VIEW(MANIFEST_PATH)) &&
		add_path(session, command, &verdict,
			 VIEW(MECHANICAL_PATH));
	for (size_t i = 0; known && i < session->programs.list.len; i++)
		known = add_folders(session, command, &verdict,
				    &session->programs.list.items[i]->reach);
	if (known && session->programs.list.len)
		verdict_remember(repo_git_dir(session->repo), &verdict);
}
