#include "handle.h"

#include <git2.h>
#include <git2/sys/repository.h>
#include <stdlib.h>

#include "muster/config.h"

/* Where the environment turns a configuration file off or names another,
 * libgit2 must not read the usual one. */
static void set_search_path(git_config_level_t level, const char *variable)
{
	const char *value = getenv(variable);

	if (value && *value && config_is_true(value))
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
}

/* format.c has judged the extensions, owner.c the owner. Nearly every
 * object is read once: keeping them costs more than it saves. */
static void set_options(void)
{
	const char *extensions[] = {
		"worktreeconfig", "partialclone", "preciousobjects",
		"relativeworktrees", "objectformat", "refstorage", "noop-v1"
	};
	const char *global = getenv("GIT_CONFIG_GLOBAL");

	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions,
			 sizeof(extensions) / sizeof(*extensions));
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
#ifdef HAVE_SET_PACK_MAX_OBJECT_SIZE	/* said by the Makefile */
	git_libgit2_opts(GIT_OPT_SET_PACK_MAX_OBJECT_SIZE, PACK_OBJECT_MAX);
#endif
	set_search_path(GIT_CONFIG_LEVEL_SYSTEM, "GIT_CONFIG_NOSYSTEM");
	if (global && *global)
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH,
				 GIT_CONFIG_LEVEL_GLOBAL, "");
}

/* The user's configuration where GIT_CONFIG_GLOBAL says that it is. */
static int add_global(struct repo *repo)
{
	const char *path = getenv("GIT_CONFIG_GLOBAL");
	git_config *config = NULL;
	int rc;

	if (!path || !*path)
		return 0;
	rc = git_repository_config(&config, repo->git);
	if (!rc)
		rc = git_config_add_file_ondisk(config, path,
						GIT_CONFIG_LEVEL_GLOBAL,
						repo->git, 1);
	git_config_free(config);
	return rc;
}

static int open_objects(struct repo *repo)
{
	int rc = git_odb_open(&repo->odb, repo->objects_dir);

	for (size_t i = 0; i < repo->alternates.len && !rc; i++)
		rc = git_odb_add_disk_alternate(repo->odb,
						repo->alternates.items[i]);
	if (!rc)
		rc = git_repository_set_odb(repo->git, repo->odb);
	return rc;
}

/* Opened as if it were bare, since the work tree is known: libgit2's own
 * look at the environment would fail over GIT_WORK_TREE. An index of our
 * own, empty, keeps it from reading one that it may not understand. */
static int open_repository(struct repo *repo)
{
	const unsigned flags = GIT_REPOSITORY_OPEN_NO_SEARCH |
			       GIT_REPOSITORY_OPEN_NO_DOTGIT |
			       GIT_REPOSITORY_OPEN_BARE;
	git_index *empty = NULL;
	int rc = git_repository_open_ext(&repo->git, repo->place.git_dir,
					 flags, NULL);

	if (!rc && repo->work_dir)
		rc = git_repository_set_workdir(repo->git, repo->work_dir, 0);
	if (!rc)
		rc = git_index_new(&empty);
	if (!rc)
		rc = git_repository_set_index(repo->git, empty);
	git_index_free(empty);
	if (!rc)
		rc = add_global(repo);
	return rc ? rc : open_objects(repo);
}

/* It reads the configuration of the user and the machine as well. */
static void cannot_open(const struct repo *repo, struct err *err)
{
	const git_error *last = git_error_last();

	if (last && last->klass == GIT_ERROR_CONFIG)
		err_set(err, "the configuration can't be read: mend what "
			"`git config --list` complains of");
	else
		err_set(err, "the repository '%s' can't be opened: run `git "
			"fsck`", repo->place.git_dir);
}

int handle_open(struct repo *repo, struct err *err)
{
	if (repo->git)
		return 0;
	if (git_libgit2_init() < 0)
		die("git's library can't be started: install muster anew");
	set_options();
	if (open_repository(repo) == 0)
		return 0;
	cannot_open(repo, err);
	git_odb_free(repo->odb);
	git_repository_free(repo->git);
	repo->odb = NULL;
	repo->git = NULL;
	git_libgit2_shutdown();
	return -1;
}

void handle_close(struct repo *repo)
{
	if (!repo->git)
		return;
	git_odb_free(repo->odb);
	git_repository_free(repo->git);
	git_libgit2_shutdown();
}
