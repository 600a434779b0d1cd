#include "shallow.h"

#include "muster/file.h"

#define SHALLOW_MAX (64u << 20)		/* bytes of the file "shallow" */

int shallow_read(struct repo *repo, struct map *shallow, struct arena *arena,
		 struct err *err)
{
	const char *path = arena_printf(arena, "%s/shallow",
					repo_common_dir(repo));
	struct view rest, line;
	int rc = file_read(path, SHALLOW_MAX, arena, &rest, err);

	if (rc == FILE_MISSING)
		return 0;
	if (rc != FILE_OK)
		return rc < 0 ? -1 : err_set(err, "cannot read '%s': it is no "
					     "plain file", path);
	while (view_line(&rest, &line)) {
		struct oid *id = arena_alloc(arena, sizeof(*id));

		if (oid_parse(view_trim(line), id))
			map_put(arena, shallow, oid_key(id), id);
	}
	return 0;
}
