#include "muster/commitgraph.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "handle.h"
#include "muster/mapping.h"
#include "muster/sha1.h"

#define HEAD_SIZE 8
#define ENTRY_SIZE 12		/* of the table of chunks */
#define FANOUT 256
#define DATA_SIZE (OID_SIZE + 16)
#define CHAIN_MAX (1u << 16)	/* bytes of the file that names the layers */
#define PACKED_MAX (256u << 20)	/* bytes of packed-refs */
#define NO_PARENT 0x70000000u
#define MANY 0x80000000u	/* more parents: the rest is in a list */
#define LAST 0x80000000u	/* of a list */
#define DATE_MAX ((uint64_t)1 << 33)

/* Where a chunk lies in its file. */
struct chunk {
	const unsigned char *bytes;
	size_t size;
};

struct layer {
	struct mapping mapping;
	struct chunk fanout, ids, data, edges, bases;
	uint32_t count;
	uint32_t first;		/* commits in the layers below */
};

struct commitgraph {
	struct layer *layers;
	size_t len;
};

static uint32_t number(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

/* --- one file */

static bool is_whole(const struct mapping *mapping)
{
	size_t size = mapping->size - OID_SIZE;
	struct sha1 sha1;
	struct oid sum;

	sha1_init(&sha1);
	sha1_add(&sha1, (struct view){ (const char *)mapping->bytes, size });
	sha1_sum(&sha1, &sum);
	return !memcmp(sum.id, mapping->bytes + size, OID_SIZE);
}

/* Where the table says that a chunk starts; its end is the next one's. */
static size_t offset_at(const unsigned char *entry, size_t size)
{
	uint32_t low = number(entry + 8);

	return number(entry + 4) || low > size ? size : low;
}

static bool find_chunks(struct layer *layer, size_t count)
{
	struct {
		const char *name;
		struct chunk *chunk;
	} wanted[] = {
		{ "OIDF", &layer->fanout }, { "OIDL", &layer->ids },
		{ "CDAT", &layer->data }, { "EDGE", &layer->edges },
		{ "BASE", &layer->bases },
	};
	const unsigned char *bytes = layer->mapping.bytes;
	size_t size = layer->mapping.size - OID_SIZE;

	for (size_t i = 0; i < count; i++) {
		const unsigned char *entry = bytes + HEAD_SIZE +
					     i * ENTRY_SIZE;
		size_t start = offset_at(entry, size);
		size_t end = offset_at(entry + ENTRY_SIZE, size);

		if (end < start)
			return false;
		for (size_t k = 0; k < sizeof(wanted) / sizeof(*wanted); k++)
			if (!memcmp(entry, wanted[k].name, 4))
				*wanted[k].chunk = (struct chunk){
					bytes + start, end - start };
	}
	return true;
}

static bool is_sorted(const unsigned char *fanout)
{
	for (size_t i = 1; i < FANOUT; i++)
		if (number(fanout + 4 * (i - 1)) > number(fanout + 4 * i))
			return false;
	return true;
}

/* Version 1, ids of SHA-1, on top of so many layers. */
static bool read_layer(struct layer *layer, size_t below)
{
	static const unsigned char magic[] = { 'C', 'G', 'P', 'H', 1, 1 };
	const unsigned char *bytes = layer->mapping.bytes;
	size_t size = layer->mapping.size, chunks;

	if (size < HEAD_SIZE + ENTRY_SIZE + OID_SIZE ||
	    memcmp(bytes, magic, sizeof(magic)) || bytes[7] != below)
		return false;
	chunks = bytes[6];
	if (HEAD_SIZE + (chunks + 1) * ENTRY_SIZE + OID_SIZE > size ||
	    !find_chunks(layer, chunks) ||
	    layer->fanout.size != (size_t)4 * FANOUT ||
	    !is_sorted(layer->fanout.bytes))
		return false;
	layer->count = number(layer->fanout.bytes + 4 * (FANOUT - 1));
	return layer->count < NO_PARENT &&
	       layer->ids.size / OID_SIZE == layer->count &&
	       layer->data.size / DATA_SIZE == layer->count &&
	       layer->bases.size == below * OID_SIZE &&
	       is_whole(&layer->mapping);
}

/* --- all of them */

static const unsigned char *sum_of(const struct layer *layer)
{
	return layer->mapping.bytes + layer->mapping.size - OID_SIZE;
}

/* Does the layer stand on those that are there already? */
static bool fits(const struct commitgraph *graph, const struct layer *layer)
{
	for (size_t i = 0; i < graph->len; i++)
		if (memcmp(layer->bases.bytes + i * OID_SIZE,
			   sum_of(&graph->layers[i]), OID_SIZE))
			return false;
	return true;
}

static bool add_layer(struct commitgraph *graph, const char *path)
{
	struct layer layer = { 0 };

	if (mapping_open(&layer.mapping, path) == 0 &&
	    read_layer(&layer, graph->len) && fits(graph, &layer)) {
		if (graph->len)
			layer.first = graph->layers[graph->len - 1].first +
				      graph->layers[graph->len - 1].count;
		if (layer.first + layer.count < NO_PARENT) {
			graph->layers[graph->len++] = layer;
			return true;
		}
	}
	mapping_close(&layer.mapping);
	return false;
}

/* The chain names its layers, the lowest first. */
static bool add_chain(struct commitgraph *graph, const char *dir,
		      struct arena *arena)
{
	const char *path = arena_printf(arena, "%s/commit-graph-chain", dir);
	struct view rest, line;
	struct oid id;

	if (mapping_copy(path, CHAIN_MAX, arena, &rest) <= 0)
		return false;
	while (view_line(&rest, &line)) {
		if (graph->len == COMMITGRAPH_LAYERS_MAX ||
		    !oid_parse(line, &id))
			return false;
		path = arena_printf(arena, "%s/graph-" VIEW_FMT ".graph",
				    dir, VIEW_ARG(line));
		if (!add_layer(graph, path) ||
		    memcmp(sum_of(&graph->layers[graph->len - 1]), id.id,
			   OID_SIZE))
			return false;
	}
	return graph->len > 0;
}

static bool has_entry(const char *path)
{
	DIR *dir = opendir(path);
	const struct dirent *item;
	bool found = false;

	while (dir && !found && (item = readdir(dir)))
		found = item->d_name[0] != '.';
	if (dir)
		closedir(dir);
	return found;
}

/* Are there other parents than those that the commits name? git may have
 * written these into the graph. */
static bool is_altered(const struct repo *repo, struct arena *arena)
{
	const char *dir = repo_common_dir(repo);
	struct view packed = VIEW("");

	return repo_is_shallow(repo) ||
	       !access(arena_printf(arena, "%s/info/grafts", dir), F_OK) ||
	       has_entry(arena_printf(arena, "%s/refs/replace", dir)) ||
	       mapping_copy(arena_printf(arena, "%s/packed-refs", dir),
			    PACKED_MAX, arena, &packed) < 0 ||
	       view_search(packed, 0, " refs/replace/") < packed.len;
}

struct commitgraph *commitgraph_open(const struct repo *repo)
{
	struct commitgraph *graph = calloc(1, sizeof(*graph));
	struct arena arena = ARENA_INIT;
	const char *dir = arena_printf(&arena, "%s/info", repo->objects_dir);
	bool good;

	if (!graph || !(graph->layers = calloc(COMMITGRAPH_LAYERS_MAX,
					       sizeof(*graph->layers))))
		die("out of memory");
	good = !is_altered(repo, &arena) &&
	       (add_layer(graph, arena_printf(&arena, "%s/commit-graph",
					      dir)) ||
		add_chain(graph, arena_printf(&arena, "%s/commit-graphs",
					      dir), &arena));
	arena_release(&arena);
	if (good)
		return graph;
	commitgraph_free(graph);
	return NULL;
}

void commitgraph_free(struct commitgraph *graph)
{
	if (!graph)
		return;
	for (size_t i = 0; i < graph->len; i++)
		mapping_close(&graph->layers[i].mapping);
	free(graph->layers);
	free(graph);
}

/* --- one commit */

static bool find_in(const struct layer *layer, const struct oid *id,
		    uint32_t *index)
{
	const unsigned char *fanout = layer->fanout.bytes;
	unsigned first = id->id[0];
	uint32_t low = first ? number(fanout + 4 * (size_t)(first - 1)) : 0;
	uint32_t high = number(fanout + 4 * (size_t)first);

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = memcmp(layer->ids.bytes +
				   (size_t)middle * OID_SIZE, id->id,
				   OID_SIZE);

		*index = middle;
		if (!order)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

uint32_t commitgraph_len(const struct commitgraph *graph)
{
	const struct layer *last;

	if (!graph)
		return 0;
	last = &graph->layers[graph->len - 1];
	return last->first + last->count;
}

bool commitgraph_find(const struct commitgraph *graph, const struct oid *id,
		      uint32_t *place)
{
	for (size_t i = graph ? graph->len : 0; i-- > 0;) {
		if (!find_in(&graph->layers[i], id, place))
			continue;
		*place += graph->layers[i].first;
		return true;
	}
	return false;
}

static const struct layer *layer_of(const struct commitgraph *graph,
				    uint32_t place)
{
	const struct layer *layer = &graph->layers[graph->len - 1];

	while (place < layer->first)
		layer--;
	return layer;
}

void commitgraph_id(const struct commitgraph *graph, uint32_t place,
		    struct oid *id)
{
	const struct layer *layer = layer_of(graph, place);

	memcpy(id->id, layer->ids.bytes +
	       (size_t)(place - layer->first) * OID_SIZE, OID_SIZE);
}

/* Those of a layer stand on the layers below and on their own. */
static bool add_parent(const struct layer *layer, uint32_t place,
		       struct arena *arena, struct commitgraph_commit *commit)
{
	if (place >= layer->first + layer->count ||
	    commit->parents.len == COMMITGRAPH_PARENTS_MAX)
		return false;
	*VEC_PUSH(arena, &commit->parents) = place;
	return true;
}

/* The parents behind the first, in a list. */
static bool add_edges(const struct layer *layer, size_t i,
		      struct arena *arena, struct commitgraph_commit *commit)
{
	const struct chunk *edges = &layer->edges;
	uint32_t edge;

	do {
		if (i >= edges->size / 4)
			return false;
		edge = number(edges->bytes + i++ * 4);
		if (!add_parent(layer, edge & ~LAST, arena, commit))
			return false;
	} while (!(edge & LAST));
	return true;
}

bool commitgraph_read(const struct commitgraph *graph, uint32_t place,
		      struct arena *arena, struct commitgraph_commit *commit)
{
	const struct layer *layer = layer_of(graph, place);
	const unsigned char *data = layer->data.bytes +
				    (size_t)(place - layer->first) * DATA_SIZE;
	uint32_t one = number(data + OID_SIZE);
	uint32_t two = number(data + OID_SIZE + 4);
	uint64_t date = (uint64_t)(number(data + OID_SIZE + 8) & 3) << 32 |
			number(data + OID_SIZE + 12);

	*commit = (struct commitgraph_commit){ .time = (int64_t)date };
	memcpy(commit->tree.id, data, OID_SIZE);
	if (!date || date >= DATE_MAX)
		return false;
	if (one == NO_PARENT)
		return two == NO_PARENT;
	if (!add_parent(layer, one, arena, commit))
		return false;
	if (two & MANY)
		return add_edges(layer, two & ~MANY, arena, commit);
	return two == NO_PARENT || add_parent(layer, two, arena, commit);
}
