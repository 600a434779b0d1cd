#include "muster/annals.h"

#include <stdlib.h>

#include "annals_file.h"
#include "annals_range.h"
#include "changes.h"
#include "folders.h"
#include "muster/object.h"
#include "request.h"

struct building {
	struct annals *annals;
	struct repo *repo;
	const struct annals_scope *scope;
	struct arena *arena;
	struct arena step;		/* for one commit's changes */
	struct ancestry ancestry;
	struct folders folders;
	const struct oid **found;	/* in them, for each commit of the
					 * ancestry; NULL: not yet looked */
	const struct oid *nothing;
	struct map labels;		/* path and blob to a view */
	struct annals_known known;
	bool has_known;
	struct map within;		/* ids of a range, when there is a
					 * `since` */
	bool has_all;			/* what is kept is all there is, or */
	bool has_base;			/* it goes up to this position */
	uint32_t base;
	struct err *err;
};

/* --- what is kept */

static bool is_known(void *context, const struct oid *id)
{
	struct building *building = context;
	struct annals_mark mark;

	if (building->scope->since)
		return !map_get(&building->within, oid_key(id));
	return building->has_base &&
	       annals_file_find(&building->known, id, &mark) &&
	       mark.position <= building->base;
}

/* Go down the mainline to where it meets the one that is kept. */
static void find_base(struct building *building)
{
	struct arena scratch = ARENA_INIT;
	struct oid id = building->scope->tip;
	struct annals_mark mark;
	struct object object;
	struct commit commit;
	struct err ignored;
	bool more = true;

	while (more) {
		if (annals_file_find(&building->known, &id, &mark)) {
			building->has_base = mark.traits & ANCESTRY_MAINLINE;
			building->base = mark.position;
			if (building->has_base)
				break;
		}
		if (object_read(building->repo, &id, OBJECT_COMMIT,
				view_of(NULL), &object, &ignored) < 0)
			break;
		arena_clear(&scratch);
		more = commit_parse(object.bytes, &scratch, &commit) &&
		       commit.parents.len;
		if (more)
			id = commit.parents.items[0];
		object_release(&object);
	}
	arena_release(&scratch);
}

/* Forget what landed behind the base. */
static void cut_at_base(struct building *building)
{
	struct annals *annals = building->annals;
	size_t len = 0;

	while (len < annals->commits.len &&
	       annals->commits.items[len].position <= building->base)
		len++;
	annals->commits.len = len;
	annals->walked = annals->cut = annals->unreadable = 0;
	annals->skewed = 0;
	for (size_t i = 0; i < building->known.len; i++) {
		struct annals_mark mark;

		annals_file_mark(&building->known, i, &mark);
		if (mark.position > building->base)
			continue;
		annals->walked++;
		annals->cut += (mark.traits & ANCESTRY_CUT) != 0;
		annals->unreadable +=
			(mark.traits & ANCESTRY_UNREADABLE) != 0;
		annals->skewed += (mark.traits & ANCESTRY_SKEWED) != 0;
	}
}

/* True when what is kept is all that there is. */
static bool take_known(struct building *building)
{
	struct annals *annals = building->annals;

	building->has_known =
		building->scope->cached &&
		annals_file_read(annals, &building->known, building->repo,
				 building->scope, building->arena);
	if (!building->has_known)
		return false;
	building->has_all = oid_equal(&annals->tip, &building->scope->tip);
	if (building->has_all)
		return true;
	if (annals_file_verify(&building->known))
		find_base(building);
	if (building->has_base)
		cut_at_base(building);
	else
		*annals = (struct annals){ 0 };
	return false;
}

/* --- what a commit changed */

static const struct ancestry_commit *parent_of(
	const struct building *building, const struct ancestry_commit *node,
	uint32_t i)
{
	const struct ancestry *ancestry = &building->ancestry;

	return &ancestry->commits.items[
		ancestry->parents.items[node->parents + i]];
}

/* The folders' trees in a commit (NULL: nothing). */
static const struct oid *folders_of(struct building *building,
				    const struct ancestry_commit *node)
{
	const struct oid **found;

	if (!node)
		return building->nothing;
	found = &building->found[node - building->ancestry.commits.items];
	if (!*found)
		*found = folders_read(&building->folders, &node->tree,
				      building->err);
	return *found;
}

/* What differs between two commits (NULL: nothing). */
static int compare_trees(struct building *building,
			 const struct ancestry_commit *from,
			 const struct ancestry_commit *to,
			 struct history_commit *found)
{
	const struct folders *folders = &building->folders;
	struct changes changes = { .repo = building->repo,
				   .arena = &building->step,
				   .commit = found, .err = building->err };
	const struct oid *old = folders_of(building, from);
	const struct oid *new = folders_of(building, to);

	*found = (struct history_commit){ 0 };
	if (!old || !new)
		return -1;
	for (size_t i = 0; i < folders->dirs.len; i++)
		if (!oid_equal(&old[i], &new[i]) &&
		    changes_add(&changes, &old[i], &new[i],
				folders->dirs.items[i]) < 0)
			return -1;
	return 0;
}

/* Keep of `found` what differs from this parent, too. */
static void intersect(struct building *building, struct history_commit *found,
		      const struct history_commit *other)
{
	struct map paths = MAP_INIT;
	size_t kept = 0;

	for (size_t i = 0; i < other->changes.len; i++)
		map_put(&building->step, &paths,
			other->changes.items[i].path,
			&other->changes.items[i]);
	for (size_t i = 0; i < found->changes.len; i++)
		if (map_get(&paths, found->changes.items[i].path))
			found->changes.items[kept++] =
				found->changes.items[i];
	found->changes.len = kept;
}

/* 1 when the commit changed something that no parent has; *cut when one of
 * them is not known. */
static int find_changes(struct building *building,
			const struct ancestry_commit *node,
			struct history_commit *found, bool *cut)
{
	bool first = true;

	*cut = node->traits & ANCESTRY_CUT;
	for (uint32_t i = 0; i < node->nparents; i++) {
		const struct ancestry_commit *parent =
			parent_of(building, node, i);
		struct history_commit other;

		if (parent->traits & ANCESTRY_UNREADABLE) {
			*cut = true;
			continue;
		}
		if (oid_equal(&parent->tree, &node->tree))
			return 0;
		if (compare_trees(building, parent, node,
				  first ? found : &other) < 0)
			return -1;
		if (!first)
			intersect(building, found, &other);
		first = false;
		if (!found->changes.len)
			return 0;
	}
	if (first && compare_trees(building, NULL, node, found) < 0)
		return -1;
	return found->changes.len > 0;
}

/* --- its labels */

static int find_label(struct building *building, struct view path,
		      const struct oid *oid, struct view *label)
{
	struct view key = view_of(NULL), *kept;
	char *bytes = arena_alloc(&building->step, path.len + OID_SIZE);

	for (size_t i = 0; i < OID_SIZE; i++)
		bytes[i] = (char)oid->id[i];
	for (size_t i = 0; i < path.len; i++)
		bytes[OID_SIZE + i] = path.ptr[i];
	key = (struct view){ bytes, path.len + OID_SIZE };
	kept = map_get(&building->labels, key);
	if (!kept) {
		kept = arena_alloc(building->arena, sizeof(*kept));
		if (building->scope->label(building->scope->context, path,
					   oid, label, building->err) < 0)
			return -1;
		*kept = view_copy(building->arena, *label);
		map_put(building->arena, &building->labels,
			view_copy(building->arena, key), kept);
	}
	*label = *kept;
	return 0;
}

static int add_change(struct building *building, struct annals_commit *commit,
		      const struct history_change *found)
{
	struct annals_change change = {
		.has_old = found->has_old, .has_new = found->has_new,
		.old = found->old, .new = found->new
	};

	if (found->has_old && find_label(building, found->path, &found->old,
					 &change.old_label) < 0)
		return -1;
	if (found->has_new && find_label(building, found->path, &found->new,
					 &change.new_label) < 0)
		return -1;
	if (!change.old_label.len && !change.new_label.len)
		return 0;
	change.path = view_copy(building->arena, found->path);
	*VEC_PUSH(building->arena, &commit->changes) = change;
	return 0;
}

/* --- the commit itself */

static struct commit_person copy_person(struct arena *arena, struct view line)
{
	struct commit_person person;

	commit_person(line, &person);
	person.name = view_copy(arena, person.name);
	person.email = view_copy(arena, person.email);
	return person;
}

/* False when it can't be read, after all: a graph may know the parents of a
 * commit that is damaged. */
static bool describe(struct building *building,
		     const struct ancestry_commit *node,
		     struct annals_commit *commit)
{
	struct commit_details details;
	struct object object;
	struct commit parsed;

	if (object_read(building->repo, &node->id, OBJECT_COMMIT,
			view_of(NULL), &object, building->err) < 0)
		return false;
	commit_parse(object.bytes, &building->step, &parsed);
	commit_details(object.bytes, &details);
	commit->id = node->id;
	commit->merge = node->nparents > 1;
	commit->skewed = node->traits & ANCESTRY_SKEWED;
	commit->author = copy_person(building->arena, parsed.author);
	commit->committer = copy_person(building->arena, parsed.committer);
	commit->signature = details.signature;
	commit->message = view_copy(building->arena,
				    view_slice(details.message, 0,
					       ANNALS_MESSAGE_MAX));
	object_release(&object);
	return true;
}

/* Where it landed. */
static void place(struct building *building,
		  const struct ancestry_commit *node,
		  struct annals_commit *commit, uint32_t position)
{
	const struct ancestry_commit *landing =
		&building->ancestry.commits.items[node->landing];
	struct commit_details details;
	struct object object;

	commit->position = position;
	commit->landing = landing->id;
	commit->landed = landing->time;
	if (object_read(building->repo, &landing->id, OBJECT_COMMIT,
			view_of(NULL), &object, building->err) < 0)
		return;
	commit_details(object.bytes, &details);
	commit->request = view_copy(building->arena,
				    request_number(details.message));
	object_release(&object);
}

static int look_into(struct building *building, struct ancestry_commit *node,
		     uint32_t position)
{
	struct annals *annals = building->annals;
	struct annals_commit commit = { 0 };
	struct history_commit found;
	int rc;

	if (node->traits & ANCESTRY_UNREADABLE)
		return 0;
	rc = find_changes(building, node, &found, &commit.cut);
	if (rc <= 0)
		return rc;
	for (size_t i = 0; i < found.changes.len; i++)
		if (add_change(building, &commit,
			       &found.changes.items[i]) < 0)
			return -1;
	if (!commit.changes.len)
		return 0;
	if (!describe(building, node, &commit)) {
		node->traits |= ANCESTRY_UNREADABLE;
		annals->unreadable++;
		return 0;
	}
	place(building, node, &commit, position);
	*VEC_PUSH(building->arena, &annals->commits) = commit;
	return 0;
}

/* --- all of them */

static int walk(struct building *building, struct annals_marks *marks)
{
	struct ancestry *ancestry = &building->ancestry;
	uint32_t position = building->has_base ? building->base + 1 : 0;
	int rc = 0;

	for (size_t i = 0; i < ancestry->order.len && !rc; i++) {
		struct ancestry_commit *node =
			&ancestry->commits.items[ancestry->order.items[i]];

		rc = look_into(building, node, position);
		if (building->scope->cached)
			*VEC_PUSH(building->arena, &marks->list) =
				(struct annals_mark){ node->id, position,
						      node->traits };
		arena_clear(&building->step);
		position += (node->traits & ANCESTRY_MAINLINE) != 0;
	}
	return rc;
}

/* What is pushed may yet be refused: git says so to a server's hooks, and
 * nothing is written on account of it. */
static bool is_quarantined(void)
{
	return getenv("GIT_QUARANTINE_PATH") != NULL;
}

static void keep(struct building *building, struct annals_marks *marks)
{
	struct annals_mark mark;

	for (size_t i = 0; i < building->known.len && building->has_base;
	     i++) {
		annals_file_mark(&building->known, i, &mark);
		if (mark.position <= building->base)
			*VEC_PUSH(building->arena, &marks->list) = mark;
	}
	annals_file_write(building->annals, marks, building->repo,
			  building->scope, building->arena);
}

static int build(struct building *building)
{
	struct annals *annals = building->annals;
	struct annals_marks marks = { 0 };
	const struct annals_scope *scope = building->scope;
	const struct ancestry_scope all = { scope->tip, is_known, building };

	if (ancestry_read(&building->ancestry, building->repo, &all,
			  building->arena, building->err) < 0)
		return -1;
	folders_init(&building->folders, building->repo, scope->dirs,
		     scope->ndirs, building->arena);
	building->found = arena_array(building->arena,
				      building->ancestry.commits.len,
				      sizeof(*building->found));
	building->nothing = arena_array(building->arena,
					building->folders.dirs.len + 1,
					sizeof(*building->nothing));
	annals->tip = scope->tip;
	annals->walked += building->ancestry.order.len;
	annals->cut += building->ancestry.cut;
	annals->unreadable += building->ancestry.unreadable;
	annals->skewed += building->ancestry.skewed;
	if (walk(building, &marks) < 0)
		return -1;
	if (scope->cached && !is_quarantined() && marks.list.len &&
	    (marks.list.len >= ANNALS_KEEP || !building->has_base))
		keep(building, &marks);
	return 0;
}

/* Is the tip that the ref had at the last look still behind this one? */
static bool is_behind(struct building *building, const struct oid *last)
{
	const struct ancestry *ancestry = &building->ancestry;
	struct annals_mark mark;

	if (oid_equal(last, &building->annals->tip))
		return true;
	for (size_t i = 0; i < ancestry->commits.len; i++)
		if (oid_equal(&ancestry->commits.items[i].id, last))
			return true;
	return (building->has_all || building->has_base) &&
	       annals_file_find(&building->known, last, &mark) &&
	       (building->has_all || mark.position <= building->base);
}

static void compare_with_last(struct building *building)
{
	const struct annals_scope *scope = building->scope;
	struct annals *annals = building->annals;
	bool looked;

	if (!scope->cached || !scope->ref.len || is_quarantined())
		return;
	looked = annals_file_last(building->repo, scope->ref,
				  &annals->forsaken, building->arena);
	annals->rewritten = looked && !is_behind(building, &annals->forsaken);
	if (!looked || !oid_equal(&annals->forsaken, &scope->tip))
		annals_file_remember(building->repo, scope->ref, &scope->tip,
				     building->arena);
}

int annals_read(struct annals *annals, struct repo *repo,
		const struct annals_scope *scope, struct arena *arena,
		struct err *err)
{
	struct building building = { .annals = annals, .repo = repo,
				     .scope = scope, .arena = arena,
				     .err = err };
	int rc = 0;

	*annals = (struct annals){ 0 };
	if (scope->since && annals_range_read(&building.within, repo, scope,
					      arena, err) < 0)
		return -1;
	if (!take_known(&building))
		rc = build(&building);
	if (!rc)
		compare_with_last(&building);
	if (building.has_known)
		annals_file_release(&building.known);
	arena_release(&building.step);
	return rc;
}
