#include "muster/movement.h"

#include "muster/meaning.h"
#include "muster/mechanical.h"

#define DAY_SECONDS 86400

struct walk {
	struct movements *movements;
	const struct programs *programs;
	struct snapshot *snapshot;
	struct documents *documents;
	struct map ids;		/* id to the entry that is looked for */
	struct mechanical mechanical;
	struct err *err;
	int32_t today;
};

/* One open entry, and what is known of it so far. */
struct sought {
	const struct record *record;
	struct movement movement;
};

static struct arena *arena_of(struct walk *walk)
{
	return walk->documents->arena;
}

/* The day on which a record that is still fresh must have moved at last.
 * False when it never goes stale. */
static bool window_edge(const struct walk *walk, const struct program *program,
			const struct record *record, int32_t *day)
{
	struct duration window;

	if (!policy_freshness(&program->policy, record->kind,
			      record_severity(record), &window))
		return false;
	*day = calendar_before(&program->policy.calendar, walk->today, window);
	return true;
}

/* The walk goes back to the earliest edge of any entry, and no less than
 * MOVEMENT_DAYS_MIN. */
static void seek_records(struct walk *walk, const struct program *program)
{
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct sought *sought;
		int32_t edge;

		if (!record->kind || !record->id.len ||
		    !record_is_open(record) ||
		    !window_edge(walk, program, record, &edge))
			continue;
		if (edge < walk->movements->since)
			walk->movements->since = edge;
		sought = arena_alloc(arena_of(walk), sizeof(*sought));
		sought->record = record;
		map_put(arena_of(walk), &walk->ids, record->id, sought);
		map_put(arena_of(walk), &walk->movements->by_path,
			record->path, &sought->movement);
	}
}

static void note(struct movement *movement, int32_t day, bool pending)
{
	if (!movement->known || day > movement->day)
		movement->day = day;
	movement->known = true;
	movement->pending |= pending;
}

/* What one change did to an entry: moved it, or looked at it, on `day`. */
static void judge(struct walk *walk, struct sought *sought,
		  const struct document *old, const struct document *new,
		  int32_t day, bool pending)
{
	struct view reviewed = document_text(new, "reviewed");
	int32_t looked;

	if (!old || !meaning_same(old, new, sought->record->kind,
				  arena_of(walk))) {
		note(&sought->movement, day, pending);
		return;
	}
	if (view_equal(document_text(old, "reviewed"), reviewed) ||
	    !date_parse(reviewed, &looked))
		return;
	note(&sought->movement, looked < day ? looked : day, pending);
}

/* The documents of one side of a commit, by their ids. */
static void add_version(struct walk *walk, struct map *versions,
			const struct document *document)
{
	struct view id = document_text(document, "id");

	if (id.len && !map_get(versions, id))
		map_put(arena_of(walk), versions, id, (void *)document);
}

static bool is_ours(const struct walk *walk, struct view path)
{
	for (size_t i = 0; i < walk->programs->list.len; i++)
		if (reach_holds(&walk->programs->list.items[i]->reach, path))
			return true;
	return false;
}

static const struct document *read_version(struct walk *walk,
					   const struct oid *oid,
					   struct view path)
{
	const struct document *raw =
		documents_blob(walk->documents, walk->snapshot->repo, oid,
			       path, walk->err);

	return raw ? programs_read(walk->programs, raw) : NULL;
}

static int read_old_versions(struct walk *walk,
			     const struct history_commit *commit,
			     struct map *versions)
{
	for (size_t i = 0; i < commit->changes.len; i++) {
		const struct history_change *change =
			&commit->changes.items[i];
		const struct document *document;

		if (!change->has_old || !is_ours(walk, change->path))
			continue;
		document = read_version(walk, &change->old, change->path);
		if (!document)
			return -1;
		add_version(walk, versions, document);
	}
	return 0;
}

static int32_t commit_day(const struct history_commit *commit)
{
	int64_t time = commit->author_time < commit->committer_time
			       ? commit->author_time
			       : commit->committer_time;

	return date_of_time(time);
}

/* The entry that a new version belongs to, unless it is known already that
 * it moved on that day or later. */
static struct sought *seek(const struct walk *walk,
			   const struct document *document, int32_t day)
{
	struct view id = document_text(document, "id");
	struct sought *sought = id.len ? map_get(&walk->ids, id) : NULL;

	if (sought && sought->movement.known && sought->movement.day >= day)
		return NULL;
	return sought;
}

/* The old versions are read once one of them is needed. Renames are
 * followed by id: the old version is where the id was. A merge moves nothing
 * that is there before: only what it adds by itself, such as a record that it
 * renumbers, begins there. */
static int look_at_commit(struct walk *walk,
			  const struct history_commit *commit)
{
	struct map old = MAP_INIT;
	bool read = false;
	int32_t day = commit_day(commit);

	if (day > walk->today)
		day = walk->today;
	if (mechanical_has(&walk->mechanical, &commit->id))
		return 0;
	for (size_t i = 0; i < commit->changes.len; i++) {
		const struct history_change *change =
			&commit->changes.items[i];
		const struct document *new;
		struct sought *sought;

		if (!change->has_new || !is_ours(walk, change->path) ||
		    (commit->merge && change->has_old))
			continue;
		new = read_version(walk, &change->new, change->path);
		if (!new)
			return -1;
		sought = seek(walk, new, day);
		if (!sought)
			continue;
		if (!read && read_old_versions(walk, commit, &old) < 0)
			return -1;
		read = true;
		judge(walk, sought, map_get(&old, sought->record->id), new,
		      day, false);
	}
	return 0;
}

/* The first day on which a commit could still tell something new: behind
 * the day on or after which every entry is known to have moved. */
static int32_t first_open_day(const struct walk *walk)
{
	int32_t least = walk->today;

	for (size_t i = 0; i < walk->ids.len; i++) {
		const struct sought *sought = walk->ids.entries[i].value;

		if (!sought->movement.known)
			return walk->movements->since;
		if (sought->movement.day < least)
			least = sought->movement.day;
	}
	return least + 1;
}

static int walk_history(struct walk *walk)
{
	struct history_scope scope = {
		.tip = walk->snapshot->commit,
		.since = (int64_t)walk->movements->since * DAY_SECONDS,
		.merges = true
	};
	struct history *history = NULL;
	struct history_commit commit;
	struct views dirs = { 0 };
	int rc;

	programs_folders(walk->programs, arena_of(walk), &dirs);
	scope.dirs = dirs.list.items;
	scope.ndirs = dirs.list.len;
	if (history_open(&history, walk->snapshot->repo, &scope,
			 walk->err) < 0)
		return -1;
	while ((rc = history_next(history, &commit, walk->err)) > 0) {
		if ((rc = look_at_commit(walk, &commit)) < 0)
			break;
		history_narrow(history, (int64_t)first_open_day(walk) *
						DAY_SECONDS);
	}
	history_free(history);
	return rc;
}

/* Leave in `changed`, by id, the entries that are not byte for byte in the
 * commit that the snapshot stands on. */
static void find_changed(struct walk *walk, const struct snapshot_files *base,
			 struct map *changed)
{
	struct map blobs = { 0 };

	for (size_t i = 0; i < base->files.len; i++)
		map_put(arena_of(walk), &blobs, base->files.items[i].path,
			&base->files.items[i].oid);
	for (size_t i = 0; i < walk->ids.len; i++) {
		struct sought *sought = walk->ids.entries[i].value;
		const struct record *record = sought->record;
		const struct oid *oid = map_get(&blobs, record->path);

		if (!oid || !record->has_oid || !oid_equal(oid, &record->oid))
			map_put(arena_of(walk), changed, record->id, sought);
	}
}

/* Hold the changed entries against their versions in the base, which are
 * where their ids are: a record may have been renamed. */
static int compare_with_base(struct walk *walk, struct snapshot_files *files,
			     struct snapshot *base)
{
	struct map old = MAP_INIT, changed = MAP_INIT;

	find_changed(walk, files, &changed);
	for (size_t i = 0; changed.len && i < files->files.len; i++) {
		struct snapshot_file *file = &files->files.items[i];
		const struct document *document;

		if (file->kind != SNAPSHOT_FILE)
			continue;
		document = documents_file(walk->documents, base, file,
					  walk->err);
		if (!document)
			return -1;
		add_version(walk, &old,
			    programs_read(walk->programs, document));
	}
	for (size_t i = 0; i < changed.len; i++) {
		struct sought *sought = changed.entries[i].value;

		judge(walk, sought, map_get(&old, changed.entries[i].key),
		      sought->record->document, walk->today, true);
	}
	return 0;
}

/* What is staged or in the work tree, and not committed yet, is of today. */
static int look_at_pending(struct walk *walk)
{
	struct snapshot_files files = { 0 };
	struct snapshot base = { 0 };

	if (walk->snapshot->source == SNAPSHOT_COMMIT)
		return 0;
	if (programs_base(walk->programs, walk->snapshot, &base, &files,
			  walk->err) < 0)
		return -1;
	return compare_with_base(walk, &files, &base);
}

int movements_read(struct movements *movements,
		   const struct programs *programs,
		   struct snapshot *snapshot, struct documents *documents,
		   int32_t today, struct err *err)
{
	struct walk walk = { .movements = movements, .programs = programs,
			     .snapshot = snapshot, .documents = documents,
			     .today = today, .err = err };

	*movements = (struct movements){ .since = today - MOVEMENT_DAYS_MIN };
	for (size_t i = 0; i < programs->list.len; i++)
		seek_records(&walk, programs->list.items[i]);
	if (!walk.ids.len)
		return 0;
	if (look_at_pending(&walk) < 0)
		return -1;
	if (!snapshot->has_commit)
		return 0;
	if (mechanical_read(&walk.mechanical, snapshot, err) < 0)
		return -1;
	return walk_history(&walk);
}

const struct movement *movements_of(const struct movements *movements,
				    const struct record *record)
{
	return map_get(&movements->by_path, record->path);
}
