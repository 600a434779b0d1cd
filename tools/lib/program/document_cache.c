#include "muster/document_cache.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "muster/document_code.h"
#include "muster/file.h"
#include "muster/map.h"
#include "muster/mapping.h"
#include "muster/vec.h"

/*
 * A head of HEAD_SIZE bytes: the magic, the version of documents' code, the
 * count of entries; the entries, each the size of a code, the code, and the
 * blob's bytes; in the end a row for each entry, by id: the id, the entry's
 * offset, its size, and the checksum of the id and the entry. Numbers have
 * four bytes, the lowest first.
 */
#define MAGIC "muster-documents 1\n"
#define MAGIC_SIZE (sizeof(MAGIC) - 1)
#define NUMBER_SIZE 4
#define COUNT_AT (MAGIC_SIZE + NUMBER_SIZE)
#define HEAD_SIZE (COUNT_AT + NUMBER_SIZE)
#define SIZE_AT (OID_SIZE + NUMBER_SIZE)
#define SUM_AT (SIZE_AT + NUMBER_SIZE)
#define ROW_SIZE (SUM_AT + NUMBER_SIZE)

#define FULL (DOCUMENT_CACHE_MAX / 8 * 7)

struct fresh {
	struct oid oid;
	const struct document *document;
};

struct document_cache {
	const char *path;
	struct arena *arena;
	struct mapping mapping;
	size_t count;			/* of rows */
	unsigned char *asked;		/* one for each row */
	struct map fresh;		/* blob id to struct fresh */
};

/* --- reading */

static uint32_t number_at(const unsigned char *bytes)
{
	return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
	       (uint32_t)bytes[3] << 24;
}

static const unsigned char *row_at(const struct document_cache *cache,
				   size_t index)
{
	return cache->mapping.bytes + cache->mapping.size -
	       (cache->count - index) * ROW_SIZE;
}

/* How many rows there are; 0 also when the file is none of ours. */
static size_t count_rows(const struct mapping *mapping)
{
	const unsigned char *bytes = mapping->bytes;
	size_t count;

	if (mapping->size < HEAD_SIZE || mapping->size > DOCUMENT_CACHE_MAX ||
	    memcmp(bytes, MAGIC, MAGIC_SIZE) != 0 ||
	    number_at(bytes + MAGIC_SIZE) != DOCUMENT_CODE_VERSION)
		return 0;
	count = number_at(bytes + COUNT_AT);
	return count <= (mapping->size - HEAD_SIZE) / ROW_SIZE ? count : 0;
}

struct document_cache *document_cache_open(struct repo *repo,
					   struct arena *arena)
{
	struct document_cache *cache = arena_alloc(arena, sizeof(*cache));

	cache->arena = arena;
	cache->path = arena_printf(arena, "%s/muster/documents",
				   repo_common_dir(repo));
	if (mapping_open(&cache->mapping, cache->path) < 0)
		return cache;
	cache->count = count_rows(&cache->mapping);
	cache->asked = arena_array(arena, cache->count + 1, 1);
	return cache;
}

static uint32_t sum_of(const unsigned char *oid, struct view entry)
{
	uLong sum = crc32_z(0, oid, OID_SIZE);

	return (uint32_t)crc32_z(sum, (const unsigned char *)entry.ptr,
				 entry.len);
}

/* The entry of a row, if it is whole. */
static bool find_entry(const struct document_cache *cache, size_t index,
		       struct view *entry)
{
	const unsigned char *row = row_at(cache, index);
	size_t at = number_at(row + OID_SIZE);
	size_t size = number_at(row + SIZE_AT);

	if (at > cache->mapping.size || size > cache->mapping.size - at)
		return false;	/* a row of a damaged file */
	*entry = (struct view){ (const char *)cache->mapping.bytes + at,
				size };
	return sum_of(row, *entry) == number_at(row + SUM_AT);
}

/* The row of an id, or cache->count. */
static size_t find_row(const struct document_cache *cache,
		       const struct oid *oid)
{
	size_t low = 0, high = cache->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(row_at(cache, middle), oid->id, OID_SIZE);

		if (!order)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return cache->count;
}

static bool split(struct view entry, struct view *code, struct view *bytes)
{
	size_t size;

	if (entry.len < NUMBER_SIZE)
		return false;
	size = number_at((const unsigned char *)entry.ptr);
	*code = view_slice(entry, NUMBER_SIZE, NUMBER_SIZE + size);
	*bytes = view_slice(entry, NUMBER_SIZE + size, entry.len);
	return code->len == size;
}

struct document *document_cache_find(struct document_cache *cache,
				     const struct oid *oid, struct view path,
				     const struct view *bytes,
				     struct arena *arena)
{
	size_t row = find_row(cache, oid);
	struct view entry, code, kept;
	struct document *document;

	if (row == cache->count || !find_entry(cache, row, &entry) ||
	    !split(entry, &code, &kept) ||
	    (bytes && !view_equal(*bytes, kept)))
		return NULL;
	document = document_decode(path, bytes ? *bytes
				   : view_copy(arena, kept), code, arena);
	cache->asked[row] |= document != NULL;
	return document;
}

/* --- writing */

void document_cache_add(struct document_cache *cache, const struct oid *oid,
			const struct document *document)
{
	struct fresh *fresh;

	if (document->findings.list.len)
		return;
	fresh = arena_alloc(cache->arena, sizeof(*fresh));
	*fresh = (struct fresh){ *oid, document };
	map_put(cache->arena, &cache->fresh, oid_key(&fresh->oid), fresh);
}

/* An entry on its way into the file, at this place of it. */
struct row {
	struct oid oid;
	uint32_t at, size, sum;
};

struct writing {
	const struct document_cache *cache;
	struct str file;
	VEC(struct row) rows;
};

static void put_number(struct str *out, size_t number)
{
	for (int i = 0; i < NUMBER_SIZE; i++, number >>= 8)
		str_addc(out, (char)(number & 0xff));
}

/* In place of one that was put there. */
static void set_number(struct str *out, size_t at, size_t number)
{
	for (int i = 0; i < NUMBER_SIZE; i++, number >>= 8)
		out->buf[at++] = (char)(number & 0xff);
}

/* For an entry more, of so many bytes. */
static bool has_room(const struct writing *writing, size_t size)
{
	return writing->file.len + size +
	       (writing->rows.len + 1) * ROW_SIZE <= DOCUMENT_CACHE_MAX;
}

/* What was added to the file behind `at` is the entry of that id; it is
 * taken back where there is no room for it. */
static bool close_entry(struct writing *writing, size_t at,
			const unsigned char *oid)
{
	struct view entry = view_slice(str_view(&writing->file), at,
				       writing->file.len);
	struct row *row;

	if (!has_room(writing, 0)) {
		str_cut(&writing->file, at);
		return false;
	}
	row = VEC_PUSH(writing->cache->arena, &writing->rows);
	memcpy(row->oid.id, oid, OID_SIZE);
	row->at = (uint32_t)at;
	row->size = (uint32_t)entry.len;
	row->sum = sum_of(oid, entry);
	return true;
}

/* Keep what is kept, as far as it is whole: what this run asked for, or the
 * rest. */
static void put_kept(struct writing *writing, bool asked)
{
	const struct document_cache *cache = writing->cache;

	for (size_t i = 0; i < cache->count; i++) {
		size_t at = writing->file.len;
		struct view entry;

		if (cache->asked[i] != asked || !find_entry(cache, i, &entry))
			continue;
		str_addv(&writing->file, entry);
		close_entry(writing, at, row_at(cache, i));
	}
}

static bool has_its_id(const struct fresh *fresh)
{
	struct oid oid;

	repo_hash_blob(fresh->document->bytes, &oid);
	return oid_equal(&oid, &fresh->oid);
}

static bool put_fresh(struct writing *writing, const struct fresh *fresh)
{
	struct str *file = &writing->file;
	size_t at = file->len;

	if (!has_room(writing, fresh->document->bytes.len) ||
	    !has_its_id(fresh))
		return false;
	put_number(file, 0);
	if (!document_encode(fresh->document, file)) {
		str_cut(file, at);
		return false;
	}
	set_number(file, at, file->len - at - NUMBER_SIZE);
	str_addv(file, fresh->document->bytes);
	return close_entry(writing, at, fresh->oid.id);
}

/* Of entries of one id the first goes first. */
static int compare_rows(const void *a, const void *b)
{
	const struct row *one = a, *other = b;
	int order = memcmp(one->oid.id, other->oid.id, OID_SIZE);

	return order ? order : (one->at > other->at) - (one->at < other->at);
}

/* The rows, and in the head how many they are. */
static void put_rows(struct writing *writing)
{
	struct str *file = &writing->file;
	const struct row *last = NULL;
	size_t count = 0;

	qsort(writing->rows.items, writing->rows.len,
	      sizeof(*writing->rows.items), compare_rows);
	for (size_t i = 0; i < writing->rows.len; i++) {
		const struct row *row = &writing->rows.items[i];

		if (last && oid_equal(&last->oid, &row->oid))
			continue;
		str_add(file, row->oid.id, OID_SIZE);
		put_number(file, row->at);
		put_number(file, row->size);
		put_number(file, row->sum);
		last = row;
		count++;
	}
	set_number(file, COUNT_AT, count);
}

/* Is there next to no room beside what this run has asked for? Then the file
 * would be written in each run, and hold no more than before. */
static bool is_full(const struct document_cache *cache)
{
	uint64_t asked = 0;

	for (size_t i = 0; i < cache->count; i++)
		if (cache->asked[i])
			asked += number_at(row_at(cache, i) + SIZE_AT);
	return asked > FULL;
}

/* The whole file; false when too little of it would be new. Where nothing
 * of the first ones can be kept, a filter changes all files, and hashing the
 * others would be in vain. */
static bool fill(struct writing *writing)
{
	const struct map *fresh = &writing->cache->fresh;
	size_t added = 0;

	str_adds(&writing->file, MAGIC);
	put_number(&writing->file, DOCUMENT_CODE_VERSION);
	put_number(&writing->file, 0);
	put_kept(writing, true);
	for (size_t i = 0; i < fresh->len &&
			   (added || i < DOCUMENT_CACHE_KEEP); i++)
		added += put_fresh(writing, fresh->entries[i].value);
	if (added < DOCUMENT_CACHE_KEEP)
		return false;
	put_kept(writing, false);
	put_rows(writing);
	return true;
}

/* Asked before all the work is done in vain. A push on its way in may be
 * refused, so that nothing is written on account of it. */
static bool is_writable(const struct document_cache *cache)
{
	const char *slash = strrchr(cache->path, '/');
	const char *folder = arena_printf(cache->arena, "%.*s",
					  (int)(slash - cache->path),
					  cache->path);
	struct err ignored;

	return !getenv("GIT_QUARANTINE_PATH") &&
	       file_folder(folder, &ignored) == 0 &&
	       access(folder, W_OK) == 0;
}

void document_cache_close(struct document_cache *cache)
{
	struct writing writing = { .cache = cache };
	struct err ignored;

	if (!cache)
		return;
	if (cache->fresh.len >= DOCUMENT_CACHE_KEEP && !is_full(cache) &&
	    is_writable(cache) && fill(&writing))
		file_cache(cache->path, str_view(&writing.file), &ignored);
	str_release(&writing.file);
	mapping_close(&cache->mapping);
}
