#include "muster/rulebook.h"

#include "muster/manifest.h"

struct restoring {
	const struct rulebook *now;
	const struct rulebook *former;
	struct map done;	/* paths that were looked at */
	size_t count;		/* of files that differ */
	struct err *err;
};

/* Have the file as it was, or not at all where it was not there. */
static int restore(struct restoring *restoring, struct view path)
{
	struct snapshot *now = restoring->now->snapshot;
	struct snapshot *former = restoring->former->snapshot;
	struct snapshot_file is, was;
	int there, before, rc = SNAPSHOT_READ;
	struct view bytes;

	if (map_get(&restoring->done, path))
		return 0;
	map_put(now->arena, &restoring->done, path, restoring);
	there = snapshot_find(now, path, &is, restoring->err);
	before = snapshot_find(former, path, &was, restoring->err);
	if (there < 0 || before < 0)
		return -1;
	if (before && was.kind != SNAPSHOT_FILE)
		before = 0;
	if (there == before && (!there || (is.kind == was.kind &&
					   oid_equal(&is.oid, &was.oid))))
		return 0;
	if (before)
		rc = snapshot_read(former, &was, &bytes, restoring->err);
	if (rc < 0)
		return -1;
	snapshot_put(now, path, before && !rc ? &bytes : NULL);
	restoring->count++;
	return 0;
}

static bool is_rule(const struct record *record)
{
	struct view kind = document_text(record->document, "kind");

	return view_is(kind, "kind") || view_is(kind, "policy");
}

/* A kind of a name that nothing had, and which takes no files that others
 * may have had. */
static bool is_new_kind(const struct record *record,
			const struct programs *former)
{
	if (!view_is(document_text(record->document, "kind"), "kind") ||
	    view_is(record->id, "record") ||
	    value_get(record->document->front, VIEW("files")))
		return false;
	for (size_t i = 0; i < former->list.len; i++)
		if (kinds_find(former->list.items[i]->kinds, record->id))
			return false;
	return true;
}

static int restore_program(struct restoring *restoring,
			   const struct program *program, bool is_former)
{
	const struct programs *former = restoring->former->programs;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!is_rule(record) ||
		    (!is_former && is_new_kind(record, former)))
			continue;
		if (restore(restoring, record->path) < 0)
			return -1;
	}
	return restore(restoring, program->baseline.path);
}

int rulebook_restore(const struct rulebook *now,
		     const struct rulebook *former, struct err *err)
{
	struct restoring restoring = { .now = now, .former = former,
				       .err = err };

	if (!former->programs->list.len)
		return 0;
	for (size_t i = 0; i < former->programs->list.len; i++)
		if (restore_program(&restoring,
				    former->programs->list.items[i], true) < 0)
			return -1;
	for (size_t i = 0; i < now->programs->list.len; i++)
		if (restore_program(&restoring, now->programs->list.items[i],
				    false) < 0)
			return -1;
	if (restore(&restoring, VIEW(MANIFEST_PATH)) < 0)
		return -1;
	return restoring.count > 0;
}
