#include "muster/format.h"

#include <git2.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/watchdog.h"

#define VERSION_MAX 1

struct reading {
	const struct place *place;
	struct arena *arena;
	struct format *format;
	bool per_work_tree;	/* extensions.worktreeConfig */
	int version;
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

static bool as_bool(const char *value)
{
	int truth = 0;

	return git_config_parse_bool(&truth, value) == 0 && truth;
}

static const char *keep(struct reading *reading, const char *value)
{
	return arena_copy(reading->arena, value ? value : "",
			  value ? strlen(value) : 0);
}

static void take_extension(struct reading *reading, const char *name,
			   const char *value)
{
	if (!strcmp(name, "objectformat"))
		reading->object_format = keep(reading, value);
	else if (!strcmp(name, "refstorage"))
		reading->ref_storage = keep(reading, value);
	else if (!is_harmless(name))
		reading->unknown = keep(reading, name);
	if (!strcmp(name, "worktreeconfig"))
		reading->per_work_tree = as_bool(value);
	if (!strcmp(name, "partialclone"))
		reading->format->partial = true;
}

/* core.bare and core.worktree say where the main work tree is. */
static void take_core(struct reading *reading, const char *name,
		      const char *value)
{
	if (!strcmp(name, "core.bare"))
		reading->format->bare = as_bool(value);
	else if (!strcmp(name, "core.worktree"))
		reading->work_dir = keep(reading, value);
}

static void take(struct reading *reading, const git_config_entry *entry,
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
		git_config_parse_int32(&reading->version, entry->value);
	else if (view_starts(key, "remote.") && view_ends(key, ".promisor") &&
		 as_bool(entry->value))
		reading->format->partial = true;
}

static int read_file(struct reading *reading, const char *path, bool shared,
		     struct err *err)
{
	git_config *config = NULL;
	git_config_iterator *entries = NULL;
	git_config_entry *entry;
	int rc;

	watchdog_note(path);
	rc = git_config_open_ondisk(&config, path);
	if (!rc)
		rc = git_config_iterator_new(&entries, config);
	while (!rc && (rc = git_config_next(&entry, entries)) == 0)
		take(reading, entry, shared);
	git_config_iterator_free(entries);
	git_config_free(config);
	watchdog_note(NULL);
	if (rc != GIT_ITEROVER)
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
			       "%d, and muster knows up to %d: use a newer "
			       "muster", dir, reading->version, VERSION_MAX);
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
	reading->format->work_dir = keep(reading, real ? real : path);
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
	if (reading.per_work_tree && access(own, F_OK) == 0 &&
	    read_file(&reading, own, false, err) < 0)
		return -1;
	find_work_dir(&reading);
	return judge(&reading, err);
}
