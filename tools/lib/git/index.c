#include "muster/index.h"

#include <errno.h>
#include <string.h>

#include "muster/mapping.h"

#define SIGNATURE "DIRC"
#define HEADER_SIZE 12
#define ENTRY_SIZE 62		/* in front of the path, without more flags */
#define EXTENSION_SIZE 8	/* its name and its length */
#define PATH_MAX_BYTES (64u << 10)

#define FLAG_ASSUME_UNCHANGED 0x8000u
#define FLAG_EXTENDED 0x4000u
#define FLAG_NAME 0x0fffu
#define EXTENDED_SKIP_WORKTREE 0x4000u
#define EXTENDED_INTENT_TO_ADD 0x2000u

struct reader {
	const unsigned char *bytes;
	size_t size;		/* without the checksum at the end */
	size_t at;
	uint32_t version;
	uint32_t count;
	bool nameless;		/* an entry had no path: a split index's do */
	struct str previous;	/* version 4: the path before */
	const struct index_filter *filter;
	struct arena *arena;
	struct index *index;
};

static uint32_t number(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

static unsigned short_number(const unsigned char *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static bool is_below(struct view path, struct view prefix)
{
	if (!prefix.len)
		return true;
	return path.len >= prefix.len &&
	       !memcmp(path.ptr, prefix.ptr, prefix.len) &&
	       (path.len == prefix.len || path.ptr[prefix.len] == '/');
}

static bool is_wanted(const struct index_filter *filter, struct view path)
{
	for (size_t i = 0; i < filter->count; i++)
		if (is_below(path, filter->prefixes[i]))
			return true;
	return false;
}

/* The path of versions 2 and 3, padded with one to eight NULs. */
static bool read_plain_path(struct reader *reader, size_t start,
			    unsigned name_len, struct view *path)
{
	const unsigned char *from = reader->bytes + reader->at;
	const unsigned char *end = memchr(from, 0, reader->size - reader->at);
	size_t padded;

	if (!end)
		return false;
	*path = (struct view){ (const char *)from, (size_t)(end - from) };
	if (name_len != FLAG_NAME && name_len != path->len)
		return false;
	padded = (reader->at + path->len - start + 8) / 8 * 8;
	if (padded > reader->size - start)
		return false;
	reader->at = start + padded;
	return true;
}

/* How many bytes of the path before go, in git's offset encoding. */
static bool read_strip(struct reader *reader, size_t *strip)
{
	size_t value = 0;
	unsigned char byte;

	for (size_t i = 0; reader->at < reader->size; i++) {
		byte = reader->bytes[reader->at++];
		if (i)
			value++;
		if (value > PATH_MAX_BYTES)
			return false;
		value = value << 7 | (byte & 0x7f);
		if (!(byte & 0x80)) {
			*strip = value;
			return true;
		}
	}
	return false;
}

/* The path of version 4: the one before, cut, and some bytes more. */
static bool read_cut_path(struct reader *reader, struct view *path)
{
	const unsigned char *from, *end;
	struct str *previous = &reader->previous;
	size_t strip;

	if (!read_strip(reader, &strip) || strip > previous->len)
		return false;
	from = reader->bytes + reader->at;
	end = memchr(from, 0, reader->size - reader->at);
	if (!end || previous->len - strip + (size_t)(end - from) >
		    PATH_MAX_BYTES)
		return false;
	previous->len -= strip;
	str_add(previous, from, (size_t)(end - from));
	reader->at += (size_t)(end - from) + 1;
	*path = str_view(previous);
	return true;
}

static void read_stat(const unsigned char *at, struct index_stat *stat)
{
	stat->ctime_sec = number(at);
	stat->ctime_nsec = number(at + 4);
	stat->mtime_sec = number(at + 8);
	stat->mtime_nsec = number(at + 12);
	stat->dev = number(at + 16);
	stat->ino = number(at + 20);
	stat->uid = number(at + 28);
	stat->gid = number(at + 32);
	stat->size = number(at + 36);
}

static void keep_entry(struct reader *reader, const unsigned char *at,
		       unsigned extended, struct view path)
{
	struct index_entry *entry = VEC_PUSH(reader->arena,
					     &reader->index->entries);

	read_stat(at, &entry->stat);
	entry->mode = number(at + 24);
	memcpy(entry->oid.id, at + 40, OID_SIZE);
	entry->stage = short_number(at + 60) >> 12 & 3;
	entry->assume_unchanged = short_number(at + 60) &
				  FLAG_ASSUME_UNCHANGED;
	entry->skip_worktree = extended & EXTENDED_SKIP_WORKTREE;
	entry->intent_to_add = extended & EXTENDED_INTENT_TO_ADD;
	entry->path = view_copy(reader->arena, path);
}

static bool read_entry(struct reader *reader)
{
	const unsigned char *at = reader->bytes + reader->at;
	size_t start = reader->at;
	unsigned flags, extended = 0;
	struct view path;

	if (reader->size - start < ENTRY_SIZE + 2)
		return false;
	flags = short_number(at + 60);
	reader->at += ENTRY_SIZE;
	if (flags & FLAG_EXTENDED) {
		if (reader->version < 3)
			return false;
		extended = short_number(at + ENTRY_SIZE);
		reader->at += 2;
	}
	if (!(reader->version == 4 ? read_cut_path(reader, &path) :
	      read_plain_path(reader, start, flags & FLAG_NAME, &path)))
		return false;
	reader->nameless |= !path.len;
	if (path.len && is_wanted(reader->filter, path))
		keep_entry(reader, at, extended, path);
	return true;
}

/* Extensions whose name starts with a capital may be passed over; others
 * change what the entries mean. */
static int read_extensions(struct reader *reader)
{
	while (reader->size - reader->at >= EXTENSION_SIZE) {
		const unsigned char *at = reader->bytes + reader->at;
		uint32_t len = number(at + 4);

		if (len > reader->size - reader->at - EXTENSION_SIZE)
			return -1;
		if (at[0] < 'A' || at[0] > 'Z')
			return INDEX_FOREIGN;
		if (!memcmp(at, "TREE", 4))
			reader->index->trees = view_copy(reader->arena,
				(struct view){ (const char *)at +
					       EXTENSION_SIZE, len });
		reader->at += EXTENSION_SIZE + len;
	}
	if (reader->nameless || reader->at != reader->size)
		return -1;
	return INDEX_READ;
}

/* All entries at once: growing would take thrice the memory. */
static void reserve(struct reader *reader)
{
	reader->index->entries.cap = reader->count;
	reader->index->entries.items =
		arena_array(reader->arena, reader->count,
			    sizeof(*reader->index->entries.items));
}

static int read_all(struct reader *reader)
{
	const unsigned char *at = reader->bytes;

	if (memcmp(at, SIGNATURE, 4))
		return -1;
	reader->version = number(at + 4);
	reader->count = number(at + 8);
	if (reader->version < 2 || reader->version > 4)
		return INDEX_FOREIGN;
	if (reader->count > reader->size / ENTRY_SIZE)
		return -1;
	if (is_wanted(reader->filter, VIEW("")))
		reserve(reader);
	reader->at = HEADER_SIZE;
	for (uint32_t i = 0; i < reader->count; i++)
		if (!read_entry(reader))
			return -1;
	return read_extensions(reader);
}

static int damaged(const char *path, struct err *err)
{
	return err_set(err, "the index '%s' is damaged: remove it and run "
		       "`git reset`, which "
		       "makes it anew and leaves your files alone", path);
}

int index_read_file(const char *path, const struct index_filter *filter,
		    struct arena *arena, struct index *index,
		    struct err *err)
{
	struct reader reader = {
		.filter = filter, .arena = arena, .index = index
	};
	struct mapping file;
	int rc;

	memset(index, 0, sizeof(*index));
	if (mapping_open(&file, path) < 0)
		return errno == ENOENT ? INDEX_MISSING :
			err_set(err, "cannot read the index '%s': %s", path,
				errno == EINVAL ? "it is no plain file" :
						  strerror(errno));
	index->mtime_sec = file.st.st_mtim.tv_sec;
	index->mtime_nsec = (uint32_t)file.st.st_mtim.tv_nsec;
	if (file.size < HEADER_SIZE + OID_SIZE) {
		mapping_close(&file);
		return damaged(path, err);
	}
	reader.bytes = file.bytes;
	reader.size = file.size - OID_SIZE;
	rc = read_all(&reader);
	mapping_close(&file);
	str_release(&reader.previous);
	return rc < 0 ? damaged(path, err) : rc;
}

struct tree_node {
	struct view name;
	int64_t entries;	/* -1: no longer valid */
	int64_t below;		/* how many subtrees follow */
	struct oid oid;
};

/* "NAME NUL ENTRIES BLANK SUBTREES LF", and the id of a valid one. */
static bool next_node(struct view *rest, struct tree_node *node)
{
	size_t name = view_find(*rest, 0, '\0');
	size_t blank = view_find(*rest, name, ' ');
	size_t end = view_find(*rest, blank, '\n');
	struct view count = view_slice(*rest, name + 1, blank);

	if (end == rest->len)
		return false;
	node->name = view_slice(*rest, 0, name);
	node->entries = -1;
	if (!view_is(count, "-1") && !view_number(count, &node->entries))
		return false;
	if (!view_number(view_slice(*rest, blank + 1, end), &node->below))
		return false;
	*rest = view_slice(*rest, end + 1, rest->len);
	if (node->entries < 0)
		return true;
	if (rest->len < OID_SIZE)
		return false;
	memcpy(node->oid.id, rest->ptr, OID_SIZE);
	*rest = view_slice(*rest, OID_SIZE, rest->len);
	return true;
}

/* Pass over `count` nodes and all that is below them. */
static bool skip_nodes(struct view *rest, int64_t count)
{
	struct tree_node node;

	while (count > 0) {
		if (!next_node(rest, &node) ||
		    __builtin_add_overflow(count - 1, node.below, &count))
			return false;
	}
	return true;
}

/* The node called `name` among the `count` that come next. */
static bool find_node(struct view *rest, int64_t count, struct view name,
		      struct tree_node *node)
{
	for (; count > 0; count--) {
		if (!next_node(rest, node))
			return false;
		if (view_equal(node->name, name))
			return true;
		if (!skip_nodes(rest, node->below))
			return false;
	}
	return false;
}

bool index_tree(const struct index *index, struct view path,
		struct oid *tree)
{
	struct view rest = index->trees;
	struct tree_node node;

	if (!next_node(&rest, &node))
		return false;
	while (path.len) {
		size_t end = view_find(path, 0, '/');

		if (!find_node(&rest, node.below, view_slice(path, 0, end),
			       &node))
			return false;
		path = view_slice(path, end + 1, path.len);
	}
	*tree = node.oid;
	return node.entries >= 0;
}
