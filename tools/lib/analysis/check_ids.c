#include "muster/check.h"
#include "muster/escape.h"
#include "muster/utf8.h"

struct ids {
	const struct program *program;
	struct findings *findings;
	struct map looks;	/* what an id looks like, to its record */
	struct map next;	/* a prefix to the number that comes next */
};

/* The next number that no id with this prefix has. */
static int64_t find_next(const struct program *program,
			 const struct kind *kind)
{
	int64_t next = 1, number;

	for (size_t i = 0; i < program->records.len; i++) {
		struct view id = program->records.items[i].id;

		if (id.len <= kind->prefix.len ||
		    !view_equal(view_slice(id, 0, kind->prefix.len),
				kind->prefix))
			continue;
		id = view_slice(id, kind->prefix.len + 1, id.len);
		if (view_number(id, &number) && number >= next &&
		    number < INT64_MAX)
			next = number + 1;
	}
	return next;
}

static int64_t next_number(struct ids *ids, const struct kind *kind)
{
	int64_t *next = map_get(&ids->next, kind->prefix);

	if (!next) {
		next = arena_alloc(ids->program->arena, sizeof(*next));
		*next = find_next(ids->program, kind);
		map_put(ids->program->arena, &ids->next, kind->prefix, next);
	}
	return *next;
}

/* Kinds and policies are named apart from the other records. */
static bool is_definition(const struct record *record)
{
	return record->kind && (view_is(record->kind->name, "kind") ||
				view_is(record->kind->name, "policy"));
}

/* May `muster renumber` change its id? */
static bool is_renumbered(const struct record *record)
{
	return record->kind && record->kind->folder.len &&
	       !record->document->raw && !is_definition(record);
}

/* Its path as a word of a command; in the program's arena. */
static const char *path_word(const struct ids *ids,
			     const struct record *record)
{
	struct str path = STR_INIT;
	struct view word;

	escape_shell(&path, record->path);
	word = view_copy(ids->program->arena, str_view(&path));
	str_release(&path);
	return word.ptr;
}

/* The command that tells the two apart, and mends what refers to them. */
static void hint_renumber(struct ids *ids, const struct record *record)
{
	struct findings *findings = ids->findings;

	if (!is_renumbered(record))
		finding_hint(findings, "give the newer of the two another "
			     "id, and change what refers to it");
	else if (record->kind->prefix.len)
		finding_hint(findings, "give one of the two the next free id, "
			     "and mend what refers to it: `muster renumber "
			     "%s`", path_word(ids, record));
	else
		finding_hint(findings, "give one of the two an id of its own, "
			     "and mend what refers to it: `muster renumber "
			     "%s NEW-ID`", path_word(ids, record));
}

static void tell_duplicate(struct ids *ids, const struct record *first,
			   const struct record *second)
{
	struct span at = document_span(first->document, VIEW("id"));
	struct findings *findings = ids->findings;

	finding_add(findings, RULE_ID_DUPLICATE, second->path,
		    document_span(second->document, VIEW("id")),
		    "the id '" VIEW_FMT "' is also that of " VIEW_FMT ":%u",
		    VIEW_ARG(second->id), VIEW_ARG(first->path),
		    (unsigned)at.line);
	if (second->document->raw && second->kind)
		finding_hint(findings, "give the newer of the two the next "
			     "free number, %lld",
			     (long long)next_number(ids, second->kind));
	else
		hint_renumber(ids, second);
}

static void tell_look_alike(struct ids *ids, const struct record *first,
			    const struct record *second)
{
	struct findings *findings = ids->findings;
	bool command = is_renumbered(second);

	finding_add(findings, RULE_ID_LOOK_ALIKE, second->path,
		    document_span(second->document, VIEW("id")),
		    "the id '" VIEW_FMT "' looks like '" VIEW_FMT "' of "
		    VIEW_FMT, VIEW_ARG(second->id), VIEW_ARG(first->id),
		    VIEW_ARG(first->path));
	finding_hint(findings, "choose an id that differs for the eye and on "
		     "every file system%s%s%s",
		     command ? ": `muster renumber " : "",
		     command ? path_word(ids, second) : "",
		     command ? " NEW-ID`" : "");
}

/* What two ids may not share. */
static struct view look_of(const struct program *program,
			   const struct record *record)
{
	struct view look = utf8_skeleton(program->arena, record->id);

	if (!is_definition(record))
		return look;
	return view_of(arena_printf(program->arena, VIEW_FMT " " VIEW_FMT,
				    VIEW_ARG(record->kind->name),
				    VIEW_ARG(look)));
}

void check_ids(const struct program *program, struct findings *findings)
{
	struct ids ids = { .program = program, .findings = findings };

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		const struct record *first;
		struct view look;

		if (!record->id.len)
			continue;
		look = look_of(program, record);
		first = map_get(&ids.looks, look);
		if (!first)
			map_put(program->arena, &ids.looks, look,
				(struct record *)record);
		else if (view_equal(first->id, record->id))
			tell_duplicate(&ids, first, record);
		else
			tell_look_alike(&ids, first, record);
	}
}
