/* What happened to a record, for its page: from its first commit on, and for
 * a decision what was changed after it was accepted. */
#include "muster/site.h"

#include "muster/life_report.h"
#include "muster/site_text.h"
#include "muster/wording.h"

#define CHANGES 100	/* of a record, the newest; the rest is counted */

/* The same commit in the decision's trail, or NULL. */
static const struct audit_event *event_of(const struct audit_decision *trail,
					  const struct life_change *change)
{
	for (size_t i = 0; trail && i < trail->events.len; i++)
		if (trail->events.items[i].version->commit == change->commit)
			return &trail->events.items[i];
	return NULL;
}

static struct view author_of(const struct life_change *change)
{
	if (change->author)
		return change->author->title;
	return change->name.len ? change->name : change->email;
}

static void put_commit(struct value *map, const struct life_change *change,
		       struct arena *arena)
{
	const struct annals_commit *commit = change->commit;
	char hex[OID_HEX + 1];

	if (!commit)
		return;
	site_put_day(map, "day", true, date_of_time(commit->author.time),
		     arena);
	value_put_text(arena, map, "commit", view_copy(arena, view_of(
				oid_hex(&commit->id, hex))));
	value_put_text(arena, map, "short", view_slice(
			value_string(value_get(map, VIEW("commit"))), 0,
			LIFE_COMMIT));
	site_put_text(map, "author", author_of(change), arena);
}

static void put_change(struct value *list, const struct life_change *change,
		       const struct audit_decision *trail,
		       struct arena *arena)
{
	const struct audit_event *event = change->commit
		? event_of(trail, change) : NULL;
	struct value *map = value_push(arena, list, value_map(arena));
	struct str words = STR_INIT;

	put_commit(map, change, arena);
	wording_add(&words, &change->what, arena);
	value_put_text(arena, map, "what", site_arrows(view_copy(
			arena, str_view(&words)), arena));
	str_release(&words);
	value_put_bool(arena, map, "mechanical", change->mechanical);
	value_put_bool(arena, map, "accepts", event && event->accepts);
	site_put_text(map, "edited", event ? event->edited : VIEW(""), arena);
}

int site_put_life(struct value *document, const struct site_program *site,
		  const struct record *record, struct arena *arena,
		  struct err *err)
{
	static const struct views every = { { NULL, 0, 0 } };
	const struct audit_decision *trail = site->site->audit
		? audit_find(site->site->audit, site->program, record->id)
		: NULL;
	const struct ledger *ledger = site->site->ledger;
	const struct life_scope scope = {
		.ledger = ledger, .pending = site->site->pending,
		.mailmap = site->site->mailmap,
		.mechanical = site->site->mechanical, .arena = arena,
		.since = INT32_MIN, .most = CHANGES, .fields = &every
	};
	struct value *list = value_list(arena);
	struct life life = { 0 };

	if (ledger && life_read(&life, &scope, site->program, record->id,
				err) < 0)
		return -1;
	for (size_t i = 0; i < life.changes.len; i++)
		put_change(list, &life.changes.items[i], trail, arena);
	value_put_bool(arena, document, "has_life", list->len > 0);
	value_put(arena, document, VIEW("life"), list);
	value_put_number(arena, document, "more_life", (int64_t)life.more);
	site_put_text(document, "digest", trail ? site->site->digest
						: VIEW(""), arena);
	return 0;
}
