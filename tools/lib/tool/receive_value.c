#include "muster/receive_value.h"

#include "muster/raid_report.h"
#include "muster/report.h"

static struct value *evidence_value(struct arena *arena,
				    const struct evidence *evidence)
{
	struct value *map = value_map(arena);

	value_put(arena, map, VIEW("findings"),
		  report_findings_value(arena, &evidence->findings));
	value_put_number(arena, map, "elsewhere",
			 (int64_t)evidence->elsewhere);
	raid_report_put(arena, map, &evidence->admission.blocking);
	return map;
}

static void put_id(struct arena *arena, struct value *map, const char *key,
		   bool has, const struct oid *oid)
{
	char hex[OID_HEX + 1];

	if (!has)
		value_put(arena, map, view_of(key), value_null(arena));
	else
		value_put_text(arena, map, key,
			       view_copy(arena, view_of(oid_hex(oid, hex))));
}

static struct value *ref_value(struct arena *arena,
			       const struct receive_ref *one)
{
	static const char *const results[] = {
		[RECEIVE_FREE] = "not held", [RECEIVE_GOOD] = "in order",
		[RECEIVE_DELETED] = "deleted", [RECEIVE_FORCED] = "forced",
		[RECEIVE_NO_COMMIT] = "no commit", [RECEIVE_WRONG] = "wrong",
	};
	struct value *map = value_map(arena);

	value_put_text(arena, map, "ref", one->ref->name);
	put_id(arena, map, "old", one->ref->has_old, &one->ref->old);
	put_id(arena, map, "new", one->ref->has_new, &one->ref->new);
	put_id(arena, map, "base", one->base.has_commit, &one->base.commit);
	value_put_text(arena, map, "result", view_of(results[one->why]));
	if (one->own)
		value_put(arena, map, VIEW("judged"),
			  evidence_value(arena, one->own));
	if (one->former)
		value_put(arena, map, VIEW("judged_by_former_rules"),
			  evidence_value(arena, one->former));
	if (one->scope.arena)
		value_put(arena, map, VIEW("scope"),
			  report_findings_value(arena, &one->scope));
	return map;
}

void receive_value_put(struct value *document, const struct receive *receive)
{
	struct arena *arena = &receive->command->arena;
	struct value *refs = value_list(arena);

	for (size_t i = 0; i < receive->refs.len; i++)
		value_push(arena, refs,
			   ref_value(arena, &receive->refs.items[i]));
	value_put_bool(arena, document, "accepted", !receive->rejected);
	value_put(arena, document, VIEW("refs"), refs);
}
