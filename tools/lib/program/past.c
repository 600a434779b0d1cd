#include "muster/past.h"

#include <string.h>

#include "muster/meaning.h"

static struct arena *arena_of(struct past *past)
{
	return past->documents->arena;
}

int past_open(struct past *past, const struct programs *programs,
	      struct snapshot *snapshot, struct documents *documents,
	      int32_t today, struct err *err)
{
	struct history_scope scope = { .tip = snapshot->commit,
				       .since = INT64_MIN };
	struct views dirs = { 0 };

	*past = (struct past){ .programs = programs, .snapshot = snapshot,
			       .documents = documents, .today = today };
	if (!snapshot->has_commit)
		return 0;
	programs_folders(programs, arena_of(past), &dirs);
	scope.dirs = dirs.list.items;
	scope.ndirs = dirs.list.len;
	return history_open(&past->history, snapshot->repo, &scope, err);
}

void past_close(struct past *past)
{
	history_free(past->history);
	past->history = NULL;
}

static void end(struct past *past, bool cut)
{
	past->cut = cut;
	past_close(past);
}

/* Is nothing asked for that lies behind this step? Where no day says how
 * far, the first change that has a meaning is the last one. */
static bool ends(struct past *past, const struct past_record *record,
		 const struct past_step *step)
{
	return !step->old || record->steps.len == PAST_STEPS_MAX ||
	       (!record->has_since &&
		!meaning_same(step->old, step->new, record->record->kind,
			      arena_of(past)));
}

static void add_step(struct past *past, struct past_record *record,
		     struct past_step step)
{
	*VEC_PUSH(arena_of(past), &record->steps) = step;
	record->known |= ends(past, record, &step);
}

static void turn_last_to_front(struct past_record *record)
{
	struct past_step *steps = record->steps.items;
	size_t last = record->steps.len - 1;
	struct past_step step = steps[last];

	memmove(steps + 1, steps, last * sizeof(*steps));
	*steps = step;
}

/* What the commit below has for the record, if that is something else. */
static int look_at_pending(struct past *past, struct past_record *record)
{
	struct snapshot base;
	struct snapshot_file file;
	const struct document *old;
	int rc;

	record->asked = true;
	if (!snapshot_base(past->snapshot, &base))
		return 0;
	rc = snapshot_find(&base, record->path, &file, &past->err);
	if (rc <= 0 || file.kind != SNAPSHOT_FILE)
		return rc < 0 ? -1 : 0;
	old = documents_file(past->documents, &base, &file, &past->err);
	if (!old)
		return -1;
	old = programs_read(past->programs, old);
	if (!old || view_equal(old->bytes, record->record->document->bytes))
		return 0;
	/* In front of what the walk for others may have met of it. */
	add_step(past, record, (struct past_step){
		.day = past->today, .pending = true, .old = old,
		.new = record->record->document });
	turn_last_to_front(record);
	return 0;
}

void past_want(struct past *past, const struct program *program,
	       const struct record *record)
{
	struct past_record *wanted =
		arena_alloc(arena_of(past), sizeof(*wanted));

	wanted->program = program;
	wanted->record = record;
	wanted->path = record->path;
	wanted->has_since = record_date(record, VIEW("reviewed"),
					&wanted->since) &&
			    wanted->since <= past->today;
	map_put(arena_of(past), &past->records, record->path, wanted);
}

/* The author by the name that the program knows him by. */
static struct view name_author(struct past *past,
			       const struct past_record *record,
			       const struct history_commit *commit)
{
	const struct record *person =
		program_person(record->program, commit->author_email);

	if (person)
		return person->title.len ? person->title : person->id;
	return view_copy(arena_of(past), commit->author_name);
}

/* A version of a file as the programs read it; NULL: it is none of theirs.
 * 0, or -1. */
static int read_version(struct past *past, const struct oid *oid,
			struct view path, const struct document **version)
{
	const struct document *raw = documents_blob(
		past->documents, past->snapshot->repo, oid, path, &past->err);

	*version = raw ? programs_read(past->programs, raw) : NULL;
	return raw ? 0 : -1;
}

/* Where a record was before the commit that put it where it is: the file
 * of the same id that the commit removed; NULL: it is new. 0, or -1. */
static int find_renamed(struct past *past, const struct past_record *record,
			const struct history_commit *commit,
			const struct document **old)
{
	for (size_t i = 0; i < commit->changes.len; i++) {
		const struct history_change *change =
			&commit->changes.items[i];

		if (!change->has_old || change->has_new)
			continue;
		if (read_version(past, &change->old, change->path, old) < 0)
			return -1;
		if (*old && view_equal(document_text(*old, "id"),
				       record->record->id))
			return 0;
	}
	*old = NULL;
	return 0;
}

static int look_at_change(struct past *past, struct past_record *record,
			  const struct history_commit *commit,
			  const struct history_change *change)
{
	int64_t time = commit->author_time < commit->committer_time
			       ? commit->author_time
			       : commit->committer_time;
	struct past_step step = { .day = date_of_time(time) };
	int rc;

	if (record->has_since &&
	    date_of_time(commit->committer_time) < record->since) {
		record->known = true;
		return 0;
	}
	rc = read_version(past, &change->new, change->path, &step.new);
	if (!rc && change->has_old)
		rc = read_version(past, &change->old, change->path,
				  &step.old);
	else if (!rc)
		rc = find_renamed(past, record, commit, &step.old);
	if (rc < 0 || !step.new)
		return rc;
	step.author = name_author(past, record, commit);
	add_step(past, record, step);
	if (step.old && !change->has_old) {
		record->path = step.old->path;
		map_put(arena_of(past), &past->records, record->path, record);
	}
	return 0;
}

static int look_at_commit(struct past *past,
			  const struct history_commit *commit)
{
	for (size_t i = 0; i < commit->changes.len; i++) {
		const struct history_change *change =
			&commit->changes.items[i];
		struct past_record *record =
			map_get(&past->records, change->path);

		if (record && !record->known && change->has_new &&
		    view_equal(record->path, change->path) &&
		    look_at_change(past, record, commit, change) < 0)
			return -1;
	}
	return 0;
}

/* One commit further back. */
static void walk(struct past *past, struct past_record *record)
{
	struct history_commit commit;
	int rc = history_next(past->history, &commit, &past->err);

	if (rc > 0 && record->has_since &&
	    date_of_time(commit.committer_time) < record->since)
		record->known = true;
	if (rc > 0)
		rc = look_at_commit(past, &commit) < 0 ? -1 : 1;
	if (rc <= 0 || history_walked(past->history) > PAST_COMMITS_MAX)
		end(past, rc < 0);
}

const struct past_record *past_of(struct past *past,
				  const struct record *record)
{
	struct past_record *wanted = map_get(&past->records, record->path);

	if (wanted && !wanted->asked && look_at_pending(past, wanted) < 0)
		end(past, true);
	while (wanted && !wanted->known && past->history)
		walk(past, wanted);
	return wanted;
}
