#include "muster/drift.h"

#include <stdlib.h>

#include "drift_approvals.h"

#define NO_PROGRAM SIZE_MAX

/* A version that may change scope. */
struct entry {
	struct view id;
	size_t program;
	const struct ledger_version *version;
	const struct ledger_version *twin;	/* what it was under another
						 * id, and at another path */
	bool told;		/* by its twin */
};

struct reading {
	struct drift *drift;
	const struct drift_scope *scope;
	const struct ledger *ledger;
	struct arena *arena;
	size_t *begins;		/* of each program: where its charter came
				 * into force, as an index of commits, or
				 * SIZE_MAX */
	VEC(struct entry) entries;
	struct err *err;
};

static struct view key_of(const struct oid *id)
{
	return (struct view){ (const char *)id, sizeof(*id) };
}

static size_t index_of(const struct reading *reading,
		       const struct annals_commit *commit)
{
	return (size_t)(commit - reading->ledger->annals.commits.items);
}

static size_t program_of(const struct programs *programs, struct view path)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (reach_holds(&programs->list.items[i]->reach, path))
			return i;
	return NO_PROGRAM;
}

static const struct kind *kind_of(const struct reading *reading,
				  size_t program, struct view name)
{
	return kinds_find(reading->ledger->programs->list.items[program]->kinds,
			  name);
}

/* --- where it begins */

/* Does a version of a charter put it into force? 1, 0, or -1 with err. */
static int is_active(struct reading *reading, size_t program,
		     const struct ledger_version *version)
{
	const struct kind *kind = kind_of(reading, program, version->kind);
	const struct document *old, *new;
	enum status_class class;

	if (ledger_documents(reading->ledger, version, &old, &new,
			     reading->err) < 0)
		return -1;
	if (!kind || !new || !new->front)
		return 0;
	class = kind_status(kind, document_text(new, "status"));
	return class == STATUS_ACTIVE || class == STATUS_DONE;
}

static int read_charter(struct reading *reading,
			const struct ledger_record *record)
{
	for (size_t i = 0; i < record->versions.len; i++) {
		const struct ledger_version *version =
			&record->versions.items[i];
		size_t program = program_of(reading->ledger->programs,
					    version->path);
		size_t at = index_of(reading, version->commit);
		int rc;

		if (program == NO_PROGRAM || at >= reading->begins[program])
			continue;
		rc = is_active(reading, program, version);
		if (rc < 0)
			return -1;
		if (rc)
			reading->begins[program] = at;
	}
	return 0;
}

static int find_begins(struct reading *reading)
{
	const struct ledger *ledger = reading->ledger;
	size_t len = ledger->programs->list.len, first = SIZE_MAX;

	reading->begins = arena_array(reading->arena, len + 1,
				      sizeof(*reading->begins));
	for (size_t i = 0; i < len; i++)
		reading->begins[i] = SIZE_MAX;
	for (size_t i = 0; i < ledger->records.len; i++)
		if (view_is(ledger->records.items[i]->kind, "charter") &&
		    read_charter(reading, ledger->records.items[i]) < 0)
			return -1;
	for (size_t i = 0; i < len; i++)
		if (reading->begins[i] < first)
			first = reading->begins[i];
	if (first != SIZE_MAX)
		reading->drift->since =
			&ledger->annals.commits.items[first];
	return 0;
}

/* The charter's commit is the agreement itself. */
static bool is_since(const struct reading *reading, size_t program,
		     const struct annals_commit *commit)
{
	return reading->begins[program] != SIZE_MAX &&
	       index_of(reading, commit) > reading->begins[program];
}

/* --- the changes */

/* What a record that got its id in this commit said under the other. */
static int read_other(const struct reading *reading,
		      const struct program *program,
		      const struct ledger_version *version,
		      const struct document **old)
{
	const struct ledger_record *record =
		ledger_find(reading->ledger, program, version->other);
	const struct document *ignored;

	for (size_t i = 0; record && i < record->versions.len; i++)
		if (record->versions.items[i].commit == version->commit &&
		    record->versions.items[i].events & LEDGER_DELETED)
			return ledger_documents(reading->ledger,
						&record->versions.items[i],
						old, &ignored, reading->err);
	return 0;
}

/* What left for another id is told of that one. */
static bool is_wanted(const struct reading *reading, size_t program,
		      const struct ledger_version *version)
{
	return program != NO_PROGRAM && scope_has_kind(version->kind) &&
	       is_since(reading, program, version->commit) &&
	       !(version->events & LEDGER_RENUMBERED && !version->has_new);
}

/* By landing, then by path. */
static int compare(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	int order;

	if (left->version->commit != right->version->commit)
		return left->version->commit < right->version->commit ? -1
								      : 1;
	order = view_compare(left->version->path, right->version->path);
	return order ? order : view_compare(left->id, right->id);
}

static void find_entries(struct reading *reading)
{
	const struct ledger *ledger = reading->ledger;

	for (size_t i = 0; i < ledger->records.len; i++) {
		const struct ledger_record *record = ledger->records.items[i];

		for (size_t k = 0; k < record->versions.len; k++) {
			const struct ledger_version *version =
				&record->versions.items[k];
			size_t program = program_of(ledger->programs,
						    version->path);

			if (is_wanted(reading, program, version))
				*VEC_PUSH(reading->arena, &reading->entries) =
					(struct entry){
						.id = record->id,
						.program = program,
						.version = version
					};
		}
	}
	if (reading->entries.len)
		qsort(reading->entries.items, reading->entries.len,
		      sizeof(*reading->entries.items), compare);
}

static struct view twin_key(const struct reading *reading,
			    const struct entry *entry)
{
	const struct ledger_version *version = entry->version;

	return view_of(arena_printf(reading->arena,
				    "%zu %zu " VIEW_FMT " " VIEW_FMT,
				    index_of(reading, version->commit),
				    entry->program, VIEW_ARG(version->kind),
				    VIEW_ARG(version->title)));
}

/* What one commit takes away and adds under the same title was renumbered,
 * and its file renamed after it. */
static void find_twins(struct reading *reading)
{
	struct map gone = MAP_INIT;

	for (size_t i = 0; i < reading->entries.len; i++)
		if (!reading->entries.items[i].version->has_new)
			map_put(reading->arena, &gone,
				twin_key(reading, &reading->entries.items[i]),
				&reading->entries.items[i]);
	for (size_t i = 0; gone.len && i < reading->entries.len; i++) {
		struct entry *entry = &reading->entries.items[i], *twin;

		if (entry->version->has_old)
			continue;
		twin = map_get(&gone, twin_key(reading, entry));
		if (!twin || twin->told)
			continue;
		twin->told = true;
		entry->twin = twin->version;
	}
}

static void add_changes(struct drift *drift, const struct drift_change *like,
			const struct scope *scope)
{
	for (size_t i = 0; i < scope->changes.len; i++) {
		struct drift_change *change = VEC_PUSH(drift->arena,
						       &drift->changes);
		struct str words = STR_INIT;

		*change = *like;
		change->scope = scope->changes.items[i];
		scope_words(&words, &change->scope);
		change->words = view_copy(drift->arena, str_view(&words));
		str_release(&words);
	}
}

static int add_entry(struct reading *reading, const struct entry *entry)
{
	const struct ledger_version *version = entry->version;
	const struct kind *kind = kind_of(reading, entry->program,
					  version->kind);
	const struct drift_change change = {
		.commit = version->commit, .id = entry->id,
		.program = reading->ledger->programs->list
				   .items[entry->program],
		.title = version->title, .path = version->path
	};
	const struct scope_change record = { .id = entry->id,
					     .kind = version->kind };
	struct scope_versions versions = { .kind = kind,
					   .arena = reading->arena };
	struct scope scope = { .binding = 0 };
	const struct document *ignored;

	if (!kind || entry->told)
		return 0;
	if (ledger_documents(reading->ledger, version, &versions.old,
			     &versions.now, reading->err) < 0)
		return -1;
	if (version->events & LEDGER_RENUMBERED && !versions.old &&
	    read_other(reading, change.program, version,
		       &versions.old) < 0)
		return -1;
	if (entry->twin && ledger_documents(reading->ledger, entry->twin,
					    &versions.old, &ignored,
					    reading->err) < 0)
		return -1;
	if (versions.old || versions.now)
		scope_compare(&scope, &record, &versions);
	add_changes(reading->drift, &change, &scope);
	return 0;
}

/* Leave out what led to the baseline, and count the rest. This comes last,
 * since a record may have been carried out there. */
static void narrow(struct reading *reading)
{
	const struct ledger *behind = reading->scope->behind;
	struct drift *drift = reading->drift;
	struct map ids = MAP_INIT;
	size_t kept = 0;

	for (size_t i = 0; behind && i < behind->annals.commits.len; i++)
		map_put(reading->arena, &ids,
			key_of(&behind->annals.commits.items[i].id), drift);
	for (size_t i = 0; i < drift->changes.len; i++) {
		const struct drift_change *change = &drift->changes.items[i];

		if (map_get(&ids, key_of(&change->commit->id)))
			continue;
		drift->silent += !change->approval;
		drift->afterwards += change->afterwards;
		drift->changes.items[kept++] = *change;
	}
	drift->changes.len = kept;
}

int drift_read(struct drift *drift, const struct drift_scope *scope,
	       struct err *err)
{
	struct reading reading = {
		.drift = drift, .scope = scope, .ledger = scope->ledger,
		.arena = scope->ledger->arena, .err = err
	};

	*drift = (struct drift){ .arena = reading.arena };
	if (find_begins(&reading) < 0)
		return -1;
	find_entries(&reading);
	find_twins(&reading);
	for (size_t i = 0; i < reading.entries.len; i++)
		if (add_entry(&reading, &reading.entries.items[i]) < 0)
			return -1;
	if (drift_approvals(drift, scope, err) < 0)
		return -1;
	drift_cover(drift);
	narrow(&reading);
	return 0;
}
