/* muster diff: two states of the program, as records. */
#include "muster/comparison_report.h"
#include "muster/date.h"
#include "muster/impacts.h"
#include "muster/json.h"
#include "muster/name.h"
#include "muster/range.h"
#include "muster/report.h"
#include "muster/session.h"

enum format { TEXT, JSON, MARKDOWN };

struct asked {
	bool direct, exit_code, impact;
};

struct state {
	struct repo *repo;
	struct documents documents;
	struct range range;
	struct snapshot snapshots[2];	/* the old one first */
	struct programs programs[2];
	struct comparison comparison;
	bool has_impacts;
	struct impacts impacts;
};

/* --- reading */

static int open_side(struct state *state, struct command *command, int i,
		     enum snapshot_source source)
{
	char hex[OID_HEX + 1];
	const struct oid *oid = i ? &state->range.new : &state->range.old;

	if (snapshot_open(&state->snapshots[i], state->repo, source,
			  oid_hex(oid, hex), &command->arena,
			  &command->err) < 0)
		return -1;
	return programs_outline(&state->programs[i], &state->snapshots[i],
				&state->documents, &command->err);
}

static int open_sides(struct state *state, struct command *command)
{
	enum snapshot_source source = state->range.has_new ? SNAPSHOT_COMMIT
				      : command->staged ? SNAPSHOT_INDEX
							: SNAPSHOT_WORKTREE;

	if (state->range.has_old &&
	    open_side(state, command, 0, SNAPSHOT_COMMIT) < 0)
		return -1;
	return open_side(state, command, 1, source);
}

static int compare(struct state *state, struct command *command)
{
	const struct comparison_side old = { &state->snapshots[0],
					     &state->programs[0] };
	const struct comparison_side new = { &state->snapshots[1],
					     &state->programs[1] };

	return comparison_read(&state->comparison, &old, &new,
			       &state->documents, &command->err);
}

/* --- ids */

/* Is a file of that path called by that id, as far as its name says? */
static bool is_named(struct view path, const char *word)
{
	struct view name = name_of(path);

	return view_is(path, word) || view_is(name_id(name), word) ||
	       (view_ends(name, ".md") &&
		view_is(view_slice(name, 0, name.len - 3), word));
}

static bool lists(const struct program *program, const char *word)
{
	for (size_t i = 0; i < program->files.files.len; i++)
		if (is_named(program->files.files.items[i].path, word))
			return true;
	return false;
}

static bool has_file(const struct state *state, const char *word)
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < state->programs[side].list.len; i++)
			if (lists(state->programs[side].list.items[i], word))
				return true;
	return false;
}

static bool is_of(const struct comparison_change *change, const char *word)
{
	return view_is(change->id, word) || view_is(change->other, word) ||
	       view_is(change->path, word) || view_is(change->old_path, word);
}

/* Is there a record of that id that is the same on both sides? */
static int is_same(struct state *state, struct command *command,
		   const char *word)
{
	struct programs all;

	if (has_file(state, word))
		return 1;
	if (programs_load(&all, &state->snapshots[1], &state->documents,
			  &command->err) < 0)
		return -1;
	return programs_find(&all, view_of(word), NULL) != NULL;
}

/* Operands that would be revisions were they not ids, too. A day is a day,
 * whatever files are called after it. */
static int check_revisions(const struct state *state, struct command *command)
{
	for (size_t i = 0; i < state->range.used; i++) {
		const char *word = command->args.items[i];
		int32_t day;

		if (date_parse(view_of(word), &day) || !has_file(state, word))
			continue;
		err_set(&command->err, "'%s' is a revision and a record: write "
			"refs/heads/%s for the branch, or the path of the "
			"record's file", word, word);
		return 1;
	}
	return 0;
}

static int neither(const struct state *state, struct command *command,
		   size_t i)
{
	err_set(&command->err, "no record is called '%s'%s%s",
		command->args.items[i],
		i == state->range.used && i < 2 ? ", and as a revision: " : "",
		i == state->range.used && i < 2 ? state->range.why.text : "");
	return 1;
}

/* Keep the changes of what the other operands name. */
static int narrow(struct state *state, struct command *command)
{
	struct comparison *comparison = &state->comparison;
	struct opt_list *args = &command->args;
	struct map wanted = MAP_INIT;
	size_t kept = 0;

	for (size_t i = state->range.used; i < args->len; i++) {
		bool found = false;
		int rc;

		for (size_t k = 0; k < comparison->changes.len; k++)
			found |= is_of(&comparison->changes.items[k],
				       args->items[i]);
		rc = found ? 1 : is_same(state, command, args->items[i]);
		if (rc < 0)
			return -1;
		if (!rc) {
			return neither(state, command, i);
		}
		map_put(&command->arena, &wanted, view_of(args->items[i]),
			state);
	}
	for (size_t k = 0; wanted.len && k < comparison->changes.len; k++)
		for (size_t i = 0; i < wanted.len; i++)
			if (is_of(&comparison->changes.items[k],
				  wanted.entries[i].key.ptr)) {
				comparison->changes.items[kept++] =
					comparison->changes.items[k];
				break;
			}
	if (wanted.len)
		comparison->changes.len = kept;
	return 0;
}

static int read_state(struct state *state, struct command *command,
		      const struct asked *asked)
{
	int rc;

	if (repo_open(&state->repo, NULL, &command->err) < 0)
		return -1;
	documents_init(&state->documents, &command->arena);
	documents_keep(&state->documents, state->repo);
	rc = range_read(&state->range, command, state->repo, asked->direct);
	if (rc)
		return rc;
	if (open_sides(state, command) < 0)
		return -1;
	rc = check_revisions(state, command);
	if (rc)
		return rc;
	if (compare(state, command) < 0)
		return -1;
	state->has_impacts = asked->impact;
	if (asked->impact &&
	    impacts_read(&state->impacts, command,
			 state->range.has_old ? &state->snapshots[0] : NULL,
			 &state->snapshots[1], &state->documents) < 0)
		return -1;
	return narrow(state, command);
}

/* --- telling */

static const char *new_name(const struct state *state,
			    const struct command *command)
{
	if (state->range.has_new)
		return "commit";
	return command->staged ? "index" : "work tree";
}

static void put_commit(struct command *command, struct value *document,
		       const char *key, bool there, const struct oid *oid)
{
	struct arena *arena = &command->arena;
	char hex[OID_HEX + 1];

	value_put(arena, document, view_of(key),
		  there ? value_text(arena, view_copy(arena, view_of(
						oid_hex(oid, hex))))
			: value_null(arena));
}

static void add_json(struct command *command, const struct state *state)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	put_commit(command, document, "old", state->range.has_old,
		   &state->range.old);
	put_commit(command, document, "new", state->range.has_new,
		   &state->range.new);
	value_put_text(arena, document, "source",
		       view_of(new_name(state, command)));
	value_put(arena, document, VIEW("counts"),
		  comparison_report_counts(&state->comparison, arena));
	value_put(arena, document, VIEW("records"),
		  comparison_report_value(&state->comparison, arena));
	if (state->has_impacts)
		value_put(arena, document, VIEW("impacts"),
			  impacts_value(&state->impacts, arena));
	json_write(&command->out, document);
}

static void add_commit(struct str *out, const struct oid *oid)
{
	char hex[OID_HEX + 1];

	str_addv(out, view_slice(view_of(oid_hex(oid, hex)), 0,
				 COMPARISON_COMMIT));
}

/* "34ba46f978 -> work tree" */
static void add_range(struct command *command, const struct state *state)
{
	if (state->range.has_old)
		add_commit(&command->out, &state->range.old);
	else
		str_adds(&command->out, "nothing");
	str_adds(&command->out, " -> ");
	if (state->range.has_new)
		add_commit(&command->out, &state->range.new);
	else
		str_adds(&command->out, new_name(state, command));
	str_adds(&command->out, "\n\n");
}

static void tell(struct command *command, const struct state *state)
{
	if (command->format == TEXT && !command->quiet)
		add_range(command, state);
	if (command->format == JSON) {
		add_json(command, state);
		return;
	}
	if (command->format == MARKDOWN)
		comparison_report_markdown(&command->out, &state->comparison,
					   &command->arena);
	else
		comparison_report_text(&command->out, &state->comparison,
				       command->color, &command->arena);
	if (state->impacts.list.len)
		str_addc(&command->out, '\n');
	if (command->format == MARKDOWN)
		impacts_markdown(command, &state->impacts);
	else
		impacts_text(command, &state->impacts);
}

int main(int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "markdown",
					       NULL };
	struct asked asked = { .direct = false };
	struct state state = { .repo = NULL };
	struct command command = { .tool = NULL };
	const struct opt opts[] = {
		OPT_FLAG(0, "staged", &command.staged,
			 "what is staged, not what is in the files"),
		OPT_FLAG(0, "direct", &asked.direct,
			 "A itself, not the merge base"),
		OPT_FLAG(0, "impact", &asked.impact,
			 "what it does to dates, path and risks"),
		OPT_FLAG(0, "exit-code", &asked.exit_code,
			 "end with 1 when a record differs"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json or markdown"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "[REV] [REV] [ID...]", opts, 0 },
		{ 0 }
	};
	bool differs;
	int rc;

	command_start(&command, "diff", forms, argc, argv);
	rc = read_state(&state, &command, &asked);
	differs = state.comparison.changes.len > 0;
	if (!rc)
		tell(&command, &state);
	documents_close(&state.documents);
	repo_free(state.repo);
	return command_end(&command, rc, asked.exit_code && differs
						 ? EXIT_FINDINGS
						 : EXIT_CLEAN);
}
