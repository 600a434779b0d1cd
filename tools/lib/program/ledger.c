#include "muster/ledger.h"

#include "muster/date.h"
#include "muster/ledger_label.h"
#include "muster/name.h"

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
	const struct program *program;
	struct view id;
	struct ledger_label label;
	size_t namesake;	/* another program's: index + 1, or 0 */
};

static struct arena *arena_of(const struct writing *writing)
{
	return writing->ledger->arena;
}

/* Whose file that is: of one at least, since nothing else is looked at. */
static const struct program *program_at(const struct ledger *ledger,
					struct view path)
{
	const struct programs *programs = ledger->programs;

	for (size_t i = 1; i < programs->list.len; i++)
		if (reach_holds(&programs->list.items[i - 1]->reach, path))
			return programs->list.items[i - 1];
	return programs->list.items[programs->list.len - 1];
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

static bool is_gone(const struct ledger_record *record)
{
	return record->versions.items[record->versions.len - 1].events &
	       LEDGER_DELETED;
}

/* The one that was in the program once: a branch need not know that it has
 * moved. */
static struct ledger_record *find_former(const struct ledger *ledger,
					 struct ledger_record *record,
					 const struct program *program)
{
	for (; record; record = record->namesake)
		for (size_t i = record->versions.len; i-- > 0;)
			if (program_at(ledger, record->versions.items[i]
						       .path) == program)
				return record;
	return NULL;
}

static struct ledger_record *find_known(const struct ledger *ledger,
					const struct side *old,
					const struct side *side)
{
	struct ledger_record *first = map_get(&ledger->by_id, side->id);
	const struct program *program = old ? old->program : side->program;

	for (struct ledger_record *it = first; it; it = it->namesake)
		if (it->program == program)
			return it;
	return old ? find_former(ledger, first, program) : NULL;
}

static void put_first(struct ledger *ledger, struct ledger_record *record)
{
	struct ledger_record *first = map_get(&ledger->by_id, record->id);

	if (first == record)
		return;
	for (struct ledger_record *it = first; it; it = it->namesake)
		if (it->namesake == record)
			it->namesake = record->namesake;
	record->namesake = first;
	map_put(ledger->arena, &ledger->by_id, record->id, record);
}

static struct ledger_record *find_record(struct writing *writing,
					 const struct side *old,
					 const struct side *side)
{
	struct ledger *ledger = writing->ledger;
	struct ledger_record *record = find_known(ledger, old, side);

	if (!record) {
		record = arena_alloc(ledger->arena, sizeof(*record));
		record->id = side->id;
		*VEC_PUSH(ledger->arena, &ledger->records) = record;
		put_first(ledger, record);
	} else if (record->program == side->program ||
		   (old && record->program != old->program)) {
		return record;
	}
	record->program = side->program;
	put_first(ledger, record);
	return record;
}

/* What it means that a record is there which its commit's parent lacks. */
static unsigned birth(const struct writing *writing,
		      const struct ledger_record *record,
		      const struct ledger_label *label)
{
	const struct ledger_version *last;

	if (writing->commit->cut)
		return LEDGER_CUT;
	if (!record->versions.len)
		return LEDGER_CREATED;
	last = &record->versions.items[record->versions.len - 1];
	if (!is_gone(record))
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
	struct ledger_record *record = find_record(writing, old, side);
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
	struct map by_id;	/* to the index + 1 of a program's */
};

static const struct side *find_side(const struct sides *sides,
				    const struct program *program,
				    struct view id)
{
	uintptr_t index = (uintptr_t)map_get(&sides->by_id, id);

	while (index && sides->list.items[index - 1].program != program)
		index = sides->list.items[index - 1].namesake;
	return index ? &sides->list.items[index - 1] : NULL;
}

static void add_side(struct writing *writing, struct sides *sides,
		     const struct annals_change *change, struct view text)
{
	struct side *side = VEC_PUSH(&writing->step, &sides->list);

	side->change = change;
	side->label = ledger_label_split(text);
	side->id = identify(writing, change->path, side->label.id);
	side->program = program_at(writing->ledger, change->path);
	side->namesake = 0;
	if (find_side(sides, side->program, side->id))
		return;
	side->namesake = (uintptr_t)map_get(&sides->by_id, side->id);
	map_put(&writing->step, &sides->by_id, side->id,
		(void *)(uintptr_t)sides->list.len);
}

/* Would the side have moved to the other's program? That has no other one. */
static bool is_move(const struct sides *sides, const struct side *side,
		    const struct side *other)
{
	return view_equal(side->label.kind, other->label.kind) &&
	       view_equal(side->label.title, other->label.title) &&
	       !find_side(sides, other->program, side->id);
}

/* What a side is on the other: in its program, or the same in another. */
static const struct side *find_pair(const struct sides *others,
				    const struct sides *sides,
				    const struct side *side)
{
	const struct side *pair = find_side(others, side->program, side->id);
	uintptr_t index = (uintptr_t)map_get(&others->by_id, side->id);

	if (pair || find_side(sides, side->program, side->id) != side)
		return pair;
	while (index &&
	       !is_move(sides, side, &others->list.items[index - 1]))
		index = others->list.items[index - 1].namesake;
	return index ? &others->list.items[index - 1] : NULL;
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

static bool stays(const struct sides *old, const struct sides *new,
		  const struct side *side)
{
	const struct side *pair = find_pair(new, old, side);

	return pair && (pair->program == side->program ||
			find_pair(old, new, pair) == side);
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
		if (!stays(&old, &new, &old.list.items[i]))
			add_version(writing, &old.list.items[i], NULL,
				    other_id(&new, &old.list.items[i]));
	for (size_t i = 0; i < new.list.len; i++) {
		const struct side *side = &new.list.items[i];
		const struct side *before = find_pair(&old, &new, side);

		add_version(writing, before, side,
			    before ? VIEW("") : other_id(&old, side));
	}
}

/* --- reading */

/* Is it there at the tip? Those that are named apart are in no map. */
static bool is_alive(const struct ledger *ledger,
		     const struct ledger_record *record)
{
	const struct ledger_version *last =
		&record->versions.items[record->versions.len - 1];

	if (ledger_label_is_apart(record->kind))
		return last->has_new;
	return program_find(record->program, record->id) &&
	       ledger_find(ledger, record->program, record->id) == record;
}

static int read_annals(struct ledger *ledger,
		       const struct ledger_scope *scope, struct err *err)
{
	struct ledger_labels labels = { .programs = scope->programs,
				       .repo = ledger->repo,
				       .documents = ledger->documents };
	struct annals_scope all = {
		.tip = scope->snapshot->commit, .ref = scope->ref,
		.label = ledger_labels_find, .context = &labels,
		.version = ledger_labels_version(scope->programs,
						 ledger->arena),
		.since = scope->since, .cached = scope->cached
	};
	struct views folders = { 0 };
	int rc;

	programs_folders(scope->programs, ledger->arena, &folders);
	all.dirs = folders.list.items;
	all.ndirs = folders.list.len;
	rc = annals_read(&ledger->annals, ledger->repo, &all, ledger->arena,
			 err);
	arena_release(&labels.scratch);
	str_release(&labels.label);
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

		record->alive = is_alive(ledger, record);
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
					const struct program *program,
					struct view id)
{
	const struct ledger_record *shared = NULL;

	for (const struct ledger_record *it = map_get(&ledger->by_id, id); it;
	     it = it->namesake) {
		size_t len = it->versions.len;

		if (len && view_equal(it->program->dir, program->dir))
			return it;
		if (len && reach_holds(&program->reach,
				       it->versions.items[len - 1].path))
			shared = it;
	}
	return shared;
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
