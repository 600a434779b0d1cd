#include "muster/pushed.h"

#include "muster/scoping.h"

/* Does a program of the base want such pushes stopped? */
static bool wants_stop(const struct programs *programs)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (programs->list.items[i]->policy.scope.stops)
			return true;
	return false;
}

/* The same, where nothing has been read yet; what can't be read says no. */
static bool base_wants_stop(const struct push_ref *ref, struct repo *repo,
			    struct documents *documents)
{
	struct programs programs;
	struct snapshot snapshot;
	char hex[OID_HEX + 1];
	struct err ignored;

	return !snapshot_open(&snapshot, repo, SNAPSHOT_COMMIT,
			      oid_hex(&ref->base, hex), documents->arena,
			      &ignored) &&
	       !programs_load(&programs, &snapshot, documents, &ignored) &&
	       wants_stop(&programs);
}

int pushed_check(const struct push_ref *ref, struct repo *repo,
		 struct documents *documents, struct findings *findings,
		 bool *stops, struct err *err)
{
	const struct scoping_scope scope = {
		.repo = repo, .documents = documents, .has_base = true,
		.base = ref->base, .head = ref->head, .history = true
	};
	size_t first = findings->list.len;
	struct scoping scoping;

	*stops = false;
	if (!ref->has_base)
		return 0;
	if (scoping_read(&scoping, &scope, documents->arena, err) < 0) {
		*stops = base_wants_stop(ref, repo, documents);
		return -1;
	}
	scoping_findings(&scoping, findings);
	if (wants_stop(&scoping.programs[0]))
		return 0;
	for (size_t i = first; i < findings->list.len; i++)
		findings->list.items[i].severity = SEVERITY_WARNING;
	return 0;
}
