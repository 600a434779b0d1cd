#include <stdlib.h>
#include <string.h>

#include "muster/child.h"
#include "muster/index.h"

/* Flags of `git ls-files --debug`, as git has them in memory. */
#define FLAG_ASSUME_UNCHANGED 0x8000u
#define FLAG_INTENT_TO_ADD 0x20000000u
#define FLAG_SKIP_WORKTREE 0x40000000u

struct words {
	VEC(const char *) list;
};

static void build_question(const struct index_filter *filter,
			   struct arena *arena, struct words *words)
{
	static const char *const question[] = {
		"--literal-pathspecs", "ls-files", "--stage", "--debug", "-z",
		"--"
	};
	bool everything = false;

	for (size_t i = 0; i < sizeof(question) / sizeof(*question); i++)
		*VEC_PUSH(arena, &words->list) = question[i];
	for (size_t i = 0; i < filter->count; i++)
		everything |= !filter->prefixes[i].len;
	for (size_t i = 0; i < filter->count && !everything; i++)
		*VEC_PUSH(arena, &words->list) =
			arena_copy(arena, filter->prefixes[i].ptr,
				   filter->prefixes[i].len);
	*VEC_PUSH(arena, &words->list) = NULL;
}

/* "MODE ID STAGE TAB PATH" */
static bool parse_entry(struct view text, struct index_entry *entry)
{
	size_t mode = view_find(text, 0, ' ');
	size_t id = view_find(text, mode + 1, ' ');
	size_t tab = view_find(text, id, '\t');
	int64_t stage;

	if (tab == text.len || mode > 7 ||
	    !oid_parse(view_slice(text, mode + 1, id), &entry->oid) ||
	    !view_number(view_slice(text, id + 1, tab), &stage) || stage > 3)
		return false;
	entry->mode = (unsigned)strtoul(text.ptr, NULL, 8);
	entry->stage = (unsigned)stage;
	entry->path = view_slice(text, tab + 1, text.len);
	return true;
}

/* The indented lines behind an entry; the last one ends in its flags. */
static void parse_debug(struct view *rest, struct index_entry *entry)
{
	static const char mark[] = "flags: ";
	unsigned long flags = 0;
	struct view line;

	while (view_starts(*rest, "  ") && view_line(rest, &line)) {
		size_t at = view_search(line, 0, mark);

		if (at < line.len)
			flags = strtoul(line.ptr + at + strlen(mark), NULL,
					16);
	}
	entry->intent_to_add = flags & FLAG_INTENT_TO_ADD;
	entry->skip_worktree = flags & FLAG_SKIP_WORKTREE;
	entry->assume_unchanged = flags & FLAG_ASSUME_UNCHANGED;
}

int index_read_git(const char *git_dir, const char *work_dir,
		   const struct index_filter *filter, struct arena *arena,
		   struct index *index, struct err *err)
{
	struct words words = { { 0 } };
	struct child_result answer;
	struct view rest;

	memset(index, 0, sizeof(*index));
	index->by_git = true;
	if (!filter->count)
		return 0;
	build_question(filter, arena, &words);
	if (child_git(git_dir, work_dir, words.list.items, arena, &answer,
		      err) < 0)
		return -1;
	rest = answer.out;
	while (!answer.status && rest.len) {
		size_t end = view_find(rest, 0, '\0');
		struct index_entry entry = { 0 };

		if (!parse_entry(view_slice(rest, 0, end), &entry))
			answer.status = 1;
		rest = view_slice(rest, end + 1, rest.len);
		parse_debug(&rest, &entry);
		*VEC_PUSH(arena, &index->entries) = entry;
	}
	if (answer.status)
		return err_set(err, "git can't read the index of '%s': see "
			       "what `git status` says, or remove it and run "
			       "`git reset`",
			       git_dir);
	return 0;
}
