#include "muster/site_data.h"

#include <stdlib.h>

#include "muster/atom.h"

/* A domain that nobody can own, so that ids are the same wherever the site
 * is published. */
#define AUTHORITY "muster.invalid"
#define SINCE "2026-01-01"

struct event {
	const struct record *record;
	const struct ledger_version *version;
};

struct events {
	VEC(struct event) list;
};

/* As they landed, the newest first; records by path. */
static int compare(const void *a, const void *b)
{
	const struct event *one = a, *other = b;

	if (one->version->commit != other->version->commit)
		return one->version->commit > other->version->commit ? -1 : 1;
	return view_compare(one->record->path, other->record->path);
}

static void collect(struct events *events, const struct site_program *site,
		    struct arena *arena)
{
	const struct program *program = site->program;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		const struct ledger_record *ledger = record->kind
			? ledger_find(site->site->ledger, program, record->id)
			: NULL;

		if (!ledger || !record->kind->statuses.len ||
		    program_find(program, record->id) != record)
			continue;
		for (size_t k = 0; k < ledger->versions.len; k++)
			*VEC_PUSH(arena, &events->list) = (struct event){
				record, &ledger->versions.items[k]
			};
	}
	if (events->list.len)
		qsort(events->list.items, events->list.len,
		      sizeof(*events->list.items), compare);
}

static struct view status_of(const struct document *document)
{
	return document ? document_text(document, "status") : VIEW("");
}

static struct view page_of(const struct site_program *site,
			   const struct record *record, struct arena *arena)
{
	struct view page = site_page_of(site, record->id);

	return page.len ? site_url(site->site, site->folder, page, arena)
			: VIEW("");
}

static void add_entry(struct str *out, const struct event *event,
		      struct view from, struct view to, struct view page,
		      struct arena *arena)
{
	const struct annals_commit *commit = event->version->commit;
	struct str id = STR_INIT, title = STR_INIT, name = STR_INIT;
	struct atom_entry entry = { .author = commit->author.name,
				    .page = page,
				    .updated = commit->landed };
	char hex[OID_HEX + 1];

	str_addf(&name, VIEW_FMT "/%s", VIEW_ARG(event->record->id),
		 oid_hex(&commit->id, hex));
	atom_tag(&id, VIEW(AUTHORITY), VIEW(SINCE), str_view(&name));
	str_addv(&title, site_name(event->record, arena));
	str_adds(&title, from.len ? ": " : ": new, ");
	str_addv(&title, from);
	str_adds(&title, from.len ? " -> " : "");
	str_addv(&title, to);
	entry.id = str_view(&id);
	entry.title = str_view(&title);
	entry.text = str_view(&title);
	atom_entry(out, &entry);
	str_release(&id);
	str_release(&title);
	str_release(&name);
}

/* 1 when the version sets another status. */
static int add_event(struct str *out, const struct site_program *site,
		     const struct event *event, struct arena *arena,
		     struct err *err)
{
	const struct document *old, *new;

	if (ledger_documents(site->site->ledger, event->version, &old, &new,
			     err) < 0)
		return -1;
	if (!new || view_equal(status_of(old), status_of(new)))
		return 0;
	add_entry(out, event, status_of(old), status_of(new),
		  page_of(site, event->record, arena), arena);
	return 1;
}

int site_feed(struct str *out, const struct site_program *site,
	      const struct kind *kind, struct arena *arena, struct err *err)
{
	struct atom_feed feed = { .title = program_title(site->program),
				  .author = VIEW("muster") };
	struct events events = { 0 };
	struct str id = STR_INIT;
	size_t count = 0;
	int rc = 0;

	(void)kind;
	if (site->site->ledger)
		collect(&events, site, arena);
	atom_tag(&id, VIEW(AUTHORITY), VIEW(SINCE), site->program->dir);
	feed.id = str_view(&id);
	feed.page = site_url(site->site, site->folder, VIEW("index.html"),
			     arena);
	feed.self = site_url(site->site, site->folder, VIEW("feed.atom"),
			     arena);
	if (events.list.len)
		feed.updated = events.list.items[0].version->commit->landed;
	atom_begin(out, &feed);
	for (size_t i = 0; i < events.list.len && rc >= 0 &&
			   count < SITE_DATA_ENTRIES; i++) {
		rc = add_event(out, site, &events.list.items[i], arena, err);
		count += rc > 0;
	}
	atom_end(out);
	str_release(&id);
	return rc < 0 ? -1 : 0;
}
