#include "muster/life.h"

#include "muster/date.h"

static bool is_asked(const struct views *fields, struct view name)
{
	struct view top = view_slice(name, 0, view_find(name, 0, '.'));

	return views_have(fields, name) || views_have(fields, top);
}

/* Of a difference what was asked for; false: it has nothing of that. */
static bool narrow(struct difference *difference, const struct views *fields)
{
	size_t kept = 0;

	if (!fields->list.len)
		return true;
	for (size_t i = 0; i < difference->fields.len; i++)
		if (is_asked(fields, difference->fields.items[i].name))
			difference->fields.items[kept++] =
				difference->fields.items[i];
	difference->fields.len = kept;
	difference->added = difference->removed = 0;
	if (!is_asked(fields, VIEW("reviewed")))
		difference->reviewed = VIEW("");
	return kept || difference->reviewed.len;
}

static bool is_wanted(struct life *life, const struct life_scope *scope,
		      struct comparison_change *what)
{
	if (!narrow(&what->difference, scope->fields))
		return false;
	if (life->changes.len < scope->most)
		return true;
	life->more++;
	return false;
}

static void find_author(struct life_change *change,
			const struct life_scope *scope)
{
	const struct programs *programs = scope->ledger->programs;
	const struct commit_person *author = &change->commit->author;

	change->name = author->name;
	change->email = author->email;
	mailmap_resolve(scope->mailmap, &change->name, &change->email);
	for (size_t i = 0; i < programs->list.len && !change->author; i++) {
		const struct program *program = programs->list.items[i];

		change->author = program_person(program, change->email);
		if (!change->author)
			change->author = program_person(program,
							author->email);
	}
}

/* The same renumbering, told of the id that was left. */
static void leave(struct comparison_change *what)
{
	what->other = what->id;
	what->new = NULL;
	what->difference = (struct difference){ 0 };
}

static void add_pending(struct life *life, const struct life_scope *scope,
			const struct program *program)
{
	for (size_t i = 0; i < scope->pending->changes.len; i++) {
		struct comparison_change what =
			scope->pending->changes.items[i];

		if (!view_equal(what.id, life->id) &&
		    !view_equal(what.other, life->id))
			continue;
		if (!reach_holds(&program->reach, what.path))
			continue;
		life->title = what.title;
		life->kind = what.kind;
		life->alive = what.new && view_equal(what.id, life->id);
		if (!view_equal(what.id, life->id))
			leave(&what);
		if (is_wanted(life, scope, &what))
			*VEC_PUSH(scope->arena, &life->changes) =
				(struct life_change){ .what = what };
	}
}

static int add_version(struct life *life, const struct life_scope *scope,
		       const struct ledger_version *version, struct err *err)
{
	struct life_change change = { .commit = version->commit };

	if (comparison_of(&change.what, scope->ledger, life->id, version,
			  err) < 0)
		return -1;
	if (!is_wanted(life, scope, &change.what))
		return 0;
	find_author(&change, scope);
	change.mechanical = mechanical_has(scope->mechanical,
					   &version->commit->id);
	*VEC_PUSH(scope->arena, &life->changes) = change;
	return 0;
}

static int add_versions(struct life *life, const struct life_scope *scope,
			const struct ledger_record *record, struct err *err)
{
	for (size_t i = record->versions.len; i-- > 0;) {
		const struct ledger_version *version =
			&record->versions.items[i];

		if (date_of_time(version->commit->landed) < scope->since)
			continue;
		if (add_version(life, scope, version, err) < 0)
			return -1;
	}
	return 0;
}

static const struct kind *kind_named(const struct programs *programs,
				     struct view name)
{
	const struct kind *kind = NULL;

	for (size_t i = 0; i < programs->list.len && !kind; i++)
		kind = kinds_find(programs->list.items[i]->kinds, name);
	return kind;
}

int life_read(struct life *life, const struct life_scope *scope,
	      const struct program *program, struct view id, struct err *err)
{
	const struct ledger_record *record = ledger_find(scope->ledger,
							 program, id);
	bool pending;

	*life = (struct life){ .id = id };
	if (record) {
		life->alive = record->alive;
		life->title = record->versions.items[record->versions.len - 1]
				      .title;
		life->kind = kind_named(scope->ledger->programs,
					record->kind);
	}
	add_pending(life, scope, program);
	pending = life->changes.len || life->more || life->alive;
	if (!record)
		return pending;
	return add_versions(life, scope, record, err) < 0 ? -1 : 1;
}
