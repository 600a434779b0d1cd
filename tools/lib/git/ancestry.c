#include "muster/ancestry.h"

#include <stdlib.h>

#include "handle.h"
#include "muster/commit.h"
#include "muster/commitgraph.h"
#include "muster/object.h"
#include "shallow.h"

#define NEIGHBOURS 16	/* ids that are looked up together */

struct reading {
	struct ancestry *ancestry;
	struct repo *repo;
	struct arena *arena;
	struct arena scratch;		/* for one commit */
	struct map met;			/* id to index + 1, for those that
					 * are in no graph */
	VEC(uint32_t) children;		/* of each commit the last that names
					 * it, its index + 1 */
	struct map shallow;
	struct commitgraph *graph;	/* NULL: there is none */
	VEC(uint32_t) places;		/* of each commit in it, + 1, or 0 */
	uint32_t *met_at;		/* place to index + 1 */
	bool *packed;			/* place: the object is in a pack */
	const struct ancestry_scope *scope;
	struct err *err;
};

/* One commit on the way down to its oldest parent. */
struct step {
	uint32_t commit;
	uint32_t parent;		/* the next one to go to */
};

static struct ancestry_commit *at(const struct reading *reading, size_t index)
{
	return &reading->ancestry->commits.items[index];
}

/* A commit that is met for the first time, and is to be read. */
static uint32_t add_commit(struct reading *reading, const struct oid *id,
			   uint32_t place)
{
	struct ancestry *ancestry = reading->ancestry;

	VEC_PUSH(reading->arena, &ancestry->commits)->id = *id;
	VEC_PUSH(reading->arena, &reading->children);
	*VEC_PUSH(reading->arena, &reading->places) = place;
	return (uint32_t)(ancestry->commits.len - 1);
}

static uint32_t meet_place(struct reading *reading, uint32_t place)
{
	uint32_t *met = &reading->met_at[place];
	struct oid id;

	if (!*met) {
		commitgraph_id(reading->graph, place, &id);
		*met = add_commit(reading, &id, place + 1) + 1;
	}
	return *met - 1;
}

/* The index of a commit. */
static uint32_t meet(struct reading *reading, const struct oid *id)
{
	uint32_t place, index;
	uintptr_t met;
	struct oid *key;

	if (commitgraph_find(reading->graph, id, &place))
		return meet_place(reading, place);
	met = (uintptr_t)map_get(&reading->met, oid_key(id));
	if (met)
		return (uint32_t)(met - 1);
	index = add_commit(reading, id, 0);
	key = arena_alloc(reading->arena, sizeof(*key));
	*key = *id;
	met = (uintptr_t)index + 1;
	map_put(reading->arena, &reading->met, oid_key(key), (void *)met);
	return index;
}

/* A parent, once. */
static void add_parent(struct reading *reading, uint32_t index,
		       uint32_t parent)
{
	struct ancestry *ancestry = reading->ancestry;
	struct ancestry_commit *node = at(reading, index);
	uint32_t *child = &reading->children.items[parent];

	if (*child == index + 1)
		return;
	*child = index + 1;
	*VEC_PUSH(reading->arena, &ancestry->parents) = parent;
	node->nparents++;
}

/* Fill in what the header says; true when the parents are wanted, too. */
static bool read_header(struct reading *reading, uint32_t index,
			const struct oid *tree, int64_t time)
{
	const struct ancestry_scope *scope = reading->scope;
	struct ancestry_commit *node = at(reading, index);

	node->tree = *tree;
	node->time = time;
	node->parents = (uint32_t)reading->ancestry->parents.len;
	if (scope->known && scope->known(scope->context, &node->id))
		node->traits |= ANCESTRY_KNOWN;
	else if (map_get(&reading->shallow, oid_key(&node->id)))
		node->traits |= ANCESTRY_CUT;
	return !(node->traits & (ANCESTRY_KNOWN | ANCESTRY_CUT));
}

/* Is there such an object? The neighbours are looked up, too: their ids are
 * near this one, and so is what is known of them. */
static bool is_there(struct reading *reading, uint32_t place)
{
	uint32_t from = place - place % NEIGHBOURS;
	uint32_t len = commitgraph_len(reading->graph);
	enum object_type type;
	struct oid id;
	size_t size;

	for (uint32_t i = from; i < from + NEIGHBOURS && i < len &&
	     !reading->packed[place]; i++) {
		commitgraph_id(reading->graph, i, &id);
		reading->packed[i] = store_is_packed(reading->repo->store,
						     &id);
	}
	commitgraph_id(reading->graph, place, &id);
	return reading->packed[place] ||
	       object_look(reading->repo, &id, &type, &size,
			   reading->err) > 0;
}

static bool read_from_graph(struct reading *reading, uint32_t index)
{
	uint32_t place = reading->places.items[index];
	struct commitgraph_commit commit;

	if (!place ||
	    !commitgraph_read(reading->graph, place - 1, &reading->scratch,
			      &commit) ||
	    !is_there(reading, place - 1))
		return false;
	if (read_header(reading, index, &commit.tree, commit.time))
		for (size_t i = 0; i < commit.parents.len; i++)
			add_parent(reading, index, meet_place(reading,
						commit.parents.items[i]));
	return true;
}

static bool read_from_object(struct reading *reading, uint32_t index)
{
	struct oid id = at(reading, index)->id;
	struct commit_person committer;
	struct object object;
	struct commit commit;
	bool good;

	if (object_read(reading->repo, &id, OBJECT_COMMIT, view_of(NULL),
			&object, reading->err) < 0)
		return false;
	good = commit_parse(object.bytes, &reading->scratch, &commit);
	if (good)
		commit_person(commit.committer, &committer);
	if (good && read_header(reading, index, &commit.tree, committer.time))
		for (size_t i = 0; i < commit.parents.len; i++)
			add_parent(reading, index, meet(reading,
						&commit.parents.items[i]));
	object_release(&object);
	return good;
}

/* False when it can't be read. */
static bool read_commit(struct reading *reading, uint32_t index)
{
	arena_clear(&reading->scratch);
	return read_from_graph(reading, index) ||
	       read_from_object(reading, index);
}

static void open_graph(struct reading *reading)
{
	size_t len;

	reading->graph = commitgraph_open(reading->repo);
	len = (size_t)commitgraph_len(reading->graph) + 1;
	reading->met_at = calloc(len, sizeof(*reading->met_at));
	reading->packed = calloc(len, sizeof(*reading->packed));
	if (!reading->met_at || !reading->packed)
		die("out of memory");
}

static void close_graph(struct reading *reading)
{
	commitgraph_free(reading->graph);
	free(reading->met_at);
	free(reading->packed);
}

static int read_all(struct reading *reading)
{
	struct ancestry *ancestry = reading->ancestry;

	for (uint32_t i = 0; i < ancestry->commits.len; i++) {
		if (i == ANCESTRY_COMMITS_MAX)
			return err_set(reading->err, "the history has more "
				       "than %d commits",
				       ANCESTRY_COMMITS_MAX);
		if (read_commit(reading, i))
			continue;
		if (!i)
			return -1;
		at(reading, i)->traits |= ANCESTRY_UNREADABLE;
	}
	return 0;
}

static void count(struct ancestry *ancestry)
{
	for (size_t i = 0; i < ancestry->commits.len; i++) {
		struct ancestry_commit *node = &ancestry->commits.items[i];

		for (uint32_t k = 0; k < node->nparents; k++) {
			const struct ancestry_commit *parent =
				&ancestry->commits.items[
				ancestry->parents.items[node->parents + k]];

			if (!oid_is_zero(&parent->tree) &&
			    parent->time > 0 &&
			    node->time < parent->time - ANCESTRY_SKEW)
				node->traits |= ANCESTRY_SKEWED;
		}
		ancestry->cut += (node->traits & ANCESTRY_CUT) != 0;
		ancestry->unreadable +=
			(node->traits & ANCESTRY_UNREADABLE) != 0;
		ancestry->skewed += (node->traits & ANCESTRY_SKEWED) != 0;
	}
}

/* Put into the order what is behind a commit of the mainline and has not
 * landed yet, and then the commit itself. */
static void land(struct reading *reading, uint32_t landing, bool *seen)
{
	struct ancestry *ancestry = reading->ancestry;
	VEC(struct step) path = { 0 };
	struct arena arena = ARENA_INIT;

	seen[landing] = true;
	*VEC_PUSH(&arena, &path) = (struct step){ landing, 0 };
	while (path.len) {
		struct step *step = &path.items[path.len - 1];
		struct ancestry_commit *node = at(reading, step->commit);
		uint32_t next;

		if (step->parent < node->nparents) {
			next = ancestry->parents.items[node->parents +
						       step->parent++];
			if (!seen[next])
				*VEC_PUSH(&arena, &path) =
					(struct step){ next, 0 };
			seen[next] = true;
			continue;
		}
		node->landing = landing;
		if (!(node->traits & ANCESTRY_KNOWN))
			*VEC_PUSH(reading->arena, &ancestry->order) =
				step->commit;
		path.len--;
	}
	arena_release(&arena);
}

static void sort(struct reading *reading)
{
	struct ancestry *ancestry = reading->ancestry;
	bool *seen = arena_array(reading->arena, ancestry->commits.len,
				 sizeof(*seen));
	VEC(uint32_t) mainline = { 0 };
	uint32_t next = 0;

	for (;;) {
		struct ancestry_commit *node = at(reading, next);

		/* A mainline that runs into itself can't be: ids are
		 * hashes. But hashes are not verified here. */
		if (node->traits & ANCESTRY_MAINLINE)
			break;
		node->traits |= ANCESTRY_MAINLINE;
		*VEC_PUSH(reading->arena, &mainline) = next;
		if (!node->nparents)
			break;
		next = ancestry->parents.items[node->parents];
	}
	ancestry->mainline = mainline.items[mainline.len - 1];
	while (mainline.len)
		land(reading, mainline.items[--mainline.len], seen);
}

int ancestry_read(struct ancestry *ancestry, struct repo *repo,
		  const struct ancestry_scope *scope, struct arena *arena,
		  struct err *err)
{
	struct reading reading = { .ancestry = ancestry, .repo = repo,
				   .arena = arena, .scope = scope,
				   .err = err };
	int rc;

	*ancestry = (struct ancestry){ 0 };
	if (shallow_read(repo, &reading.shallow, arena, err) < 0)
		return -1;
	open_graph(&reading);
	meet(&reading, &scope->tip);
	rc = read_all(&reading);
	close_graph(&reading);
	arena_release(&reading.scratch);
	if (rc < 0)
		return -1;
	count(ancestry);
	sort(&reading);
	return 0;
}
