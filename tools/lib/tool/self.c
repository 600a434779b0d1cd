#include "muster/self.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/text.h"

char *self_search(struct arena *arena, const char *name)
{
	struct view rest = view_of(getenv("PATH"));

	while (rest.len) {
		size_t end = view_find(rest, 0, ':');
		char *path = arena_printf(arena, VIEW_FMT "/%s", (int)end,
					  rest.ptr, name);

		if (*path == '/' && end && access(path, X_OK) == 0)
			return path;
		rest = view_slice(rest, end + 1, rest.len);
	}
	return NULL;
}

const char *self_folder(struct arena *arena, const char *argv0)
{
	const char *path = strchr(argv0, '/') ? argv0 :
						self_search(arena, argv0);
	char *real = realpath("/proc/self/exe", NULL);
	const char *folder = NULL;

	if (!real && path)
		real = realpath(path, NULL);
	if (real)
		folder = arena_copy(arena, real,
				    (size_t)(strrchr(real, '/') - real));
	free(real);
	return folder;
}

int self_become(struct arena *arena, const char *argv0, char *const *argv,
		struct err *err)
{
	const char *folder = self_folder(arena, argv0);

	if (folder)
		execv(arena_printf(arena, "%s/%s", folder, argv[0]), argv);
	return err_set(err, "cannot run %s: %s; install muster anew", argv[0],
		       folder ? strerror(errno) : "its folder is not known");
}
