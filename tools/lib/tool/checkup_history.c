/* The doctor's checks of history: the clock, and what blame reads. */
#include <string.h>
#include <unistd.h>

#include "muster/date.h"
#include "muster/file.h"
#include "muster/history.h"
#include "muster/object.h"
#include "checkup.h"

#define DAY 86400
#define ZONES 1		/* days by which two honest clocks may differ */
#define REVS ".git-blame-ignore-revs"
#define REVS_MAX (1u << 20)	/* bytes of that file */

static void today(struct checkup *checkup)
{
	char here[DATE_SIZE], there[DATE_SIZE];

	if (!checkup_has(checkup, CHECKUP_HEAD))
		return;
	date_format(checkup->today, here);
	if (!checkup->begun || checkup->head_day <= checkup->today) {
		checkup_ok(checkup, "today is %s", here);
		return;
	}
	checkup_odd(checkup, "HEAD was committed on %s, but today is %s: one "
		    "of two clocks is wrong",
		    date_format(checkup->head_day, there), here);
	checkup_help(checkup, "set the clock; if this one is right: git "
		     "commit --amend --no-edit --date=now");
}

/* Commits to the programs that claim to come from the future. */
static int count_ahead(struct checkup *checkup, size_t *count,
		       struct err *err)
{
	size_t ndirs = checkup->programs.list.len;
	struct view *dirs = arena_array(checkup->arena, ndirs + 1,
					sizeof(*dirs));
	struct history_scope scope = {
		.since = ((int64_t)checkup->today + ZONES + 1) * DAY,
		.tip = checkup->head, .dirs = dirs, .ndirs = ndirs
	};
	struct history_commit commit;
	struct history *history;
	int rc;

	*count = 0;
	if (!checkup->begun)
		return 0;
	for (size_t i = 0; i < ndirs; i++)
		dirs[i] = checkup->programs.list.items[i]->dir;
	if (history_open(&history, checkup->repo, &scope, err) < 0)
		return -1;
	while ((rc = history_next(history, &commit, err)) > 0)
		*count += 1;
	history_free(history);
	return rc;
}

static void dates(struct checkup *checkup)
{
	struct err err;
	size_t count;

	if (!checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	if (count_ahead(checkup, &count, &err) < 0) {
		checkup_unknown(checkup, &err);
	} else if (count) {
		checkup_odd(checkup, "%zu commit%s of the program %s dated "
			    "more than a day after today: what they touch "
			    "stays fresh until then", count,
			    count > 1 ? "s" : "", count > 1 ? "are" : "is");
		checkup_help(checkup, "muster raid affirm the entries anew on "
			     "a machine whose clock is right");
	} else {
		checkup_ok(checkup, "no commit is dated in the future");
	}
}

/* The last blame.ignoreRevsFile, or NULL. */
static const struct checkup_setting *find_setting(
	const struct checkup *checkup)
{
	const struct checkup_setting *found = NULL;

	for (size_t i = 0; i < checkup->settings.len; i++)
		if (!strcmp(checkup->settings.items[i].name,
			    "blame.ignorerevsfile"))
			found = &checkup->settings.items[i];
	return found && *found->value ? found : NULL;
}

static bool is_commit(struct checkup *checkup, struct view line)
{
	enum object_type type;
	struct oid oid;
	struct err err;
	size_t size;

	return oid_parse(line, &oid) &&
	       object_look(checkup->repo, &oid, &type, &size, &err) > 0 &&
	       (type == OBJECT_COMMIT || type == OBJECT_TAG);
}

/* Of the lines of the file, those that name no commit. */
static void find_strangers(struct checkup *checkup, struct view bytes,
			   struct checkup_list *strangers)
{
	struct view line;

	while (view_line(&bytes, &line)) {
		line = view_trim(view_slice(line, 0, view_find(line, 0,
							       '#')));
		if (line.len && !is_commit(checkup, line))
			checkup_note(checkup, strangers, line);
	}
}

static void judge_revs(struct checkup *checkup, struct view bytes)
{
	struct checkup_list strangers = { { 0 } };

	find_strangers(checkup, bytes, &strangers);
	if (!strangers.list.len) {
		checkup_ok(checkup, "git blame passes over what " REVS
			   " names");
		return;
	}
	checkup_odd(checkup, REVS " names what is no commit here: %s",
		    checkup_names(checkup, &strangers));
	if (repo_is_shallow(checkup->repo))
		checkup_help(checkup, "git fetch --unshallow");
	else
		checkup_help(checkup, "write the commit's whole id there, or "
			     "remove the line");
}

/* git blame fails altogether when the file that it is told of is not
 * there. */
static bool is_lost(struct checkup *checkup,
		    const struct checkup_setting *setting)
{
	const char *path = setting->value;

	if (view_starts(view_of(path), ":(optional)") || *path == '~')
		return false;
	if (*path != '/')
		path = arena_printf(checkup->arena, "%s/%s",
				    repo_work_dir(checkup->repo), path);
	if (!access(path, F_OK))
		return false;
	checkup_wrong(checkup, "git blame fails: blame.ignoreRevsFile names "
		      "'%s', which is not there", setting->value);
	checkup_help(checkup, "git config --%s --unset-all "
		     "blame.ignoreRevsFile", setting->scope);
	return true;
}

static void blame(struct checkup *checkup)
{
	const char *path = arena_printf(checkup->arena, "%s/" REVS,
					repo_work_dir(checkup->repo));
	const struct checkup_setting *setting;
	struct view bytes;
	struct err err;
	int rc;

	if (!checkup_has(checkup, CHECKUP_SETTINGS))
		return;
	setting = find_setting(checkup);
	if (setting && is_lost(checkup, setting))
		return;
	rc = file_read(path, REVS_MAX, checkup->arena, &bytes, &err);
	if (rc < 0) {
		checkup_unknown(checkup, &err);
	} else if (rc) {
		checkup_ok(checkup, "there is no " REVS);
	} else if (!setting) {
		checkup_odd(checkup, "git blame does not heed " REVS);
		checkup_help(checkup, "git config blame.ignoreRevsFile "
			     REVS);
	} else {
		judge_revs(checkup, bytes);
	}
}

const struct checkup_check checkup_history[] = {
	{ "history/clock", "with a wrong clock entries go stale too early or "
	  "too late", CHECKUP_REPO, today },
	{ "history/dates", "an entry moved when its commit says, and a date "
	  "in the future hides that it rests", CHECKUP_REPO, dates },
	{ "history/blame", "who wrote a line is told wrongly when commits "
	  "that only moved it count", CHECKUP_TREE, blame },
	{ 0 }
};
