#include "muster/candidates.h"

#include "muster/complete.h"
#include "muster/here.h"
#include "muster/rule.h"

struct candidates {
	struct command *command;
	struct arena *arena;
	struct session session;
	bool opened;
	struct view head;	/* before each: "owner=", "related=R-1," */
	struct view word;
	const struct opt_list *operands;
};

static void add(struct candidates *it, struct view candidate,
		struct view help)
{
	struct view whole = candidate;

	if (view_starts(candidate, "-"))	/* would be an option */
		return;
	for (size_t i = 0; i < it->operands->len; i++)
		if (view_is(candidate, it->operands->items[i]))
			return;
	if (it->head.len)
		whole = view_of(arena_printf(it->arena, VIEW_FMT VIEW_FMT,
					     VIEW_ARG(it->head),
					     VIEW_ARG(candidate)));
	complete_add(&it->command->out, it->word, whole, help);
}

/* The programs, read once and only when they are needed. */
static const struct programs *programs(struct candidates *it)
{
	if (!it->opened && session_open(&it->session, it->command) < 0)
		it->session.programs = (struct programs){ 0 };
	it->opened = true;
	return &it->session.programs;
}

static struct kinds *kinds(struct candidates *it)
{
	struct program *program;
	struct kinds *standard;
	struct err none;

	if (programs(it)->list.len) {
		program = here_program(programs(it), it->session.repo, NULL,
				       &none);
		return program->kinds;
	}
	standard = arena_alloc(it->arena, sizeof(*standard));
	kinds_init(standard, it->arena);
	return standard;
}

/* --- records; of these kinds, or of all where there are none */

static void add_records_of(struct candidates *it, const struct views *wanted)
{
	for (size_t i = 0; i < programs(it)->list.len; i++) {
		const struct map *ids = &programs(it)->list.items[i]->by_id;

		for (size_t k = 0; k < ids->len; k++) {
			const struct record *record = ids->entries[k].value;

			if (!wanted->list.len ||
			    (record->kind &&
			     views_have(wanted, record->kind->name)))
				add(it, record->id, record->title);
		}
	}
}

static void add_records_of_one(struct candidates *it, const char *kind)
{
	struct views wanted = { 0 };

	*VEC_PUSH(it->arena, &wanted.list) = view_of(kind);
	add_records_of(it, &wanted);
}

static void add_ids(struct candidates *it)
{
	static const struct views all;

	add_records_of(it, &all);
}

/* What a plan is made of. */
static void add_planned(struct candidates *it)
{
	add_records_of_one(it, "milestone");
	add_records_of_one(it, "deliverable");
}

static void add_people(struct candidates *it)
{
	add_records_of_one(it, "person");
}

static void add_teams(struct candidates *it)
{
	add_records_of_one(it, "team");
}

/* --- what is named elsewhere */

static void add_kinds(struct candidates *it)
{
	struct kinds *all = kinds(it);
	struct views names;

	kinds_names(all, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		const struct kind *kind = kinds_find(all, names.list.items[i]);

		if (kind)
			add(it, kind->name, kind->about);
	}
}

static void add_rules(struct candidates *it)
{
	for (int i = 0; i < RULE_COUNT; i++)
		add(it, view_of(rule_info((enum rule)i)->id),
		    view_of(rule_info((enum rule)i)->line));
}

static void add_programs(struct candidates *it)
{
	for (size_t i = 0; i < programs(it)->list.len; i++)
		add(it, programs(it)->list.items[i]->dir,
		    program_title(programs(it)->list.items[i]));
}

static void add_days(struct candidates *it)
{
	static const struct {
		int days;
		const char *help;
	} steps[] = {
		{ 0, "today" },
		{ 7, "in a week" },
		{ 14, "in two weeks" },
		{ 28, "in four weeks" },
	};
	char day[DATE_SIZE];

	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		add(it, view_of(date_format(it->command->today +
					    steps[i].days, day)),
		    view_of(steps[i].help));
}

static void add_revisions(struct candidates *it)
{
	static const char *const folders[] = { "refs/heads/", "refs/remotes/",
					       NULL };
	struct repo_refs refs = { 0 };
	struct err none;

	programs(it);
	if (!it->session.repo)
		return;
	add(it, VIEW("HEAD"), VIEW("the commit that is checked out"));
	repo_branches(it->session.repo, it->arena, &refs, &none);
	for (size_t i = 0; i < refs.refs.len; i++) {
		struct view name = refs.refs.items[i].name;

		for (size_t k = 0; folders[k]; k++)
			if (view_starts(name, folders[k]))
				add(it, view_slice(name,
						   view_of(folders[k]).len,
						   name.len), VIEW(""));
	}
}

/* Files of the programs as they are called from here, folder by folder. */
static void add_paths(struct candidates *it)
{
	struct map seen = { 0 };

	for (size_t i = 0; i < programs(it)->list.len; i++) {
		const struct program *program = programs(it)->list.items[i];

		for (size_t k = 0; k < program->files.files.len; k++) {
			struct view path = here_path(
				it->session.repo,
				program->files.files.items[k].path, it->arena);
			size_t slash = view_find(path, it->word.len, '/');

			path = view_slice(path, 0, slash + 1);
			if (map_get(&seen, path))
				continue;
			map_put(it->arena, &seen, path, it);
			add(it, path, VIEW(""));
		}
	}
}

/* --- fields and their values */

/* The kind whose fields are meant: the first operand's. */
static const struct kind *operand_kind(struct candidates *it)
{
	struct view first = view_of(it->operands->len ?
				    it->operands->items[0] : NULL);
	const struct record *record = programs_find(programs(it), first, NULL);

	return record ? record->kind : kinds_find(kinds(it), first);
}

static void add_words(struct candidates *it, const char *const *words)
{
	for (; words && *words; words++)
		add(it, view_of(*words), VIEW(""));
}

static void add_statuses(struct candidates *it, const struct kind *kind)
{
	for (size_t i = 0; i < kind->statuses.len; i++)
		add(it, kind->statuses.items[i].name,
		    view_of(status_classes[kind->statuses.items[i].class]));
}

/* Those of decisions, the only ones that are asked for by themselves. */
static void add_decided(struct candidates *it)
{
	struct kinds *all = kinds(it);
	struct views names;

	kinds_names(all, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		const struct kind *kind = kinds_find(all, names.list.items[i]);

		if (kind && kind->decision)
			add_statuses(it, kind);
	}
}

/* "M-001.due", once the record is there. */
static void add_fields_of(struct candidates *it)
{
	struct view word = view_slice(it->word, it->head.len, it->word.len);
	struct view id = view_slice(word, 0, view_find(word, 0, '.'));
	const struct record *record = programs_find(programs(it), id, NULL);
	const struct fields *fields =
		record && record->kind && id.len < word.len
			? &record->kind->fields : NULL;

	for (size_t i = 0; fields && i < fields->list.len; i++)
		add(it, view_of(arena_printf(
			    it->arena, VIEW_FMT "." VIEW_FMT, VIEW_ARG(id),
			    VIEW_ARG(fields->list.items[i].name))),
		    fields->list.items[i].help);
}

static void add_values(struct candidates *it, const struct kind *kind,
		       const struct field *field)
{
	static const char *const truth[] = { "true", "false", NULL };

	if (view_is(field->name, "status"))
		add_statuses(it, kind);
	for (size_t i = 0; i < field->values.list.len; i++)
		add(it, field->values.list.items[i], VIEW(""));
	add_words(it, field->type == TYPE_BOOL ? truth
					       : type_words(field->type));
	if (field->type == TYPE_PERSON)
		add_people(it);
	else if (field->type == TYPE_TEAM)
		add_teams(it);
	else if (field->type == TYPE_REF)
		add_records_of(it, &field->to);
	else if (field->type == TYPE_DATE)
		add_days(it);
	if (field->of_fields)
		add_fields_of(it);
}

/* "owner=", and for a list whose name is there "related+=" and "related-=". */
static void add_field(struct candidates *it, const struct field *field)
{
	static const char *const signs[] = { "=", "+=", "-=" };
	bool whole = it->word.len > field->name.len;

	for (int i = 0; i < (field->list && whole ? 3 : 1); i++)
		add(it, view_of(arena_printf(it->arena, VIEW_FMT "%s",
					     VIEW_ARG(field->name), signs[i])),
		    field->help);
}

static void add_fields(struct candidates *it, const struct kind *kind)
{
	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];

		if (field->type != TYPE_TABLE && field->type != TYPE_ANY &&
		    !view_is(field->name, "id") &&
		    !view_is(field->name, "kind"))
			add_field(it, field);
	}
}

static void add_assignments(struct candidates *it)
{
	const struct kind *kind = operand_kind(it);
	size_t equals = view_find(it->word, 0, '='), end = equals;
	const struct field *field;
	struct view name;

	if (!kind)
		return;
	if (equals == it->word.len) {
		add_fields(it, kind);
		return;
	}
	name = view_slice(it->word, 0, equals);
	name.len -= view_ends(name, "+") || view_ends(name, "-");
	field = kind_field(kind, name);
	for (size_t i = end; field && field->list && i < it->word.len; i++)
		if (it->word.ptr[i] == ',')
			end = i;
	it->head = view_slice(it->word, 0, end + 1);
	if (field)
		add_values(it, kind, field);
}

/* Of the record or kind that is named, or of all kinds, once each. */
static void add_names(struct candidates *it)
{
	const struct kind *kind = operand_kind(it);
	struct map seen = MAP_INIT;
	struct views names = { 0 };

	if (kind)
		*VEC_PUSH(it->arena, &names.list) = kind->name;
	else
		kinds_names(kinds(it), &names);
	for (size_t i = 0; i < names.list.len; i++) {
		kind = kinds_find(kinds(it), names.list.items[i]);
		for (size_t k = 0; kind && k < kind->fields.list.len; k++) {
			const struct field *field =
				&kind->fields.list.items[k];

			if (!map_get(&seen, field->name))
				add(it, field->name, field->help);
			map_put(it->arena, &seen, field->name, it);
		}
	}
}

static const struct source {
	const char *name;
	void (*add)(struct candidates *it);
} sources[] = {
	{ "ID", add_ids },
	{ "PERSON", add_people },
	{ "TEAM", add_teams },
	{ "KIND", add_kinds },
	{ "CHANGE", add_planned },
	{ "STATUS", add_decided },
	{ "RULE", add_rules },
	{ "REV", add_revisions },
	{ "DATE", add_days },
	{ "DIR", add_programs },
	{ "PATH", add_paths },
	{ "FIELD", add_names },
	{ "FIELD=VALUE", add_assignments },
};

static const struct source *find_source(struct view name)
{
	for (size_t i = 0; i < sizeof(sources) / sizeof(*sources); i++)
		if (view_is(name, sources[i].name))
			return &sources[i];
	return NULL;
}

void candidates_add(struct command *command, const char *wanted,
		    const char *word, const struct opt_list *operands)
{
	struct candidates it = { .command = command,
				 .arena = &command->arena,
				 .word = view_of(word),
				 .operands = operands };
	struct view rest = view_of(wanted);

	while (rest.len) {
		size_t end = view_find(rest, 0, '|');
		const struct source *source =
			find_source(view_slice(rest, 0, end));

		rest = view_slice(rest, end + 1, rest.len);
		if (source)
			source->add(&it);
	}
	if (it.opened)
		session_close(&it.session);
}
