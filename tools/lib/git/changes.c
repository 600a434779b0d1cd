#include "changes.h"

#include <stdlib.h>
#include <string.h>

#include "muster/object.h"
#include "muster/snapshot.h"
#include "muster/tree.h"
#include "source.h"

struct entries {
	VEC(struct tree_entry) list;
};

/* Two trees side by side, in git's order. */
struct pair {
	struct entries old, new;
	size_t at_old, at_new;
	struct view folder;
};

static bool is_folder(const struct tree_entry *entry)
{
	return (entry->mode & TREE_KIND) == TREE_FOLDER;
}

static int byte_at(const struct tree_entry *entry, size_t i)
{
	if (i < entry->name.len)
		return (unsigned char)entry->name.ptr[i];
	return i == entry->name.len && is_folder(entry) ? '/' : 0;
}

/* git's order: by name, a folder as if there were a slash behind it, which
 * is also the order of whole paths. */
static int compare_entries(const void *a, const void *b)
{
	const struct tree_entry *left = a, *right = b;
	size_t len = left->name.len < right->name.len ? left->name.len
						      : right->name.len;
	int order = len ? memcmp(left->name.ptr, right->name.ptr, len) : 0;

	if (order)
		return order;
	order = byte_at(left, len) - byte_at(right, len);
	return order ? order : byte_at(left, len + 1) -
			       byte_at(right, len + 1);
}

/* Strangers' trees may be out of order, which must cost no change. */
static void sort_entries(struct entries *entries)
{
	for (size_t i = 1; i < entries->list.len; i++) {
		if (compare_entries(&entries->list.items[i - 1],
				    &entries->list.items[i]) <= 0)
			continue;
		qsort(entries->list.items, entries->list.len,
		      sizeof(*entries->list.items), compare_entries);
		return;
	}
}

static int read_tree(struct changes *changes, const struct oid *oid,
		     struct view folder, struct view *bytes)
{
	struct object object;

	*bytes = VIEW("");
	if (oid_is_zero(oid))
		return 0;
	if (object_read(changes->repo, oid, OBJECT_TREE, folder, &object,
			changes->err) < 0)
		return -1;
	*bytes = view_copy(changes->arena, object.bytes);
	object_release(&object);
	return 0;
}

/* Cut whole entries from the front of two trees as long as they are the
 * same, bytes without a look at what they say. */
static void skip_same(struct view *old, struct view *new)
{
	for (;;) {
		size_t end = view_find(*old, 0, '\0') + 1 + OID_SIZE;

		if (end > old->len || end > new->len ||
		    memcmp(old->ptr, new->ptr, end) != 0)
			return;
		*old = view_slice(*old, end, old->len);
		*new = view_slice(*new, end, new->len);
	}
}

static void add_entry(struct changes *changes, struct entries *entries,
		      const struct tree_entry *entry)
{
	if (!tree_name_is_hostile(entry->name))
		*VEC_PUSH(changes->arena, &entries->list) = *entry;
}

/* Entries of one name that differ, and what is the same between them, up to
 * where one side has a name that the other has not. */
static void read_common(struct changes *changes, struct pair *pair,
			struct view *old, struct view *new)
{
	for (;;) {
		struct tree_entry before, after;
		struct view left, right;

		skip_same(old, new);
		left = *old;
		right = *new;
		if (tree_next(&left, &before) <= 0 ||
		    tree_next(&right, &after) <= 0 ||
		    !view_equal(before.name, after.name))
			return;
		add_entry(changes, &pair->old, &before);
		add_entry(changes, &pair->new, &after);
		*old = left;
		*new = right;
	}
}

static int read_rest(struct changes *changes, const struct oid *oid,
		     struct view folder, struct view rest,
		     struct entries *entries)
{
	struct tree_entry entry;
	int rc;

	while ((rc = tree_next(&rest, &entry)) > 0)
		add_entry(changes, entries, &entry);
	if (rc < 0)
		return object_damaged(oid, folder, changes->err);
	sort_entries(entries);
	changes->visits += entries->list.len;
	if (changes->visits > CHANGES_VISITS_MAX)
		return err_set(changes->err, "one commit changes more than %d "
			       "files of the program: name a smaller folder "
			       "in .muster.yml", CHANGES_VISITS_MAX);
	return 0;
}

/* A version of a record file is what a snapshot would list as a file. */
static const struct oid *file_of(const struct tree_entry *entry)
{
	if (!entry || (entry->mode & TREE_KIND) != TREE_FILE ||
	    !tree_name_is_record(entry->name))
		return NULL;
	return &entry->oid;
}

static void add_file(struct changes *changes, const struct pair *pair,
		     const struct tree_entry *old,
		     const struct tree_entry *new)
{
	const struct oid *before = file_of(old), *after = file_of(new);
	struct history_change *change;

	if ((!before && !after) ||
	    (before && after && oid_equal(before, after)))
		return;
	change = VEC_PUSH(changes->arena, &changes->commit->changes);
	change->path = source_join(changes->arena, pair->folder,
				   (old ? old : new)->name);
	change->has_old = before != NULL;
	change->has_new = after != NULL;
	if (before)
		change->old = *before;
	if (after)
		change->new = *after;
}

/* Cut the first of both from the front: the same name, or one alone. */
static void next_pair(struct pair *pair, const struct tree_entry **old,
		      const struct tree_entry **new)
{
	int order;

	*old = pair->at_old < pair->old.list.len ?
		&pair->old.list.items[pair->at_old] : NULL;
	*new = pair->at_new < pair->new.list.len ?
		&pair->new.list.items[pair->at_new] : NULL;
	if (*old && *new) {
		order = compare_entries(*old, *new);
		if (order < 0)
			*new = NULL;
		if (order > 0)
			*old = NULL;
	}
	pair->at_old += *old != NULL;
	pair->at_new += *new != NULL;
}

static int open_pair(struct changes *changes, const struct oid *old,
		     const struct oid *new, struct view folder,
		     struct pair *pair)
{
	struct view left, right;

	memset(pair, 0, sizeof(*pair));
	pair->folder = folder;
	if (read_tree(changes, old, folder, &left) < 0 ||
	    read_tree(changes, new, folder, &right) < 0)
		return -1;
	read_common(changes, pair, &left, &right);
	if (read_rest(changes, old, folder, left, &pair->old) < 0)
		return -1;
	return read_rest(changes, new, folder, right, &pair->new);
}

/* Go down where two folders differ, as deep as a snapshot would. */
static int go_down(struct changes *changes, const struct tree_entry *old,
		   const struct tree_entry *new, struct pair *pairs,
		   unsigned *depth)
{
	static const struct oid none;
	const struct tree_entry *any = old ? old : new;
	const struct pair *above = &pairs[*depth];

	if ((old && new && oid_equal(&old->oid, &new->oid)) ||
	    *depth == SNAPSHOT_DEPTH_MAX)
		return 0;
	++*depth;
	return open_pair(changes, old ? &old->oid : &none,
			 new ? &new->oid : &none,
			 source_join(changes->arena, above->folder,
				     any->name), &pairs[*depth]);
}

int changes_add(struct changes *changes, const struct oid *old,
		const struct oid *new, struct view folder)
{
	struct pair pairs[SNAPSHOT_DEPTH_MAX + 1];
	unsigned depth = 0;

	if (open_pair(changes, old, new, folder, &pairs[0]) < 0)
		return -1;
	for (;;) {
		const struct tree_entry *before, *after;

		next_pair(&pairs[depth], &before, &after);
		if (!before && !after) {
			if (!depth--)
				return 0;
		} else if (is_folder(before ? before : after)) {
			if (go_down(changes, before, after, pairs,
				    &depth) < 0)
				return -1;
		} else {
			add_file(changes, &pairs[depth], before, after);
		}
	}
}
