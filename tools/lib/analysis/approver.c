#include "muster/approver.h"

static bool is_of(const struct record *record, const char *kind)
{
	return record && record->kind && view_is(record->kind->name, kind);
}

static void add(struct approvers *approvers, const struct program *program,
		const struct record *person)
{
	for (size_t i = 0; i < approvers->people.len; i++)
		if (approvers->people.items[i] == person)
			return;
	*VEC_PUSH(program->arena, &approvers->people) = person;
}

static const struct record *find_person(const struct program *program,
					struct view name)
{
	const struct record *record = program_find(program, name);

	if (!record)
		record = program_person(program, name);
	return is_of(record, "person") ? record : NULL;
}

/* A person, or the members of a team; false: neither. */
static bool add_named(struct approvers *approvers,
		      const struct program *program, struct view name)
{
	const struct record *person = find_person(program, name);
	const struct record *team = program_find(program, name);
	const struct value *members;

	if (person)
		add(approvers, program, person);
	if (person || !is_of(team, "team"))
		return person;
	members = value_get(team->document->front, VIEW("members"));
	for (size_t i = 0; members && i < members->len; i++) {
		person = find_person(program,
				     value_string(members->entries[i].value));
		if (person)
			add(approvers, program, person);
	}
	return true;
}

static void add_field(struct approvers *approvers,
		      const struct program *program, struct view field)
{
	const struct record *charter = program_charter(program);
	const struct value *value =
		charter ? value_path(charter->document->front, field) : NULL;

	if (value && value->type == VALUE_TEXT)
		add_named(approvers, program, value->text);
	for (size_t i = 0; value && value->type == VALUE_LIST &&
			   i < value->len; i++)
		add_named(approvers, program,
			  value_string(value->entries[i].value));
}

void approvers_find(struct approvers *approvers,
		    const struct program *program)
{
	const struct value *list = program->policy.scope.approvers;

	*approvers = (struct approvers){ 0 };
	if (!list)
		add_field(approvers, program, VIEW("raci.accountable"));
	for (size_t i = 0; list && i < list->len; i++) {
		struct view name = value_string(list->entries[i].value);

		if (name.len && !add_named(approvers, program, name))
			add_field(approvers, program, name);
	}
}

const struct record *approver_of(const struct approvers *approvers,
				 const struct program *program,
				 struct view name)
{
	const struct record *person =
		name.len ? find_person(program, name) : NULL;

	for (size_t i = 0; i < approvers->people.len; i++)
		if (approvers->people.items[i] == person)
			return person;
	return NULL;
}

void approvers_words(struct str *out, const struct approvers *approvers)
{
	for (size_t i = 0; i < approvers->people.len; i++)
		str_addf(out, "%s" VIEW_FMT " (" VIEW_FMT ")",
			 i ? ", " : "",
			 VIEW_ARG(approvers->people.items[i]->title),
			 VIEW_ARG(approvers->people.items[i]->id));
}
