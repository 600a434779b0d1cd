/* A colour as pages tell it: stated, computed, and why. */
#include "muster/site.h"

static void put_reason(struct value *list, const struct site_program *site,
		       const struct health_reason *reason,
		       struct arena *arena)
{
	struct value *map = reason->id.len
		? site_record(site, reason->id, arena) : value_map(arena);

	value_push(arena, list, map);
	/* The record's own colour would say something else. */
	value_put_text(arena, map, "why", reason->text);
	value_put_text(arena, map, "makes", view_of(rag_name(reason->rag)));
}

int site_put_health(struct value *map, const struct site_program *site,
		    const struct plan_item *item, struct arena *arena,
		    struct err *err)
{
	const struct health_scope scope = {
		&site->plan, &site->raid, site->site->movements,
		site->site->tenure, arena
	};
	struct value *one = value_map(arena), *reasons = value_list(arena);
	struct health health;
	int rc = item ? health_of_item(&health, &scope, item, err)
		      : health_of_program(&health, &scope, err);

	if (rc < 0)
		return -1;
	for (size_t i = 0; i < health.reasons.len; i++)
		put_reason(reasons, site, &health.reasons.items[i], arena);
	site_put_text(one, "stated", health.stated
				     ? view_of(rag_name(health.stated))
				     : VIEW(""), arena);
	value_put_text(arena, one, "rag", view_of(rag_name(health.computed)));
	value_put_bool(arena, one, "differ",
		       health.stated && health.stated != health.computed);
	value_put_bool(arena, one, "has_reasons", reasons->len > 0);
	value_put(arena, one, VIEW("reasons"), reasons);
	/* Nobody has planned or said anything: that is no green. */
	if (!item && !health.stated && !reasons->len &&
	    site->plan.end == NETWORK_NOBODY)
		one = value_null(arena);
	value_put(arena, map, VIEW("health"), one);
	return 0;
}
