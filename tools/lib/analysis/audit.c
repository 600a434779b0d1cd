#include "muster/audit.h"

#include "muster/body.h"

struct reading {
	struct audit *audit;
	const struct audit_scope *scope;
	struct err *err;
};

static const struct program *program_of(const struct ledger *ledger,
					struct view path)
{
	for (size_t i = 0; i < ledger->programs->list.len; i++)
		if (reach_holds(&ledger->programs->list.items[i]->reach,
				path))
			return ledger->programs->list.items[i];
	return NULL;
}

static struct audit_person read_person(const struct reading *reading,
				       const struct program *program,
				       const struct commit_person *person)
{
	struct audit_person who = { person->name, person->email, NULL };

	mailmap_resolve(reading->scope->mailmap, &who.name, &who.email);
	who.record = program_person(program, who.email);
	if (!who.record)
		who.record = program_person(program, person->email);
	return who;
}

static struct view status_of(const struct document *document)
{
	return document ? document_text(document, "status") : VIEW("");
}

static bool is_accepted(const struct kind *kind, struct view status)
{
	return kind_status(kind, status) == STATUS_DONE;
}

/* --- what may change in an accepted decision */

bool audit_may_change(const struct difference_field *field,
		      const struct kind *kind)
{
	static const char *const free[] = { "superseded_by", "related", "url",
					    "tags", "reviewed", "waive" };
	struct view name = field->name;

	if (view_is(name, "status"))
		return kind_status(kind, field->to) == STATUS_DROPPED &&
		       !view_is(field->to, "rejected");
	for (size_t i = 0; i < sizeof(free) / sizeof(*free); i++)
		if (view_is(view_slice(name, 0, view_find(name, 0, '.')),
			    free[i]))
			return true;
	return false;
}

static bool may_grow(struct view heading)
{
	static const char *const names[] = { "Follow-up", "Follow-ups",
					     "Notes", "Links" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (view_is(heading, names[i]))
			return true;
	return false;
}

/* The body without the sections that may grow. */
static struct view settled(const struct document *document,
			   struct arena *arena)
{
	struct body body;
	struct str out = STR_INIT;
	struct view rest = document->body, line, text;
	uint32_t number = document->body_line;
	size_t next = 0;
	int level = 0;		/* of the section that is passed over */

	body_read(document->body, document->body_line, arena, &body);
	for (; view_line(&rest, &line); number++) {
		const struct body_heading *heading =
			next < body.headings.len ? &body.headings.items[next]
						 : NULL;

		if (heading && heading->span.line == number) {
			if (!level || heading->level <= level)
				level = may_grow(heading->text)
						? heading->level : 0;
			next++;
		}
		if (!level)
			str_addf(&out, VIEW_FMT "\n", VIEW_ARG(line));
	}
	text = view_copy(arena, str_view(&out));
	str_release(&out);
	return body_words(text, arena);
}

struct view audit_edited(const struct document *old,
			 const struct document *new, const struct kind *kind,
			 struct arena *arena)
{
	struct difference difference;
	struct str out = STR_INIT;
	struct view edited;

	if (!old->front || !new->front)
		return new->front ? VIEW("") : VIEW("all that can be read");
	difference_find(&difference, old, new, kind, arena);
	for (size_t i = 0; i < difference.fields.len; i++)
		if (!audit_may_change(&difference.fields.items[i], kind))
			str_addf(&out, "%s" VIEW_FMT, out.len ? ", " : "",
				 VIEW_ARG(difference.fields.items[i].name));
	if (!view_equal(old->body, new->body) &&
	    !view_equal(settled(old, arena), settled(new, arena)))
		str_adds(&out, out.len ? ", the text" : "the text");
	edited = view_copy(arena, str_view(&out));
	str_release(&out);
	return edited;
}

/* --- the trail */

static void judge(struct reading *reading, struct audit_decision *decision,
		  struct audit_event *event, const struct document *old,
		  const struct document *new)
{
	const struct kind *kind = decision->kind;
	bool first = decision->accepted == SIZE_MAX;

	event->from = status_of(old);
	event->to = status_of(new);
	event->accepts = first && new && is_accepted(kind, event->to);
	if (new)
		difference_find(&event->difference, old, new, kind,
				reading->audit->arena);
	if (old && new && is_accepted(kind, event->from))
		event->edited = audit_edited(old, new, kind,
					     reading->audit->arena);
}

static int add_event(struct reading *reading, struct audit_decision *decision,
		     const struct ledger_version *version)
{
	struct arena *arena = reading->audit->arena;
	const struct annals_commit *commit = version->commit;
	struct audit_event *event = VEC_PUSH(arena, &decision->events);
	const struct document *old, *new;

	event->version = version;
	if (ledger_documents(reading->audit->ledger, version, &old, &new,
			     reading->err) < 0)
		return -1;
	event->author = read_person(reading, decision->program,
				    &commit->author);
	event->committer = read_person(reading, decision->program,
				       &commit->committer);
	trailers_find(&event->trailers, commit->message, arena);
	event->mechanical = mechanical_has(reading->scope->mechanical,
					   &commit->id);
	judge(reading, decision, event, old, new);
	if (event->accepts)
		decision->accepted = decision->events.len - 1;
	return 0;
}

static int add_decision(struct reading *reading,
			const struct ledger_record *ledger,
			const struct program *program,
			const struct kind *kind)
{
	struct audit *audit = reading->audit;
	const struct ledger_version *last =
		&ledger->versions.items[ledger->versions.len - 1];
	struct audit_decision *decision =
		VEC_PUSH(audit->arena, &audit->decisions);
	size_t namesake = (uintptr_t)map_get(&audit->by_id, ledger->id);

	map_put(audit->arena, &audit->by_id, ledger->id,
		(void *)(uintptr_t)audit->decisions.len);
	*decision = (struct audit_decision){
		.ledger = ledger, .namesake = namesake, .program = program,
		.kind = kind,
		.record = program_find(program, ledger->id),
		.title = last->title, .accepted = SIZE_MAX
	};
	if (decision->record)
		decision->title = decision->record->title;
	for (size_t i = 0; i < ledger->versions.len; i++)
		if (add_event(reading, decision,
			      &ledger->versions.items[i]) < 0)
			return -1;
	if (decision->accepted == SIZE_MAX)
		decision->accepted = decision->events.len;
	return 0;
}

int audit_read(struct audit *audit, const struct audit_scope *scope,
	       struct arena *arena, struct err *err)
{
	struct reading reading = { audit, scope, err };
	const struct ledger *ledger = scope->ledger;

	*audit = (struct audit){ .arena = arena, .ledger = ledger };
	for (size_t i = 0; i < ledger->records.len; i++) {
		const struct ledger_record *record = ledger->records.items[i];
		const struct ledger_version *last =
			&record->versions.items[record->versions.len - 1];
		const struct program *program = program_of(ledger,
							   last->path);
		const struct kind *kind =
			program ? kinds_find(program->kinds, record->kind)
				: NULL;

		if (kind && kind->decision &&
		    add_decision(&reading, record, program, kind) < 0)
			return -1;
	}
	return 0;
}

const struct audit_decision *audit_find(const struct audit *audit,
					const struct program *program,
					struct view id)
{
	uintptr_t index = (uintptr_t)map_get(&audit->by_id, id);
	const struct ledger_record *ledger =
		program ? ledger_find(audit->ledger, program, id) : NULL;

	while (index && program &&
	       audit->decisions.items[index - 1].ledger != ledger)
		index = audit->decisions.items[index - 1].namesake;
	return index ? &audit->decisions.items[index - 1] : NULL;
}
