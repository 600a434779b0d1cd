#include "muster/replaced.h"

#include <dirent.h>
#include <unistd.h>

#include "muster/mapping.h"

#define REFS_MAX (256u << 20)	/* bytes of packed-refs */

/* Loose ones are files of that folder, packed ones lines of packed-refs. It
 * is not git that is asked, which would wait on a pipe there. */
static int has_refs(const char *common_dir, struct arena *arena,
		    struct err *err)
{
	const char *path = arena_printf(arena, "%s/packed-refs", common_dir);
	DIR *folder = opendir(arena_printf(arena, "%s/refs/replace",
					   common_dir));
	const struct dirent *item;
	struct view packed;
	bool has = false;
	int rc;

	while (folder && !has && (item = readdir(folder)))
		has = *item->d_name != '.';
	if (folder)
		closedir(folder);
	if (has)
		return 1;
	rc = mapping_copy(path, REFS_MAX, arena, &packed);
	if (rc < 0)
		return err_set(err, "'%s' can't be read: run `git "
			       "fsck`", path);
	return rc && view_search(packed, 0, " refs/replace/") < packed.len;
}

int replaced_find(struct replaced *replaced, const char *common_dir,
		  struct arena *arena, struct err *err)
{
	int rc = has_refs(common_dir, arena, err);

	replaced->refs = rc > 0;
	replaced->grafts = !access(arena_printf(arena, "%s/info/grafts",
						common_dir), F_OK);
	return rc < 0 ? -1 : 0;
}
