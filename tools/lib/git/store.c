#include "muster/store.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "muster/bases.h"
#include "muster/file.h"
#include "muster/loose.h"
#include "muster/vec.h"

#define ALTERNATES_MAX (1u << 20)	/* bytes of info/alternates */

struct folder {
	const char *path;
	int depth;		/* borrowed by one that is borrowed by ... */
};

struct store {
	struct arena arena;
	VEC(struct folder) folders;
	VEC(struct pack *) packs;
	VEC(const char *) names;	/* of all indices that were tried */
	size_t last;		/* the pack of the object before */
	const char *lost;
	struct bases *bases;
	bool loaded;
};

/* What a look for an object brings home. */
struct find {
	const struct oid *oid;
	struct raw *raw;	/* NULL: type and size are enough */
	enum object_type type;
	size_t size;
};

static bool has_folder(const struct store *store, const char *path)
{
	for (size_t i = 0; i < store->folders.len; i++)
		if (!strcmp(store->folders.items[i].path, path))
			return true;
	return false;
}

/* Once each, however they borrow from each other. */
static void push_folder(struct store *store, const char *path, int depth)
{
	char *real = realpath(path, NULL);
	struct stat st;

	if (!real || stat(real, &st) < 0 || !S_ISDIR(st.st_mode)) {
		if (!store->lost && depth)
			store->lost = path;
	} else if (!has_folder(store, real)) {
		*VEC_PUSH(&store->arena, &store->folders) = (struct folder){
			.path = arena_copy(&store->arena, real, strlen(real)),
			.depth = depth
		};
	}
	free(real);
}

/* The folders that this one borrows from, one in each line. */
static void push_alternates(struct store *store, struct folder folder)
{
	const char *path = arena_printf(&store->arena, "%s/info/alternates",
					folder.path);
	struct view rest, line;
	struct err ignored;

	if (folder.depth == STORE_BORROWED_MAX ||
	    file_read(path, ALTERNATES_MAX, &store->arena, &rest,
		      &ignored) != FILE_OK)
		return;
	while (view_line(&rest, &line)) {
		if (!line.len || view_starts(line, "#"))
			continue;
		path = view_starts(line, "/") ?
			arena_copy(&store->arena, line.ptr, line.len) :
			arena_printf(&store->arena, "%s/" VIEW_FMT,
				     folder.path, VIEW_ARG(line));
		push_folder(store, path, folder.depth + 1);
	}
}

void store_add(struct store *store, const char *dir)
{
	size_t i = store->folders.len;

	push_folder(store, arena_copy(&store->arena, dir, strlen(dir)), 0);
	for (; i < store->folders.len; i++)
		push_alternates(store, store->folders.items[i]);
}

struct store *store_open(const char *dir)
{
	struct store *store = calloc(1, sizeof(*store));

	if (!store)
		die("out of memory");
	store_add(store, dir);
	return store;
}

void store_free(struct store *store)
{
	if (!store)
		return;
	for (size_t i = 0; i < store->packs.len; i++)
		pack_free(store->packs.items[i]);
	bases_free(store->bases);
	arena_release(&store->arena);
	free(store);
}

const char *store_lost(const struct store *store)
{
	return store->lost;
}

static bool is_tried(const struct store *store, const char *path)
{
	for (size_t i = 0; i < store->names.len; i++)
		if (!strcmp(store->names.items[i], path))
			return true;
	return false;
}

static void load_folder(struct store *store, const char *folder)
{
	const char *path = arena_printf(&store->arena, "%s/pack", folder);
	DIR *dir = opendir(path);
	const struct dirent *item;

	while (dir && (item = readdir(dir))) {
		struct view name = view_of(item->d_name);
		const char *index;
		struct pack *pack;

		if (!view_ends(name, ".idx"))
			continue;
		index = arena_printf(&store->arena, "%s/%s", path,
				     item->d_name);
		if (is_tried(store, index))
			continue;
		*VEC_PUSH(&store->arena, &store->names) = index;
		pack = pack_open(index);
		if (pack)
			*VEC_PUSH(&store->arena, &store->packs) = pack;
	}
	if (dir)
		closedir(dir);
}

static void load(struct store *store)
{
	store->loaded = true;
	if (!store->bases && !(store->bases = bases_new()))
		die("out of memory");
	for (size_t i = 0; i < store->folders.len; i++)
		load_folder(store, store->folders.items[i].path);
}

/* In the pack of that number: what came of it. */
static enum store_result try_pack(struct store *store, size_t i,
				  struct find *find)
{
	struct pack *pack = store->packs.items[i];
	uint64_t offset;

	if (!pack_find(pack, find->oid, &offset))
		return STORE_MISSING;
	store->last = i;
	if (find->raw ? pack_read(pack, offset, store->bases, find->raw)
		      : pack_look(pack, offset, store->bases, &find->type,
				  &find->size))
		return STORE_READ;
	return STORE_DAMAGED;
}

/* The pack of the object before has this one, too, more often than not. */
static enum store_result try_packs(struct store *store, struct find *find)
{
	enum store_result result = STORE_MISSING, one;
	size_t first = store->last, count = store->packs.len;

	for (size_t i = 0; i < count; i++) {
		one = try_pack(store, (first + i) % count, find);
		if (one == STORE_READ)
			return one;
		if (one == STORE_DAMAGED)
			result = one;
	}
	return result;
}

static enum store_result try_loose(struct store *store, struct find *find)
{
	enum store_result result = STORE_MISSING;

	for (size_t i = 0; i < store->folders.len; i++) {
		const char *path = store->folders.items[i].path;
		int rc = find->raw ?
			loose_read(path, find->oid, PACK_OBJECT_MAX,
				   find->raw) :
			loose_look(path, find->oid, &find->type,
				   &find->size);

		if (rc > 0)
			return STORE_READ;
		if (rc < 0)
			result = STORE_DAMAGED;
	}
	return result;
}

/* Of several copies a good one is enough. A second look at which packs
 * there are: a `git gc` beside us moves objects from one to another. */
static enum store_result search(struct store *store, struct find *find)
{
	enum store_result packed, loose;
	size_t tried;

	if (!store->loaded)
		load(store);
	for (;;) {
		packed = try_packs(store, find);
		if (packed == STORE_READ)
			return packed;
		loose = try_loose(store, find);
		if (loose == STORE_READ)
			return loose;
		tried = store->names.len;
		load(store);
		if (store->names.len == tried)
			break;
	}
	return packed == STORE_DAMAGED ? packed : loose;
}

enum store_result store_read(struct store *store, const struct oid *oid,
			     struct raw *raw)
{
	struct find find = { .oid = oid, .raw = raw };

	return search(store, &find);
}

enum store_result store_look(struct store *store, const struct oid *oid,
			     enum object_type *type, size_t *size)
{
	struct find find = { .oid = oid };
	enum store_result result = search(store, &find);

	*type = find.type;
	*size = find.size;
	return result;
}

bool store_is_packed(struct store *store, const struct oid *oid)
{
	uint64_t offset;

	if (!store->loaded)
		load(store);
	for (size_t i = 0; i < store->packs.len; i++)
		if (pack_find(store->packs.items[i], oid, &offset))
			return true;
	return false;
}
