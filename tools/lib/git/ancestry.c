#include "muster/ancestry.h"

#include "muster/commit.h"
#include "muster/commitgraph.h"
#include "muster/object.h"
#include "shallow.h"

struct reading {
	struct ancestry *ancestry;
	struct repo *repo;
	struct arena *arena;
	struct arena scratch;		/* for one commit */
	struct map met;			/* id to index + 1 */
	VEC(uint32_t) children;		/* of each commit the last that names
					 * it, its index + 1 */
	struct map shallow;
	struct commitgraph *graph;	/* NULL: there is none */
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

/* The index of a commit; met for the first time, it is to be read. */
static uint32_t meet(struct reading *reading, const struct oid *id)
{
	struct ancestry *ancestry = reading->ancestry;
	uintptr_t met = (uintptr_t)map_get(&reading->met, oid_key(id));
	struct oid *key;

	if (met)
		return (uint32_t)(met - 1);
	VEC_PUSH(reading->arena, &ancestry->commits)->id = *id;
	VEC_PUSH(reading->arena, &reading->children);
	key = arena_alloc(reading->arena, sizeof(*key));
	*key = *id;
	met = ancestry->commits.len;
	map_put(reading->arena, &reading->met, oid_key(key), (void *)met);
	return (uint32_t)(met - 1);
}

static void add_parents(struct reading *reading, uint32_t index,
			const struct commit *commit)
{
	struct ancestry *ancestry = reading->ancestry;
	uint32_t first = (uint32_t)ancestry->parents.len;

	for (size_t i = 0; i < commit->parents.len; i++) {
		uint32_t parent = meet(reading, &commit->parents.items[i]);
		uint32_t *child = &reading->children.items[parent];

		if (*child != index + 1)
			*VEC_PUSH(reading->arena, &ancestry->parents) =
				parent;
		*child = index + 1;
	}
	at(reading, index)->parents = first;
	at(reading, index)->nparents =
		(uint32_t)ancestry->parents.len - first;
}

static void read_header(struct reading *reading, uint32_t index,
			const struct commit *commit, int64_t time)
{
	const struct ancestry_scope *scope = reading->scope;
	struct ancestry_commit *node = at(reading, index);

	node->tree = commit->tree;
	node->time = time;
	if (scope->known && scope->known(scope->context, &node->id))
		node->traits |= ANCESTRY_KNOWN;
	else if (map_get(&reading->shallow, oid_key(&node->id)))
		node->traits |= ANCESTRY_CUT;
	else
		add_parents(reading, index, commit);
}

/* What the graph tells of it, if the object is there, too. */
static bool read_from_graph(struct reading *reading, uint32_t index)
{
	struct oid id = at(reading, index)->id;
	enum object_type type;
	struct commit commit;
	int64_t time;
	size_t size;

	if (!commitgraph_find(reading->graph, &id, &reading->scratch, &commit,
			      &time) ||
	    object_look(reading->repo, &id, &type, &size, reading->err) <= 0)
		return false;
	read_header(reading, index, &commit, time);
	return true;
}

/* False when it can't be read. */
static bool read_commit(struct reading *reading, uint32_t index)
{
	struct oid id = at(reading, index)->id;
	struct commit_person committer;
	struct object object;
	struct commit commit;
	bool good;

	arena_clear(&reading->scratch);
	if (read_from_graph(reading, index))
		return true;
	if (object_read(reading->repo, &id, OBJECT_COMMIT, view_of(NULL),
			&object, reading->err) < 0)
		return false;
	good = commit_parse(object.bytes, &reading->scratch, &commit);
	if (good) {
		commit_person(commit.committer, &committer);
		read_header(reading, index, &commit, committer.time);
	}
	object_release(&object);
	return good;
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
	reading.graph = commitgraph_open(repo);
	meet(&reading, &scope->tip);
	rc = read_all(&reading);
	commitgraph_free(reading.graph);
	arena_release(&reading.scratch);
	if (rc < 0)
		return -1;
	count(ancestry);
	sort(&reading);
	return 0;
}
