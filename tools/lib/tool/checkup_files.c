/* The doctor's checks of files: is what stands on this disk what git keeps,
 * and what others will get? */
#include <string.h>

#include "muster/document.h"
#include "muster/file.h"
#include "muster/tree.h"
#include "checkup.h"

#define BATCH 500	/* paths that git is asked about at a time */

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

/* ASCII alone: other letters in a path are a finding of their own. */
static struct view fold(struct arena *arena, struct view path)
{
	char *folded = arena_alloc(arena, path.len + 1);

	for (size_t i = 0; i < path.len; i++)
		folded[i] = lower(path.ptr[i]);
	return (struct view){ folded, path.len };
}

/* Two names of one file, where case counts for nothing. */
struct twins {
	struct view a, b;
	bool folders;
};

/* Has this path, or a folder above it, been seen in other letters? */
static bool find_twin(struct arena *arena, struct map *seen, struct view path,
		      struct twins *twins)
{
	struct view folded = fold(arena, path);

	for (size_t end = 0; end < path.len; end++) {
		struct view part, key, *other;

		end = view_find(path, end, '/');
		part = view_slice(path, 0, end);
		key = view_slice(folded, 0, end);
		other = map_get(seen, key);
		if (other && !view_equal(*other, part)) {
			*twins = (struct twins){ *other, part,
						 end < path.len };
			return true;
		}
		if (other)
			continue;
		other = arena_alloc(arena, sizeof(*other));
		*other = part;
		map_put(arena, seen, key, other);
	}
	return false;
}

static bool find_twins(struct checkup *checkup, struct twins *twins)
{
	struct map seen = MAP_INIT;

	for (size_t i = 0; i < checkup->programs.list.len; i++) {
		const struct snapshot_files *files =
			&checkup->programs.list.items[i]->files;

		for (size_t k = 0; k < files->files.len; k++)
			if (find_twin(checkup->arena, &seen,
				      files->files.items[k].path, twins))
				return true;
	}
	return false;
}

static bool is_tracked(const struct checkup *checkup, struct view path)
{
	for (size_t i = 0; i < checkup->index.entries.len; i++)
		if (view_equal(checkup->index.entries.items[i].path, path))
			return true;
	return false;
}

/* Another name for a file, with the same ending. */
static struct view another_name(struct checkup *checkup, struct view path)
{
	bool record = tree_name_is_record(path);
	size_t stem = path.len - (record ? strlen(".md") : 0);

	return view_of(arena_printf(checkup->arena, "%.*s-2%s", (int)stem,
				    path.ptr, record ? ".md" : ""));
}

static void spelling(struct checkup *checkup)
{
	struct twins twins;
	const char *name;

	if (!checkup_has(checkup, CHECKUP_PROGRAMS) ||
	    !checkup_has(checkup, CHECKUP_INDEX))
		return;
	if (!find_twins(checkup, &twins)) {
		checkup_ok(checkup, "no two names differ by case alone");
		return;
	}
	name = checkup_word(checkup, twins.b);
	checkup_odd(checkup, "macOS and Windows can't have both '" VIEW_FMT
		    "' and '" VIEW_FMT "': one overwrites the other",
		    VIEW_ARG(twins.a), VIEW_ARG(twins.b));
	if (twins.folders) {
		checkup_help(checkup, "git mv %s/* %s/", name,
			     checkup_word(checkup, twins.a));
		return;
	}
	checkup_help(checkup, "%s %s %s",
		     is_tracked(checkup, twins.b) ? "git mv" : "mv", name,
		     checkup_word(checkup, another_name(checkup, twins.b)));
}

/* What git stores for a file with this attribute is not what stands on the
 * disk. */
static bool is_converting(struct view attribute, struct view value)
{
	if (view_is(value, "unspecified") || view_is(value, "unset"))
		return false;
	if (view_is(attribute, "eol"))
		return view_is(value, "crlf");
	return !view_is(value, "UTF-8");
}

/* Note the paths of one batch that git converts; the first one's attribute is
 * left in *found. */
static bool read_attributes(struct checkup *checkup, const char **argv,
			    struct checkup_list *paths, struct view *found)
{
	struct child_result answer;

	if (!checkup_ask(checkup, argv, &answer))
		return false;
	while (answer.out.len) {
		struct view path = checkup_item(&answer.out);
		struct view attribute = checkup_item(&answer.out);
		struct view value = checkup_item(&answer.out);

		if (!is_converting(attribute, value))
			continue;
		if (!paths->list.len)
			*found = view_of(arena_printf(checkup->arena, VIEW_FMT
						      "=" VIEW_FMT,
						      VIEW_ARG(attribute),
						      VIEW_ARG(value)));
		checkup_note(checkup, paths, path);
	}
	return true;
}

/* Ask for the attributes of all files of a program. */
static bool find_converted(struct checkup *checkup,
			   const struct program *program,
			   struct checkup_list *paths, struct view *found)
{
	static const char *const question[] = {
		"check-attr", "-z", "working-tree-encoding", "filter", "eol",
		"--"
	};
	const size_t words = sizeof(question) / sizeof(*question);
	const char *argv[sizeof(question) / sizeof(*question) + BATCH + 1];
	const struct snapshot_files *files = &program->files;

	memcpy(argv, question, sizeof(question));
	for (size_t i = 0; i < files->files.len; i += BATCH) {
		size_t k = 0;

		for (; k < BATCH && i + k < files->files.len; k++) {
			struct view path = files->files.items[i + k].path;

			argv[words + k] = arena_copy(checkup->arena, path.ptr,
						     path.len);
		}
		argv[words + k] = NULL;
		if (!read_attributes(checkup, argv, paths, found))
			return false;
	}
	return true;
}

static void attributes(struct checkup *checkup)
{
	struct checkup_list paths = { { 0 } };
	struct view found;
	struct views folders = { 0 };
	struct str dirs = STR_INIT;

	if (!checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	for (size_t i = 0; i < checkup->programs.list.len; i++)
		if (!find_converted(checkup, checkup->programs.list.items[i],
				    &paths, &found))
			return;
	programs_folders(&checkup->programs, checkup->arena, &folders);
	for (size_t i = 0; i < folders.list.len; i++)
		str_addf(&dirs, "%s`" VIEW_FMT "%s** !eol !filter "
			 "!working-tree-encoding`", i ? " and " : "",
			 VIEW_ARG(folders.list.items[i]),
			 folders.list.items[i].len ? "/" : "");
	if (paths.list.len) {
		checkup_odd(checkup, "git converts records (" VIEW_FMT "), so "
			    "that what is read is not what stands on the "
			    "disk: %s", VIEW_ARG(found),
			    checkup_names(checkup, &paths));
		checkup_help(checkup, "write %s at the end of .gitattributes",
			     dirs.buf);
	} else {
		checkup_ok(checkup, "git stores records as they stand");
	}
	str_release(&dirs);
}

/* Does the file begin as a record does? */
static bool is_record(struct checkup *checkup, struct view path)
{
	struct arena arena = ARENA_INIT;
	const char *full = arena_printf(&arena, "%s/" VIEW_FMT,
					repo_work_dir(checkup->repo),
					VIEW_ARG(path));
	struct view bytes;
	struct err ignored;
	bool is = file_read(full, SNAPSHOT_BYTES_MAX, &arena, &bytes,
			    &ignored) == FILE_OK &&
		  document_read(path, bytes, &arena)->has_front;

	arena_release(&arena);
	return is;
}

static bool ask_ignored(struct checkup *checkup, struct child_result *answer)
{
	static const char *const question[] = {
		"--literal-pathspecs", "ls-files", "-z", "--others",
		"--ignored", "--exclude-standard", "--"
	};
	const size_t words = sizeof(question) / sizeof(*question);
	size_t count = checkup->programs.list.len;
	const char **argv = arena_array(checkup->arena, words + count + 1,
					sizeof(*argv));

	memcpy(argv, question, sizeof(question));
	for (size_t i = 0; i < count; i++) {
		struct view dir = checkup->programs.list.items[i]->dir;

		argv[words + i] = arena_copy(checkup->arena, dir.ptr,
					     dir.len);
	}
	return checkup_ask(checkup, argv, answer);
}

static void ignored(struct checkup *checkup)
{
	struct checkup_list paths = { { 0 } };
	struct child_result answer = { .status = 0 };

	if (!checkup_has(checkup, CHECKUP_PROGRAMS) ||
	    (checkup->programs.list.len && !ask_ignored(checkup, &answer)))
		return;
	while (answer.out.len) {
		struct view path = checkup_item(&answer.out);

		if (checkup_is_record(checkup, path) &&
		    is_record(checkup, path))
			checkup_note(checkup, &paths, path);
	}
	if (!paths.list.len) {
		checkup_ok(checkup, "no record is ignored");
		return;
	}
	checkup_odd(checkup, "records are ignored (.gitignore), so that they "
		    "are neither read nor committed: %s",
		    checkup_names(checkup, &paths));
	checkup_help(checkup, "git add -f --%s",
		     checkup_words(checkup, &paths));
}

/* A bit by which git no longer looks at a file of the work tree. */
struct hiding {
	const char *what;
	const char *option;
};

static const struct hiding assumed = {
	"assumed unchanged", "no-assume-unchanged"
};

static const struct hiding skipped = {
	"skipped (skip-worktree)", "no-skip-worktree"
};

static void tell_hidden(struct checkup *checkup, const struct hiding *hiding,
			const struct checkup_list *paths)
{
	checkup_odd(checkup, "changes of records are %s, so that they are "
		    "never committed: %s", hiding->what,
		    checkup_names(checkup, paths));
	checkup_help(checkup, "git update-index --%s --%s", hiding->option,
		     checkup_words(checkup, paths));
}

static void hidden(struct checkup *checkup)
{
	struct checkup_list unchanged = { { 0 } };
	struct checkup_list absent = { { 0 } };
	bool sparse;

	if (!checkup_has(checkup, CHECKUP_INDEX) ||
	    !checkup_has(checkup, CHECKUP_SETTINGS) ||
	    !checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	sparse = checkup_is_set(checkup, "core.sparsecheckout");
	for (size_t i = 0; i < checkup->index.entries.len; i++) {
		const struct index_entry *entry =
			&checkup->index.entries.items[i];

		if (!checkup_is_record(checkup, entry->path))
			continue;
		if (entry->assume_unchanged)
			checkup_note(checkup, &unchanged, entry->path);
		if (entry->skip_worktree && !sparse)
			checkup_note(checkup, &absent, entry->path);
	}
	if (unchanged.list.len)
		tell_hidden(checkup, &assumed, &unchanged);
	else if (absent.list.len)
		tell_hidden(checkup, &skipped, &absent);
	else
		checkup_ok(checkup, "git looks at every record for changes");
}

const struct checkup_check checkup_files[] = {
	{ "files/case", "a clone on macOS or Windows loses one of two files "
	  "that differ by case alone", CHECKUP_TREE, spelling },
	{ "files/attributes", "muster reads what git stores, which with these "
	  "attributes is not what one sees", CHECKUP_TREE, attributes },
	{ "files/ignored", "a record that git ignores is on this disk alone",
	  CHECKUP_TREE, ignored },
	{ "files/hidden", "with these bits git never sees that a record has "
	  "changed", CHECKUP_TREE, hidden },
	{ 0 }
};
