#include "muster/select.h"

#include "muster/name.h"

/* The path that the operand names from where the caller stands, without
 * "." and ".." and double slashes; empty for the root. */
static struct view resolve(struct command *command,
			   const struct session *session, const char *operand)
{
	return name_resolve(&command->arena,
			    view_of(repo_prefix(session->repo)),
			    view_of(operand));
}

static bool is_below(struct view path, struct view folder)
{
	return !folder.len || view_equal(path, folder) ||
	       (path.len > folder.len && path.ptr[folder.len] == '/' &&
		view_equal(view_slice(path, 0, folder.len), folder));
}

static bool names_something(const struct session *session, struct view path)
{
	for (size_t i = 0; i < session->programs.list.len; i++) {
		const struct program *program = session->programs.list.items[i];

		if (is_below(program->dir, path))
			return true;
		for (size_t k = 0; k < program->files.files.len; k++)
			if (is_below(program->files.files.items[k].path, path))
				return true;
	}
	return false;
}

static void suggest(struct command *command, const struct session *session,
		    const char *operand)
{
	struct view best = VIEW("");
	size_t limit = 3;

	for (size_t i = 0; i < session->programs.list.len; i++) {
		const struct map *ids =
			&session->programs.list.items[i]->by_id;

		for (size_t k = 0; k < ids->len; k++) {
			size_t distance = view_distance(view_of(operand),
							ids->entries[k].key,
							limit);

			if (distance < limit) {
				best = ids->entries[k].key;
				limit = distance;
			}
		}
	}
	if (best.len)
		err_set(&command->err, "no record or file is called '%s'; did "
			"you mean '" VIEW_FMT "'?", operand, VIEW_ARG(best));
	else
		err_set(&command->err, "no record or file is called '%s'",
			operand);
}

static const struct record *find_path(const struct session *session,
				      struct view path)
{
	for (size_t i = 0; i < session->programs.list.len; i++) {
		const struct program *program = session->programs.list.items[i];

		for (size_t k = 0; k < program->records.len; k++)
			if (view_equal(program->records.items[k].path, path))
				return &program->records.items[k];
	}
	return NULL;
}

const struct record *select_record(struct command *command,
				   const struct session *session,
				   const char *operand)
{
	const struct record *record = programs_find(
		&session->programs, view_of(operand), NULL);

	if (!record)
		record = find_path(session, resolve(command, session,
						    operand));
	if (!record)
		record = find_path(session, view_of(operand));
	if (!record)
		suggest(command, session, operand);
	return record;
}

/* The paths that the operands name. */
static int read_operands(struct command *command,
			 const struct session *session, struct views *paths)
{
	for (size_t i = 0; i < command->args.len; i++) {
		const char *operand = command->args.items[i];
		const struct record *record = programs_find(
			&session->programs, view_of(operand), NULL);
		struct view path = record ? record->path
					  : resolve(command, session, operand);

		if (!record && !names_something(session, path)) {
			suggest(command, session, operand);
			return -1;
		}
		*VEC_PUSH(&command->arena, &paths->list) = path;
	}
	return 0;
}

static bool is_named(const struct views *paths, struct view path)
{
	for (size_t i = 0; i < paths->list.len; i++)
		if (is_below(path, paths->list.items[i]))
			return true;
	return false;
}

int select_findings(struct command *command, const struct session *session,
		    struct findings *findings, struct judgement *judgement)
{
	struct views paths = { 0 };
	struct map named = MAP_INIT;
	size_t kept = 0;

	if (!command->args.len)
		return 0;
	if (read_operands(command, session, &paths) < 0)
		return -1;
	for (size_t i = 0; i < findings->list.len; i++)
		if (is_named(&paths, findings->list.items[i].path))
			findings->list.items[kept++] = findings->list.items[i];
	findings->list.len = kept;
	for (size_t i = 0; i < judgement->left.len; i++) {
		struct view path = judgement->left.items[i].finding.path;

		if (is_named(&paths, path))
			map_put(&command->arena, &named, path, findings);
	}
	for (size_t i = 0; i < judgement->gone.len; i++) {
		struct view path = judgement->gone.items[i].entry->path;

		if (is_named(&paths, path))
			map_put(&command->arena, &named, path, findings);
	}
	judgement_narrow(judgement, &named);
	return 0;
}
