#include "muster/scoping.h"

/* One side, as an outline. */
static int open_side(struct scoping *scoping,
		     const struct scoping_scope *scope, int side,
		     struct arena *arena, struct err *err)
{
	char hex[OID_HEX + 1];

	if (snapshot_open(&scoping->snapshots[side], scope->repo,
			  SNAPSHOT_COMMIT,
			  oid_hex(side ? &scope->head : &scope->base, hex),
			  arena, err) < 0)
		return -1;
	return programs_outline(&scoping->programs[side],
				&scoping->snapshots[side], scope->documents,
				err);
}

static int cover(struct scoping *scoping, const struct scoping_scope *scope,
		 struct err *err)
{
	struct approvals approvals = {
		.repo = scope->repo, .documents = scope->documents,
		.base = &scoping->snapshots[0],
		.head = &scoping->snapshots[1],
		.before = &scoping->programs[0],
		.now = &scoping->programs[1], .history = scope->history
	};

	for (int side = 0; side < 2 && scoping->scope.binding; side++)
		if (programs_load(&scoping->programs[side],
				  &scoping->snapshots[side],
				  scope->documents, err) < 0)
			return -1;
	return coverage_find(&scoping->scope, &approvals, err);
}

int scoping_read(struct scoping *scoping, const struct scoping_scope *scope,
		 struct arena *arena, struct err *err)
{
	const struct scope_side base = {
		scope->has_base ? &scoping->snapshots[0] : NULL,
		&scoping->programs[0]
	};
	const struct scope_side head = { &scoping->snapshots[1],
					 &scoping->programs[1] };

	*scoping = (struct scoping){ .scope = { .binding = 0 } };
	if (scope->has_base && open_side(scoping, scope, 0, arena, err) < 0)
		return -1;
	if (open_side(scoping, scope, 1, arena, err) < 0 ||
	    scope_read(&scoping->scope, &base, &head, scope->documents,
		       err) < 0)
		return -1;
	return cover(scoping, scope, err);
}

int scoping_read_from(struct scoping *scoping, struct scoping_scope *scope,
		      const struct oid *bases, size_t count,
		      struct arena *arena, struct err *err)
{
	for (size_t i = 0; i < count; i++) {
		scope->base = bases[i];
		if (scoping_read(scoping, scope, arena, err) < 0)
			return -1;
		if (scoping_uncovered(scoping))
			break;
	}
	return 0;
}

size_t scoping_uncovered(const struct scoping *scoping)
{
	size_t count = 0;

	for (size_t i = 0; i < scoping->scope.changes.len; i++)
		count += !coverage_holds(
			&scoping->scope.changes.items[i].coverage);
	return count;
}

static void add_finding(struct findings *findings,
			const struct scope_change *change)
{
	struct str words = STR_INIT;

	scope_words(&words, change);
	finding_add(findings, RULE_SCOPE_UNCOVERED, change->path,
		    change->span, VIEW_FMT ": " VIEW_FMT "; not covered: "
		    VIEW_FMT, VIEW_ARG(change->id),
		    VIEW_ARG(str_view(&words)),
		    VIEW_ARG(change->coverage.why));
	finding_hint(findings, VIEW_FMT, VIEW_ARG(change->coverage.hint));
	str_release(&words);
}

void scoping_findings(const struct scoping *scoping,
		      struct findings *findings)
{
	const struct scope *scope = &scoping->scope;

	for (size_t i = 0; i < scope->changes.len; i++) {
		const struct scope_change *change = &scope->changes.items[i];
		struct findings own = { .arena = findings->arena };

		if (coverage_holds(&change->coverage))
			continue;
		add_finding(&own, change);
		policy_judge(&scoping->programs[0].list.items[change->base]
				      ->policy, &own);
		findings_join(findings, &own);
	}
}
