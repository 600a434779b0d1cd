/* The doctor's checks of the index. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "checkup.h"

static void readable(struct checkup *checkup)
{
	const char *path = repo_index_path(checkup->repo);
	bool locked = access(path, R_OK) && errno == EACCES;

	if (!checkup_must(checkup, CHECKUP_INDEX)) {
		checkup_help(checkup, locked ? "chmod u+rw %s" :
			     "rm -f %s && git reset -q",
			     checkup_word(checkup, view_of(path)));
	} else if (!checkup_has(checkup, CHECKUP_HEAD)) {
		return;
	} else if (checkup->indexed == INDEX_MISSING && checkup->begun) {
		checkup_odd(checkup, "there is no index, so that git takes "
			    "every file of HEAD for removed");
		checkup_help(checkup, "git reset -q");
	} else {
		checkup_ok(checkup, "%zu files are tracked",
			   checkup->index.entries.len);
	}
}

static void unmerged(struct checkup *checkup)
{
	struct checkup_list paths = { { 0 } };
	struct view last = VIEW("");

	if (!checkup_has(checkup, CHECKUP_INDEX))
		return;
	for (size_t i = 0; i < checkup->index.entries.len; i++) {
		const struct index_entry *entry =
			&checkup->index.entries.items[i];

		if (entry->stage && !view_equal(entry->path, last))
			checkup_note(checkup, &paths, entry->path);
		last = entry->path;
	}
	if (!paths.list.len) {
		checkup_ok(checkup, "no merge is unfinished");
		return;
	}
	checkup_odd(checkup, "a merge is unfinished: %s",
		    checkup_names(checkup, &paths));
	checkup_help(checkup, "edit it until no conflict is left, then `git "
		     "add %s`", checkup_word(checkup, paths.list.items[0]));
}

/* What git leaves behind when it is killed, in the git directory of the
 * work tree or in the common one. */
static const struct lock {
	const char *name;
	bool shared;
} locks[] = {
	{ "index.lock", false }, { "HEAD.lock", false },
	{ "config.lock", true }, { "packed-refs.lock", true },
	{ "shallow.lock", true }
};

static void leftovers(struct checkup *checkup)
{
	checkup_ok(checkup, "no lock is left over");
	for (size_t i = 0; i < sizeof(locks) / sizeof(*locks); i++) {
		const char *path = arena_printf(checkup->arena, "%s/%s",
			locks[i].shared ? repo_common_dir(checkup->repo) :
					  repo_git_dir(checkup->repo),
			locks[i].name);

		if (access(path, F_OK) ||
		    !strcmp(path, repo_index_path(checkup->repo)))
			continue;
		checkup_odd(checkup, "%s is locked: unless a git command is "
			    "running right now, one was killed", path);
		checkup_help(checkup, "rm -f %s",
			     checkup_word(checkup, view_of(path)));
		return;
	}
}

const struct checkup_check checkup_index[] = {
	{ "index/readable", "the hooks judge what is staged, and that is in "
	  "the index", CHECKUP_TREE, readable },
	{ "index/unmerged", "until a merge is finished nothing can be "
	  "committed", CHECKUP_TREE, unmerged },
	{ "index/lock", "as long as a lock is there, git refuses to stage and "
	  "to commit", CHECKUP_REPO, leftovers },
	{ 0 }
};
