#include "muster/renumber.h"

#include <unistd.h>

#include "muster/check.h"
#include "muster/claim.h"
#include "muster/ids.h"
#include "muster/name.h"
#include "muster/progress.h"
#include "muster/schema.h"
#include "muster/select.h"
#include "muster/utf8.h"

#define SHOWN 80	/* bytes of an argument that a message repeats */

/* The functions below yield an enum renumber_result, or -1. */
struct renumbering {
	struct renumber *it;
	struct session *session;
	struct command *command;
	struct arena *arena;
	struct err *err;
	const struct record *record;
	const struct program *program;
};

static struct view shown(const char *argument)
{
	return view_slice(view_of(argument), 0, SHOWN);
}

/* Two records have the id: which of them is meant? */
static int ask_which(struct renumbering *run, const struct record *one,
		     const struct record *other)
{
	err_set(run->err, "the id '" VIEW_FMT "' is that of " VIEW_FMT " and "
		VIEW_FMT ": name one of them by its path", VIEW_ARG(one->id),
		VIEW_ARG(one->path), VIEW_ARG(other->path));
	return RENUMBER_WRONG;
}

/* The record that has the id, if there is but one. */
static int find_by_id(struct renumbering *run, struct view id)
{
	const struct programs *programs = &run->session->programs;

	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++) {
			const struct record *record =
				&program->records.items[k];

			if (!view_equal(record->id, id))
				continue;
			if (run->record)
				return ask_which(run, run->record, record);
			run->record = record;
		}
	}
	return RENUMBER_DONE;
}

/* Can this record's id be changed at all? */
static int judge_record(struct renumbering *run)
{
	const struct record *record = run->record;
	const struct kind *kind = record->kind;

	if (!record->id.len || !kind)
		err_set(run->err, VIEW_FMT " has no %s that can be read: mend "
			"it first (muster check)", VIEW_ARG(record->path),
			record->id.len ? "kind" : "id");
	else if (record->document->raw)
		err_set(run->err, VIEW_FMT " was not written for muster: its "
			"number is that of its own tool, which changes it",
			VIEW_ARG(record->path));
	else if (!kind->folder.len)
		err_set(run->err, "there is but one " VIEW_FMT " in a "
			"program, and it keeps its id", VIEW_ARG(kind->name));
	else if (view_is(kind->name, "kind"))
		err_set(run->err, VIEW_FMT " defines the kind '" VIEW_FMT "', "
			"which all records of that kind name: a kind keeps "
			"its id", VIEW_ARG(record->path), VIEW_ARG(record->id));
	else
		return RENUMBER_DONE;
	return RENUMBER_WRONG;
}

static int pick(struct renumbering *run)
{
	const char *operand = run->it->operand;
	int rc = find_by_id(run, view_of(operand));

	if (rc)
		return rc;
	if (!run->record)
		run->record = select_record(run->command, run->session,
					    operand);
	if (!run->record)
		return RENUMBER_WRONG;
	run->program = programs_of(&run->session->programs, run->record);
	return judge_record(run);
}

/* Another record of the program whose id is, or looks like, this one. */
static const struct record *find_another(const struct renumbering *run,
					 struct view id)
{
	struct view look = utf8_skeleton(run->arena, id);

	for (size_t i = 0; i < run->program->records.len; i++) {
		const struct record *record = &run->program->records.items[i];

		if (record != run->record &&
		    view_equal(utf8_skeleton(run->arena, record->id), look))
			return record;
	}
	return NULL;
}

/* Does it differ from the record's own only in what the eye passes over?
 * That is how R-a becomes R-A. */
static bool is_alike(const struct renumbering *run, struct view id)
{
	return view_equal(utf8_skeleton(run->arena, id),
			  utf8_skeleton(run->arena, run->record->id));
}

/* Nobody else has it, here, on a branch or in the past. */
static int judge_id(struct renumbering *run, const struct ids *ids,
		    struct view id)
{
	const struct kind *kind = run->record->kind;
	const struct record *another = find_another(run, id);
	const struct id *taken = ids_find(ids, id);
	const char *why;

	if (view_equal(id, run->record->id))
		err_set(run->err, VIEW_FMT " has the id '" VIEW_FMT "' "
			"already", VIEW_ARG(run->record->path), VIEW_ARG(id));
	else if (!schema_id(kind, id, &why))
		err_set(run->err, "'" VIEW_FMT "' is no id of the kind "
			VIEW_FMT "%s" VIEW_FMT ": it %s",
			VIEW_ARG(shown(run->it->wish)), VIEW_ARG(kind->name),
			kind->prefix.len ? ", with the prefix " : "",
			VIEW_ARG(kind->prefix), why);
	else if (another)
		err_set(run->err, "the id '" VIEW_FMT "' is taken: " VIEW_FMT
			" has '" VIEW_FMT "'", VIEW_ARG(id),
			VIEW_ARG(another->path), VIEW_ARG(another->id));
	else if (taken && !is_alike(run, id))
		ids_refuse(taken, id, run->err);
	else
		return RENUMBER_DONE;
	return RENUMBER_WRONG;
}

static int choose_id(struct renumbering *run)
{
	struct renumber *it = run->it;
	const struct kind *kind = run->record->kind;
	struct progress progress;
	struct ids ids;

	ids_init(&ids, run->arena);
	progress_start(&progress, STDERR_FILENO, "commits read");
	ids.tick = progress_tick;
	ids.context = &progress;
	if (ids_read_all(&ids, run->program, run->session->repo, run->err) < 0)
		return -1;
	it->unseen = ids.unseen;
	it->old = run->record->id;
	it->id = view_of(it->wish);
	if (it->wish)
		return judge_id(run, &ids, it->id);
	if (kind->prefix.len) {
		it->id = ids_next(&ids, kind->prefix);
		return RENUMBER_DONE;
	}
	err_set(run->err, "ids of the kind " VIEW_FMT " are words: say which "
		"the new one is", VIEW_ARG(kind->name));
	return RENUMBER_WRONG;
}

/* R-012-x.md becomes R-013-x.md; what is called otherwise keeps its name. */
static void choose_path(struct renumbering *run)
{
	struct renumber *it = run->it;
	struct view path = run->record->path, name = name_of(path);

	it->from = path;
	it->path = path;
	if (citation_is_name(run->record))
		it->path = view_of(arena_printf(
			run->arena, VIEW_FMT VIEW_FMT VIEW_FMT,
			VIEW_ARG(view_slice(path, 0, path.len - name.len)),
			VIEW_ARG(it->id),
			VIEW_ARG(view_slice(name, it->old.len, name.len))));
}

static int find_citations(struct renumbering *run)
{
	struct renumber *it = run->it;
	struct session *session = run->session;
	struct err err;
	size_t own = 0;

	if (citations_find(&it->citations, run->record, &session->programs,
			   &session->snapshot, &session->documents,
			   run->err) < 0)
		return -1;
	for (size_t i = 0; i < it->citations.list.len; i++)
		own += it->citations.list.items[i].how == CITATION_ID;
	if (own != 1) {
		err_set(run->err, "the id in " VIEW_FMT " is not written as "
			"it reads: write 'id: " VIEW_FMT "' first",
			VIEW_ARG(it->from), VIEW_ARG(it->old));
		return RENUMBER_WRONG;
	}
	if (claims_decide(&it->citations, session->repo, &session->documents,
			  &err) < 0)
		it->undecided = view_copy(run->arena, view_of(err.text));
	return RENUMBER_DONE;
}

/* All citations of one file, from the first on. Yields the index behind. */
static int edit_file(struct renumbering *run, size_t *i)
{
	struct renumber *it = run->it;
	const struct document *document = it->citations.list.items[*i].document;
	struct str out = STR_INIT;
	struct view bytes;
	int rc;

	*i = citations_apply(&it->citations, *i, it->id, &out);
	bytes = str_view(&out);
	if (view_equal(bytes, document->bytes))
		rc = 0;
	else if (!view_equal(document->path, it->from) ||
		 view_equal(it->from, it->path))
		rc = rewrite_put(&it->rewrite, document->path, bytes);
	else
		rc = rewrite_move(&it->rewrite, it->from, it->path, bytes);
	str_release(&out);
	return rc;
}

/* What the baseline accepts in the record's file moves with it. */
static int edit_baseline(struct renumbering *run)
{
	const struct baseline *old = &run->program->baseline;
	struct baseline now = { .present = true, .path = old->path };
	const struct baseline_entry **entries;
	struct str out = STR_INIT;
	bool changed = false;
	size_t len;
	int rc = 0;

	entries = baseline_sorted(old, run->arena, &len);
	for (size_t i = 0; i < len; i++) {
		struct baseline_entry entry = *entries[i];

		if (view_equal(entry.path, run->it->from)) {
			entry.path = run->it->path;
			changed = true;
		}
		baseline_put(&now, &entry, entry.count, run->arena);
	}
	if (!changed || view_equal(run->it->from, run->it->path))
		return 0;
	baseline_write(&now, &out, run->arena);
	rc = rewrite_put(&run->it->rewrite, old->path, str_view(&out));
	str_release(&out);
	return rc;
}

/* What a finding says, with the new id in the place of the old one, so that
 * before and after can be compared. */
static struct view told(const struct renumbering *run,
			const struct finding *finding)
{
	struct view old = run->it->old, copy;
	struct str out = STR_INIT;
	struct view text = view_of(arena_printf(
		run->arena, "%s " VIEW_FMT " " VIEW_FMT,
		rule_info(finding->rule)->id, VIEW_ARG(finding->path),
		VIEW_ARG(finding->message)));

	for (size_t i = 0; i < text.len;) {
		bool here = view_equal(view_slice(text, i, i + old.len), old);

		str_addv(&out, here ? run->it->id : view_slice(text, i, i + 1));
		i += here ? old.len : 1;
	}
	copy = view_copy(run->arena, str_view(&out));
	str_release(&out);
	return copy;
}

/* What `muster check` says now. */
static void read_told(struct renumbering *run, struct map *now)
{
	struct findings findings = { .arena = run->arena };

	check_programs(&run->session->programs, run->command->today,
		       &findings);
	for (size_t i = 0; i < findings.list.len; i++)
		map_put(run->arena, now, told(run, &findings.list.items[i]),
			run);
}

/* What is new is our fault, but for what two records of one id had hidden:
 * only the first of them was looked at as what the others refer to. */
static int find_wrong(struct renumbering *run)
{
	struct renumber *it = run->it;
	struct findings fresh = { .arena = run->arena };
	struct map now = MAP_INIT;

	it->wrong.arena = run->arena;
	it->hidden.arena = run->arena;
	if (rewrite_check(&it->rewrite, &fresh) < 0)
		return -1;
	if (fresh.list.len)
		read_told(run, &now);
	for (size_t i = 0; i < fresh.list.len; i++) {
		const struct finding *finding = &fresh.list.items[i];
		bool link = view_starts(view_of(rule_info(finding->rule)->id),
					"link/");

		if (map_get(&now, told(run, finding)))
			continue;
		*VEC_PUSH(run->arena, link && it->citations.others.len
					      ? &it->hidden.list
					      : &it->wrong.list) = *finding;
	}
	return RENUMBER_DONE;
}

static int prepare(struct renumbering *run)
{
	struct renumber *it = run->it;
	int rc = pick(run);

	if (!rc)
		rc = choose_id(run);
	if (rc)
		return rc;
	choose_path(run);
	rc = find_citations(run);
	for (size_t i = 0; !rc && i < it->citations.list.len;)
		rc = edit_file(run, &i);
	if (!rc)
		rc = edit_baseline(run);
	return rc ? rc : find_wrong(run);
}

static int judge_call(struct renumbering *run)
{
	const struct repo *repo = run->session->repo;

	if (!repo_work_dir(repo))
		err_set(run->err, "this repository is bare: there is no work "
			"tree to write to; make a clone of it");
	else if (run->it->why && repo_is_merging(repo))
		err_set(run->err, "a merge is under way, and a commit ends "
			"it: leave out --message, then run git commit");
	else
		return RENUMBER_DONE;
	return RENUMBER_WRONG;
}

int renumber_run(struct renumber *renumber, struct session *session,
		 struct command *command)
{
	struct renumbering run = { .it = renumber, .session = session,
				   .command = command,
				   .arena = &command->arena,
				   .err = &command->err };
	int rc = judge_call(&run);

	rewrite_init(&renumber->rewrite, session, command);
	if (!rc)
		rc = prepare(&run);
	if (rc || renumber->dry || renumber->wrong.list.len)
		return rc;
	if (rewrite_write(&renumber->rewrite) < 0 ||
	    rewrite_stage(&renumber->rewrite) < 0)
		return -1;
	return renumber->why ? rewrite_commit(&renumber->rewrite,
					      renumber->why)
			     : RENUMBER_DONE;
}
