#include "muster/anchor.h"

#include "muster/child.h"
#include "muster/date.h"

#define FIRST_LINE "The decision log of this commit, as muster reads it."

/* What git says, one line for each; -1 with err set when it fails. */
static int ask(struct repo *repo, const char *const *argv,
	       struct arena *arena, struct view *out, struct err *err)
{
	struct child_result result;

	if (child_git(repo_git_dir(repo), repo_work_dir(repo), argv, arena,
		      &result, err) < 0)
		return -1;
	if (result.status)
		return err_set(err, "git %s says: " VIEW_FMT, argv[0],
			       VIEW_ARG(view_trim(result.errors)));
	*out = result.out;
	return 0;
}

static bool read_line(struct view text, const char *key, struct oid *oid)
{
	size_t at = view_search(text, 0, key);
	size_t from = at + view_of(key).len;

	return at < text.len &&
	       oid_parse(view_slice(text, from, from + OID_HEX), oid);
}

static bool is_tag_name(struct view name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] <= ' ' || name.ptr[i] > '~')
			return false;
	return name.len > 0;
}

/* The tag's message; false when it is no anchor. */
static bool read_tag(struct anchor *anchor, struct repo *repo,
		     struct view name, struct arena *arena)
{
	struct err ignored;
	const char *const argv[] = {
		"cat-file", "tag", arena_printf(arena, "refs/tags/" VIEW_FMT,
						VIEW_ARG(name)), NULL
	};
	struct view text;

	if (ask(repo, argv, arena, &text, &ignored) < 0)
		return false;
	*anchor = (struct anchor){ .name = name };
	return read_line(text, "\ntip ", &anchor->commit) &&
	       read_line(text, "\ndigest ", &anchor->digest);
}

int anchor_find(struct anchor *anchor, struct repo *repo,
		struct arena *arena, struct err *err)
{
	static const char *const argv[] = {
		"for-each-ref", "--sort=-version:refname",
		"--format=%(refname:strip=2)", "refs/tags/" ANCHOR_PREFIX,
		NULL
	};
	struct view names, name;

	if (ask(repo, argv, arena, &names, err) < 0)
		return -1;
	while (view_line(&names, &name))
		if (is_tag_name(name) && read_tag(anchor, repo, name, arena))
			return 1;
	return 0;
}

int anchor_is_behind(const struct anchor *anchor, const struct oid *tip,
		     struct repo *repo, struct arena *arena, struct err *err)
{
	char from[OID_HEX + 1], to[OID_HEX + 1];
	const char *const argv[] = { "merge-base", "--is-ancestor",
				     oid_hex(&anchor->commit, from),
				     oid_hex(tip, to), NULL };
	struct child_result result;

	if (child_git(repo_git_dir(repo), repo_work_dir(repo), argv, arena,
		      &result, err) < 0)
		return -1;
	return result.status == 0;
}

static bool is_taken(struct repo *repo, const char *name,
		     struct arena *arena)
{
	const char *const argv[] = {
		"rev-parse", "--verify", "--quiet",
		arena_printf(arena, "refs/tags/%s", name), NULL
	};
	struct view ignored;
	struct err err;

	return ask(repo, argv, arena, &ignored, &err) == 0;
}

static const char *free_name(struct repo *repo, int32_t day,
			     struct arena *arena)
{
	char date[DATE_SIZE];
	const char *name = arena_printf(arena, ANCHOR_PREFIX "%s",
					date_format(day, date));

	for (int i = 2; is_taken(repo, name, arena); i++)
		name = arena_printf(arena, ANCHOR_PREFIX "%s.%d", date, i);
	return name;
}

int anchor_make(const struct anchor_order *order, struct repo *repo,
		struct arena *arena, struct view *name, struct err *err)
{
	const char *tag = free_name(repo, order->day, arena);
	char tip[OID_HEX + 1], digest[OID_HEX + 1];
	const char *message = arena_printf(
		arena, FIRST_LINE "\n\ntip %s\ndigest %s\ndecisions %zu\n",
		oid_hex(&order->commit, tip), oid_hex(&order->digest, digest),
		order->decisions);
	const char *const argv[] = {
		"git", "tag", order->sign ? "--sign" : "--annotate",
		"--message", message, tag, tip, NULL
	};
	int status;

	if (child_terminal(repo_work_dir(repo), argv, arena, &status, err) < 0)
		return -1;
	if (status)
		return err_set(err, "git did not make the tag '%s', and says "
			       "above why", tag);
	*name = view_of(tag);
	return 0;
}
