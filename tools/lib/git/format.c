#include "muster/format.h"

#include <stdlib.h>
#include <string.h>

#include "muster/config.h"
#include "muster/mapping.h"

#define VERSION_MAX 1
#define CONFIG_MAX (16u << 20)	/* bytes of a configuration file */

struct reading {
	const struct place *place;
	struct arena *arena;
	struct format *format;
	bool per_work_tree;	/* extensions.worktreeConfig */
	int64_t version;
	const char *object_format, *ref_storage, *work_dir, *unknown;
};

/* Extensions that change nothing in what we read. */
static const char *const harmless[] = {
	"noop", "noop-v1", "partialclone", "preciousobjects",
	"relativeworktrees", "worktreeconfig", NULL
};

static bool is_harmless(const char *extension)
{
	for (size_t i = 0; harmless[i]; i++)
		if (!strcmp(extension, harmless[i]))
			return true;
	return false;
}

static void take_extension(struct reading *reading, const char *name,
			   const char *value)
{
	if (!strcmp(name, "objectformat"))
		reading->object_format = value ? value : "";
	else if (!strcmp(name, "refstorage"))
		reading->ref_storage = value ? value : "";
	else if (!is_harmless(name))
		reading->unknown = name;
	if (!strcmp(name, "worktreeconfig"))
		reading->per_work_tree = config_is_true(value);
	if (!strcmp(name, "partialclone"))
		reading->format->partial = true;
}

/* core.bare and core.worktree say where the main work tree is. */
static void take_core(struct reading *reading, const char *name,
		      const char *value)
{
	if (!strcmp(name, "core.bare"))
		reading->format->bare = config_is_true(value);
	else if (!strcmp(name, "core.worktree"))
		reading->work_dir = value;
}

static void take(struct reading *reading, const struct config_entry *entry,
		 bool shared)
{
	static const char extensions[] = "extensions.";
	const char *name = entry->name;
	struct view key = view_of(name);
	bool linked = strcmp(reading->place->git_dir,
			     reading->place->common_dir) != 0;

	if (!shared || !linked)
		take_core(reading, name, entry->value);
	if (!shared)
		return;
	if (view_starts(key, extensions))
		take_extension(reading, name + strlen(extensions),
			       entry->value);
	else if (!strcmp(name, "core.repositoryformatversion"))
		view_number(view_of(entry->value), &reading->version);
	else if (view_starts(key, "remote.") && view_ends(key, ".promisor") &&
		 config_is_true(entry->value))
		reading->format->partial = true;
}

/* A file that is not there says nothing. */
static int read_file(struct reading *reading, const char *path, bool shared,
		     struct err *err)
{
	struct config_entry entry;
	struct config config;
	struct view bytes;
	int rc = mapping_copy(path, CONFIG_MAX, reading->arena, &bytes);

	if (rc > 0) {
		config_open(&config, bytes, reading->arena);
		while ((rc = config_next(&config, &entry)) > 0)
			take(reading, &entry, shared);
	}
	if (rc)
		return err_set(err, "the configuration '%s' can't be read: "
			       "mend it with `git config --edit`", path);
	return 0;
}

static int judge(const struct reading *reading, struct err *err)
{
	const char *dir = reading->place->git_dir;

	if (reading->object_format && strcmp(reading->object_format, "sha1"))
		return err_set(err, "the repository '%s' names its objects by "
			       "SHA-256 (extensions.objectFormat %s), and "
			       "muster reads SHA-1 alone: use a repository "
			       "made with `git init --object-format=sha1`",
			       dir, reading->object_format);
	if (reading->ref_storage && strcmp(reading->ref_storage, "files"))
		return err_set(err, "the repository '%s' keeps its refs as "
			       "%s (extensions.refStorage), and muster reads "
			       "files alone: run `git refs migrate "
			       "--ref-format=files`", dir,
			       reading->ref_storage);
	if (reading->version > VERSION_MAX)
		return err_set(err, "the repository '%s' has format version "
			       "%lld, and muster knows up to %d: use a newer "
			       "muster", dir, (long long)reading->version,
			       VERSION_MAX);
	if (reading->version == VERSION_MAX && reading->unknown)
		return err_set(err, "the repository '%s' uses the extension "
			       "'%s', which muster does not know: use a newer "
			       "muster", dir, reading->unknown);
	return 0;
}

/* Relative to the git directory, as git has it. */
static void find_work_dir(struct reading *reading)
{
	const char *path = reading->work_dir;
	char *real;

	if (!path || !*path)
		return;
	if (*path != '/')
		path = arena_printf(reading->arena, "%s/%s",
				    reading->place->git_dir, path);
	real = realpath(path, NULL);
	reading->format->work_dir = real ?
		arena_copy(reading->arena, real, strlen(real)) : path;
	free(real);
}

int format_read(const struct place *place, struct arena *arena,
		struct format *format, struct err *err)
{
	struct reading reading = {
		.place = place, .arena = arena, .format = format
	};
	const char *shared = arena_printf(arena, "%s/config",
					  place->common_dir);
	const char *own = arena_printf(arena, "%s/config.worktree",
				       place->git_dir);

	memset(format, 0, sizeof(*format));
	if (read_file(&reading, shared, true, err) < 0)
		return -1;
	if (reading.per_work_tree && read_file(&reading, own, false, err) < 0)
		return -1;
	find_work_dir(&reading);
	return judge(&reading, err);
}
