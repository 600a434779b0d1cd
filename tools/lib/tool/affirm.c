#include "muster/affirm.h"

#include "muster/child.h"
#include "muster/edit.h"
#include "muster/escape.h"
#include "muster/file.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/select.h"

#define ARGS_FIXED 8	/* words of a git command besides the paths */

struct edited {
	const struct record *record;
	const char *path;	/* on disk */
	struct view bytes;
	bool clean;		/* nothing but this edit would be staged */
};

struct affirming {
	struct command *command;
	struct session *session;
	VEC(struct edited) list;
};

/* Is the index's version of the file the one that is being edited? */
static int is_clean(struct affirming *affirming, const struct record *record)
{
	struct snapshot staged;
	struct snapshot_file file;
	struct command *command = affirming->command;
	int rc;

	if (snapshot_open(&staged, affirming->session->repo, SNAPSHOT_INDEX,
			  NULL, &command->arena, &command->err) < 0)
		return -1;
	rc = snapshot_find(&staged, record->path, &file, &command->err);
	if (rc <= 0)
		return rc;
	return file.kind == SNAPSHOT_FILE && record->has_oid &&
	       oid_equal(&file.oid, &record->oid);
}

static int edit(struct affirming *affirming, const struct record *record)
{
	struct command *command = affirming->command;
	struct str out = STR_INIT;
	struct edited *edited;
	char today[DATE_SIZE];
	int clean = is_clean(affirming, record);

	if (clean < 0)
		return -1;
	if (edit_set(record->document, VIEW("reviewed"),
		     view_of(date_format(command->today, today)), &out,
		     &command->err) < 0) {
		str_release(&out);
		return -1;
	}
	edited = VEC_PUSH(&command->arena, &affirming->list);
	edited->record = record;
	edited->clean = clean;
	edited->bytes = view_copy(&command->arena, str_view(&out));
	edited->path = arena_printf(&command->arena, "%s/" VIEW_FMT,
				    repo_work_dir(affirming->session->repo),
				    VIEW_ARG(record->path));
	str_release(&out);
	return 0;
}

/* `words` and the paths of the clean files; NULL when there are none. */
static const char **with_paths(struct affirming *affirming,
			       const char *const *words)
{
	struct arena *arena = &affirming->command->arena;
	const char **argv = arena_array(arena, ARGS_FIXED +
					affirming->list.len, sizeof(*argv));
	size_t len = 0, fixed;

	for (; words[len]; len++)
		argv[len] = words[len];
	fixed = len;
	for (size_t i = 0; i < affirming->list.len; i++) {
		const struct edited *edited = &affirming->list.items[i];

		if (edited->clean)
			argv[len++] = arena_copy(arena,
						 edited->record->path.ptr,
						 edited->record->path.len);
	}
	return len > fixed ? argv : NULL;
}

static int stage(struct affirming *affirming)
{
	static const char *const add[] = { "--literal-pathspecs", "add",
					   "--", NULL };
	const char **argv = with_paths(affirming, add);
	struct command *command = affirming->command;
	struct repo *repo = affirming->session->repo;
	struct child_result result;

	if (!argv)
		return 0;
	if (child_git(repo_git_dir(repo), repo_work_dir(repo), argv,
		      &command->arena, &result, &command->err) < 0)
		return -1;
	if (result.status)
		return err_set(&command->err, "the records are affirmed but "
			       "not staged: git add says: " VIEW_FMT,
			       VIEW_ARG(view_trim(result.errors)));
	return 0;
}

/* The commit is the user's own: with his hooks, on his terminal. */
static int commit(struct affirming *affirming, const char *why)
{
	const char *const words[] = { "git", "--literal-pathspecs", "commit",
				      "--quiet", "-m", why, "--", NULL };
	const char **argv = with_paths(affirming, words);
	struct command *command = affirming->command;
	int status;

	if (!argv)
		return 0;
	if (child_terminal(repo_work_dir(affirming->session->repo), argv,
			   &command->arena, &status, &command->err) < 0)
		return -1;
	return status ? err_set(&command->err, "the records are affirmed and "
				"staged, but git commit did not succeed")
		      : 0;
}

static void tell(struct affirming *affirming, bool committed)
{
	struct command *command = affirming->command;
	char today[DATE_SIZE];

	date_format(command->today, today);
	for (size_t i = 0; i < affirming->list.len; i++) {
		const struct edited *edited = &affirming->list.items[i];

		escape_line(&command->out, edited->record->id);
		str_addf(&command->out, ": reviewed %s, %s\n", today,
			 !edited->clean ? "not staged, since the file has "
					  "other changes: git add it"
			 : committed	? "committed"
					: "staged");
	}
}

static void tell_json(struct affirming *affirming, bool committed)
{
	struct command *command = affirming->command;
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, "raid-affirm", command->today);
	struct value *list = value_list(arena);

	value_put(arena, document, VIEW("affirmed"), list);
	for (size_t i = 0; i < affirming->list.len; i++) {
		const struct edited *edited = &affirming->list.items[i];
		struct value *map = value_push(arena, list, value_map(arena));

		value_put_text(arena, map, "id", edited->record->id);
		value_put_text(arena, map, "path", edited->record->path);
		value_put_bool(arena, map, "staged", edited->clean);
		value_put_bool(arena, map, "committed",
			       edited->clean && committed);
	}
	json_write(&command->out, document);
}

static int edit_all(struct affirming *affirming)
{
	struct command *command = affirming->command;

	for (size_t i = 0; i < command->args.len; i++) {
		const struct record *record = select_record(
			command, affirming->session, command->args.items[i]);

		if (!record)
			return 1;
		if (record->kind && !record_is_open(record)) {
			err_set(&command->err, "'%s' is %s" VIEW_FMT ": only "
				"open records are affirmed",
				command->args.items[i],
				record->status.len ? "" : "without a status",
				VIEW_ARG(record->status));
			return 1;
		}
		if (edit(affirming, record) < 0)
			return -1;
	}
	return 0;
}

int affirm(struct command *command, struct session *session, const char *why)
{
	struct affirming affirming = { command, session, { 0 } };
	int rc;

	if (!repo_work_dir(session->repo))
		return err_set(&command->err, "a bare repository has no files "
			       "to edit: run this in a clone");
	rc = edit_all(&affirming);
	if (rc)
		return rc;
	for (size_t i = 0; i < affirming.list.len; i++)
		if (file_replace(affirming.list.items[i].path,
				 affirming.list.items[i].bytes,
				 &command->err) < 0)
			return -1;
	if (stage(&affirming) < 0)
		return -1;
	if (why && commit(&affirming, why) < 0)
		return -1;
	if (command->format == COMMAND_JSON)
		tell_json(&affirming, why);
	else
		tell(&affirming, why);
	return 0;
}
