#include "checkup.h"

#include <stdarg.h>
#include <string.h>

#include "muster/commit.h"
#include "muster/config.h"
#include "muster/date.h"
#include "muster/escape.h"
#include "muster/object.h"
#include "muster/tree.h"

__attribute__((format(printf, 3, 0)))
static void say(struct checkup *checkup, enum doctor_state state,
		const char *fmt, va_list args)
{
	checkup->result->state = state;
	checkup->result->message =
		view_of(arena_vprintf(checkup->arena, fmt, args));
}

void checkup_ok(struct checkup *checkup, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(checkup, DOCTOR_OK, fmt, args);
	va_end(args);
}

void checkup_odd(struct checkup *checkup, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(checkup, DOCTOR_ODD, fmt, args);
	va_end(args);
}

void checkup_wrong(struct checkup *checkup, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(checkup, DOCTOR_WRONG, fmt, args);
	va_end(args);
}

void checkup_unknown(struct checkup *checkup, const struct err *err)
{
	checkup_odd(checkup, "can't tell: %s", err->text);
}

void checkup_help(struct checkup *checkup, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	checkup->result->help =
		view_of(arena_vprintf(checkup->arena, fmt, args));
	va_end(args);
}

const char *checkup_word(struct checkup *checkup, struct view word)
{
	struct str quoted = STR_INIT;
	const char *copy;

	escape_shell(&quoted, word);
	copy = arena_copy(checkup->arena, quoted.buf, quoted.len);
	str_release(&quoted);
	return copy;
}

struct view checkup_item(struct view *rest)
{
	size_t end = view_find(*rest, 0, '\0');
	struct view item = view_slice(*rest, 0, end);

	*rest = view_slice(*rest, end + 1, rest->len);
	return item;
}

/* What child_git() itself sets on the command line. */
static bool is_childs(const struct checkup_setting *setting)
{
	return !strcmp(setting->scope, "command") &&
	       (!strcmp(setting->name, "core.hookspath") ||
		!strcmp(setting->name, "core.fsmonitor") ||
		!strcmp(setting->name, "safe.barerepository"));
}

static void parse_settings(struct checkup *checkup, struct view rest)
{
	while (rest.len) {
		struct view scope = checkup_item(&rest);
		struct view item = checkup_item(&rest);
		size_t end = view_find(item, 0, '\n');
		struct view value = end < item.len ?
			view_slice(item, end + 1, item.len) : VIEW("true");
		struct checkup_setting setting = {
			arena_copy(checkup->arena, scope.ptr, scope.len),
			arena_copy(checkup->arena, item.ptr, end),
			arena_copy(checkup->arena, value.ptr, value.len)
		};

		if (!is_childs(&setting))
			*VEC_PUSH(checkup->arena, &checkup->settings) =
				setting;
	}
}

static int read_settings(struct checkup *checkup, struct err *err)
{
	static const char *const argv[] = { "config", "--list", "-z",
					    "--show-scope", NULL };
	struct child_result answer;

	if (child_git(checkup->place.git_dir, checkup->place.top, argv,
		      checkup->arena, &answer, err) < 0)
		return -1;
	if (answer.status)
		return err_set(err, "git can't read its configuration: "
			       VIEW_FMT, VIEW_ARG(view_trim(answer.errors)));
	parse_settings(checkup, answer.out);
	return 0;
}

static int read_head(struct checkup *checkup, struct err *err)
{
	struct commit_person committer;
	struct commit commit;
	struct object object;
	int rc = repo_head(checkup->repo, &checkup->head, err);

	checkup->begun = rc > 0;
	if (rc <= 0)
		return rc;
	if (object_read(checkup->repo, &checkup->head, OBJECT_COMMIT,
			VIEW(""), &object, err) < 0)
		return -1;
	if (commit_parse(object.bytes, checkup->arena, &commit)) {
		commit_person(commit.committer, &committer);
		checkup->head_day = date_of_time(committer.time);
		rc = 0;
	} else {
		rc = object_damaged(&checkup->head, VIEW(""), err);
	}
	object_release(&object);
	return rc;
}

static int read_index(struct checkup *checkup, struct err *err)
{
	const struct view everything = VIEW("");
	const struct index_filter filter = { &everything, 1 };
	int rc;

	if (!repo_work_dir(checkup->repo))
		return 0;
	rc = index_read_file(repo_index_path(checkup->repo), &filter,
			     checkup->arena, &checkup->index, err);
	if (rc == INDEX_FOREIGN)
		rc = index_read_git(repo_git_dir(checkup->repo),
				    repo_work_dir(checkup->repo), &filter,
				    checkup->arena, &checkup->index, err);
	if (rc >= 0)
		checkup->indexed = (enum index_result)rc;
	return rc < 0 ? -1 : 0;
}

static int read_programs(struct checkup *checkup, struct err *err)
{
	enum snapshot_source source = repo_work_dir(checkup->repo) ?
		SNAPSHOT_WORKTREE : SNAPSHOT_COMMIT;

	if (snapshot_open(&checkup->snapshot, checkup->repo, source, "HEAD",
			  checkup->arena, err) < 0)
		return -1;
	documents_init(&checkup->documents, checkup->arena);
	return programs_load(&checkup->programs, &checkup->snapshot,
			     &checkup->documents, err);
}

static const struct reader {
	int (*read)(struct checkup *checkup, struct err *err);
	enum checkup_part on[2];	/* what it stands on; itself: nothing */
} readers[CHECKUP_PARTS] = {
	[CHECKUP_SETTINGS] = { read_settings, { CHECKUP_SETTINGS,
						CHECKUP_SETTINGS } },
	[CHECKUP_HEAD] = { read_head, { CHECKUP_HEAD, CHECKUP_HEAD } },
	[CHECKUP_INDEX] = { read_index, { CHECKUP_INDEX, CHECKUP_INDEX } },
	[CHECKUP_PROGRAMS] = { read_programs, { CHECKUP_HEAD,
						CHECKUP_INDEX } }
};

static bool has_one(struct checkup *checkup, enum checkup_part part,
		    enum doctor_state state)
{
	if (!checkup->parts[part].tried) {
		checkup->parts[part].tried = true;
		checkup->parts[part].rc = readers[part].read(
			checkup, &checkup->parts[part].err);
	}
	if (!checkup->parts[part].rc)
		return true;
	if (checkup->parts[part].told) {
		checkup_odd(checkup, "can't tell: see %s",
			    checkup->parts[part].told);
		return false;
	}
	checkup->parts[part].told = checkup->result->id;
	if (state == DOCTOR_WRONG)
		checkup_wrong(checkup, "%s", checkup->parts[part].err.text);
	else
		checkup_unknown(checkup, &checkup->parts[part].err);
	return false;
}

static bool has(struct checkup *checkup, enum checkup_part part,
		enum doctor_state state)
{
	for (size_t i = 0; i < 2; i++)
		if (readers[part].on[i] != part &&
		    !has_one(checkup, readers[part].on[i], DOCTOR_ODD))
			return false;
	return has_one(checkup, part, state);
}

bool checkup_has(struct checkup *checkup, enum checkup_part part)
{
	return has(checkup, part, DOCTOR_ODD);
}

bool checkup_must(struct checkup *checkup, enum checkup_part part)
{
	return has(checkup, part, DOCTOR_WRONG);
}

const char *checkup_setting(const struct checkup *checkup, const char *name)
{
	for (size_t i = checkup->settings.len; i > 0; i--)
		if (!strcmp(checkup->settings.items[i - 1].name, name))
			return checkup->settings.items[i - 1].value;
	return NULL;
}

bool checkup_is_set(const struct checkup *checkup, const char *name)
{
	const char *value = checkup_setting(checkup, name);

	return value && config_is_true(value);
}

bool checkup_ask(struct checkup *checkup, const char *const *argv,
		 struct child_result *answer)
{
	struct err err;

	if (!checkup_has(checkup, CHECKUP_SETTINGS))
		return false;
	if (child_git(repo_git_dir(checkup->repo),
		      repo_work_dir(checkup->repo), argv, checkup->arena,
		      answer, &err) < 0) {
		checkup_unknown(checkup, &err);
		return false;
	}
	if (answer->status <= 1)
		return true;
	while (**argv == '-')
		argv++;
	checkup_odd(checkup, "can't tell: git %s: " VIEW_FMT, *argv,
		    VIEW_ARG(view_trim(answer->errors)));
	return false;
}

const char *checkup_common(struct checkup *checkup, const char *name)
{
	return arena_printf(checkup->arena, "%s/%s",
			    repo_common_dir(checkup->repo), name);
}

bool checkup_is_record(const struct checkup *checkup, struct view path)
{
	for (size_t i = 0; i < checkup->programs.list.len; i++) {
		struct view dir = checkup->programs.list.items[i]->dir;

		if (path.len > dir.len && path.ptr[dir.len] == '/' &&
		    view_equal(view_slice(path, 0, dir.len), dir) &&
		    tree_name_is_record(path))
			return true;
	}
	return false;
}

void checkup_note(struct checkup *checkup, struct checkup_list *paths,
		  struct view path)
{
	*VEC_PUSH(checkup->arena, &paths->list) = path;
}

const char *checkup_names(struct checkup *checkup,
			  const struct checkup_list *paths)
{
	struct view first = paths->list.items[0];

	if (paths->list.len == 1)
		return arena_printf(checkup->arena, "'" VIEW_FMT "'",
				    VIEW_ARG(first));
	return arena_printf(checkup->arena, "'" VIEW_FMT "' and %zu more",
			    VIEW_ARG(first), paths->list.len - 1);
}

const char *checkup_words(struct checkup *checkup,
			  const struct checkup_list *paths)
{
	struct str words = STR_INIT;
	const char *copy;

	for (size_t i = 0; i < paths->list.len && i < CHECKUP_WORDS_MAX;
	     i++) {
		str_addc(&words, ' ');
		escape_shell(&words, paths->list.items[i]);
	}
	copy = arena_copy(checkup->arena, words.buf, words.len);
	str_release(&words);
	return copy;
}
