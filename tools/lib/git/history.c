#include "muster/history.h"

#include <stdlib.h>
#include <string.h>

#include "changes.h"
#include "folders.h"
#include "muster/commit.h"
#include "muster/date.h"
#include "muster/map.h"
#include "muster/object.h"
#include "shallow.h"

/* A commit that was met; it stays, so that none is met twice. */
struct node {
	struct oid id;
	struct oid tree;
	int64_t time;		/* of the committer */
	int64_t rank;		/* its place in the queue, see meet() */
	const struct oid *parents;
	size_t nparents;
};

struct history {
	struct repo *repo;
	struct arena arena;	/* as long as the walk */
	struct arena step;	/* until the next call */
	struct arena scratch;	/* for one object */
	struct map met;		/* commit id to node */
	struct map shallow;	/* ids where a shallow clone ends */
	VEC(struct node *) queue;	/* a heap, the newest first */
	struct folders folders;
	int64_t since;
	bool partly;
	const struct oid *cut;	/* where the first shallow end was met */
	size_t walked;
	size_t late;		/* in a row, and before `since` */
	bool merges;		/* are reported */
};

/* By rank, newest first; by id among equals, so that the order is the same
 * on every machine. */
static bool comes_before(const struct node *a, const struct node *b)
{
	if (a->rank != b->rank)
		return a->rank > b->rank;
	return memcmp(a->id.id, b->id.id, OID_SIZE) < 0;
}

static void queue_put(struct history *history, struct node *node)
{
	size_t i = history->queue.len;
	struct node **heap;

	*VEC_PUSH(&history->arena, &history->queue) = node;
	heap = history->queue.items;
	while (i && comes_before(node, heap[(i - 1) / 2])) {
		heap[i] = heap[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	heap[i] = node;
}

static struct node *queue_take(struct history *history)
{
	struct node **heap = history->queue.items;
	struct node *first = heap[0];
	size_t len = --history->queue.len, i = 0, child;
	struct node *last = heap[len];

	while ((child = 2 * i + 1) < len) {
		if (child + 1 < len && comes_before(heap[child + 1],
						    heap[child]))
			child++;
		if (!comes_before(heap[child], last))
			break;
		heap[i] = heap[child];
		i = child;
	}
	heap[i] = last;
	return first;
}

static int read_node(struct history *history, struct node *node,
		     struct err *err)
{
	struct commit_person committer;
	struct object object;
	struct commit commit;
	bool good;

	if (object_read(history->repo, &node->id, OBJECT_COMMIT,
			view_of(NULL), &object, err) < 0)
		return -1;
	arena_clear(&history->scratch);
	good = commit_parse(object.bytes, &history->scratch, &commit);
	if (good) {
		commit_person(commit.committer, &committer);
		node->tree = commit.tree;
		node->time = committer.time;
		node->nparents = commit.parents.len;
		if (node->nparents)
			node->parents = memcpy(
				arena_array(&history->arena, node->nparents,
					    OID_SIZE),
				commit.parents.items,
				node->nparents * OID_SIZE);
	}
	object_release(&object);
	return good ? 0 : object_damaged(&node->id, view_of(NULL), err);
}

/* Queue a commit once. One without a date that can be read takes its
 * child's place, so that nothing behind it is out of sight. */
static int meet(struct history *history, const struct oid *id,
		const struct node *child, struct err *err)
{
	struct node *node;

	if (map_get(&history->met, oid_key(id)))
		return 0;
	node = arena_alloc(&history->arena, sizeof(*node));
	node->id = *id;
	if (read_node(history, node, err) < 0)
		return -1;
	node->rank = node->time > 0 || !child ? node->time : child->rank;
	map_put(&history->arena, &history->met, oid_key(&node->id), node);
	queue_put(history, node);
	return 0;
}

static int compare_changes(const void *a, const void *b)
{
	const struct history_change *left = a, *right = b;

	return view_compare(left->path, right->path);
}

/* What the commit changed against its parent (NULL: against nothing). */
static int find_changes(struct history *history, const struct node *node,
			const struct node *parent,
			struct history_commit *commit, struct err *err)
{
	static const struct oid none;
	struct folders *folders = &history->folders;
	struct changes changes = {
		.repo = history->repo, .arena = &history->step,
		.commit = commit, .err = err
	};
	const struct oid *old = folders_find(folders, parent ? &parent->tree
							     : &none, err);
	const struct oid *new = folders_find(folders, &node->tree, err);

	if (!old || !new)
		return -1;
	for (size_t i = 0; i < folders->dirs.len; i++)
		if (!oid_equal(&old[i], &new[i]) &&
		    changes_add(&changes, &old[i], &new[i],
				folders->dirs.items[i]) < 0)
			return -1;
	if (folders->dirs.len > 1 && commit->changes.len)
		qsort(commit->changes.items, commit->changes.len,
		      sizeof(*commit->changes.items), compare_changes);
	return 0;
}

static int describe(struct history *history, const struct node *node,
		    struct history_commit *commit, struct err *err)
{
	struct commit_person author;
	struct object object;
	struct commit parsed;
	bool good;

	if (object_read(history->repo, &node->id, OBJECT_COMMIT,
			view_of(NULL), &object, err) < 0)
		return -1;
	good = commit_parse(object.bytes, &history->step, &parsed);
	if (good) {
		commit_person(parsed.author, &author);
		commit->id = node->id;
		commit->committer_time = node->time;
		commit->author_time = author.time;
		commit->author_name = view_copy(&history->step, author.name);
		commit->author_email = view_copy(&history->step,
						 author.email);
	}
	object_release(&object);
	return good ? 0 : object_damaged(&node->id, view_of(NULL), err);
}

/* Keep those changes that are also among `others`; both are sorted. */
static void keep_common(struct history_commit *commit,
			const struct history_commit *others)
{
	size_t kept = 0, at = 0;

	for (size_t i = 0; i < commit->changes.len; i++) {
		struct history_change *change = &commit->changes.items[i];

		while (at < others->changes.len &&
		       view_compare(others->changes.items[at].path,
				    change->path) < 0)
			at++;
		if (at < others->changes.len &&
		    view_equal(others->changes.items[at].path, change->path))
			commit->changes.items[kept++] = *change;
	}
	commit->changes.len = kept;
}

/* A merge inside the window: 1 when it made something itself. */
static int look_into_merge(struct history *history, const struct node *node,
			   struct history_commit *commit, struct err *err)
{
	for (size_t i = 0; i < node->nparents; i++) {
		const struct node *parent = map_get(&history->met,
					      oid_key(&node->parents[i]));
		struct history_commit own = { 0 };

		if (oid_equal(&parent->tree, &node->tree))
			return 0;
		if (find_changes(history, node, parent, &own, err) < 0)
			return -1;
		if (i)
			keep_common(commit, &own);
		else
			*commit = own;
		if (!commit->changes.len)
			return 0;
	}
	commit->merge = true;
	return describe(history, node, commit, err) < 0 ? -1 : 1;
}

/* A commit inside the window: 1 when it changed something. */
static int look_into(struct history *history, struct node *node,
		     struct history_commit *commit, struct err *err)
{
	struct node *parent = NULL;

	if (node->nparents > 1)
		return history->merges ? look_into_merge(history, node,
							 commit, err) : 0;
	if (node->nparents) {
		parent = map_get(&history->met, oid_key(&node->parents[0]));
		if (oid_equal(&parent->tree, &node->tree))
			return 0;
	}
	if (find_changes(history, node, parent, commit, err) < 0)
		return -1;
	if (!commit->changes.len)
		return 0;
	return describe(history, node, commit, err) < 0 ? -1 : 1;
}

static int cut_off(const struct history *history, const struct node *node,
		   struct err *err)
{
	char hex[OID_HEX + 1], date[DATE_SIZE];

	oid_hex(&node->id, hex);
	if (history->since <= 0)
		return err_set(err, "the history is cut off at %s (shallow "
			       "clone), and all of it is needed: run `git "
			       "fetch --unshallow` (in CI: `fetch-depth: 0`)",
			       hex);
	return err_set(err, "the history is cut off at %s (shallow clone), "
		       "and all since %s is needed: run `git fetch "
		       "--unshallow` (in CI: `fetch-depth: 0`)", hex,
		       date_format(date_of_time(history->since), date));
}

/* Take the next commit from the queue and put its parents there: 1 with
 * its changes, 0 without any, -1 with err set. */
static int step(struct history *history, struct history_commit *commit,
		struct err *err)
{
	struct node *node = queue_take(history);
	bool inside = node->time >= history->since;

	history->walked++;
	history->late = inside ? 0 : history->late + 1;
	if (map_get(&history->shallow, oid_key(&node->id))) {
		if (inside && !history->cut)
			history->cut = &node->id;
		return inside && !history->partly
			       ? cut_off(history, node, err) : 0;
	}
	for (size_t i = 0; i < node->nparents; i++)
		if (meet(history, &node->parents[i], node, err) < 0)
			return -1;
	return inside ? look_into(history, node, commit, err) : 0;
}

int history_open(struct history **history, struct repo *repo,
		 const struct history_scope *scope, struct err *err)
{
	struct history *opened = calloc(1, sizeof(*opened));

	if (!opened)
		die("out of memory");
	*history = NULL;
	opened->repo = repo;
	opened->since = scope->since;
	opened->merges = scope->merges;
	opened->partly = scope->partly;
	folders_init(&opened->folders, repo, scope->dirs, scope->ndirs,
		     &opened->arena);
	if (shallow_read(repo, &opened->shallow, &opened->arena, err) < 0 ||
	    meet(opened, &scope->tip, NULL, err) < 0) {
		history_free(opened);
		return -1;
	}
	*history = opened;
	return 0;
}

int history_add(struct history *history, const struct oid *tip,
		struct err *err)
{
	return meet(history, tip, NULL, err);
}

const struct oid *history_cut(const struct history *history)
{
	return history->cut;
}

int history_next(struct history *history, struct history_commit *commit,
		 struct err *err)
{
	int rc = 0;

	while (!rc && history->queue.len && history->late < HISTORY_SLACK) {
		arena_clear(&history->step);
		memset(commit, 0, sizeof(*commit));
		rc = step(history, commit, err);
	}
	return rc;
}

void history_narrow(struct history *history, int64_t since)
{
	if (since > history->since)
		history->since = since;
}

size_t history_walked(const struct history *history)
{
	return history->walked;
}

void history_free(struct history *history)
{
	if (!history)
		return;
	arena_release(&history->scratch);
	arena_release(&history->step);
	arena_release(&history->arena);
	free(history);
}
