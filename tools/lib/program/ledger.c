#include "muster/ledger.h"

#include "muster/date.h"
#include "muster/name.h"

#define VERSION "ledger 2"
#define TITLE_MAX 200	/* bytes of a title that tell it from others */

/* --- labels: KIND, ID and TITLE of a version, a tab between them */

struct labelling {
	const struct programs *programs;
	struct repo *repo;
	struct documents *documents;	/* that need no reading */
	struct arena scratch;
	struct str label;
};

static void add_part(struct str *out, struct view text)
{
	text = view_slice(text, 0, TITLE_MAX);
	for (size_t i = 0; i < text.len; i++)
		str_addc(out, text.ptr[i] == '\t' ? ' ' : text.ptr[i]);
}

/* Kinds and policies are named apart from the other records. */
static bool is_apart(struct view kind)
{
	return view_is(kind, "kind") || view_is(kind, "policy");
}

static int label(void *context, struct view path, const struct oid *oid,
		 struct view *text, struct err *err)
{
	struct labelling *labelling = context;
	struct documents documents;
	const struct document *raw, *document;

	arena_clear(&labelling->scratch);
	documents_below(&documents, labelling->documents,
			&labelling->scratch);
	*text = VIEW("");
	raw = documents_blob(&documents, labelling->repo, oid, path, err);
	if (!raw)
		return -1;
	document = programs_read(labelling->programs, raw);
	if (!document || !document->has_front)
		return 0;
	str_clear(&labelling->label);
	add_part(&labelling->label, document_text(document, "kind"));
	str_addc(&labelling->label, '\t');
	if (is_apart(document_text(document, "kind")))
		str_addf(&labelling->label, VIEW_FMT ":",
			 VIEW_ARG(document_text(document, "kind")));
	add_part(&labelling->label, document_text(document, "id"));
	str_addc(&labelling->label, '\t');
	add_part(&labelling->label, document_text(document, "title"));
	str_addc(&labelling->label, '\t');
	if (view_search(raw->bytes, 0, "visibility") < raw->bytes.len)
		str_addc(&labelling->label, 'v');
	*text = str_view(&labelling->label);
	return 0;
}

struct label {
	struct view kind, id, title;
	bool guarded;
};

static struct label split(struct view text)
{
	size_t first = view_find(text, 0, '\t');
	size_t second = view_find(text, first + 1, '\t');
	size_t third = view_find(text, second + 1, '\t');

	return (struct label){ view_slice(text, 0, first),
			       view_slice(text, first + 1, second),
			       view_slice(text, second + 1, third),
			       third + 1 < text.len };
}

/* What labels depend on besides the blobs: the definitions of kinds, which
 * say how files that were not written for muster are read. */
static struct view version_of(const struct programs *programs,
			      struct arena *arena)
{
	struct str text = STR_INIT;
	struct view version;

	str_adds(&text, VERSION);
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++) {
			const struct record *record =
				&program->records.items[k];
			char hex[OID_HEX + 1];

			if (record->has_oid && record->kind &&
			    view_is(record->kind->name, "kind"))
				str_addf(&text, " %s",
					 oid_hex(&record->oid, hex));
		}
	}
	version = view_copy(arena, str_view(&text));
	str_release(&text);
	return version;
}

/* --- from commits to records */

struct writing {
	struct ledger *ledger;
	struct map at_path;	/* path to the id that was there last */
	const struct annals_commit *commit;
	struct arena step;	/* for the sides of one commit */
};

/* One side of a change, as one of its records. */
struct side {
	const struct annals_change *change;
	struct view id;
	struct label label;
};

static struct arena *arena_of(const struct writing *writing)
{
	return writing->ledger->arena;
}

/* Whose version it is: its own id, else that of its path, of its name, or
 * the path itself. */
static struct view identify(struct writing *writing, struct view path,
			    struct view id)
{
	struct view *kept = map_get(&writing->at_path, path);

	if (!id.len && kept)
		return *kept;
	if (!id.len)
		id = name_id(name_of(path));
	if (!id.len)
		id = path;
	if (!kept) {
		kept = arena_alloc(arena_of(writing), sizeof(*kept));
		map_put(arena_of(writing), &writing->at_path, path, kept);
	}
	*kept = id;
	return id;
}

static struct ledger_record *find_record(struct writing *writing,
					 struct view id)
{
	struct ledger *ledger = writing->ledger;
	struct ledger_record *record = map_get(&ledger->by_id, id);

	if (record)
		return record;
	record = arena_alloc(ledger->arena, sizeof(*record));
	record->id = id;
	map_put(ledger->arena, &ledger->by_id, id, record);
	*VEC_PUSH(ledger->arena, &ledger->records) = record;
	return record;
}

/* What it means that a record is there which its commit's parent lacks. */
static unsigned birth(const struct writing *writing,
		      const struct ledger_record *record,
		      const struct label *label)
{
	const struct ledger_version *last;

	if (writing->commit->cut)
		return LEDGER_CUT;
	if (!record->versions.len)
		return LEDGER_CREATED;
	last = &record->versions.items[record->versions.len - 1];
	if (!(last->events & LEDGER_DELETED))
		return LEDGER_CREATED;
	return view_equal(last->kind, label->kind) &&
			       view_equal(last->title, label->title)
		       ? LEDGER_REBORN
		       : LEDGER_REUSED;
}

static void add_version(struct writing *writing, const struct side *old,
			const struct side *new, struct view other)
{
	const struct side *side = new ? new : old;
	struct ledger_record *record = find_record(writing, side->id);
	struct ledger_version version = {
		.commit = writing->commit, .has_old = old, .has_new = new,
		.path = side->change->path, .kind = side->label.kind,
		.title = side->label.title, .other = other
	};

	if (old) {
		version.old = old->change->old;
		version.old_guarded = old->label.guarded;
		version.old_path = old->change->path;
	}
	if (new) {
		version.new = new->change->new;
		version.new_guarded = new->label.guarded;
	}
	if (!old)
		version.events = birth(writing, record, &side->label);
	else if (!new)
		version.events = LEDGER_DELETED;
	if (old && new && !oid_equal(&version.old, &version.new))
		version.events |= LEDGER_CHANGED;
	if (old && new && !view_equal(version.old_path, version.path))
		version.events |= LEDGER_RENAMED;
	if (other.len)
		version.events |= LEDGER_RENUMBERED;
	*VEC_PUSH(arena_of(writing), &record->versions) = version;
	record->kind = version.kind;
}

struct sides {
	VEC(struct side) list;
	struct map by_id;	/* to a side's index + 1 */
};

static void add_side(struct writing *writing, struct sides *sides,
		     const struct annals_change *change, struct view text)
{
	struct side *side = VEC_PUSH(&writing->step, &sides->list);

	side->change = change;
	side->label = split(text);
	side->id = identify(writing, change->path, side->label.id);
	if (!map_get(&sides->by_id, side->id))
		map_put(&writing->step, &sides->by_id, side->id,
			(void *)(uintptr_t)sides->list.len);
}

static const struct side *find_side(const struct sides *sides,
				    struct view id)
{
	uintptr_t index = (uintptr_t)map_get(&sides->by_id, id);

	return index ? &sides->list.items[index - 1] : NULL;
}

/* The side of the same file, if it has another id there. Sides stand in the
 * order of the changes. */
static struct view other_id(const struct sides *sides,
			    const struct side *side)
{
	size_t low = 0, high = sides->list.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct side *other = &sides->list.items[middle];

		if (other->change == side->change)
			return view_equal(other->id, side->id) ? VIEW("")
							       : other->id;
		if (other->change < side->change)
			low = middle + 1;
		else
			high = middle;
	}
	return VIEW("");
}

/* Old sides first, so that a path whose new version can't be read keeps the
 * id that it had. */
static void add_commit(struct writing *writing,
		       const struct annals_commit *commit)
{
	struct sides old = { 0 }, new = { 0 };

	arena_clear(&writing->step);
	writing->commit = commit;
	for (size_t i = 0; i < commit->changes.len; i++)
		if (commit->changes.items[i].old_label.len)
			add_side(writing, &old, &commit->changes.items[i],
				 commit->changes.items[i].old_label);
	for (size_t i = 0; i < commit->changes.len; i++)
		if (commit->changes.items[i].new_label.len)
			add_side(writing, &new, &commit->changes.items[i],
				 commit->changes.items[i].new_label);
	for (size_t i = 0; i < old.list.len; i++)
		if (!find_side(&new, old.list.items[i].id))
			add_version(writing, &old.list.items[i], NULL,
				    other_id(&new, &old.list.items[i]));
	for (size_t i = 0; i < new.list.len; i++) {
		const struct side *side = &new.list.items[i];
		const struct side *before = find_side(&old, side->id);

		add_version(writing, before, side,
			    before ? VIEW("") : other_id(&old, side));
	}
}

/* --- reading */

/* Is it there at the tip? Those that are named apart are in no map. */
static bool is_alive(const struct ledger_record *record,
		     const struct programs *programs)
{
	const struct ledger_version *last =
		&record->versions.items[record->versions.len - 1];

	if (is_apart(record->kind))
		return last->has_new;
	return programs_find(programs, record->id, NULL);
}

static int read_annals(struct ledger *ledger,
		       const struct ledger_scope *scope, struct err *err)
{
	struct labelling labelling = { .programs = scope->programs,
				       .repo = ledger->repo,
				       .documents = ledger->documents };
	struct annals_scope all = {
		.tip = scope->snapshot->commit, .ref = scope->ref,
		.label = label, .context = &labelling,
		.version = version_of(scope->programs, ledger->arena),
		.since = scope->since, .cached = scope->cached
	};
	struct views folders = { 0 };
	int rc;

	programs_folders(scope->programs, ledger->arena, &folders);
	all.dirs = folders.list.items;
	all.ndirs = folders.list.len;
	rc = annals_read(&ledger->annals, ledger->repo, &all, ledger->arena,
			 err);
	arena_release(&labelling.scratch);
	str_release(&labelling.label);
	return rc;
}

int ledger_read(struct ledger *ledger, const struct ledger_scope *scope,
		struct err *err)
{
	struct writing writing = { .ledger = ledger };

	*ledger = (struct ledger){ .arena = scope->documents->arena,
				   .repo = scope->snapshot->repo,
				   .documents = scope->documents,
				   .programs = scope->programs };
	if (!scope->snapshot->has_commit || !scope->programs->list.len)
		return 0;
	if (read_annals(ledger, scope, err) < 0)
		return -1;
	for (size_t i = 0; i < ledger->annals.commits.len; i++)
		add_commit(&writing, &ledger->annals.commits.items[i]);
	arena_release(&writing.step);
	for (size_t i = 0; i < ledger->records.len; i++) {
		struct ledger_record *record = ledger->records.items[i];

		record->alive = is_alive(record, scope->programs);
	}
	return 0;
}

void ledger_below(struct ledger *ledger, const struct ledger *above,
		  struct documents *below)
{
	*ledger = *above;
	ledger->documents = below;
	ledger->arena = below->arena;
}

const struct ledger_record *ledger_find(const struct ledger *ledger,
					struct view id)
{
	return map_get(&ledger->by_id, id);
}

static int read_side(const struct ledger *ledger, bool there,
		     const struct oid *oid, struct view path,
		     const struct document **document, struct err *err)
{
	const struct document *raw;

	*document = NULL;
	if (!there)
		return 0;
	raw = documents_blob(ledger->documents, ledger->repo, oid, path, err);
	for (size_t i = 0; raw && !*document &&
			   i < ledger->programs->list.len; i++)
		*document = program_read(ledger->programs->list.items[i], raw,
					 ledger->arena);
	return raw ? 0 : -1;
}

int ledger_documents(const struct ledger *ledger,
		     const struct ledger_version *version,
		     const struct document **old, const struct document **new,
		     struct err *err)
{
	if (read_side(ledger, version->has_old, &version->old,
		      version->old_path, old, err) < 0)
		return -1;
	return read_side(ledger, version->has_new, &version->new,
			 version->path, new, err);
}

bool ledger_elsewhere(const struct ledger *ledger,
		      const struct program *program, struct view path)
{
	const struct programs *programs = ledger->programs;

	if (programs->list.len < 2 || reach_holds(&program->reach, path))
		return false;
	for (size_t i = 0; i < programs->list.len; i++)
		if (reach_holds(&programs->list.items[i]->reach, path))
			return true;
	return false;
}

const struct ledger_version *ledger_at(const struct ledger_record *record,
				       int32_t day)
{
	for (size_t i = record->versions.len; i-- > 0;) {
		const struct ledger_version *version =
			&record->versions.items[i];

		if (date_of_time(version->commit->landed) <= day)
			return version;
	}
	return NULL;
}
