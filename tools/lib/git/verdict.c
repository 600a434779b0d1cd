#include "muster/verdict.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "muster/commit.h"
#include "muster/file.h"
#include "muster/index.h"
#include "muster/refs.h"
#include "muster/store.h"
#include "muster/tree.h"

#define FIRST_LINE "muster-verdict 1"
#define LAST_WORD "sum"	/* the CRC-32 of all lines above, in decimal */
#define FILE_NAME "muster/verdict"
#define FILE_SIZE_MAX (64u << 10)
#define PATHS_MAX 64
#define POINTER_MAX 4096	/* bytes of "commondir" */

struct look {
	struct store *store;
	struct arena *arena;
	const struct verdict *verdict;
};

/* --- the file */

static bool cut_word(struct view line, const char *word, struct view *rest)
{
	size_t len = strlen(word);

	if (!view_starts(line, word) || line.len < len + 1 ||
	    line.ptr[len] != ' ')
		return false;
	*rest = view_slice(line, len + 1, line.len);
	return true;
}

static bool parse_path(struct view text, struct arena *arena,
		       struct verdict *verdict)
{
	struct verdict_path *path;

	if (text.len < OID_HEX + 2 || text.ptr[OID_HEX] != ' ' ||
	    verdict->paths.len == PATHS_MAX)
		return false;
	path = VEC_PUSH(arena, &verdict->paths);
	path->path = view_slice(text, OID_HEX + 1, text.len);
	return oid_parse(view_slice(text, 0, OID_HEX), &path->oid);
}

static bool parse_head(struct view *rest, struct verdict *verdict)
{
	struct view line, value;
	int64_t day;

	if (!view_line(rest, &line) || !view_is(line, FIRST_LINE) ||
	    !view_line(rest, &line) || !cut_word(line, "head", &value) ||
	    !oid_parse(value, &verdict->head) ||
	    !view_line(rest, &line) || !cut_word(line, "day", &value) ||
	    !view_number(value, &day) || day > INT32_MAX)
		return false;
	verdict->day = (int32_t)day;
	return view_line(rest, &line) &&
	       cut_word(line, "line", &verdict->line);
}

static int64_t sum_of(struct view text)
{
	return (int64_t)crc32(0, (const unsigned char *)text.ptr,
			      (unsigned)text.len);
}

static bool parse(struct view text, struct arena *arena,
		  struct verdict *verdict)
{
	struct view rest = text, line, value;
	int64_t sum;

	if (!parse_head(&rest, verdict))
		return false;
	while (view_line(&rest, &line)) {
		size_t start = (size_t)(line.ptr - text.ptr);

		if (cut_word(line, LAST_WORD, &value))
			return view_number(value, &sum) &&
			       sum == sum_of(view_slice(text, 0, start)) &&
			       view_ends(text, "\n") && !rest.len;
		if (!cut_word(line, "path", &value) ||
		    !parse_path(value, arena, verdict))
			return false;
	}
	return false;
}

static bool is_one_line(struct view text)
{
	return view_find(text, 0, '\n') == text.len &&
	       view_find(text, 0, '\0') == text.len;
}

/* Can the file hold it? A path with a line feed in it can't be told from
 * the line after it. */
static bool can_be_kept(const struct verdict *verdict)
{
	bool good = is_one_line(verdict->line) && verdict->day >= 0 &&
		    verdict->paths.len <= PATHS_MAX;

	for (size_t i = 0; i < verdict->paths.len; i++)
		good = good && verdict->paths.items[i].path.len &&
		       is_one_line(verdict->paths.items[i].path);
	return good;
}

/* --- HEAD */

/* An object's bytes, in the arena. */
static bool read_object(const struct look *look, const struct oid *oid,
			enum object_type type, struct view *bytes)
{
	struct raw raw;

	if (store_read(look->store, oid, &raw) != STORE_READ)
		return false;
	*bytes = view_copy(look->arena,
			   (struct view){ raw.bytes, raw.size });
	free(raw.bytes);
	return raw.type == type;
}

/* The id of the watched path in a root tree whose bytes are at hand; zero
 * when it is absent. False when it can't be told. */
static bool find_path(const struct look *look, struct view tree,
		      struct view path, struct oid *oid)
{
	size_t at = 0;

	memset(oid, 0, sizeof(*oid));
	while (at < path.len) {
		size_t end = view_find(path, at, '/');
		struct tree_entry entry;
		int rc = tree_find(tree, view_slice(path, at, end), &entry);

		if (rc <= 0)
			return rc == 0;
		at = end + 1;
		if (at > path.len) {
			*oid = entry.oid;
			return true;
		}
		if ((entry.mode & TREE_KIND) != TREE_FOLDER)
			return true;
		if (!read_object(look, &entry.oid, OBJECT_TREE, &tree))
			return false;
	}
	return false;
}

static bool tree_holds(const struct look *look, const struct oid *tree)
{
	const struct verdict *verdict = look->verdict;
	struct view bytes;
	struct oid oid;

	if (!read_object(look, tree, OBJECT_TREE, &bytes))
		return false;
	for (size_t i = 0; i < verdict->paths.len; i++)
		if (!find_path(look, bytes, verdict->paths.items[i].path,
			       &oid) ||
		    !oid_equal(&oid, &verdict->paths.items[i].oid))
			return false;
	return true;
}

/* From HEAD back to the verdict's commit, one parent at a time. */
static bool head_holds(const struct look *look, struct oid commit)
{
	for (int i = 0; i < VERDICT_STEPS; i++) {
		struct commit parsed;
		struct view bytes;

		if (oid_equal(&commit, &look->verdict->head))
			return true;
		if (!read_object(look, &commit, OBJECT_COMMIT, &bytes) ||
		    !commit_parse(bytes, look->arena, &parsed) ||
		    parsed.parents.len != 1 ||
		    !tree_holds(look, &parsed.tree))
			return false;
		commit = parsed.parents.items[0];
	}
	return false;
}

static const char *find_common(struct arena *arena, const char *git_dir)
{
	const char *path = arena_printf(arena, "%s/commondir", git_dir);
	struct err ignored;
	struct view bytes;

	if (file_read(path, POINTER_MAX, arena, &bytes, &ignored) != FILE_OK)
		return git_dir;
	bytes = view_trim(bytes);
	if (view_starts(bytes, "/"))
		return arena_copy(arena, bytes.ptr, bytes.len);
	return arena_printf(arena, "%s/" VIEW_FMT, git_dir, VIEW_ARG(bytes));
}

/* --- the index */

/* The id that a commit of this index would have at `path`: a file's from
 * its entry, a folder's from the TREE extension. */
static bool staged_oid(const struct index *index, struct view path,
		       struct oid *oid)
{
	bool here = false, below = false;

	memset(oid, 0, sizeof(*oid));
	for (size_t i = 0; i < index->entries.len; i++) {
		const struct index_entry *entry = &index->entries.items[i];

		if (view_equal(entry->path, path)) {
			if (here || entry->stage || entry->intent_to_add)
				return false;
			here = true;
			*oid = entry->oid;
		}
		below |= entry->path.len > path.len &&
			 entry->path.ptr[path.len] == '/' &&
			 !memcmp(entry->path.ptr, path.ptr, path.len);
	}
	if (here || !below)
		return !(here && below);
	return index_tree(index, path, oid);
}

static bool index_holds(const struct look *look, const char *index_path)
{
	const struct verdict *verdict = look->verdict;
	struct view prefixes[PATHS_MAX];
	const struct index_filter filter = { prefixes, verdict->paths.len };
	struct index index;
	struct err ignored;
	struct oid oid;

	for (size_t i = 0; i < verdict->paths.len; i++)
		prefixes[i] = verdict->paths.items[i].path;
	if (index_read_file(index_path, &filter, look->arena, &index,
			    &ignored) != INDEX_READ)
		return false;
	for (size_t i = 0; i < verdict->paths.len; i++)
		if (!staged_oid(&index, prefixes[i], &oid) ||
		    !oid_equal(&oid, &verdict->paths.items[i].oid))
			return false;
	return true;
}

static const char *file_path(struct arena *arena, const char *git_dir)
{
	return arena_printf(arena, "%s/" FILE_NAME, git_dir);
}

bool verdict_recall(const char *git_dir, const char *index_path, int32_t day,
		    struct arena *arena, struct verdict *verdict)
{
	const char *common = find_common(arena, git_dir);
	struct look look = { .arena = arena, .verdict = verdict };
	struct refs_head head;
	struct err ignored;
	struct view bytes;
	bool holds;

	memset(verdict, 0, sizeof(*verdict));
	if (file_read(file_path(arena, git_dir), FILE_SIZE_MAX, arena, &bytes,
		      &ignored) != FILE_OK ||
	    !parse(bytes, arena, verdict) || verdict->day != day ||
	    refs_head(git_dir, common, arena, &head, &ignored) != 1)
		return false;
	look.store = store_open(arena_printf(arena, "%s/objects", common));
	holds = head_holds(&look, head.commit) &&
		index_holds(&look, index_path);
	store_free(look.store);
	return holds;
}

void verdict_remember(const char *git_dir, const struct verdict *verdict)
{
	struct arena arena = ARENA_INIT;
	struct str text = STR_INIT;
	char hex[OID_HEX + 1];
	struct err ignored;

	if (!can_be_kept(verdict))
		return;
	str_addf(&text, FIRST_LINE "\nhead %s\nday %d\nline ",
		 oid_hex(&verdict->head, hex), verdict->day);
	str_addv(&text, verdict->line);
	str_addc(&text, '\n');
	for (size_t i = 0; i < verdict->paths.len; i++) {
		str_addf(&text, "path %s ",
			 oid_hex(&verdict->paths.items[i].oid, hex));
		str_addv(&text, verdict->paths.items[i].path);
		str_addc(&text, '\n');
	}
	str_addf(&text, LAST_WORD " %lld\n",
		 (long long)sum_of(str_view(&text)));
	if (text.len <= FILE_SIZE_MAX)
		file_replace(file_path(&arena, git_dir), str_view(&text),
			     &ignored);
	str_release(&text);
	arena_release(&arena);
}
