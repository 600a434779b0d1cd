/* The past without what is hidden. */
#include "muster/redactions.h"

struct cleaning {
	struct redactions *redactions;
	struct ledger *ledger;
	struct arena scratch;	/* one version at a time */
	struct err *err;
};

static struct annals_commit *commit_of(const struct cleaning *cleaning,
				       const struct ledger_version *version)
{
	return &cleaning->ledger->annals.commits.items[
		version->commit - cleaning->ledger->annals.commits.items];
}

/* As the audience sees it, or NULL where it does not. */
static int read_side(struct cleaning *cleaning, bool there,
		     const struct oid *oid, struct view path,
		     const struct document **document)
{
	const struct programs *programs = cleaning->ledger->programs;
	struct documents documents;
	const struct document *raw;

	*document = NULL;
	if (!there)
		return 0;
	documents_below(&documents, cleaning->ledger->documents,
			&cleaning->scratch);
	raw = documents_blob(&documents, cleaning->ledger->repo, oid, path,
			     cleaning->err);
	if (!raw)
		return -1;
	for (size_t i = 0; !*document && i < programs->list.len; i++)
		*document = program_read(programs->list.items[i], raw,
					 &cleaning->scratch);
	if (*document && !(*document)->has_front)
		*document = NULL;
	return 0;
}

static bool is_same(const struct document *old, const struct document *new)
{
	return old && new && view_equal(old->path, new->path) &&
	       view_equal(old->body, new->body) &&
	       (old->front == new->front ||
		(old->front && new->front &&
		 value_equal(old->front, new->front)));
}

/* What is left to tell of it. */
static void trim(struct cleaning *cleaning, struct ledger_version *version,
		 const struct document *old, const struct document *new)
{
	const struct document *any = new ? new : old;
	struct redactions *redactions = cleaning->redactions;

	if (version->has_old && !old) {
		version->has_old = false;
		version->old_path = VIEW("");
		version->events = LEDGER_CREATED;
		version->other = VIEW("");
	}
	version->title = view_copy(redactions->arena,
				   document_text(any, "title"));
	for (size_t i = 0; i < redactions->names.len && version->other.len;
	     i++)
		if (view_equal(redactions->names.items[i].id,
			       version->other)) {
			version->other = VIEW("");
			version->events &= ~(unsigned)LEDGER_RENUMBERED;
		}
}

static int clean_version(struct cleaning *cleaning,
			 struct ledger_version *version, bool *kept)
{
	const struct document *old, *new;

	*kept = true;
	if (cleaning->redactions->open && !version->old_guarded &&
	    !version->new_guarded)
		return 0;
	arena_clear(&cleaning->scratch);
	if (read_side(cleaning, version->has_old, &version->old,
		      version->old_path, &old) < 0 ||
	    read_side(cleaning, version->has_new, &version->new,
		      version->path, &new) < 0)
		return -1;
	*kept = version->has_new ? new && !is_same(old, new) : old != NULL;
	if (*kept)
		trim(cleaning, version, old, new);
	else
		commit_of(cleaning, version)->message = VIEW("");
	return 0;
}

static int clean_record(struct cleaning *cleaning,
			struct ledger_record *record)
{
	size_t kept = 0;

	for (size_t i = 0; i < record->versions.len; i++) {
		struct ledger_version version = record->versions.items[i];
		bool keep;

		if (clean_version(cleaning, &version, &keep) < 0)
			return -1;
		if (keep)
			record->versions.items[kept++] = version;
	}
	record->versions.len = kept;
	return 0;
}

static void clean_messages(struct cleaning *cleaning)
{
	struct redactions *redactions = cleaning->redactions;
	struct annals *annals = &cleaning->ledger->annals;

	for (size_t i = 0; i < annals->commits.len; i++) {
		struct view *message = &annals->commits.items[i].message;

		if (redactions->audience == VISIBILITY_PUBLIC)
			*message = VIEW("");
		for (size_t k = 0; k < redactions->by_dir.len; k++)
			*message = redaction_text(
				redactions->by_dir.entries[k].value,
				*message, redactions->arena);
	}
}

int redactions_ledger(struct redactions *redactions, struct ledger *ledger,
		      struct err *err)
{
	struct cleaning cleaning = { .redactions = redactions,
				     .ledger = ledger, .err = err };
	size_t kept = 0;
	int rc = 0;

	for (size_t i = 0; i < ledger->records.len && !rc; i++) {
		struct ledger_record *record = ledger->records.items[i];

		rc = clean_record(&cleaning, record);
		if (!record->versions.len)
			continue;
		ledger->records.items[kept++] = record;
	}
	ledger->records.len = kept;
	arena_release(&cleaning.scratch);
	clean_messages(&cleaning);
	return rc;
}
