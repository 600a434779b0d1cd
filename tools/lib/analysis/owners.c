#include "muster/owners.h"

#include <string.h>

#include "muster/manifest.h"

struct reading {
	struct owners *owners;
	struct arena *arena;
	int32_t today;
	const struct program *program;
	struct view dir;	/* with a slash at the end */
	struct views own;	/* whom the program's own line names */
	struct views approvers;
	struct views places;	/* files and folders that are theirs */
};

static const char *const whys[] = {
	[OWNERS_PROGRAM] = "program",
	[OWNERS_OWNER] = "owner",
	[OWNERS_LEAD] = "lead",
	[OWNERS_APPROVERS] = "approvers",
};

/* Kinds by which a program is held to its word. */
static const char *const kept[] = { "change", "charter", "decision", "kind",
				    "person", "policy" };

/* Files that do so, whether they are there yet or not. */
static const char *const files[] = { "charter.md", "policy.md",
				     BASELINE_NAME };

const char *owners_why_name(enum owners_why why)
{
	return whys[why];
}

static bool is_kind(const struct record *record, const char *name)
{
	return record->kind && view_is(record->kind->name, name);
}

/* Letters and digits, and what else a name at a forge is made of: anything
 * more could end the word or the line that it is written into. */
static bool is_plain(struct view word, const char *more)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') && !(c && strchr(more, c)))
			return false;
	}
	return word.len > 0;
}

/* `handle`, with its @ or without, or the empty view. */
static struct view handle_of(const struct record *record, struct arena *arena)
{
	struct view handle = record_text(record, VIEW("handle"));
	struct view name = view_slice(handle, view_starts(handle, "@"),
				      handle.len);

	if (!is_plain(name, "-_./") || strchr("-_./", name.ptr[0]))
		return VIEW("");
	return view_of(arena_printf(arena, "@" VIEW_FMT, VIEW_ARG(name)));
}

/* The first address, or the empty view. */
static struct view address_of(const struct record *record)
{
	const struct value *emails = value_get(record->document->front,
					       VIEW("emails"));
	struct view first = value_string(emails);
	size_t at;

	if (emails && emails->type == VALUE_LIST && emails->len)
		first = value_string(emails->entries[0].value);
	at = view_find(first, 0, '@');
	if (!at || !is_plain(view_slice(first, 0, at), "-_.+'=") ||
	    !is_plain(view_slice(first, at + 1, first.len), "-."))
		return VIEW("");
	return first;
}

static struct view contact_of(const struct reading *reading,
			      const struct record *person)
{
	struct view handle;
	int32_t left;

	if (!person || !is_kind(person, "person") ||
	    (record_date(person, VIEW("left"), &left) &&
	     left <= reading->today))
		return VIEW("");
	handle = handle_of(person, reading->arena);
	return handle.len ? handle : address_of(person);
}

/* Add whom that person or team is asked by. */
static void add_contact(const struct reading *reading, struct view id,
			struct views *who)
{
	const struct record *record = program_find(reading->program, id);
	struct view contact = VIEW("");

	if (record && is_kind(record, "team")) {
		contact = handle_of(record, reading->arena);
		if (!contact.len)
			record = program_find(reading->program, record_text(
					      record, VIEW("lead")));
	}
	if (!contact.len)
		contact = contact_of(reading, record);
	if (contact.len && !views_have(who, contact))
		*VEC_PUSH(reading->arena, &who->list) = contact;
}

/* Add whom an entry of the policy's approvers names: an id, an address, or
 * a field of the charter. */
static void add_approver(struct reading *reading,
			 const struct record *charter, struct view name)
{
	const struct program *program = reading->program;
	const struct record *person = program_person(program, name);
	const struct value *named;

	if (person || program_find(program, name)) {
		add_contact(reading, person ? person->id : name,
			    &reading->approvers);
		return;
	}
	named = value_path(charter->document->front, name);
	add_contact(reading, value_string(named), &reading->approvers);
	for (size_t i = 0; named && named->type == VALUE_LIST &&
	     i < named->len; i++)
		add_contact(reading, value_string(named->entries[i].value),
			    &reading->approvers);
}

static void find_approvers(struct reading *reading)
{
	const struct record *charter = program_charter(reading->program);
	const struct value *names = reading->program->policy.scope.approvers;

	if (!charter)
		return;
	add_contact(reading, charter->owner, &reading->own);
	if (!names)
		add_approver(reading, charter, VIEW("raci.accountable"));
	for (size_t i = 0; names && i < names->len; i++)
		add_approver(reading, charter,
			     value_string(names->entries[i].value));
	if (!reading->approvers.list.len)
		reading->approvers = reading->own;
}

static void add(const struct reading *reading, struct owners_line line)
{
	*VEC_PUSH(reading->arena, &reading->owners->lines) = line;
}

static struct view below(const struct reading *reading, struct view name,
			 const char *behind)
{
	return view_of(arena_printf(reading->arena, VIEW_FMT "/" VIEW_FMT "%s",
				    VIEW_ARG(reading->program->dir),
				    VIEW_ARG(name), behind));
}

static void find_places(struct reading *reading)
{
	struct views *places = &reading->places;

	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		*VEC_PUSH(reading->arena, &places->list) =
			below(reading, view_of(files[i]), "");
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++) {
		const struct kind *kind = kinds_find(reading->program->kinds,
						     view_of(kept[i]));

		if (kind && kind->folder.len)
			*VEC_PUSH(reading->arena, &places->list) =
				below(reading, kind->folder, "/");
	}
}

static bool is_kept(const struct record *record)
{
	bool is = record->kind && record->kind->decision;

	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		is |= is_kind(record, kept[i]);
	return is;
}

/* Is the path this one, or below it where it is a folder? */
static bool is_in(struct view path, struct view place)
{
	return view_equal(view_slice(path, 0, place.len), place) &&
	       (path.len == place.len || view_ends(place, "/"));
}

static bool has_place(const struct reading *reading, struct view path)
{
	for (size_t i = 0; i < reading->places.list.len; i++)
		if (is_in(path, reading->places.list.items[i]))
			return true;
	return false;
}

static bool same(const struct views *a, const struct views *b)
{
	bool is = a->list.len == b->list.len;

	for (size_t i = 0; is && i < a->list.len; i++)
		is = view_equal(a->list.items[i], b->list.items[i]);
	return is;
}

static void add_record(const struct reading *reading,
		       const struct record *record)
{
	struct owners_line line = { .path = record->path,
				    .why = OWNERS_OWNER, .record = record };
	struct view who = record->owner;

	if (has_place(reading, record->path))
		return;
	if (is_kept(record)) {
		line.why = OWNERS_APPROVERS;
		line.who = reading->approvers;
		add(reading, line);
		return;
	}
	if (is_kind(record, "team")) {
		line.why = OWNERS_LEAD;
		who = record_text(record, VIEW("lead"));
	}
	add_contact(reading, who, &line.who);
	if (line.who.list.len && !(same(&line.who, &reading->own) &&
				   is_in(record->path, reading->dir)))
		add(reading, line);
}

static void add_place(const struct reading *reading, struct view path)
{
	add(reading, (struct owners_line){ path, OWNERS_APPROVERS, NULL,
					   reading->approvers });
}

static void add_program(struct reading *reading, struct views *approvers)
{
	const struct program *program = reading->program;

	reading->dir = below(reading, VIEW(""), "");
	find_approvers(reading);
	find_places(reading);
	add(reading, (struct owners_line){ reading->dir, OWNERS_PROGRAM, NULL,
					   reading->own });
	for (size_t i = 0; i < program->records.len; i++)
		add_record(reading, &program->records.items[i]);
	for (size_t i = 0; i < reading->places.list.len; i++)
		add_place(reading, reading->places.list.items[i]);
	for (size_t i = 0; i < reading->approvers.list.len; i++)
		if (!views_have(approvers, reading->approvers.list.items[i]))
			*VEC_PUSH(reading->arena, &approvers->list) =
				reading->approvers.list.items[i];
}

void owners_read(struct owners *owners, const struct programs *programs,
		 struct view file, int32_t today, struct arena *arena)
{
	struct reading all = { .owners = owners, .arena = arena };

	*owners = (struct owners){ 0 };
	for (size_t i = 0; i < programs->list.len; i++) {
		struct reading reading = {
			.owners = owners, .arena = arena, .today = today,
			.program = programs->list.items[i]
		};

		add_program(&reading, &all.approvers);
	}
	if (!programs->list.len)
		return;
	add_place(&all, VIEW(MANIFEST_PATH));
	add_place(&all, file);
}
