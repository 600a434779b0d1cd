#include "muster/audit_report.h"
#include "muster/report.h"

static void put_person(struct arena *arena, struct value *map,
		       const char *key, const struct audit_person *person,
		       int64_t time)
{
	struct value *who = value_map(arena);

	value_put(arena, map, view_of(key), who);
	value_put_text(arena, who, "person",
		       person->record ? person->record->id : VIEW(""));
	value_put_text(arena, who, "name", person->name);
	value_put_text(arena, who, "email", person->email);
	value_put_number(arena, who, "time", time);
}

static void put_oid(struct arena *arena, struct value *map, const char *key,
		    bool there, const struct oid *oid)
{
	char hex[OID_HEX + 1];

	value_put_text(arena, map, key,
		       there ? view_copy(arena, view_of(oid_hex(oid, hex)))
			     : VIEW(""));
}

static void put_fields(struct arena *arena, struct value *map,
		       const struct difference *difference)
{
	struct value *fields = value_list(arena);

	value_put(arena, map, VIEW("fields"), fields);
	for (size_t i = 0; i < difference->fields.len; i++) {
		const struct difference_field *field =
			&difference->fields.items[i];
		struct value *item = value_push(arena, fields,
						value_map(arena));

		value_put_text(arena, item, "name", field->name);
		value_put_text(arena, item, "from", field->from);
		value_put_text(arena, item, "to", field->to);
	}
	value_put_bool(arena, map, "text",
		       difference->added || difference->removed);
}

static void put_trailers(struct arena *arena, struct value *map,
			 const struct trailers *trailers)
{
	struct value *list = value_list(arena);

	value_put(arena, map, VIEW("trailers"), list);
	for (size_t i = 0; i < trailers->list.len; i++) {
		struct value *item = value_push(arena, list,
						value_map(arena));

		value_put_text(arena, item, "key",
			       trailers->list.items[i].key);
		value_put_text(arena, item, "value",
			       trailers->list.items[i].value);
	}
}

static void put_signature(struct arena *arena, struct value *map,
			  const struct audit_report *report,
			  const struct annals_commit *commit)
{
	const struct audit_signature *known =
		map_get(&report->signatures, oid_key(&commit->id));

	value_put_bool(arena, map, "signed", commit->signature);
	value_put_text(arena, map, "signature",
		       view_of(known ? signature_words(known->signature)
				     : ""));
	value_put_text(arena, map, "signer",
		       known ? known->signer : VIEW(""));
}

static void put_event(struct arena *arena, struct value *list,
		      const struct audit_report *report,
		      const struct audit_event *event)
{
	const struct ledger_version *version = event->version;
	const struct annals_commit *commit = version->commit;
	struct value *map = value_push(arena, list, value_map(arena));

	put_oid(arena, map, "commit", true, &commit->id);
	put_person(arena, map, "author", &event->author, commit->author.time);
	put_person(arena, map, "committer", &event->committer,
		   commit->committer.time);
	put_oid(arena, map, "landing", true, &commit->landing);
	value_put_number(arena, map, "landed", commit->landed);
	value_put_text(arena, map, "request", commit->request);
	value_put_text(arena, map, "path", version->path);
	put_oid(arena, map, "old", version->has_old, &version->old);
	put_oid(arena, map, "new", version->has_new, &version->new);
	value_put_text(arena, map, "from", event->from);
	value_put_text(arena, map, "to", event->to);
	value_put_bool(arena, map, "accepts", event->accepts);
	value_put_text(arena, map, "edited", event->edited);
	value_put_bool(arena, map, "mechanical", event->mechanical);
	put_fields(arena, map, &event->difference);
	put_trailers(arena, map, &event->trailers);
	put_signature(arena, map, report, commit);
}

static void put_state(struct arena *arena, struct value *document,
		      const struct audit_report *report)
{
	const struct annals *annals = &report->audit->ledger->annals;
	struct value *state = value_map(arena);

	value_put(arena, document, VIEW("repository"), state);
	value_put_text(arena, state, "label", report->label);
	put_oid(arena, state, "tip", true, &annals->tip);
	value_put_number(arena, state, "commits", (int64_t)annals->walked);
	value_put_number(arena, state, "cut", (int64_t)annals->cut);
	value_put_number(arena, state, "unreadable",
			 (int64_t)annals->unreadable);
	value_put_number(arena, state, "skewed", (int64_t)annals->skewed);
}

void audit_report_put(struct value *document,
		      const struct audit_report *report)
{
	struct arena *arena = report->arena;
	struct value *list = value_list(arena);

	put_state(arena, document, report);
	value_put(arena, document, VIEW("decisions"), list);
	for (size_t i = 0; i < report->audit->decisions.len; i++) {
		const struct audit_decision *decision =
			&report->audit->decisions.items[i];
		struct value *map, *events;

		if (report->ids.list.len &&
		    !views_have(&report->ids, decision->ledger->id))
			continue;
		map = value_push(arena, list, value_map(arena));
		events = value_list(arena);
		value_put_text(arena, map, "id", decision->ledger->id);
		value_put_text(arena, map, "title", decision->title);
		value_put_bool(arena, map, "deleted", !decision->record);
		value_put(arena, map, VIEW("events"), events);
		for (size_t k = 0; k < decision->events.len; k++)
			put_event(arena, events, report,
				  &decision->events.items[k]);
	}
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, report->findings));
	put_oid(arena, document, "digest", true, &report->digest);
}
