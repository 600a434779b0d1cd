/* The doctor's checks of a clone: is everything here, and is it what the
 * ids say? */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/file.h"
#include "muster/history.h"
#include "muster/mapping.h"
#include "muster/object.h"
#include "muster/replaced.h"
#include "checkup.h"

#define ALTERNATES_MAX (64u << 10)	/* bytes of the file */
#define DAY 86400
#define WINDOW_DAYS 400		/* of history that a verb may ask for */

/* How a job says that it wants all of the history, by the variable that a
 * forge sets. */
static const struct {
	const char *variable, *setting;
} depths[] = {
	{ "GITHUB_ACTIONS", "fetch-depth: 0 for actions/checkout" },
	{ "GITLAB_CI", "GIT_DEPTH: 0 in the job's variables" },
};

static void shallow(struct checkup *checkup)
{
	if (!repo_is_shallow(checkup->repo)) {
		checkup_ok(checkup, "the history is not cut off");
		return;
	}
	for (size_t i = 0; i < sizeof(depths) / sizeof(*depths); i++) {
		if (!getenv(depths[i].variable))
			continue;
		checkup_wrong(checkup, "the history is cut off, so that the "
			      "gate can't decide: set %s", depths[i].setting);
		checkup_help(checkup, "git fetch --unshallow");
		return;
	}
	checkup_odd(checkup, "the history is cut off: when an entry last "
		    "moved can't be told where it ends too early");
	checkup_help(checkup, "git fetch --unshallow");
}

/* Is it a clone that leaves objects with its remote? */
static bool is_partial(const struct checkup *checkup)
{
	for (size_t i = 0; i < checkup->settings.len; i++) {
		struct view name = view_of(checkup->settings.items[i].name);

		if (view_is(name, "extensions.partialclone") ||
		    (view_starts(name, "remote.") &&
		     view_ends(name, ".promisor")))
			return true;
	}
	return false;
}

/* Note the path when its blob is not here. */
static int note_missing(struct checkup *checkup, const struct oid *oid,
			struct view path, struct checkup_list *missing,
			struct err *err)
{
	enum object_type type;
	size_t size;
	int rc = object_look(checkup->repo, oid, &type, &size, err);

	if (!rc)
		checkup_note(checkup, missing, view_copy(checkup->arena, path));
	return rc < 0 ? -1 : 0;
}

/* Records of HEAD without their blobs. */
static int find_missing(struct checkup *checkup, struct programs *programs,
			struct checkup_list *missing, struct err *err)
{
	struct snapshot snapshot;
	struct documents documents;

	documents_init(&documents, checkup->arena);
	if (snapshot_open(&snapshot, checkup->repo, SNAPSHOT_COMMIT, "HEAD",
			  checkup->arena, err) < 0 ||
	    programs_list(programs, &snapshot, &documents, err) < 0)
		return -1;
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct snapshot_files *files =
			&programs->list.items[i]->files;

		for (size_t k = 0; k < files->files.len; k++) {
			const struct snapshot_file *file =
				&files->files.items[k];

			if (file->kind == SNAPSHOT_FILE && file->has_oid &&
			    note_missing(checkup, &file->oid, file->path,
					 missing, err) < 0)
				return -1;
		}
	}
	return 0;
}

static int walk(struct checkup *checkup, struct history *history,
		struct checkup_list *missing, struct err *err)
{
	struct history_commit commit;
	int rc;

	while ((rc = history_next(history, &commit, err)) > 0)
		for (size_t i = 0; i < commit.changes.len; i++) {
			const struct history_change *change =
				&commit.changes.items[i];

			if (change->has_old &&
			    note_missing(checkup, &change->old, change->path,
					 missing, err) < 0)
				return -1;
		}
	return rc;
}

/* Records' older versions without their blobs, which a partial clone leaves
 * with its remote until somebody checks them out. */
static int find_missing_before(struct checkup *checkup,
			       const struct programs *programs,
			       struct checkup_list *missing, struct err *err)
{
	struct history_scope scope = {
		.tip = checkup->head,
		.since = ((int64_t)checkup->today - WINDOW_DAYS) * DAY,
		.ndirs = programs->list.len
	};
	struct view *dirs = arena_array(checkup->arena, scope.ndirs + 1,
					sizeof(*dirs));
	struct history *history;
	int rc;

	for (size_t i = 0; i < scope.ndirs; i++)
		dirs[i] = programs->list.items[i]->dir;
	scope.dirs = dirs;
	if (history_open(&history, checkup->repo, &scope, err) < 0)
		return -1;
	rc = walk(checkup, history, missing, err);
	history_free(history);
	return rc;
}

static void tell_missing(struct checkup *checkup, bool partial,
			 const struct checkup_list *missing)
{
	checkup_wrong(checkup, "blobs of records are missing, of %s",
		      checkup_names(checkup, missing));
	checkup_help(checkup, partial ? "git fetch --refetch --no-filter" :
		     "git fsck, and fetch what it names from another clone");
}

static void objects(struct checkup *checkup)
{
	struct checkup_list missing = { { 0 } };
	struct programs programs;
	struct err err;
	bool partial;

	if (!checkup_has(checkup, CHECKUP_HEAD) ||
	    !checkup_has(checkup, CHECKUP_SETTINGS))
		return;
	partial = is_partial(checkup);
	if (!checkup->begun)
		checkup_ok(checkup, "there is no commit yet");
	else if (find_missing(checkup, &programs, &missing, &err) < 0)
		checkup_wrong(checkup, "%s", err.text);
	else if (partial && !missing.list.len &&
		 find_missing_before(checkup, &programs, &missing, &err) < 0)
		checkup_unknown(checkup, &err);
	else if (missing.list.len)
		tell_missing(checkup, partial, &missing);
	else
		checkup_ok(checkup, "%severy record is here",
			   partial ? "a partial clone, but " : "");
}

/* Does the remote fetch all of its branches? */
static bool fetches_all(const struct checkup *checkup, const char *name)
{
	for (size_t i = 0; i < checkup->settings.len; i++) {
		const struct checkup_setting *setting =
			&checkup->settings.items[i];
		struct view value = view_of(setting->value);

		if (!strcmp(setting->name, name) &&
		    (view_starts(value, "+refs/heads/*:") ||
		     view_starts(value, "refs/heads/*:") ||
		     view_starts(value, "+refs/*:")))
			return true;
	}
	return false;
}

static void branches(struct checkup *checkup)
{
	static const char start[] = "remote.", end[] = ".fetch";
	const char *word;

	if (!checkup_has(checkup, CHECKUP_SETTINGS))
		return;
	checkup_ok(checkup, "every remote's branches are fetched");
	for (size_t i = 0; i < checkup->settings.len; i++) {
		struct view name = view_of(checkup->settings.items[i].name);

		if (!view_starts(name, start) || !view_ends(name, end) ||
		    fetches_all(checkup, name.ptr))
			continue;
		name = view_slice(name, strlen(start),
				  name.len - strlen(end));
		word = checkup_word(checkup, name);
		checkup_odd(checkup, "of '" VIEW_FMT "' only some branches "
			    "are fetched: ids taken on the others are not "
			    "seen, and `muster new` may give one twice",
			    VIEW_ARG(name));
		checkup_help(checkup, "git remote set-branches %s '*' && git "
			     "fetch %s", word, word);
		return;
	}
}

static void sparse(struct checkup *checkup)
{
	struct checkup_list absent = { { 0 } }, dirs = { { 0 } };

	if (!checkup_has(checkup, CHECKUP_SETTINGS))
		return;
	if (!checkup_is_set(checkup, "core.sparsecheckout")) {
		checkup_ok(checkup, "not a sparse checkout");
		return;
	}
	if (!checkup_has(checkup, CHECKUP_PROGRAMS) ||
	    !checkup_has(checkup, CHECKUP_INDEX))
		return;
	for (size_t i = 0; i < checkup->index.entries.len; i++) {
		const struct index_entry *entry =
			&checkup->index.entries.items[i];

		if (entry->skip_worktree &&
		    checkup_is_record(checkup, entry->path))
			checkup_note(checkup, &absent, entry->path);
	}
	if (!absent.list.len) {
		checkup_ok(checkup, "a sparse checkout with all records");
		return;
	}
	for (size_t i = 0; i < checkup->programs.list.len; i++)
		checkup_note(checkup, &dirs,
			     checkup->programs.list.items[i]->dir);
	checkup_odd(checkup, "the sparse checkout leaves out records, which "
		    "are read from the index: %s",
		    checkup_names(checkup, &absent));
	checkup_help(checkup, "git sparse-checkout add%s",
		     checkup_words(checkup, &dirs));
}

static void replace(struct checkup *checkup)
{
	struct replaced replaced;
	struct err err;

	if (replaced_find(&replaced, repo_common_dir(checkup->repo),
			  checkup->arena, &err) < 0) {
		checkup_unknown(checkup, &err);
	} else if (!replaced.refs) {
		checkup_ok(checkup, "no object is replaced");
	} else {
		checkup_odd(checkup, "git shows other objects in the place of "
			    "some (git replace); muster reads the real ones, "
			    "so that the two differ");
		checkup_help(checkup, "git replace -d $(git replace --list)");
	}
}

static void grafts(struct checkup *checkup)
{
	const char *path = checkup_common(checkup, "info/grafts");

	if (access(path, F_OK)) {
		checkup_ok(checkup, "no parents are grafted");
		return;
	}
	checkup_odd(checkup, "git shows other parents than commits have "
		    "(info/grafts); muster follows the real ones, so that "
		    "the two differ");
	checkup_help(checkup, "rm %s", checkup_word(checkup, view_of(path)));
}

/* The first folder in the file that is not there, else the first. */
static const char *find_lender(struct checkup *checkup, struct view lines,
			       bool *lost)
{
	const char *found = NULL;
	struct view line;

	*lost = false;
	while (!*lost && view_line(&lines, &line)) {
		const char *path;

		if (!line.len || *line.ptr == '#')
			continue;
		path = arena_copy(checkup->arena, line.ptr, line.len);
		if (*path != '/')
			path = arena_printf(checkup->arena, "%s/%s",
					    checkup_common(checkup,
							   "objects"), path);
		*lost = access(path, X_OK) != 0;
		if (*lost || !found)
			found = path;
	}
	return found;
}

static void alternates(struct checkup *checkup)
{
	const char *file = checkup_common(checkup, "objects/info/alternates");
	const char *lender = NULL;
	struct view lines;
	struct err err;
	bool lost = false;
	int rc = file_read(file, ALTERNATES_MAX, checkup->arena, &lines, &err);

	if (!rc)
		lender = find_lender(checkup, lines, &lost);
	if (rc < 0) {
		checkup_unknown(checkup, &err);
	} else if (rc > FILE_MISSING) {
		checkup_wrong(checkup, "'%s' is no plain file", file);
		checkup_help(checkup, "write the folders of objects that are "
			     "borrowed from there, one a line");
	} else if (!lender) {
		checkup_ok(checkup, "no objects are borrowed");
	} else if (lost) {
		checkup_wrong(checkup, "objects are borrowed from '%s', which "
			      "is not there", lender);
		checkup_help(checkup, "bring it back, or name where it is now "
			     "in %s", file);
	} else {
		checkup_odd(checkup, "objects are borrowed from '%s': what is "
			    "tidied away there is missing here", lender);
		checkup_help(checkup, "git repack -a -d && rm %s",
			     checkup_word(checkup, view_of(file)));
	}
}

/* git notes at the clone's birth whether names that differ by case are the
 * same file; a copy to another disk keeps the note. */
static void ignorecase(struct checkup *checkup)
{
	bool same = access(checkup_common(checkup, "CoNfIg"), F_OK) == 0;
	bool noted;

	if (!checkup_has(checkup, CHECKUP_SETTINGS))
		return;
	noted = checkup_is_set(checkup, "core.ignorecase");
	if (noted == same) {
		checkup_ok(checkup, "names that differ by case are %s",
			   same ? "one file here" : "different files here");
		return;
	}
	checkup_odd(checkup, "core.ignoreCase is %s, but names that differ by "
		    "case are %s here", noted ? "true" : "false",
		    same ? "one file" : "different files");
	checkup_help(checkup, "git config core.ignoreCase %s",
		     same ? "true" : "false");
}

const struct checkup_check checkup_clone[] = {
	{ "clone/shallow", "muster raid and the hooks need the history as far "
	  "back as entries may rest", CHECKUP_REPO, shallow },
	{ "clone/objects", "a record whose blob is missing can't be read, at "
	  "HEAD or in history", CHECKUP_REPO, objects },
	{ "clone/branches", "muster new takes the next id that no branch has, "
	  "of those it can see", CHECKUP_REPO, branches },
	{ "clone/sparse", "records that are not checked out can't be edited "
	  "or found with grep", CHECKUP_TREE, sparse },
	{ "clone/replace", "git log shows replaced objects and muster never "
	  "does, so that they disagree", CHECKUP_REPO, replace },
	{ "clone/grafts", "git log follows grafted parents and muster never "
	  "does, so that they disagree", CHECKUP_REPO, grafts },
	{ "clone/alternates", "borrowed objects vanish with the repository "
	  "that they are borrowed from", CHECKUP_REPO, alternates },
	{ "clone/ignorecase", "with the wrong note git misses or doubles "
	  "files that are renamed by case", CHECKUP_REPO, ignorecase },
	{ 0 }
};
