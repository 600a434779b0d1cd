#include "muster/scope.h"

struct reading {
	struct scope *scope;
	const struct scope_side *base, *head;
	struct documents *documents;
	struct comparison comparison;
	struct bound *bounds;		/* of each program of the base */
	struct err *err;
};

/* A program of the base, at the head. */
struct bound {
	size_t head;		/* SCOPE_NONE: it is gone */
	bool has_charter, binding;
	const struct document *charter;		/* at the base */
	struct map renumbered;	/* ids of the base to those of now */
};

bool scope_has_kind(struct view kind)
{
	return view_is(kind, "charter") || view_is(kind, "milestone") ||
	       view_is(kind, "deliverable");
}

/* --- programs */

static const struct program *program_at(const struct scope_side *side,
					size_t index)
{
	return index == SCOPE_NONE ? NULL : side->programs->list.items[index];
}

static size_t programs_len(const struct scope_side *side)
{
	return side->snapshot ? side->programs->list.len : 0;
}

/* The program that a file of that path is in, or SCOPE_NONE. */
static size_t holder(const struct scope_side *side, struct view path)
{
	for (size_t i = 0; i < programs_len(side); i++)
		if (reach_holds(&program_at(side, i)->reach, path))
			return i;
	return SCOPE_NONE;
}

static struct view charter_path(const struct program *program,
				struct arena *arena)
{
	if (!program->dir.len)
		return VIEW("charter.md");
	return view_of(arena_printf(arena, VIEW_FMT "/charter.md",
				    VIEW_ARG(program->dir)));
}

/* The program's charter as a document, or NULL where it has none. */
static int read_charter(struct reading *reading,
			const struct scope_side *side, size_t index,
			const struct document **charter)
{
	const struct program *program = program_at(side, index);
	struct view path = charter_path(program, reading->documents->arena);
	const struct snapshot_files *files = &program->files;

	*charter = NULL;
	for (size_t i = 0; i < files->files.len; i++) {
		struct snapshot_file *file = &files->files.items[i];

		if (!view_equal(file->path, path) ||
		    file->kind != SNAPSHOT_FILE)
			continue;
		*charter = documents_file(reading->documents, side->snapshot,
					  file, reading->err);
		return *charter ? 0 : -1;
	}
	return 0;
}

/* Is it a charter, as far as can be known? */
static bool is_charter(const struct document *charter)
{
	return charter && charter->has_front &&
	       (!charter->front ||
		view_is(document_text(charter, "kind"), "charter"));
}

/* Where the charter of a program of the base is now. */
static size_t find_head(struct reading *reading, const struct program *program)
{
	struct arena *arena = reading->documents->arena;
	struct view path = charter_path(program, arena);

	for (size_t i = 0; i < programs_len(reading->head); i++)
		if (view_equal(program_at(reading->head, i)->dir,
			       program->dir))
			return i;
	for (size_t i = 0; i < reading->comparison.changes.len; i++) {
		const struct comparison_change *change =
			&reading->comparison.changes.items[i];
		size_t to;

		if (!change->new || !view_equal(change->old_path, path))
			continue;
		to = holder(reading->head, change->path);
		if (to != SCOPE_NONE &&
		    view_equal(charter_path(program_at(reading->head, to),
					    arena), change->path))
			return to;
	}
	return SCOPE_NONE;
}

static const struct kind *charter_kind(const struct program *program)
{
	return kinds_find(program->kinds, VIEW("charter"));
}

/* A charter that is a draft, or not there, binds nobody. */
static int read_bound(struct reading *reading, size_t index)
{
	const struct program *program = program_at(reading->base, index);
	struct bound *bound = &reading->bounds[index];
	const struct kind *kind = charter_kind(program);
	const struct document *now = NULL;

	if (read_charter(reading, reading->base, index, &bound->charter) < 0)
		return -1;
	bound->has_charter = is_charter(bound->charter);
	bound->binding =
		bound->has_charter && kind &&
		kind_status(kind, document_text(bound->charter, "status")) !=
			STATUS_PLANNED;
	bound->head = find_head(reading, program);
	if (bound->head == SCOPE_NONE || !bound->has_charter)
		return 0;
	if (read_charter(reading, reading->head, bound->head, &now) < 0)
		return -1;
	if (!is_charter(now))
		bound->head = SCOPE_NONE;
	return 0;
}

/* Which program of the base the head's is, or SCOPE_NONE. */
static size_t base_of(const struct reading *reading, size_t head)
{
	for (size_t i = 0; i < programs_len(reading->base); i++)
		if (head != SCOPE_NONE && reading->bounds[i].head == head)
			return i;
	return SCOPE_NONE;
}

/* A program that is new or gone; what is in it goes without saying. */
static void tell_program(struct reading *reading, size_t base, size_t head)
{
	const struct program *program =
		base != SCOPE_NONE ? program_at(reading->base, base)
				   : program_at(reading->head, head);
	struct scope_change *change = VEC_PUSH(reading->documents->arena,
					       &reading->scope->changes);
	struct bound *bound = base == SCOPE_NONE ? NULL
						 : &reading->bounds[base];

	*change = (struct scope_change){
		.aspect = SCOPE_PROGRAM,
		.act = bound ? SCOPE_DROPPED : SCOPE_ADDED,
		.base = base, .head = head, .binding = bound && bound->binding,
		.kind = VIEW("charter"), .id = program->dir,
		.path = charter_path(program, reading->documents->arena)
	};
	if (bound && bound->charter->front) {
		change->id = document_text(bound->charter, "id");
		change->title = document_text(bound->charter, "title");
	}
}

static int read_programs(struct reading *reading)
{
	size_t len = programs_len(reading->base);

	reading->bounds = arena_array(reading->documents->arena, len + 1,
				      sizeof(*reading->bounds));
	for (size_t i = 0; i < len; i++) {
		if (read_bound(reading, i) < 0)
			return -1;
		if (reading->bounds[i].head == SCOPE_NONE &&
		    reading->bounds[i].has_charter)
			tell_program(reading, i, SCOPE_NONE);
	}
	for (size_t i = 0; i < programs_len(reading->head); i++) {
		const struct document *charter;

		if (base_of(reading, i) != SCOPE_NONE)
			continue;
		if (read_charter(reading, reading->head, i, &charter) < 0)
			return -1;
		if (is_charter(charter))
			tell_program(reading, SCOPE_NONE, i);
	}
	return 0;
}

/* --- records */

/* As the kinds of the base have it, where it is theirs. */
static const struct document *reread(const struct reading *reading,
				     const struct document *document)
{
	const struct document *base =
		document && reading->base->snapshot
			? programs_read(reading->base->programs,
					document_raw(document))
			: NULL;

	return base ? base : document;
}

/* What a version says that it is; one that can't be read, by its id. */
static struct view kind_of(const struct program *program,
			   const struct document *document, struct view id)
{
	const struct kind *kind;
	struct view name = document_text(document, "kind");

	if (name.len)
		return name;
	kind = document->front ? kinds_by_file(program->kinds, document->path)
			       : kinds_by_prefix(program->kinds, id);
	return kind ? kind->name : VIEW("");
}

/* One side of a change. */
struct version {
	const struct document *document;	/* NULL: none of a program of
						 * the base that is there */
	bool counts;				/* it is scope */
	size_t base, head;
	struct view kind, id, path;
};

static struct version read_version(const struct reading *reading,
				   const struct comparison_change *change,
				   bool now)
{
	const struct scope_side *side = now ? reading->head : reading->base;
	struct view path = now ? change->path : change->old_path;
	size_t index = holder(side, path);
	struct version version = {
		.document = reread(reading, now ? change->new : change->old),
		.base = now ? base_of(reading, index) : index,
		.head = now ? index : SCOPE_NONE, .path = path,
		.id = !now && change->other.len ? change->other : change->id
	};

	if (index == SCOPE_NONE || version.base == SCOPE_NONE ||
	    !version.document) {
		version.document = NULL;
		return version;
	}
	version.head = reading->bounds[version.base].head;
	version.kind = kind_of(program_at(side, index), version.document,
			       version.id);
	if (!version.document->front && !now && change->new)
		version.kind = kind_of(program_at(side, index), change->new,
				       version.id);
	if (!version.document->front && now && change->old)
		version.kind = kind_of(program_at(side, index), change->old,
				       version.id);
	if (version.head == SCOPE_NONE)
		version.document = NULL;
	version.counts =
		version.document && scope_has_kind(version.kind) &&
		(!view_is(version.kind, "charter") ||
		 view_equal(path, charter_path(program_at(side, index),
					       reading->documents->arena)));
	return version;
}

static void compare(struct reading *reading, struct view title,
		    const struct version *old, const struct version *now)
{
	const struct version *version = now->document ? now : old;
	const struct bound *bound = &reading->bounds[version->base];
	const struct program *base = program_at(reading->base, version->base);
	struct scope_versions versions = {
		old->document, now->document,
		kinds_find(base->kinds, version->kind), &bound->renumbered,
		reading->documents->arena
	};
	struct scope_change record = {
		.base = version->base, .head = version->head,
		.binding = bound->binding, .id = version->id,
		.kind = version->kind, .title = title, .path = version->path
	};

	if (old->document && !view_equal(old->id, version->id))
		record.other = old->id;
	scope_compare(reading->scope, &record, &versions);
}

static struct view title_of(const struct version *version)
{
	return document_text(version->document, "title");
}

/* Is the one that the other was? Not in another program, as another kind,
 * or, but for the charter, under another id with another title. */
static bool is_same(const struct version *old, const struct version *now)
{
	return old->document && now->document && old->base == now->base &&
	       view_equal(old->kind, now->kind) &&
	       (view_equal(old->id, now->id) ||
		view_is(old->kind, "charter") ||
		(title_of(old).len &&
		 view_equal(title_of(old), title_of(now))));
}

/* A change's versions: what was, what is. */
struct pair {
	struct view title;
	struct version old, now;
};

static struct view twin_key(const struct reading *reading,
			    const struct version *version)
{
	return view_of(arena_printf(reading->documents->arena,
				    "%zu " VIEW_FMT " " VIEW_FMT,
				    version->base, VIEW_ARG(version->kind),
				    VIEW_ARG(title_of(version))));
}

/* What is gone and what is new under the same title was renumbered, and its
 * file renamed after it. */
static void find_twins(struct reading *reading, struct pair *pairs, size_t len)
{
	struct arena *arena = reading->documents->arena;
	struct map gone = MAP_INIT;

	for (size_t i = 0; i < len; i++)
		if (pairs[i].old.document && !pairs[i].now.document)
			map_put(arena, &gone,
				twin_key(reading, &pairs[i].old), &pairs[i]);
	for (size_t i = 0; gone.len && i < len; i++) {
		struct pair *pair = &pairs[i], *twin;

		if (!pair->now.document || pair->old.document)
			continue;
		twin = map_get(&gone, twin_key(reading, &pair->now));
		if (!twin || !is_same(&twin->old, &pair->now))
			continue;
		pair->old = twin->old;
		twin->old.document = NULL;
	}
}

static void find_renumbered(struct reading *reading, struct pair *pair)
{
	if (is_same(&pair->old, &pair->now) &&
	    !view_equal(pair->old.id, pair->now.id))
		map_put(reading->documents->arena,
			&reading->bounds[pair->old.base].renumbered,
			pair->old.id, &pair->now.id);
}

static void read_pair(struct reading *reading, const struct pair *pair)
{
	const struct version none = { .document = NULL };
	const struct version *old = pair->old.counts ? &pair->old : &none;
	const struct version *now = pair->now.counts ? &pair->now : &none;

	if (is_same(old, now)) {
		compare(reading, pair->title, old, now);
		return;
	}
	if (now->document)
		compare(reading, pair->title, &none, now);
	if (old->document)
		compare(reading, pair->title, old, &none);
}

static void read_records(struct reading *reading)
{
	size_t len = reading->comparison.changes.len;
	struct pair *pairs = arena_array(reading->documents->arena, len + 1,
					 sizeof(*pairs));

	for (size_t i = 0; i < len; i++) {
		const struct comparison_change *change =
			&reading->comparison.changes.items[i];

		pairs[i] = (struct pair){ .title = change->title };
		if (change->old)
			pairs[i].old = read_version(reading, change, false);
		if (change->new)
			pairs[i].now = read_version(reading, change, true);
	}
	find_twins(reading, pairs, len);
	for (size_t i = 0; i < len; i++)
		find_renumbered(reading, &pairs[i]);
	for (size_t i = 0; i < len; i++)
		read_pair(reading, &pairs[i]);
}

int scope_read(struct scope *scope, const struct scope_side *base,
	       const struct scope_side *head, struct documents *documents,
	       struct err *err)
{
	static const struct programs nothing = { .list = { 0 } };
	struct reading reading = { .scope = scope, .base = base, .head = head,
				   .documents = documents, .err = err };
	const struct comparison_side old = { base->snapshot,
					     base->snapshot ? base->programs
							    : &nothing };
	const struct comparison_side new = { head->snapshot, head->programs };

	*scope = (struct scope){ 0 };
	if (comparison_read(&reading.comparison, &old, &new, documents,
			    err) < 0 ||
	    read_programs(&reading) < 0)
		return -1;
	read_records(&reading);
	for (size_t i = 0; i < scope->changes.len; i++)
		scope->binding += scope->changes.items[i].binding;
	return 0;
}
