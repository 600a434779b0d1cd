/* The doctor's checks of git itself and of where we are. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/owner.h"
#include "muster/self.h"
#include "checkup.h"

/* Versions of git that matter, as MAJOR * 1000 + MINOR. */
#define GIT_SCOPES 2026		/* config --show-scope: below it we are blind */
#define GIT_REFETCH 2036	/* hook run, fetch --refetch */
#define GIT_HOOKS 2054		/* hooks in the configuration */

/* "git version 2.39.5 (Apple Git-154)" */
static bool parse_version(struct view line, int *version, struct view *name)
{
	static const char start[] = "git version ";
	int major, minor;

	if (!view_starts(line, start))
		return false;
	line = view_slice(line, strlen(start), line.len);
	*name = view_slice(line, 0, view_find(line, 0, ' '));
	if (sscanf(line.ptr, "%3d.%3d", &major, &minor) != 2)
		return false;
	*version = major * 1000 + minor;
	return true;
}

static void judge_version(struct checkup *checkup, int version,
			  struct view name)
{
	const char *path = self_search(checkup->arena, "git");

	if (version >= GIT_REFETCH) {
		checkup_ok(checkup, "git " VIEW_FMT "%s", VIEW_ARG(name),
			   version >= GIT_HOOKS ? ", which also takes hooks "
						  "from its configuration" :
						  "");
		return;
	}
	if (version < GIT_SCOPES)
		checkup_wrong(checkup, "git " VIEW_FMT " (%s) is too old for "
			      "muster to ask it for its configuration",
			      VIEW_ARG(name), path ? path : "git");
	else
		checkup_odd(checkup, "git " VIEW_FMT " (%s) has no `git hook "
			    "run` and no `git fetch --refetch`",
			    VIEW_ARG(name), path ? path : "git");
	checkup_help(checkup, "install git 2.36 or later");
}

static void version(struct checkup *checkup)
{
	static const char *const argv[] = { "--version", NULL };
	struct child_result answer;
	struct view line, name;
	struct err err;
	int number;

	if (child_git("/dev/null", NULL, argv, checkup->arena, &answer,
		      &err) < 0) {
		checkup_wrong(checkup, "%s", err.text);
		checkup_help(checkup, "install git 2.36 or later");
		return;
	}
	line = view_trim(answer.status ? answer.errors : answer.out);
	if (answer.status || !parse_version(line, &number, &name))
		checkup_odd(checkup, "can't tell: `git --version` says '"
			    VIEW_FMT "'", VIEW_ARG(line));
	else
		judge_version(checkup, number, name);
}

/* A repository of somebody else, as a container has it. */
static void help_refused(struct checkup *checkup)
{
	struct place place;
	const char *folder;
	struct err ignored;

	if (place_find(&place, NULL, checkup->arena, &ignored) < 0 ||
	    owner_check(&place, checkup->arena, &ignored) == 0)
		return;
	folder = place.top ? place.top : place.git_dir;
	checkup_help(checkup, "git config --global --add safe.directory %s",
		     checkup_word(checkup, view_of(folder)));
}

static void repository(struct checkup *checkup)
{
	const struct repo *repo = checkup->repo;
	const char *work_dir = repo ? repo_work_dir(repo) : NULL;
	const char *git_dir = repo ? repo_git_dir(repo) : NULL;

	if (!repo) {
		checkup_wrong(checkup, "%s", checkup->refused.text);
		help_refused(checkup);
	} else if (!work_dir) {
		checkup_ok(checkup, "%s, bare: records are read at HEAD",
			   git_dir);
	} else if (strcmp(git_dir, repo_common_dir(repo))) {
		checkup_ok(checkup, "%s, a linked work tree of %s", work_dir,
			   repo_common_dir(repo));
	} else if (strstr(git_dir, "/.git/modules/")) {
		checkup_ok(checkup, "%s, a submodule of another repository",
			   work_dir);
	} else {
		checkup_ok(checkup, "%s, the main work tree", work_dir);
	}
}

static void configuration(struct checkup *checkup)
{
	if (checkup_must(checkup, CHECKUP_SETTINGS))
		checkup_ok(checkup, "%zu settings can be read",
			   checkup->settings.len);
	else
		checkup_help(checkup, "mend what `git config --list "
			     "--show-origin` complains of");
}

static void head(struct checkup *checkup)
{
	if (!checkup_must(checkup, CHECKUP_HEAD))
		return;
	if (checkup->begun)
		checkup_ok(checkup, "HEAD is %s", repo_head_label(
				checkup->repo, checkup->arena));
	else
		checkup_ok(checkup, "there is no commit yet");
}

/* Variables that lead git and muster elsewhere than where one stands. */
static const char *const variables[] = {
	"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR",
	"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_NAMESPACE"
};

static void environment(struct checkup *checkup)
{
	struct str names = STR_INIT;

	for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++)
		if (getenv(variables[i]))
			str_addf(&names, " %s", variables[i]);
	if (names.len) {
		checkup_odd(checkup, "git is told by the environment where to "
			    "look:%s; in a hook that is as it should be",
			    names.buf);
		checkup_help(checkup, "unset%s", names.buf);
	} else {
		checkup_ok(checkup, "no variable leads git elsewhere");
	}
	str_release(&names);
}

const struct checkup_check checkup_git[] = {
	{ "git/version", "hooks and mends need commands that old versions of "
	  "git do not have", 0, version },
	{ "git/repository", "everything else depends on which repository and "
	  "which work tree is meant", 0, repository },
	{ "git/configuration", "git does nothing at all with a configuration "
	  "that it can't read", CHECKUP_REPO, configuration },
	{ "git/head", "everything is held against the commit that HEAD names",
	  CHECKUP_REPO, head },
	{ "git/environment", "a forgotten variable makes git read another "
	  "repository or index than it seems", 0, environment },
	{ 0 }
};
