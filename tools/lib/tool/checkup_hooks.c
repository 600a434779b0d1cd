/* The doctor's checks of the hooks: does git ask muster before a commit, and
 * which muster? */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "muster/drivers.h"
#include "muster/file.h"
#include "muster/hooks.h"
#include "muster/self.h"
#include "checkup.h"

#define ATTRIBUTES_MAX (1u << 20)	/* bytes of the file */

/* Look at the hooks: NULL when it can't be told, and the result says so. */
static const struct hooks *find(struct checkup *checkup)
{
	struct hooks *hooks = arena_alloc(checkup->arena, sizeof(*hooks));
	struct err err;

	if (!checkup_has(checkup, CHECKUP_SETTINGS))
		return NULL;
	if (hooks_find(hooks, checkup->arena, &err) == 0)
		return hooks;
	checkup_unknown(checkup, &err);
	return NULL;
}

/* Why nobody looks at a commit, as far as the hook's own file goes. */
static const char *state_of(const struct hook_file *file)
{
	if (file->state == HOOK_ABSENT)
		return "is not there";
	if (!file->runs)
		return "is not executable";
	return file->state == HOOK_FOREIGN ? "does not run muster" :
					     "no longer runs muster";
}

/* The first hook of ours that another version has written. */
static const struct hook_file *find_old(const struct hooks *hooks)
{
	for (size_t i = 0; i < HOOK_COUNT; i++)
		if (hooks->each[i].way == HOOKS_SCRIPT &&
		    hooks->each[i].file.state == HOOK_OLD)
			return &hooks->each[i].file;
	return NULL;
}

/* The commands, one a line, as one. */
static const char *one_line(struct checkup *checkup, const char *commands)
{
	struct view rest = view_of(commands), line;
	const char *joined = "";

	while (view_line(&rest, &line))
		joined = arena_printf(checkup->arena, "%s%s" VIEW_FMT, joined,
				      *joined ? " && " : "", VIEW_ARG(line));
	return joined;
}

/* What comes of a hook that does not run muster. */
static const char *const lacks[HOOK_COUNT] = {
	[HOOK_PRE_COMMIT] = "commits land unchecked",
	[HOOK_PRE_MERGE] = "commits land unchecked",
	[HOOK_PREPARE] = "messages are written without an offer",
	[HOOK_MESSAGE] = "decisions are accepted without a word of it",
	[HOOK_PUSH] = "pushes leave unchecked",
};

/* A program manages the hooks, and not so that muster is run. */
static void tell_managed(struct checkup *checkup,
			 const struct hook_manager *manager, size_t i)
{
	if (manager->part_count) {
		checkup_odd(checkup, "%s: %s manages the hooks, and %s does "
			    "not run muster for each", lacks[i],
			    manager->name, manager->parts[0].file);
		checkup_help(checkup, "muster hook install, which says what "
			     "to add to %s", manager->parts[0].file);
		return;
	}
	checkup_odd(checkup, "%s: %s is to run muster, but git does not run "
		    "%s for each hook", lacks[i], manager->name,
		    manager->name);
	checkup_help(checkup, "%s", manager->then ?
		     one_line(checkup, manager->then) : "muster hook install");
}

static void tell_gap(struct checkup *checkup, const struct hooks *hooks,
		     size_t i)
{
	const struct hook_settings *settings = &hooks->settings;

	if (settings->barred[i]) {
		checkup_odd(checkup, "%s: git runs no %s hook of its "
			    "configuration, since hook.%s.enabled is false",
			    lacks[i], hook_names[i], hook_names[i]);
		checkup_help(checkup, "git config hook.%s.enabled true",
			     hook_names[i]);
	} else if (settings->path && settings->outside) {
		checkup_odd(checkup, "%s: core.hooksPath (%s) keeps git from "
			    "this repository's own hooks", lacks[i],
			    settings->path);
		checkup_help(checkup, "git config core.hooksPath %s && muster "
			     "hook install",
			     checkup_word(checkup, view_of(settings->own)));
	} else if (hooks->manager.name && hooks->manager.serves[i]) {
		tell_managed(checkup, &hooks->manager, i);
	} else {
		checkup_odd(checkup, "%s: the %s hook %s", lacks[i],
			    hook_names[i], state_of(&hooks->each[i].file));
		checkup_help(checkup, "muster hook install");
	}
}

static void installed(struct checkup *checkup)
{
	const struct hooks *hooks = find(checkup);
	const struct hook_file *old;
	size_t gap = 0;

	if (!hooks)
		return;
	while (gap < HOOK_COUNT && hooks->each[gap].way != HOOKS_NO_WAY)
		gap++;
	old = find_old(hooks);
	if (gap < HOOK_COUNT) {
		tell_gap(checkup, hooks, gap);
	} else if (old) {
		checkup_odd(checkup, "the %s hook is of another version of "
			    "muster", old->name);
		checkup_help(checkup, "muster hook install");
	} else {
		checkup_ok(checkup, "every commit is checked");
	}
}

/* Whose hooks they are; whether they run muster is said above. */
static void manager(struct checkup *checkup)
{
	const struct hooks *hooks = find(checkup);

	if (!hooks)
		return;
	if (hooks->manager.name)
		checkup_ok(checkup, "%s manages the hooks in %s",
			   hooks->manager.name, hooks->settings.folder);
	else if (hooks->settings.path)
		checkup_ok(checkup, "git takes hooks from %s, as "
			   "core.hooksPath says", hooks->settings.folder);
	else
		checkup_ok(checkup, "git takes hooks from %s",
			   hooks->settings.folder);
}

/* Is it the program that this one belongs to? */
static bool is_own(struct checkup *checkup, const char *path)
{
	const char *folder = self_folder(checkup->arena, checkup->argv0);
	struct stat here, there;

	return folder && stat(path, &there) == 0 &&
	       stat(arena_printf(checkup->arena, "%s/../../bin/muster",
				 folder), &here) == 0 &&
	       here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

static void judge_other(struct checkup *checkup, const char *path)
{
	const char *const argv[] = { path, "--version", NULL };
	struct child_result answer;
	struct view says;
	struct err err;

	if (child_read(argv, checkup->arena, &answer, &err) < 0) {
		checkup_wrong(checkup, "%s", err.text);
		checkup_help(checkup, "install muster anew");
		return;
	}
	says = view_trim(answer.out);
	if (answer.status || !view_starts(says, "muster ")) {
		checkup_wrong(checkup, "%s, which the hooks run, is not this "
			      "muster", path);
		checkup_help(checkup, "put muster's own folder before it on "
			     "the PATH");
	} else if (!view_is(says, "muster " MUSTER_VERSION)) {
		checkup_odd(checkup, "the hooks run %s, which is " VIEW_FMT
			    "; this is muster " MUSTER_VERSION, path,
			    VIEW_ARG(says));
		checkup_help(checkup, "remove one of the two, or put the "
			     "other's folder first on the PATH");
	} else {
		checkup_ok(checkup, "the hooks run %s, of this version", path);
	}
}

/* Without one on the PATH a hook stops the commit, if there is a hook. */
static void tell_none(struct checkup *checkup)
{
	const char *folder = self_folder(checkup->arena, checkup->argv0);
	const struct hooks *hooks = find(checkup);
	bool any = false;
	char *home;

	if (!hooks || !folder)
		return;
	for (size_t i = 0; i < HOOK_COUNT; i++)
		any |= hooks->each[i].way != HOOKS_NO_WAY;
	if (any)
		checkup_wrong(checkup, "there is no muster on the PATH, so "
			      "that the hooks stop every commit");
	else
		checkup_odd(checkup, "there is no muster on the PATH, where "
			    "hooks look for it");
	home = realpath(arena_printf(checkup->arena, "%s/../../bin", folder),
			NULL);
	checkup_help(checkup, "export PATH=%s:\"$PATH\"",
		     checkup_word(checkup, view_of(home ? home : folder)));
	free(home);
}

static void program(struct checkup *checkup)
{
	const char *path = self_search(checkup->arena, "muster");

	if (!path)
		tell_none(checkup);
	else if (is_own(checkup, path))
		checkup_ok(checkup, "the hooks run %s", path);
	else
		judge_other(checkup, path);
}

/* Does .gitattributes ask for a driver that this clone has not? */
static void driver(struct checkup *checkup)
{
	const char *path = arena_printf(checkup->arena, "%s/" DRIVERS_FILE,
					repo_work_dir(checkup->repo));
	struct view bytes = VIEW("");
	struct err err;

	if (!checkup_has(checkup, CHECKUP_SETTINGS))
		return;
	if (file_read(path, ATTRIBUTES_MAX, checkup->arena, &bytes, &err) < 0) {
		checkup_unknown(checkup, &err);
	} else if (view_search(bytes, 0, DRIVERS_ATTRIBUTE) == bytes.len) {
		checkup_ok(checkup, "git merges records by line");
	} else if (checkup_setting(checkup, DRIVERS_SETTING)) {
		checkup_ok(checkup, "git merges records by field");
	} else {
		checkup_odd(checkup, "git merges records by line, although "
			    DRIVERS_FILE " asks for more: this clone lacks "
			    "the driver");
		checkup_help(checkup, "muster driver install");
	}
}

const struct checkup_check checkup_hooks[] = {
	{ "hooks/installed", "without the hooks a bad record lands, and is "
	  "seen in CI or never", CHECKUP_TREE, installed },
	{ "hooks/manager", "core.hooksPath, and programs that manage hooks, "
	  "make git pass over the repository's own", CHECKUP_TREE, manager },
	{ "hooks/muster", "the hooks run the muster that is first on the "
	  "PATH, and stop without one", CHECKUP_TREE, program },
	{ "hooks/driver", "a clone without the driver has conflicts that "
	  "others don't have", CHECKUP_TREE, driver },
	{ 0 }
};
