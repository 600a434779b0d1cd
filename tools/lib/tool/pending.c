#include "muster/pending.h"

#include "muster/file.h"
#include "muster/mainline.h"

/* What `new` accepts and `old` does not. */
static int compare(struct pending *pending, struct comparison *comparison,
		   const struct comparison_side *old,
		   const struct comparison_side *new,
		   struct acceptances *accepted, struct err *err)
{
	if (comparison_read(comparison, old, new, &pending->documents,
			    err) < 0)
		return -1;
	acceptances_find(accepted, comparison, pending->documents.arena);
	return 0;
}

static int open_commit(struct pending *pending, const struct oid *commit,
		       struct snapshot *snapshot, struct programs *programs,
		       struct err *err)
{
	char hex[OID_HEX + 1];

	if (snapshot_open(snapshot, pending->repo, SNAPSHOT_COMMIT,
			  oid_hex(commit, hex), pending->documents.arena,
			  err) < 0)
		return -1;
	return programs_outline(programs, snapshot, &pending->documents, err);
}

/* Of what is owed, keep what this parent has not accepted either. */
static int leave_out(struct pending *pending, const struct oid *parent,
		     struct err *err)
{
	struct snapshot snapshot;
	struct programs programs;
	const struct comparison_side old = { &snapshot, &programs };
	const struct comparison_side new = { &pending->index,
					     &pending->programs };
	struct comparison comparison;
	struct acceptances accepted;
	size_t kept = 0;

	if (open_commit(pending, parent, &snapshot, &programs, err) < 0 ||
	    compare(pending, &comparison, &old, &new, &accepted, err) < 0)
		return -1;
	for (size_t i = 0; i < pending->owed.list.len; i++)
		if (acceptances_of(&accepted, pending->owed.list.items[i].id))
			pending->owed.list.items[kept++] =
				pending->owed.list.items[i];
	pending->owed.list.len = kept;
	return 0;
}

/* The other parents of a merge, one a line in MERGE_HEAD. */
static int read_parents(struct pending *pending, struct err *err)
{
	struct arena *arena = pending->documents.arena;
	const char *path = arena_printf(arena, "%s/MERGE_HEAD",
					repo_git_dir(pending->repo));
	struct view bytes, line;
	struct oid parent;
	int rc = file_read(path, PENDING_PARENTS_MAX * (OID_HEX + 1), arena,
			   &bytes, err);

	if (rc == FILE_MISSING || rc < 0)
		return rc < 0 ? -1 : 0;
	if (rc)
		return err_set(err, "'%s' can't be read: a merge of more than "
			       "%d commits?", path, PENDING_PARENTS_MAX);
	while (pending->owed.list.len && view_line(&bytes, &line))
		if (oid_parse(view_trim(line), &parent) &&
		    leave_out(pending, &parent, err) < 0)
			return -1;
	return 0;
}

int pending_read(struct pending *pending, struct arena *arena,
		 struct err *err)
{
	const struct comparison_side old = { &pending->head,
					     &pending->before };
	const struct comparison_side new = { &pending->index,
					     &pending->programs };

	*pending = (struct pending){ 0 };
	if (repo_open(&pending->repo, NULL, err) < 0)
		return -1;
	documents_init(&pending->documents, arena);
	documents_keep(&pending->documents, pending->repo);
	if (snapshot_open(&pending->index, pending->repo, SNAPSHOT_INDEX,
			  NULL, arena, err) < 0 ||
	    programs_outline(&pending->programs, &pending->index,
			     &pending->documents, err) < 0)
		return -1;
	if (pending->index.has_commit &&
	    open_commit(pending, &pending->index.commit, &pending->head,
			&pending->before, err) < 0)
		return -1;
	if (compare(pending, &pending->comparison, &old, &new,
		    &pending->accepted, err) < 0)
		return -1;
	for (size_t i = 0; i < pending->accepted.list.len; i++)
		*VEC_PUSH(arena, &pending->owed.list) =
			pending->accepted.list.items[i];
	return pending->owed.list.len ? read_parents(pending, err) : 0;
}

int pending_amended(struct pending *pending, struct acceptances *accepted,
		    struct err *err)
{
	struct snapshot snapshot = { 0 };
	struct programs programs = { 0 };
	const struct comparison_side old = { &snapshot, &programs };
	const struct comparison_side new = { &pending->head,
					     &pending->before };
	struct comparison comparison;
	struct oid parent;
	int rc;

	*accepted = (struct acceptances){ 0 };
	if (!pending->index.has_commit)
		return 0;
	rc = mainline_parent(pending->repo, &pending->index.commit, &parent,
			     err);
	if (rc < 0 || (rc && open_commit(pending, &parent, &snapshot,
					 &programs, err) < 0))
		return -1;
	return compare(pending, &comparison, &old, &new, accepted, err);
}

void pending_close(struct pending *pending)
{
	documents_close(&pending->documents);
	repo_free(pending->repo);
	*pending = (struct pending){ 0 };
}
