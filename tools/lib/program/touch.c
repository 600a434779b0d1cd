#include "muster/touch.h"

#include "muster/mechanical.h"

#define DAY_SECONDS 86400

struct touch {
	const struct snapshot_file *file;
	int32_t since;
	bool known, touched;
};

struct walk {
	struct touches *touches;
	const struct programs *programs;
	struct snapshot *snapshot;
	struct mechanical mechanical;
	struct map names;	/* what a file was called at this point of the
				 * past to its struct touch, or to NULL */
	struct map changed;	/* paths to the last day of a change */
	struct map removed;	/* in one commit: blob to its change */
	struct arena step;	/* for one commit */
	struct err *err;
};

void touches_init(struct touches *touches, struct arena *arena)
{
	*touches = (struct touches){ .arena = arena };
}

void touches_seek(struct touches *touches, const struct snapshot_file *file,
		  int32_t since)
{
	struct touch *touch;

	if (!file->has_oid || map_get(&touches->files, file->path))
		return;
	touch = arena_alloc(touches->arena, sizeof(*touch));
	touch->file = file;
	touch->since = since;
	map_put(touches->arena, &touches->files, file->path, touch);
	touches->open++;
}

static void note(struct walk *walk, struct touch *touch, int32_t day)
{
	if (touch->known || day < touch->since)
		return;
	touch->known = true;
	touch->touched = true;
	walk->touches->open--;
}

/* The commit that the snapshot stands on: its blobs by path, and by blob the
 * paths that are no longer there. */
static int list_base(struct walk *walk, struct map *blobs, struct map *gone)
{
	struct arena *arena = walk->touches->arena;
	struct snapshot_files all;
	struct map here = MAP_INIT;
	struct snapshot base;

	if (programs_base(walk->programs, walk->snapshot, &base, &all,
			  walk->err) < 0)
		return -1;
	for (size_t i = 0; i < walk->programs->list.len; i++) {
		const struct snapshot_files *files =
			&walk->programs->list.items[i]->files;

		for (size_t k = 0; k < files->files.len; k++)
			map_put(arena, &here, files->files.items[k].path,
				walk);
	}
	for (size_t i = 0; i < all.files.len; i++) {
		struct snapshot_file *file = &all.files.items[i];

		map_put(arena, blobs, file->path, &file->oid);
		if (!map_get(&here, file->path))
			map_put(arena, gone, oid_key(&file->oid), file);
	}
	return 0;
}

/* Take a value out of a map: whoever comes next finds none. */
static void *take(struct map *map, struct view key, struct arena *arena)
{
	void *value = map_get(map, key);

	if (value)
		map_put(arena, map, key, NULL);
	return value;
}

/* What is staged or in the work tree, and not committed yet. What has only
 * been moved is looked for under its old name. */
static int look_at_pending(struct walk *walk)
{
	struct map *files = &walk->touches->files;
	struct map blobs = MAP_INIT, gone = MAP_INIT;
	struct arena *arena = walk->touches->arena;

	if (list_base(walk, &blobs, &gone) < 0)
		return -1;
	for (size_t i = 0; i < files->len; i++) {
		struct touch *touch = files->entries[i].value;
		const struct view path = touch->file->path;
		const struct oid *oid = map_get(&blobs, path);
		const struct snapshot_file *from =
			oid ? NULL : take(&gone, oid_key(&touch->file->oid),
					  arena);

		if (from)
			map_put(arena, &walk->names, from->path, touch);
		else if (oid && oid_equal(oid, &touch->file->oid))
			map_put(arena, &walk->names, path, touch);
		else
			note(walk, touch, INT32_MAX);
	}
	return 0;
}

/* What the commit took away, by blob: where it may have moved files from. */
static void find_removed(struct walk *walk,
			 const struct history_commit *commit)
{
	arena_clear(&walk->step);
	walk->removed = (struct map)MAP_INIT;
	for (size_t i = 0; i < commit->changes.len; i++) {
		struct history_change *change = &commit->changes.items[i];

		if (change->has_old && !change->has_new)
			map_put(&walk->step, &walk->removed,
				oid_key(&change->old), change);
	}
}

/* Before this commit the file has another name. Whoever changed it there on
 * another branch may have been met already. */
static void follow(struct walk *walk, struct touch *touch,
		   const struct history_change *to,
		   const struct history_change *from)
{
	struct arena *arena = walk->touches->arena;
	struct view old = view_copy(arena, from->path);
	const int32_t *day = map_get(&walk->changed, old);

	map_put(arena, &walk->names, view_copy(arena, to->path), NULL);
	map_put(arena, &walk->names, old, touch);
	if (day)
		note(walk, touch, *day);
}

static void remember(struct walk *walk, struct view path, int32_t day)
{
	struct arena *arena = walk->touches->arena;
	int32_t *last = map_get(&walk->changed, path);

	if (!last) {
		last = arena_alloc(arena, sizeof(*last));
		*last = day;
		map_put(arena, &walk->changed, view_copy(arena, path), last);
	}
	if (day > *last)
		*last = day;
}

static void look_at_change(struct walk *walk,
			   const struct history_commit *commit,
			   const struct history_change *change)
{
	struct touch *touch = map_get(&walk->names, change->path);
	bool mechanical = change->has_old &&
			  mechanical_has(&walk->mechanical, &commit->id);
	int32_t day = date_of_time(commit->committer_time);
	const struct history_change *from = NULL;

	if (touch && !change->has_old)
		from = take(&walk->removed, oid_key(&change->new),
			    &walk->step);
	/* One branch moved it, another one has it still: two files now, and
	 * only one of them can be followed. */
	if (from && !map_get(&walk->names, from->path)) {
		follow(walk, touch, change, from);
	} else if (!mechanical) {
		remember(walk, change->path, day);
		if (touch)
			note(walk, touch, day);
	}
}

static void look_at_commit(struct walk *walk,
			   const struct history_commit *commit)
{
	find_removed(walk, commit);
	for (size_t i = 0; i < commit->changes.len; i++)
		if (commit->changes.items[i].has_new)
			look_at_change(walk, commit,
				       &commit->changes.items[i]);
}

static int32_t first_day(const struct touches *touches)
{
	int32_t first = INT32_MAX;

	for (size_t i = 0; i < touches->files.len; i++) {
		const struct touch *touch = touches->files.entries[i].value;

		if (!touch->known && touch->since < first)
			first = touch->since;
	}
	return first;
}

/* The rest is known now: touched, or not. */
static void close_all(struct touches *touches, bool touched)
{
	touches->cut = touched;
	for (size_t i = 0; i < touches->files.len; i++) {
		struct touch *touch = touches->files.entries[i].value;

		if (!touch->known)
			touch->touched = touched;
		touch->known = true;
	}
	touches->open = 0;
}

static int walk_history(struct walk *walk)
{
	struct history_scope scope = {
		.tip = walk->snapshot->commit,
		.since = (int64_t)first_day(walk->touches) * DAY_SECONDS,
		.partly = true,
		.merges = true
	};
	struct history *history = NULL;
	struct history_commit commit;
	struct views dirs = { 0 };
	int rc = 0;

	programs_folders(walk->programs, walk->touches->arena, &dirs);
	scope.dirs = dirs.list.items;
	scope.ndirs = dirs.list.len;
	if (history_open(&history, walk->snapshot->repo, &scope,
			 walk->err) < 0)
		return -1;
	while (walk->touches->open && !history_cut(history) &&
	       (rc = history_next(history, &commit, walk->err)) > 0)
		look_at_commit(walk, &commit);
	if (rc >= 0)
		close_all(walk->touches, history_cut(history) != NULL);
	history_free(history);
	return rc < 0 ? -1 : 0;
}

int touches_read(struct touches *touches, const struct programs *programs,
		 struct snapshot *snapshot, struct err *err)
{
	struct walk walk = { .touches = touches, .programs = programs,
			     .snapshot = snapshot, .err = err };
	int rc;

	if (touches->open && look_at_pending(&walk) < 0)
		return -1;
	if (!touches->open)
		return 0;
	if (mechanical_read(&walk.mechanical, snapshot, err) < 0)
		return -1;
	rc = walk_history(&walk);
	arena_release(&walk.step);
	return rc;
}

bool touches_have(const struct touches *touches, struct view path)
{
	const struct touch *touch = map_get(&touches->files, path);

	return !touch || touch->touched;
}
