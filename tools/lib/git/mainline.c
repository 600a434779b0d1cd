#include "muster/mainline.h"

#include "muster/commit.h"
#include "muster/date.h"
#include "muster/object.h"
#include "shallow.h"

/* One commit's day and first parent: 1; 0 in a root commit; -1. */
static int read_commit(struct repo *repo, const struct oid *id, int32_t *day,
		       struct oid *parent, struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct commit_person committer;
	struct object object;
	struct commit commit;
	int rc = -1;

	if (object_read(repo, id, OBJECT_COMMIT, view_of(NULL), &object,
			err) < 0)
		return -1;
	if (commit_parse(object.bytes, &arena, &commit)) {
		commit_person(commit.committer, &committer);
		*day = date_of_time(committer.time);
		rc = commit.parents.len > 0;
		if (rc)
			*parent = commit.parents.items[0];
	} else {
		object_damaged(id, view_of(NULL), err);
	}
	object_release(&object);
	arena_release(&arena);
	return rc;
}

static int walk(struct repo *repo, const struct map *shallow, int32_t day,
		struct oid *commit, struct err *err)
{
	char hex[OID_HEX + 1];
	struct oid parent;
	int32_t found;
	int rc;

	while ((rc = read_commit(repo, commit, &found, &parent, err)) >= 0) {
		if (found <= day)
			return 1;
		if (map_get(shallow, oid_key(commit)))
			return err_set(err, "the history is cut off at %s "
				       "(shallow clone), which is later: run "
				       "`git fetch --unshallow` (in CI: "
				       "`fetch-depth: 0`)",
				       oid_hex(commit, hex));
		if (!rc)
			return 0;
		*commit = parent;
	}
	return -1;
}

int mainline_at(struct repo *repo, const struct oid *tip, int32_t day,
		struct oid *commit, struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct map shallow = MAP_INIT;
	int rc = shallow_read(repo, &shallow, &arena, err);

	*commit = *tip;
	if (!rc)
		rc = walk(repo, &shallow, day, commit, err);
	arena_release(&arena);
	return rc;
}

int mainline_parent(struct repo *repo, const struct oid *commit,
		    struct oid *parent, struct err *err)
{
	struct arena arena = ARENA_INIT;
	struct map shallow = MAP_INIT;
	int32_t day;
	int rc = shallow_read(repo, &shallow, &arena, err);

	if (!rc && !map_get(&shallow, oid_key(commit)))
		rc = read_commit(repo, commit, &day, parent, err);
	arena_release(&arena);
	return rc;
}

int mainline_day(struct repo *repo, const struct oid *commit, int32_t *day,
		 struct err *err)
{
	struct oid parent;

	return read_commit(repo, commit, day, &parent, err) < 0 ? -1 : 0;
}
