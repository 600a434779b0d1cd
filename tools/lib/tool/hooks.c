#include "muster/hooks.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/asset.h"
#include "muster/child.h"
#include "muster/escape.h"
#include "muster/file.h"
#include "muster/owner.h"
#include "muster/place.h"

#define HOOK_BYTES_MAX (64u << 10)
#define HOOK_MODE 0777

const char *const hooks_names[HOOKS_COUNT + 1] = {
	"pre-commit", "pre-merge-commit", NULL
};

/* Programs that keep the hooks to themselves, by the file that says so. */
static const struct manager {
	const char *file;
	const char *name;
	const char *snippet;
} managers[] = {
	{ ".pre-commit-config.yaml", "pre-commit (.pre-commit-config.yaml)",
	  "- repo: local\n"
	  "  hooks:\n"
	  "  - id: muster\n"
	  "    name: muster\n"
	  "    entry: muster hook run pre-commit\n"
	  "    language: system\n"
	  "    always_run: true\n"
	  "    pass_filenames: false\n" },
	{ "lefthook.yml", "lefthook (lefthook.yml)",
	  "pre-commit:\n"
	  "  jobs:\n"
	  "    - name: muster\n"
	  "      run: muster hook run pre-commit\n" },
	{ "lefthook.yaml", "lefthook (lefthook.yaml)",
	  "pre-commit:\n"
	  "  jobs:\n"
	  "    - name: muster\n"
	  "      run: muster hook run pre-commit\n" },
	{ ".husky", "husky (.husky/pre-commit)",
	  "muster hook run pre-commit\n" },
};

/* Is this script one that we wrote? */
static bool is_ours(struct view script)
{
	struct view line;

	return view_line(&script, &line) && view_line(&script, &line) &&
	       view_starts(line, HOOKS_MARK);
}

static int look_at(struct hooks_file *file, struct arena *arena,
		   struct err *err)
{
	struct view script;
	int rc = file_read(file->path, HOOK_BYTES_MAX, arena, &script, err);

	if (rc < 0)
		return -1;
	if (rc == FILE_MISSING)
		file->state = HOOKS_ABSENT;
	else if (rc != FILE_OK || !is_ours(script))
		file->state = HOOKS_FOREIGN;
	else if (view_equal(script, file->script) &&
		 access(file->path, X_OK) == 0)
		file->state = HOOKS_CURRENT;
	else
		file->state = HOOKS_OLD;
	return 0;
}

/* core.hooksPath of the user or of this very repository, or NULL.
 * child_git() sets one for itself, on the command line: that one does not
 * count. */
static int find_hooks_path(struct hooks *hooks, const struct place *place,
			   struct arena *arena, struct err *err)
{
	const char *const argv[] = { "config", "--show-scope", "--type=path",
				     "--get-all", "core.hooksPath", NULL };
	struct child_result result;
	struct view line;

	if (child_git(place->git_dir, place->top, argv, arena, &result,
		      err) < 0)
		return -1;
	if (result.status > 1)
		return err_set(err, "git can't read its configuration: "
			       VIEW_FMT, VIEW_ARG(view_trim(result.errors)));
	while (view_line(&result.out, &line)) {
		size_t tab = view_find(line, 0, '\t');

		if (view_starts(line, "command\t"))
			continue;
		hooks->manager = arena_printf(arena, "core.hooksPath ("
			VIEW_FMT ")", VIEW_ARG(view_slice(line, tab + 1,
							  line.len)));
		hooks->snippet = "muster hook run pre-commit \"$@\" || "
				 "exit 1\n";
	}
	return 0;
}

static void find_manager(struct hooks *hooks, const char *top,
			 struct arena *arena)
{
	for (size_t i = 0; i < sizeof(managers) / sizeof(*managers); i++) {
		const char *path = arena_printf(arena, "%s/%s", top,
						managers[i].file);

		if (access(path, F_OK) != 0)
			continue;
		hooks->manager = managers[i].name;
		hooks->snippet = managers[i].snippet;
		return;
	}
}

int hooks_find(struct hooks *hooks, struct arena *arena, struct err *err)
{
	struct place place;

	*hooks = (struct hooks){ 0 };
	if (place_find(&place, NULL, arena, err) < 0 ||
	    owner_check(&place, arena, err) < 0 ||
	    find_hooks_path(hooks, &place, arena, err) < 0)
		return -1;
	if (place.top)
		find_manager(hooks, place.top, arena);
	hooks->folder = arena_printf(arena, "%s/hooks", place.common_dir);
	for (size_t i = 0; i < HOOKS_COUNT; i++) {
		struct hooks_file *file = &hooks->files[i];

		file->name = hooks_names[i];
		file->path = arena_printf(arena, "%s/%s", hooks->folder,
					  file->name);
		if (!asset_find(arena_printf(arena, "hooks/%s", file->name),
				&file->script))
			die("the hook %s is not built in", file->name);
		if (look_at(file, arena, err) < 0)
			return -1;
	}
	return 0;
}

/* Whoever may read it may run it, as with a file that is new. */
static int make_executable(const char *path, struct err *err)
{
	struct stat st;

	if (stat(path, &st) == 0 &&
	    chmod(path, (st.st_mode | (st.st_mode & 0444) >> 2) & 07777) == 0)
		return 0;
	return err_set(err, "cannot make '%s' executable: %s", path,
		       strerror(errno));
}

static int install(const struct hooks_file *file, struct err *err)
{
	int rc;

	switch (file->state) {
	case HOOKS_ABSENT:
		rc = file_create(file->path, file->script, HOOK_MODE, err);
		if (rc > 0)
			return err_set(err, "'%s' has appeared just now: try "
				       "again", file->path);
		return rc;
	case HOOKS_OLD:
		if (file_replace(file->path, file->script, err) < 0)
			return -1;
		return make_executable(file->path, err);
	case HOOKS_CURRENT:
	case HOOKS_FOREIGN:
		break;
	}
	return 0;
}

int hooks_install(const struct hooks *hooks, struct err *err)
{
	for (size_t i = 0; i < HOOKS_COUNT && !hooks->manager; i++)
		if (install(&hooks->files[i], err) < 0)
			return -1;
	return 0;
}

static bool is_removable(const struct hooks_file *file)
{
	return file->state == HOOKS_CURRENT || file->state == HOOKS_OLD;
}

int hooks_uninstall(const struct hooks *hooks, struct err *err)
{
	for (size_t i = 0; i < HOOKS_COUNT; i++)
		if (is_removable(&hooks->files[i]) &&
		    unlink(hooks->files[i].path) < 0)
			return err_set(err, "cannot remove '%s': %s",
				       hooks->files[i].path, strerror(errno));
	return 0;
}

bool hooks_blocked(const struct hooks *hooks)
{
	bool blocked = false;

	for (size_t i = 0; i < HOOKS_COUNT; i++)
		blocked |= hooks->files[i].state == HOOKS_FOREIGN;
	return blocked && !hooks->manager;
}

const char *hooks_installed(const struct hooks *hooks,
			    const struct hooks_file *file, bool dry)
{
	if (hooks->manager)
		return file->state == HOOKS_ABSENT ? "left out" : "kept";
	switch (file->state) {
	case HOOKS_ABSENT:
		return dry ? "would create" : "created";
	case HOOKS_OLD:
		return dry ? "would update" : "updated";
	case HOOKS_CURRENT:
	case HOOKS_FOREIGN:
		break;
	}
	return "kept";
}

const char *hooks_uninstalled(const struct hooks_file *file, bool dry)
{
	if (is_removable(file))
		return dry ? "would remove" : "removed";
	return file->state == HOOKS_ABSENT ? "absent" : "kept";
}

static void add_lines(struct str *out, struct view lines)
{
	struct view line;

	while (view_line(&lines, &line))
		str_addf(out, "    " VIEW_FMT "\n", VIEW_ARG(line));
}

void hooks_advise(struct str *out, const struct hooks *hooks)
{
	if (hooks->manager) {
		str_adds(out, "The hooks are managed by ");
		escape_line(out, view_of(hooks->manager));
		str_adds(out, "; add there:\n\n");
		add_lines(out, view_of(hooks->snippet));
		return;
	}
	for (size_t i = 0; i < HOOKS_COUNT; i++) {
		const struct hooks_file *file = &hooks->files[i];

		if (file->state != HOOKS_FOREIGN)
			continue;
		escape_line(out, view_of(file->path));
		str_addf(out, " is not muster's and stays as it is; add to it "
			 "the line\n\n    muster hook run %s \"$@\" || exit "
			 "1\n\n", file->name);
	}
}
