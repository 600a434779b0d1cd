#include "muster/redactions.h"

#include "muster/name.h"

enum visibility redactions_audience(const struct programs *programs)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (programs->list.items[i]->policy.site.visibility ==
		    VISIBILITY_PUBLIC)
			return VISIBILITY_PUBLIC;
	return VISIBILITY_INTERNAL;
}

static struct redaction *redaction_of(struct redactions *redactions,
				      const struct program *program)
{
	struct redaction *own = map_get(&redactions->by_dir, program->dir);

	return own ? own : &redactions->nothing;
}

/* --- what is hidden */

static void hide(struct redactions *redactions, struct redaction *own,
		 struct view id, const struct redactions_name *name)
{
	if (id.len)
		map_put(redactions->arena, &own->hidden, id, own);
	*VEC_PUSH(redactions->arena, &redactions->names) = *name;
}

static bool is_apart(struct view kind)
{
	return view_is(kind, "kind") || view_is(kind, "policy");
}

static void judge(struct redactions *redactions, struct redaction *own,
		  const struct record *record)
{
	struct view kind = document_text(record->document, "kind");
	struct view id = record->id.len ? record->id
		: name_id(name_of(record->path));

	if (redaction_shows(own, record->document))
		return;
	redactions->records++;
	if (!is_apart(kind))
		hide(redactions, own, id, &(struct redactions_name){
				own, id, kind, record->title, record->path,
				record->document });
}

void redactions_begin(struct redactions *redactions, enum visibility audience,
		      const struct programs *programs, struct arena *arena)
{
	*redactions = (struct redactions){ .arena = arena,
					   .audience = audience };
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];
		struct redaction *own = arena_alloc(arena, sizeof(*own));

		*own = (struct redaction){ .audience = audience,
					   .program = program,
					   .phrases.arena = arena };
		map_put(arena, &redactions->by_dir, program->dir, own);
		for (size_t k = 0; k < program->records.len; k++)
			judge(redactions, own, &program->records.items[k]);
	}
}

/* --- of the past */

static struct redaction *by_path(struct redactions *redactions,
				 struct view path)
{
	for (size_t i = 0; i < redactions->by_dir.len; i++) {
		struct redaction *own = redactions->by_dir.entries[i].value;

		if (reach_holds(&own->program->reach, path))
			return own;
	}
	return &redactions->nothing;
}

/* One that is gone is judged by what it said last, or by what its file has
 * become. */
static int judge_gone(struct redactions *redactions,
		      const struct ledger *ledger,
		      const struct ledger_record *record, struct err *err)
{
	const struct ledger_version *last =
		&record->versions.items[record->versions.len - 1];
	struct redaction *own = by_path(redactions, last->path);
	const struct document *old, *new, *any;

	if (record->alive || is_apart(record->kind))
		return 0;
	if (ledger_documents(ledger, last, &old, &new, err) < 0)
		return -1;
	any = new ? new : old;
	if (any && redaction_shows(own, any) &&
	    !map_get(&own->hidden, last->other))
		return 0;
	hide(redactions, own, record->id, &(struct redactions_name){
			own, record->id, record->kind, last->title,
			last->path, any });
	return 0;
}

/* What is hidden by now had other names before. */
static void add_former(struct redactions *redactions,
		       const struct ledger_record *record)
{
	for (size_t i = 0; i < record->versions.len; i++) {
		const struct ledger_version *version =
			&record->versions.items[i];
		struct redaction *own = by_path(redactions, version->path);

		if (map_get(&own->hidden, record->id))
			*VEC_PUSH(redactions->arena, &redactions->names) =
				(struct redactions_name){
					own, record->id, version->kind,
					version->title, version->path, NULL
				};
	}
}

static void clean_person(const struct redactions *redactions,
			 const struct mailmap *mailmap,
			 struct commit_person *who)
{
	struct view name = who->name, email = who->email;
	const struct record *person = NULL;
	const struct redaction *own = NULL;
	bool public = redactions->audience == VISIBILITY_PUBLIC;

	mailmap_resolve(mailmap, &name, &email);
	for (size_t i = 0; i < redactions->by_dir.len && !person; i++) {
		own = redactions->by_dir.entries[i].value;
		person = program_person(own->program, email);
		if (!person)
			person = program_person(own->program, who->email);
	}
	if (!public && (!person || redaction_shows(own, person->document)))
		return;
	who->name = person && redaction_shows(own, person->document)
		? person->title : VIEW(PHRASES_WORD);
	who->email = VIEW("");
}

static void clean_people(const struct redactions *redactions,
			 struct annals *annals, const struct mailmap *mailmap)
{
	for (size_t i = 0; i < annals->commits.len; i++) {
		clean_person(redactions, mailmap,
			     &annals->commits.items[i].author);
		clean_person(redactions, mailmap,
			     &annals->commits.items[i].committer);
	}
}

int redactions_past(struct redactions *redactions, struct ledger *ledger,
		    const struct mailmap *mailmap, struct err *err)
{
	size_t before;

	do {	/* as long as some become hidden with what they were called */
		before = redactions->by_dir.len ? redactions->names.len : 0;
		for (size_t i = 0; i < ledger->records.len; i++)
			if (!map_get(&by_path(redactions, ledger->records
					.items[i]->versions.items[0].path)
					->hidden, ledger->records.items[i]->id)
			    && judge_gone(redactions, ledger,
					  ledger->records.items[i], err) < 0)
				return -1;
	} while (redactions->names.len > before);
	for (size_t i = 0; i < ledger->records.len; i++)
		if (!is_apart(ledger->records.items[i]->kind))
			add_former(redactions, ledger->records.items[i]);
	clean_people(redactions, &ledger->annals, mailmap);
	return 0;
}

/* --- phrases */

static bool has_mark(struct view text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '-' || (text.ptr[i] >= '0' &&
					   text.ptr[i] <= '9'))
			return true;
	return false;
}

static enum phrase_place place_of(const struct redactions_name *name,
				  struct view id)
{
	if (has_mark(id))
		return PHRASE_ID;
	return view_is(name->kind, "person") ? PHRASE_TEXT : PHRASE_MARKED;
}

static void add_texts(struct phrases *phrases, const struct value *value)
{
	if (value && value->type == VALUE_TEXT)
		phrases_add(phrases, value->text, PHRASE_TEXT);
	for (size_t i = 0; value && value->type == VALUE_LIST &&
			   i < value->len; i++)
		phrases_add(phrases, value_string(value->entries[i].value),
			    PHRASE_TEXT);
}

static void add_person(struct phrases *phrases,
		       const struct document *document)
{
	if (!document)
		return;
	add_texts(phrases, value_get(document->front, VIEW("emails")));
	add_texts(phrases, value_get(document->front, VIEW("handle")));
}

static struct view without_suffix(struct view name)
{
	return view_ends(name, ".md") ? view_slice(name, 0, name.len - 3)
				      : name;
}

/* Titles that shown records have are no secret, and neither are their ids. */
static void add_name(struct redaction *own, const struct map *shown,
		     const struct redactions_name *name)
{
	bool person = view_is(name->kind, "person");
	struct view file = without_suffix(name_of(name->path));
	struct view title = view_trim(name->title);

	if (name->redaction == own || !map_get(shown, name->id))
		phrases_add(&own->phrases, name->id,
			    place_of(name, name->id));
	if (!map_get(shown, file))
		phrases_add(&own->phrases, file, place_of(name, file));
	if (!map_get(shown, title) &&
	    (person || view_find(title, 0, ' ') < title.len))
		phrases_add(&own->phrases, title, PHRASE_TEXT);
	if (person)
		add_person(&own->phrases, name->document);
}

static void add_names(struct redactions *redactions, struct redaction *own)
{
	const struct program *program = own->program;
	struct map shown = MAP_INIT;

	if (own->phrases.heads.len || !redactions->names.len)
		return;
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!redaction_shows(own, record->document))
			continue;
		map_put(redactions->arena, &shown, record->id, own);
		map_put(redactions->arena, &shown, record->title, own);
	}
	for (size_t i = 0; i < redactions->names.len; i++)
		add_name(own, &shown, &redactions->names.items[i]);
}

/* --- programs */

static void leave_out(struct program *program, struct redaction *own)
{
	bool joined = program->by_id.len;
	size_t kept = 0;

	for (size_t i = 0; i < program->records.len; i++) {
		struct record *record = &program->records.items[i];
		const struct document *document = redaction_keep(
			own, record->document, program->arena);

		joined &= document == record->document;
		if (!document->has_front)
			continue;
		if (document != record->document)
			record_take(record, document);
		program->records.items[kept++] = *record;
	}
	program->records.len = kept;
	program->findings.list.len = 0;
	program->redaction = own;
	if (!joined)
		program_join(program);
}

/* May a record that says nothing of it be shown as it is? */
static bool is_open(const struct redaction *own)
{
	struct kinds *kinds = own->program->kinds;
	struct views names = { 0 };

	kinds_names(kinds, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		const struct kind *kind = kinds_find(kinds,
						     names.list.items[i]);

		if (kind && (kind->visibility > own->audience ||
			     redaction_hides(own, kind)))
			return false;
	}
	return own->program->policy.site.visibility <= own->audience;
}

void redactions_apply(struct redactions *redactions,
		      struct programs *programs)
{
	redactions->open = !redactions->names.len;
	for (size_t i = 0; i < redactions->by_dir.len; i++)
		add_names(redactions, redactions->by_dir.entries[i].value);
	for (size_t i = 0; i < redactions->by_dir.len && redactions->open;
	     i++)
		redactions->open =
			is_open(redactions->by_dir.entries[i].value);
	for (size_t i = 0; i < programs->list.len; i++) {
		struct program *program = programs->list.items[i];

		if (!program->redaction)
			leave_out(program, redaction_of(redactions, program));
	}
}
