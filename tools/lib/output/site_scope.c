/* The page of scope: what is in and out, the criteria, what changed since it
 * was agreed, and the change records with their trade-offs. */
#include "muster/site_pages.h"

#include "muster/site_text.h"

static void put_list(struct value *document, const char *key,
		     const struct record *charter, const char *field,
		     struct arena *arena)
{
	const struct value *value = charter
		? value_path(charter->document->front, view_of(field)) : NULL;
	bool is_list = value && value->type == VALUE_LIST && value->len;

	value_put(arena, document, view_of(key),
		  is_list ? (struct value *)value : value_list(arena));
	value_put_bool(arena, document, arena_printf(arena, "has_%s", key),
		       is_list);
}

/* --- since it was agreed */

static void put_commit(struct value *map, const struct annals_commit *commit,
		       struct arena *arena)
{
	char hex[OID_HEX + 1];

	site_put_day(map, "day", true, date_of_time(commit->landed), arena);
	value_put_text(arena, map, "commit", view_copy(arena, view_slice(
			view_of(oid_hex(&commit->id, hex)), 0, AUDIT_ID)));
	site_put_text(map, "author", commit->author.name, arena);
}

static void put_drift(struct value *document,
		      const struct site_program *site, struct arena *arena)
{
	const struct drift *drift = site->site->drift;
	struct value *list = value_list(arena);
	int64_t silent = 0;

	for (size_t i = 0; drift && i < drift->changes.len; i++) {
		const struct drift_change *change = &drift->changes.items[i];
		struct value *map;

		if (!view_equal(change->program->dir, site->program->dir))
			continue;
		map = value_push(arena, list,
				 site_record(site, change->id, arena));
		put_commit(map, change->commit, arena);
		value_put_text(arena, map, "what",
			       site_arrows(change->words, arena));
		value_put_bool(arena, map, "afterwards", change->afterwards);
		site_put_text(map, "why", change->why, arena);
		value_put(arena, map, VIEW("by"), change->approval
			  ? site_record(site, change->approval->record->id,
					arena)
			  : value_null(arena));
		silent += !change->approval;
	}
	value_put_bool(arena, document, "has_drift", list->len > 0);
	value_put_number(arena, document, "silent", silent);
	value_put(arena, document, VIEW("drift"), list);
	value_put(arena, document, VIEW("agreed"), drift && drift->since
		  ? site_day(date_of_time(drift->since->landed), arena)
		  : value_null(arena));
}

/* --- change records */

static void put_changes(struct value *document,
			const struct site_program *site, struct arena *arena)
{
	static const char *const keys[] = { "effort", "schedule_impact",
					    "trade_off", "decided",
					    "needed_by" };
	const struct program *program = site->program;
	struct value *list = value_list(arena);

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct view by = record_text(record, VIEW("approved_by"));
		struct value *map;

		if (!record->kind || !view_is(record->kind->name, "change"))
			continue;
		map = value_push(arena, list,
				 site_record_of(site, record, arena));
		for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++)
			site_put_text(map, keys[k], record_text(
					record, view_of(keys[k])), arena);
		value_put(arena, map, VIEW("approver"), by.len
			  ? site_record(site, by, arena)
			  : value_null(arena));
	}
	value_put_bool(arena, document, "has_changes", list->len > 0);
	value_put(arena, document, VIEW("changes"), list);
}

int site_scope(struct value *document, const struct site_program *site,
	       struct arena *arena, struct err *err)
{
	const struct record *charter = program_charter(site->program);
	struct value *criteria = charter
		? site_table(site, charter, VIEW("success_criteria"), arena)
		: NULL;

	(void)err;
	put_list(document, "in", charter, "scope.in", arena);
	put_list(document, "out", charter, "scope.out", arena);
	value_put(arena, document, VIEW("criteria"),
		  criteria ? criteria : value_null(arena));
	put_drift(document, site, arena);
	put_changes(document, site, arena);
	return 0;
}
