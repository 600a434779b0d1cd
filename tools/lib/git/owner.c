#include "muster/owner.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/child.h"

/* Root under sudo may also work on what the user behind it owns. */
static bool is_ours(const char *path)
{
	struct view sudo = view_of(getenv("SUDO_UID"));
	uid_t user = geteuid();
	struct stat st;
	int64_t id;

	if (lstat(path, &st) < 0)
		return false;
	if (st.st_uid == user)
		return true;
	return user == 0 && view_number(sudo, &id) && id == st.st_uid;
}

/* Does one value of safe.directory name the folder? A star names all, one
 * behind a slash all below. */
static bool value_names(struct arena *arena, struct view value,
			const char *folder)
{
	const char *home = getenv("HOME");
	const char *path, *rest;
	char *real;
	bool same;

	if (view_is(value, "*"))
		return true;
	path = home && view_starts(value, "~/") ?
		arena_printf(arena, "%s%.*s", home, (int)value.len - 1,
			     value.ptr + 1) :
		arena_copy(arena, value.ptr, value.len);
	if (view_ends(value, "/*")) {
		path = arena_copy(arena, path, strlen(path) - 2);
		return place_below(folder, path, &rest) && *rest;
	}
	real = realpath(path, NULL);
	same = !strcmp(real ? real : path, folder);
	free(real);
	return same;
}

/* Ask git, since the values may stand in any of its files and in the
 * environment; of no repository, since it would speak for itself. An empty
 * value takes back those before it. */
static int is_safe(struct arena *arena, const char *folder, struct err *err)
{
	static const char *const question[] = {
		"config", "-z", "--get-all", "safe.directory", NULL
	};
	struct child_result answer;
	struct view rest;
	int safe = 0;

	if (child_git("/dev/null", NULL, question, arena, &answer, err) < 0)
		return -1;
	rest = answer.out;
	while (rest.len) {
		size_t end = view_find(rest, 0, '\0');
		struct view value = view_slice(rest, 0, end);

		rest = view_slice(rest, end + 1, rest.len);
		if (!value.len)
			safe = 0;
		else if (value_names(arena, value, folder))
			safe = 1;
	}
	return safe;
}

int owner_check(const struct place *place, struct arena *arena,
		struct err *err)
{
	const char *folder = place->top ? place->top : place->git_dir;
	int safe;

	if (place->named)
		return 0;
	if (is_ours(place->git_dir) &&
	    (!place->top || is_ours(place->top)) &&
	    (!place->git_file || is_ours(place->git_file)))
		return 0;
	safe = is_safe(arena, folder, err);
	if (safe < 0)
		return -1;
	return safe ? 0 : err_set(err, "the repository '%s' belongs to "
				  "another user: if you trust it, run `git "
				  "config --global --add safe.directory %s`",
				  folder, folder);
}
