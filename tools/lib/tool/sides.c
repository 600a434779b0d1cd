#include "muster/sides.h"

#include "muster/comparison_report.h"
#include "muster/date.h"
#include "muster/name.h"

/* --- opening */

static int open_side(struct sides *sides, int i, enum snapshot_source source)
{
	struct command *command = sides->command;
	const struct oid *oid = i ? &sides->range.new : &sides->range.old;
	char hex[OID_HEX + 1];

	if (snapshot_open(&sides->snapshots[i], sides->repo, source,
			  oid_hex(oid, hex), &command->arena,
			  &command->err) < 0)
		return -1;
	return programs_outline(&sides->programs[i], &sides->snapshots[i],
				&sides->documents, &command->err);
}

static int open_both(struct sides *sides)
{
	enum snapshot_source source =
		sides->range.has_new	 ? SNAPSHOT_COMMIT
		: sides->command->staged ? SNAPSHOT_INDEX
					 : SNAPSHOT_WORKTREE;

	if (sides->range.has_old && open_side(sides, 0, SNAPSHOT_COMMIT) < 0)
		return -1;
	return open_side(sides, 1, source);
}

/* Is a file of that path called by that id, as far as its name says? */
static bool is_named(struct view path, const char *word)
{
	struct view name = name_of(path);

	return view_is(path, word) || view_is(name_id(name), word) ||
	       (view_ends(name, ".md") &&
		view_is(view_slice(name, 0, name.len - 3), word));
}

static bool lists(const struct program *program, const char *word)
{
	for (size_t i = 0; i < program->files.files.len; i++)
		if (is_named(program->files.files.items[i].path, word))
			return true;
	return false;
}

static bool has_file(const struct sides *sides, const char *word)
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < sides->programs[side].list.len; i++)
			if (lists(sides->programs[side].list.items[i], word))
				return true;
	return false;
}

/* Operands that would be revisions were they not ids, too. A day is a day,
 * whatever files are called after it. */
static int check_revisions(const struct sides *sides)
{
	for (size_t i = 0; i < sides->range.used; i++) {
		const char *word = sides->command->args.items[i];
		int32_t day;

		if (date_parse(view_of(word), &day) || !has_file(sides, word))
			continue;
		err_set(&sides->command->err, "'%s' is a revision and a "
			"record: write refs/heads/%s for the branch, or the "
			"path of the record's file", word, word);
		return 1;
	}
	return 0;
}

int sides_open(struct sides *sides, struct command *command, bool direct)
{
	int rc;

	*sides = (struct sides){ .command = command };
	if (repo_open(&sides->repo, NULL, &command->err) < 0)
		return -1;
	documents_init(&sides->documents, &command->arena);
	rc = range_read(&sides->range, command, sides->repo, direct);
	if (rc)
		return rc;
	return open_both(sides) < 0 ? -1 : check_revisions(sides);
}

void sides_close(struct sides *sides)
{
	repo_free(sides->repo);
}

/* --- comparing */

int sides_compare(struct sides *sides, struct comparison *comparison)
{
	const struct comparison_side old = { &sides->snapshots[0],
					     &sides->programs[0] };
	const struct comparison_side new = { &sides->snapshots[1],
					     &sides->programs[1] };

	return comparison_read(comparison, &old, &new, &sides->documents,
			       &sides->command->err);
}

static bool is_of(const struct comparison_change *change, const char *word)
{
	return view_is(change->id, word) || view_is(change->other, word) ||
	       view_is(change->path, word) || view_is(change->old_path, word);
}

/* Is there a record of that id that is the same on both sides? */
static int is_same(struct sides *sides, const char *word)
{
	struct programs all;

	if (has_file(sides, word))
		return 1;
	if (programs_load(&all, &sides->snapshots[1], &sides->documents,
			  &sides->command->err) < 0)
		return -1;
	return programs_find(&all, view_of(word), NULL) != NULL;
}

/* Does the operand name something? 0, 1 when it does not, or -1. */
static int check_operand(struct sides *sides,
			 const struct comparison *comparison, size_t operand)
{
	const char *word = sides->command->args.items[operand];
	bool revision = operand == sides->range.used && operand < 2;
	int rc;

	for (size_t i = 0; i < comparison->changes.len; i++)
		if (is_of(&comparison->changes.items[i], word))
			return 0;
	rc = is_same(sides, word);
	if (rc)
		return rc < 0 ? -1 : 0;
	err_set(&sides->command->err, "no record is called '%s'%s%s", word,
		revision ? ", and as a revision: " : "",
		revision ? sides->range.why.text : "");
	return 1;
}

static bool is_wanted(const struct sides *sides,
		      const struct comparison_change *change)
{
	const struct opt_list *args = &sides->command->args;

	for (size_t i = sides->range.used; i < args->len; i++)
		if (is_of(change, args->items[i]))
			return true;
	return sides->range.used == args->len;
}

int sides_narrow(struct sides *sides, struct comparison *comparison)
{
	size_t kept = 0;
	int rc = 0;

	for (size_t i = sides->range.used;
	     !rc && i < sides->command->args.len; i++)
		rc = check_operand(sides, comparison, i);
	for (size_t i = 0; !rc && i < comparison->changes.len; i++)
		if (is_wanted(sides, &comparison->changes.items[i]))
			comparison->changes.items[kept++] =
				comparison->changes.items[i];
	if (!rc)
		comparison->changes.len = kept;
	return rc;
}

/* --- telling */

static const char *source_of(const struct sides *sides)
{
	if (sides->range.has_new)
		return "commit";
	return sides->command->staged ? "index" : "work tree";
}

static void add_commit(struct str *out, const struct oid *oid)
{
	char hex[OID_HEX + 1];

	str_addv(out, view_slice(view_of(oid_hex(oid, hex)), 0,
				 COMPARISON_COMMIT));
}

void sides_add(struct str *out, const struct sides *sides)
{
	if (sides->range.has_old)
		add_commit(out, &sides->range.old);
	else
		str_adds(out, "nothing");
	str_adds(out, " -> ");
	if (sides->range.has_new)
		add_commit(out, &sides->range.new);
	else
		str_adds(out, source_of(sides));
	str_adds(out, "\n\n");
}

static void put_commit(struct arena *arena, struct value *document,
		       const char *key, const struct oid *oid)
{
	char hex[OID_HEX + 1];

	value_put(arena, document, view_of(key),
		  oid ? value_text(arena, view_copy(arena, view_of(
						    oid_hex(oid, hex))))
		      : value_null(arena));
}

void sides_put(struct value *document, const struct sides *sides)
{
	const struct range *range = &sides->range;
	struct arena *arena = &sides->command->arena;

	put_commit(arena, document, "old",
		   range->has_old ? &range->old : NULL);
	put_commit(arena, document, "new",
		   range->has_new ? &range->new : NULL);
	value_put_text(arena, document, "source", view_of(source_of(sides)));
}
