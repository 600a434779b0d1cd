#include "muster/pack.h"

#include <stdlib.h>
#include <string.h>

#include "muster/bases.h"
#include "muster/delta.h"
#include "muster/mapping.h"

#define INDEX_HEAD 8
#define FANOUT 256
#define SUMS (2 * OID_SIZE)	/* the checksums at an index's end */
#define PER_OBJECT (OID_SIZE + 4 + 4)	/* id, CRC-32, offset */
#define FAR_OFFSET 0x80000000u	/* the offset stands in the second table */
#define PACK_HEAD 12
#define GUESSES 5

enum entry_type {
	ENTRY_OFFSET_DELTA = 6,	/* others are an enum object_type */
	ENTRY_ID_DELTA = 7
};

struct pack {
	struct mapping index;
	struct mapping objects;	/* mapped at first use */
	size_t size;		/* of the objects, without their sum */
	const unsigned char *ids;
	const unsigned char *offsets;
	const unsigned char *far_offsets;
	uint32_t count;
	uint32_t far_count;
	char *path;		/* of the index */
};

/* What stands in front of an object. */
struct head {
	unsigned type;
	size_t size;
	uint64_t at;		/* where its stream starts */
	uint64_t base;		/* of a delta */
};

/* The deltas on the way from an object to a whole one. */
struct chain {
	struct head *heads;
	uint64_t *offsets;
	size_t len, cap;
};

static uint32_t number(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

static bool is_sorted(const unsigned char *fanout)
{
	for (size_t i = 1; i < FANOUT; i++)
		if (number(fanout + 4 * (i - 1)) > number(fanout + 4 * i))
			return false;
	return true;
}

/* Version 2 alone: git has written no other since 2007. */
static bool read_index(struct pack *pack)
{
	static const unsigned char magic[INDEX_HEAD] = {
		0xff, 't', 'O', 'c', 0, 0, 0, 2
	};
	const unsigned char *at = pack->index.bytes;
	size_t rest = pack->index.size, tables;

	if (rest < INDEX_HEAD + 4 * FANOUT + SUMS ||
	    memcmp(at, magic, INDEX_HEAD) || !is_sorted(at + INDEX_HEAD))
		return false;
	at += INDEX_HEAD + 4 * FANOUT;
	rest -= INDEX_HEAD + 4 * FANOUT + SUMS;
	pack->count = number(at - 4);
	if (pack->count > rest / PER_OBJECT)
		return false;
	tables = (size_t)pack->count;
	pack->ids = at;
	pack->offsets = at + tables * (OID_SIZE + 4);
	pack->far_offsets = at + tables * PER_OBJECT;
	pack->far_count = (uint32_t)((rest - tables * PER_OBJECT) / 8);
	return true;
}

struct pack *pack_open(const char *path)
{
	struct pack *pack = calloc(1, sizeof(*pack));

	if (!pack || !(pack->path = strdup(path)))
		die("out of memory");
	if (mapping_open(&pack->index, path) == 0 && read_index(pack))
		return pack;
	pack_free(pack);
	return NULL;
}

void pack_free(struct pack *pack)
{
	if (!pack)
		return;
	mapping_close(&pack->index);
	mapping_close(&pack->objects);
	free(pack->path);
	free(pack);
}

static bool offset_at(const struct pack *pack, uint32_t i, uint64_t *offset)
{
	uint32_t near = number(pack->offsets + (size_t)i * 4);
	const unsigned char *at;

	*offset = near;
	if (!(near & FAR_OFFSET))
		return true;
	near &= ~FAR_OFFSET;
	if (near >= pack->far_count)
		return false;
	at = pack->far_offsets + (size_t)near * 8;
	*offset = (uint64_t)number(at) << 32 | number(at + 4);
	return true;
}

/* Ids are spread evenly: one lies between two others about where its first
 * bytes say. That takes a few looks at places near each other, where halves
 * of halves take many all over the index. Who has spread them otherwise is
 * bisected after GUESSES looks. */
static uint32_t middle_of(uint32_t low, uint32_t high, const uint32_t keys[3],
			  int looks)
{
	uint64_t part = (uint64_t)(keys[1] - keys[0]) * (high - low);

	if (looks >= GUESSES || keys[1] < keys[0] || keys[1] > keys[2])
		return low + (high - low) / 2;
	return low + (uint32_t)(part / ((uint64_t)keys[2] - keys[0] + 1));
}

bool pack_find(const struct pack *pack, const struct oid *oid,
	       uint64_t *offset)
{
	const unsigned char *fanout = pack->index.bytes + INDEX_HEAD;
	unsigned first = oid->id[0];
	uint32_t low = first ? number(fanout + 4 * (size_t)(first - 1)) : 0;
	uint32_t high = number(fanout + 4 * (size_t)first);
	uint32_t keys[3] = { (uint32_t)first << 24, number(oid->id),
			     (uint32_t)first << 24 | 0xffffff };

	for (int looks = 0; low < high; looks++) {
		uint32_t middle = middle_of(low, high, keys, looks);
		const unsigned char *id = pack->ids +
					  (size_t)middle * OID_SIZE;
		int order = memcmp(id, oid->id, OID_SIZE);

		if (!order)
			return offset_at(pack, middle, offset);
		keys[order < 0 ? 0 : 2] = number(id);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* The index knows the sum that its pack ends with: one that was cut off,
 * or is another one, ends otherwise. */
static bool ends_as_indexed(const struct pack *pack)
{
	return !memcmp(pack->objects.bytes + pack->objects.size - OID_SIZE,
		       pack->index.bytes + pack->index.size - SUMS,
		       OID_SIZE);
}

/* Map the objects themselves: "x.pack" beside "x.idx". */
static bool open_objects(struct pack *pack)
{
	static const unsigned char magic[] = { 'P', 'A', 'C', 'K' };
	size_t len = strlen(pack->path);
	struct str path = STR_INIT;
	bool good;

	if (pack->size)
		return true;
	str_add(&path, pack->path, len - strlen("idx"));
	str_adds(&path, "pack");
	good = mapping_open(&pack->objects, path.buf) == 0 &&
	       pack->objects.size > PACK_HEAD + OID_SIZE &&
	       !memcmp(pack->objects.bytes, magic, sizeof(magic)) &&
	       ends_as_indexed(pack);
	str_release(&path);
	if (good)
		pack->size = pack->objects.size - OID_SIZE;
	else
		mapping_close(&pack->objects);
	return good;
}

/* The offset of a delta's base, counted back from the delta. */
static bool read_distance(const struct pack *pack, uint64_t offset,
			  struct head *head)
{
	uint64_t distance = 0;

	for (int i = 0; i < 9 && head->at < pack->size; i++) {
		unsigned char byte = pack->objects.bytes[head->at++];

		distance = distance << 7 | (byte & 0x7f);
		if (!(byte & 0x80)) {
			head->base = offset - distance;
			return distance && distance < offset;
		}
		distance++;
	}
	return false;
}

static bool read_base_id(const struct pack *pack, struct head *head)
{
	struct oid oid;

	if (pack->size - head->at < OID_SIZE)
		return false;
	memcpy(oid.id, pack->objects.bytes + head->at, OID_SIZE);
	head->at += OID_SIZE;
	return pack_find(pack, &oid, &head->base);
}

static bool read_head(const struct pack *pack, uint64_t offset,
		      struct head *head)
{
	uint64_t size = 0;
	unsigned char byte;
	unsigned shift = 0;

	head->at = offset;
	do {
		if (head->at >= pack->size || shift > 53)
			return false;
		byte = pack->objects.bytes[head->at++];
		if (!shift) {
			head->type = byte >> 4 & 7;
			size = byte & 15;
			shift = 4;
		} else {
			size |= (uint64_t)(byte & 0x7f) << shift;
			shift += 7;
		}
	} while (byte & 0x80);
	head->size = (size_t)size;
	if (head->size != size)
		return false;
	if (head->type == ENTRY_OFFSET_DELTA)
		return read_distance(pack, offset, head);
	if (head->type == ENTRY_ID_DELTA)
		return read_base_id(pack, head);
	return head->type >= OBJECT_COMMIT && head->type <= OBJECT_TAG;
}

static bool is_delta(const struct head *head)
{
	return head->type == ENTRY_OFFSET_DELTA ||
	       head->type == ENTRY_ID_DELTA;
}

static char *take_memory(size_t size)
{
	char *bytes = malloc(size + 1);

	if (!bytes)
		die("out of memory");
	return bytes;
}

/* What the stream behind a head holds; NULL when it is damaged. */
static char *unpack(const struct pack *pack, const struct head *head,
		    struct bases *bases)
{
	struct view from = { (const char *)pack->objects.bytes + head->at,
			     pack->size - head->at };
	char *bytes;

	if (head->size > PACK_OBJECT_MAX)
		return NULL;
	bytes = take_memory(head->size);
	if (bases_inflate(bases, from, bytes, head->size, false))
		return bytes;
	free(bytes);
	return NULL;
}

static void chain_add(struct chain *chain, uint64_t offset,
		      const struct head *head)
{
	if (chain->len == chain->cap) {
		chain->cap = chain->cap ? 2 * chain->cap : 64;
		chain->heads = realloc(chain->heads, chain->cap *
				       sizeof(*chain->heads));
		chain->offsets = realloc(chain->offsets, chain->cap *
					 sizeof(*chain->offsets));
		if (!chain->heads || !chain->offsets)
			die("out of memory");
	}
	chain->heads[chain->len] = *head;
	chain->offsets[chain->len++] = offset;
}

/* Follow the deltas from `offset` to one whose base is kept (raw->bytes are
 * then the cache's) or to a whole object. The base's offset is left in
 * *offset. */
static bool find_base(struct pack *pack, uint64_t *offset,
		      struct bases *bases, struct chain *chain,
		      struct raw *raw, bool *is_kept)
{
	while (chain->len <= PACK_CHAIN_MAX) {
		const struct base *kept = bases_get(bases, pack, *offset);
		struct head head;

		*is_kept = kept != NULL;
		if (kept) {
			raw->type = (enum object_type)kept->type;
			raw->size = kept->size;
			raw->bytes = kept->bytes;
			return true;
		}
		if (!read_head(pack, *offset, &head))
			return false;
		if (!is_delta(&head)) {
			raw->type = (enum object_type)head.type;
			raw->size = head.size;
			raw->bytes = unpack(pack, &head, bases);
			return raw->bytes != NULL;
		}
		chain_add(chain, *offset, &head);
		*offset = head.base;
	}
	return false;
}

/* Put the delta onto `raw`, which is then what it makes: no bytes when it is
 * damaged. The base is somebody else's. */
static bool apply(const struct pack *pack, const struct head *head,
		  struct bases *bases, struct raw *raw)
{
	struct view base = { raw->bytes, raw->size };
	char *delta = unpack(pack, head, bases), *made = NULL;
	struct view order = { delta, head->size };
	size_t base_size, size;

	if (delta && delta_sizes(order, &base_size, &size) &&
	    size <= PACK_OBJECT_MAX) {
		made = take_memory(size);
		made[size] = '\0';
		if (!delta_apply(base, order, made, size)) {
			free(made);
			made = NULL;
		}
	}
	free(delta);
	raw->bytes = made;
	raw->size = made ? size : 0;
	return made != NULL;
}

static char *copy_of(const struct raw *raw)
{
	return memcpy(take_memory(raw->size), raw->bytes, raw->size + 1);
}

static void keep(const struct pack *pack, uint64_t offset,
		 struct bases *bases, const struct raw *raw)
{
	bases_put(bases, &(struct base){
		.pack = pack, .offset = offset, .type = (int)raw->type,
		.bytes = raw->bytes, .size = raw->size
	});
}

/* Apply the deltas of the chain, the last first, to the base in `raw`. Each
 * base is kept for the next object. */
static bool apply_all(struct pack *pack, uint64_t offset,
		      struct bases *bases, struct chain *chain,
		      struct raw *raw, bool is_kept)
{
	bool good = true;

	while (good && chain->len) {
		const struct raw base = *raw;
		size_t i = --chain->len;

		good = apply(pack, &chain->heads[i], bases, raw);
		if (!is_kept)
			keep(pack, offset, bases, &base);
		is_kept = false;
		offset = chain->offsets[i];
	}
	return good;
}

bool pack_read(struct pack *pack, uint64_t offset, struct bases *bases,
	       struct raw *raw)
{
	struct chain chain = { NULL, NULL, 0, 0 };
	uint64_t base = offset;
	bool good, is_kept = false, is_made;

	memset(raw, 0, sizeof(*raw));
	good = open_objects(pack) &&
	       find_base(pack, &base, bases, &chain, raw, &is_kept);
	is_made = chain.len > 0;
	if (good && !is_made && is_kept)
		raw->bytes = copy_of(raw);
	else if (good)
		good = apply_all(pack, base, bases, &chain, raw, is_kept);
	/* A tree is the next one's base more often than not. */
	if (good && is_made && raw->type == OBJECT_TREE) {
		struct raw copy = *raw;

		copy.bytes = copy_of(raw);
		keep(pack, offset, bases, &copy);
	}
	free(chain.heads);
	free(chain.offsets);
	return good;
}

/* The size that a delta makes stands at the start of its stream. */
static bool look_at_delta(const struct pack *pack, const struct head *head,
			  struct bases *bases, size_t *size)
{
	char start[DELTA_HEAD_MAX + 1];
	size_t len = head->size < DELTA_HEAD_MAX ? head->size
						 : DELTA_HEAD_MAX, base;
	struct view from = { (const char *)pack->objects.bytes + head->at,
			     pack->size - head->at };

	return bases_inflate(bases, from, start, len, true) &&
	       delta_sizes((struct view){ start, len }, &base, size);
}

bool pack_look(struct pack *pack, uint64_t offset, struct bases *bases,
	       enum object_type *type, size_t *size)
{
	struct head head;

	if (!open_objects(pack) || !read_head(pack, offset, &head))
		return false;
	*size = head.size;
	if (is_delta(&head) && !look_at_delta(pack, &head, bases, size))
		return false;
	for (int i = 0; is_delta(&head); i++)
		if (i == PACK_CHAIN_MAX || !read_head(pack, head.base, &head))
			return false;
	*type = (enum object_type)head.type;
	return true;
}
