#include "muster/site_templates.h"

#include <dirent.h>
#include <string.h>

#include "muster/asset.h"

#define FOLDER "templates/site/"
#define SUFFIX ".mustache"

struct reading {
	struct site_templates *templates;
	const struct policy_site *policy;	/* or NULL */
	struct snapshot *snapshot;
	struct arena *arena;
	struct err *err;
};

/* --- the repository's own */

static const char *own_path(const struct reading *reading, struct view name)
{
	return arena_printf(reading->arena, VIEW_FMT "/" VIEW_FMT,
			    VIEW_ARG(reading->policy->templates),
			    VIEW_ARG(name));
}

/* 1, 0 when there is none, or -1. */
static int read_own(const struct reading *reading, struct view name,
		    struct view *bytes)
{
	const char *path = own_path(reading, name);
	struct snapshot_file file;
	int rc = snapshot_find(reading->snapshot, view_of(path), &file,
			       reading->err);

	if (rc <= 0)
		return rc;
	if (file.kind != SNAPSHOT_FILE)
		return err_set(reading->err, "'%s' is no plain file: put the "
			       "template itself there", path);
	rc = snapshot_read(reading->snapshot, &file, bytes, reading->err);
	if (rc == SNAPSHOT_LARGE)
		return err_set(reading->err, "'%s' has more than %u KiB: "
			       "shorten it", path, SNAPSHOT_BYTES_MAX >> 10);
	return rc < 0 ? -1 : 1;
}

static struct view nearest(const struct reading *reading, struct view name)
{
	struct view best = VIEW("overview.mustache");
	size_t limit = name.len;

	for (size_t i = 0; i < reading->templates->files.len; i++) {
		struct view key = reading->templates->files.entries[i].key;
		size_t distance = view_distance(key, name, limit);

		if (distance > limit || (distance == limit && i))
			continue;
		best = key;
		limit = distance;
	}
	return best;
}

/* Does the file replace something? What editors leave does not matter. */
static int check_name(const struct reading *reading, struct view name)
{
	struct view like;

	if (map_get(&reading->templates->files, name) || !name.len ||
	    name.ptr[0] == '.' || view_ends(name, "~") ||
	    view_is(name, "README.md"))
		return 0;
	like = nearest(reading, name);
	return err_set(reading->err, "'%s' is none of the site's templates: "
		       "rename it, to '" VIEW_FMT "' perhaps, or take it away",
		       own_path(reading, name), VIEW_ARG(like));
}

static int check_worktree(const struct reading *reading)
{
	const char *path = arena_printf(
		reading->arena, "%s/" VIEW_FMT,
		repo_work_dir(reading->snapshot->repo),
		VIEW_ARG(reading->policy->templates));
	struct dirent *entry;
	int rc = 0;
	DIR *dir = opendir(path);

	if (!dir)
		return 1;
	while (!rc && (entry = readdir(dir)) != NULL)
		rc = check_name(reading, view_of(entry->d_name));
	closedir(dir);
	return rc;
}

static int check_tree(const struct reading *reading)
{
	struct repo *repo = reading->snapshot->repo;
	struct repo_tree tree = { 0 };
	struct oid oid;
	unsigned mode;
	int rc = repo_tree_find(repo, &reading->snapshot->tree,
				reading->policy->templates, &oid, &mode,
				reading->err);

	if (rc <= 0 || (mode & TREE_KIND) != TREE_FOLDER)
		return rc < 0 ? -1 : 1;
	rc = repo_read_tree(repo, &oid, reading->arena, &tree, reading->err);
	for (size_t i = 0; i < tree.entries.len && !rc; i++)
		rc = check_name(reading, tree.entries.items[i].name);
	return rc;
}

/* The index has no folders: what is staged is looked at with the work
 * tree. */
static int check_names(const struct reading *reading)
{
	int rc = reading->snapshot->source == SNAPSHOT_COMMIT
		? check_tree(reading) : check_worktree(reading);

	return rc <= 0 ? rc : err_set(reading->err, VIEW_FMT ":%u:%u: there "
				      "is no folder '" VIEW_FMT "': mend "
				      "'site.templates', or commit the folder",
				      VIEW_ARG(reading->policy->path),
				      reading->policy->templates_span.line,
				      reading->policy->templates_span.column,
				      VIEW_ARG(reading->policy->templates));
}

/* --- all of them */

static int take(struct reading *reading, struct view name,
		const struct asset *asset)
{
	struct view *bytes = arena_alloc(reading->arena, sizeof(*bytes));
	struct view file = view_of(asset->name);
	struct mustache *template;
	int own = reading->policy ? read_own(reading, name, bytes) : 0;

	if (own < 0)
		return -1;
	if (own)
		file = view_of(own_path(reading, name));
	else
		*bytes = (struct view){ asset->data, asset->size };
	map_put(reading->arena, &reading->templates->files, name, bytes);
	if (!view_ends(name, SUFFIX))
		return 0;
	template = mustache_compile(*bytes, file, reading->arena,
				    reading->err);
	if (!template)
		return -1;
	map_put(reading->arena, &reading->templates->compiled,
		view_slice(name, 0, name.len - strlen(SUFFIX)), template);
	return 0;
}

static const struct policy_site *policy_of(const struct programs *programs)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (programs->list.items[i]->policy.site.templates.len)
			return &programs->list.items[i]->policy.site;
	return NULL;
}

int site_templates_read(struct site_templates *templates,
			const struct programs *programs,
			struct snapshot *snapshot, struct arena *arena,
			struct err *err)
{
	struct reading reading = { templates, policy_of(programs), snapshot,
				   arena, err };

	*templates = (struct site_templates){ 0 };
	for (size_t i = 0; i < asset_count; i++) {
		struct view file = view_of(asset_table[i].name);

		if (view_starts(file, FOLDER) &&
		    take(&reading, view_slice(file, strlen(FOLDER), file.len),
			 &asset_table[i]) < 0)
			return -1;
	}
	return reading.policy ? check_names(&reading) : 0;
}

const struct mustache *site_templates_find(
	const struct site_templates *templates, struct view name)
{
	return map_get(&templates->compiled, name);
}

struct view site_templates_file(const struct site_templates *templates,
				const char *name)
{
	const struct view *bytes = map_get(&templates->files, view_of(name));

	return bytes ? *bytes : VIEW("");
}
