#include "muster/comparison.h"

#include "muster/name.h"

/* A file that differs, as one of its side's records. */
struct side {
	const struct document *document;
	const struct kind *kind;
	struct view path, id, title;
	struct view dir;	/* of its program; empty: that is gone */
	size_t namesake;	/* another program's: index + 1, or 0 */
	struct oid oid;
	bool paired;
};

struct sides {
	VEC(struct side) list;
	struct map by_path, by_id;	/* to an index + 1; by id a program's */
};

struct comparing {
	const struct comparison_side *old, *new;
	struct documents *documents;
	struct arena *scratch;	/* for what is gone behind it */
	struct err *err;
};

static void map_files(struct map *map, const struct programs *programs,
		      struct arena *arena)
{
	size_t count = 0;

	for (size_t i = 0; i < programs->list.len; i++)
		count += programs->list.items[i]->files.files.len;
	map_reserve(arena, map, count);
	for (size_t i = 0; i < programs->list.len; i++) {
		struct snapshot_files *files = &programs->list.items[i]->files;

		for (size_t k = 0; k < files->files.len; k++)
			if (!map_get(map, files->files.items[k].path))
				map_put(arena, map,
					files->files.items[k].path,
					&files->files.items[k]);
	}
}

static bool is_read(const struct snapshot_file *file)
{
	return file->kind == SNAPSHOT_FILE || file->kind == SNAPSHOT_UNMERGED;
}

/* --- who is who */

static const struct kind *kind_of(const struct programs *programs,
				  const struct document *document)
{
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];
		const struct kind *kind;

		if (!reach_holds(&program->reach, document->path))
			continue;
		kind = kinds_find(program->kinds,
				  document_text(document, "kind"));
		if (kind || document->raw)
			return kind ? kind
				    : kinds_by_file(program->kinds,
						    document->path);
	}
	return NULL;
}

static struct view dir_of(const struct programs *programs, struct view path)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (reach_holds(&programs->list.items[i]->reach, path))
			return programs->list.items[i]->dir;
	return VIEW("");
}

/* As in a ledger: kinds and policies are named apart. */
static struct view id_of(const struct document *document, struct arena *arena)
{
	struct view id = document_text(document, "id");
	struct view kind = document_text(document, "kind");

	if (!view_is(kind, "kind") && !view_is(kind, "policy"))
		return id;
	return view_of(arena_printf(arena, VIEW_FMT ":" VIEW_FMT,
				    VIEW_ARG(kind), VIEW_ARG(id)));
}

/* The program's file, as today's kinds have it, or else as those before. */
static const struct document *translate(const struct comparing *comparing,
					const struct document *raw)
{
	const struct document *document =
		programs_read(comparing->new->programs, raw);

	return document ? document
			: programs_read(comparing->old->programs, raw);
}

static int add_side(const struct comparing *comparing, struct sides *sides,
		    struct snapshot *snapshot, struct snapshot_file *file)
{
	struct arena *arena = comparing->documents->arena;
	const struct document *raw = documents_file(
		comparing->documents, snapshot, file, comparing->err);
	struct side side = { .path = file->path, .oid = file->oid };

	if (!raw)
		return -1;
	side.document = translate(comparing, raw);
	if (!side.document || !side.document->has_front)
		return 0;
	side.kind = kind_of(comparing->new->programs, side.document);
	if (!side.kind)
		side.kind = kind_of(comparing->old->programs, side.document);
	side.id = id_of(side.document, arena);
	side.title = document_text(side.document, "title");
	side.dir = dir_of(comparing->new->programs, side.path);
	*VEC_PUSH(comparing->scratch, &sides->list) = side;
	map_put(comparing->scratch, &sides->by_path, file->path,
		(void *)(uintptr_t)sides->list.len);
	return 0;
}

static struct side *side_at(const struct sides *sides, const struct map *map,
			    struct view key)
{
	uintptr_t index = (uintptr_t)map_get(map, key);

	return index ? &sides->list.items[index - 1] : NULL;
}

static struct side *find_side(const struct sides *sides, struct view dir,
			      struct view id)
{
	struct side *side = side_at(sides, &sides->by_id, id);

	while (side && !view_equal(side->dir, dir))
		side = side->namesake ? &sides->list.items[side->namesake - 1]
				      : NULL;
	return side;
}

/* Those that do not say who they are. */
static void name_sides(struct sides *sides, const struct sides *others,
		       struct arena *arena)
{
	for (size_t i = 0; i < sides->list.len; i++) {
		struct side *side = &sides->list.items[i];
		const struct side *other = side_at(others, &others->by_path,
						   side->path);

		if (!side->id.len && other)
			side->id = other->id;
		if (!side->id.len)
			side->id = name_id(name_of(side->path));
		if (!side->id.len)
			side->id = side->path;
		if (!side->title.len && other && !side->document->front)
			side->title = other->title;
		if (find_side(sides, side->dir, side->id))
			continue;
		side->namesake = (uintptr_t)map_get(&sides->by_id, side->id);
		map_put(arena, &sides->by_id, side->id,
			(void *)(uintptr_t)(i + 1));
	}
}

/* --- pairs */

static void tell(struct comparison_change *change, const struct side *side,
		 struct arena *arena)
{
	change->id = side->id;
	change->title = side->title;
	change->kind = side->kind;
	if (change->new)
		difference_find(&change->difference, change->old,
				change->new, change->kind, arena);
}

/* Who it is, the change says itself. */
static void leave_out_id(struct difference *difference)
{
	size_t kept = 0;

	for (size_t i = 0; i < difference->fields.len; i++)
		if (!view_is(difference->fields.items[i].name, "id"))
			difference->fields.items[kept++] =
				difference->fields.items[i];
	difference->fields.len = kept;
}

static void add_change(struct comparison *comparison, const struct side *old,
		       const struct side *new, struct view other,
		       struct arena *arena)
{
	struct comparison_change change = { .other = other };

	if (old) {
		change.old = old->document;
		change.path = change.old_path = old->path;
	}
	if (new) {
		change.new = new->document;
		change.path = new->path;
	}
	if (!old)
		change.events = LEDGER_CREATED;
	else if (!new)
		change.events = LEDGER_DELETED;
	else if (!oid_equal(&old->oid, &new->oid))
		change.events = LEDGER_CHANGED;
	if (old && new && !view_equal(old->path, new->path))
		change.events |= LEDGER_RENAMED;
	if (other.len)
		change.events |= LEDGER_RENUMBERED;
	tell(&change, new ? new : old, arena);
	if (other.len)
		leave_out_id(&change.difference);
	*VEC_PUSH(arena, &comparison->changes) = change;
}

static bool is_alike(const struct side *one, const struct side *other)
{
	return view_equal(one->title, other->title) &&
	       view_equal(document_text(one->document, "kind"),
			  document_text(other->document, "kind"));
}

/* The same in a program that has none of that id any more, or is gone. */
static struct side *moved(const struct sides *old, const struct sides *new,
			  const struct side *side)
{
	struct side *it = side_at(old, &old->by_id, side->id);

	while (it && (it->paired || (it->dir.len && !is_alike(it, side)) ||
		      find_side(new, it->dir, it->id)))
		it = it->namesake ? &old->list.items[it->namesake - 1] : NULL;
	return it;
}

/* The same id in its program, at the same path if there are several. */
static struct side *partner(const struct sides *old, const struct sides *new,
			    const struct side *side)
{
	struct side *at = side_at(old, &old->by_path, side->path);

	if (!at || !view_equal(at->id, side->id))
		at = find_side(old, side->dir, side->id);
	return at && !at->paired ? at : moved(old, new, side);
}

/* Its file had another id, which nobody has now. */
static struct side *former(const struct sides *old, const struct sides *new,
			   const struct side *side)
{
	struct side *at = side_at(old, &old->by_path, side->path);

	if (!at || at->paired || find_side(new, at->dir, at->id))
		return NULL;
	return at;
}

static void pair(struct comparison *comparison, struct sides *old,
		 struct sides *new, struct arena *arena)
{
	for (size_t i = 0; i < new->list.len; i++) {
		struct side *side = &new->list.items[i];
		struct side *before = partner(old, new, side);
		struct view other = VIEW("");

		if (!before) {
			before = former(old, new, side);
			other = before ? before->id : other;
		}
		if (before)
			before->paired = true;
		add_change(comparison, before, side, other, arena);
	}
	for (size_t i = 0; i < old->list.len; i++)
		if (!old->list.items[i].paired)
			add_change(comparison, &old->list.items[i], NULL,
				   VIEW(""), arena);
}

/* --- reading */

static bool same_file(const struct snapshot_file *a,
		      const struct snapshot_file *b)
{
	return a && b && a->kind == b->kind && a->has_oid && b->has_oid &&
	       oid_equal(&a->oid, &b->oid);
}

/* Only a look at a work tree's file may tell its blob. */
static int know(const struct comparing *comparing, struct snapshot *snapshot,
		struct snapshot_file *file)
{
	if (!file || file->has_oid || !is_read(file))
		return 0;
	return documents_file(comparing->documents, snapshot, file,
			      comparing->err)
		       ? 0
		       : -1;
}

static int read_pair(const struct comparing *comparing, struct sides *sides,
		     struct snapshot_file *old, struct snapshot_file *new)
{
	struct snapshot *before = comparing->old->snapshot;
	struct snapshot *now = comparing->new->snapshot;

	if (know(comparing, before, old) < 0 || know(comparing, now, new) < 0)
		return -1;
	if (same_file(old, new))
		return 0;
	if (old && is_read(old) &&
	    add_side(comparing, &sides[0], before, old) < 0)
		return -1;
	if (new && is_read(new) && add_side(comparing, &sides[1], now, new) < 0)
		return -1;
	return 0;
}

static int read_sides(const struct comparing *comparing, struct sides *sides)
{
	struct map before = MAP_INIT, now = MAP_INIT;

	map_files(&before, comparing->old->programs, comparing->scratch);
	map_files(&now, comparing->new->programs, comparing->scratch);
	for (size_t i = 0; i < now.len; i++)
		if (read_pair(comparing, sides,
			      map_get(&before, now.entries[i].key),
			      now.entries[i].value) < 0)
			return -1;
	for (size_t i = 0; i < before.len; i++)
		if (!map_get(&now, before.entries[i].key) &&
		    read_pair(comparing, sides, before.entries[i].value,
			      NULL) < 0)
			return -1;
	return 0;
}

int comparison_read(struct comparison *comparison,
		    const struct comparison_side *old,
		    const struct comparison_side *new,
		    struct documents *documents, struct err *err)
{
	struct arena scratch = ARENA_INIT;
	const struct comparing comparing = { old, new, documents, &scratch,
					     err };
	struct sides sides[2] = { 0 };
	int rc = read_sides(&comparing, sides);

	*comparison = (struct comparison){ 0 };
	if (!rc) {
		name_sides(&sides[0], &sides[1], &scratch);
		name_sides(&sides[1], &sides[0], &scratch);
		pair(comparison, &sides[0], &sides[1], documents->arena);
	}
	arena_release(&scratch);
	return rc;
}

int comparison_of(struct comparison_change *change,
		  const struct ledger *ledger, struct view id,
		  const struct ledger_version *version, struct err *err)
{
	struct side side = { .id = id, .title = version->title };
	const struct document *any;

	*change = (struct comparison_change){
		.events = version->events, .other = version->other,
		.old_path = version->old_path, .path = version->path
	};
	if (ledger_documents(ledger, version, &change->old, &change->new,
			     err) < 0)
		return -1;
	any = change->new ? change->new : change->old;
	if (any)
		side.kind = kind_of(ledger->programs, any);
	tell(change, &side, ledger->arena);
	return 0;
}
