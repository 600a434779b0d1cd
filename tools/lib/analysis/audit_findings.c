#include "muster/audit.h"

#include <stdarg.h>
#include <stdio.h>

#include "muster/check.h"
#include "muster/date.h"

#define DAY_SECONDS 86400
#define LAST_SECOND 253402300799	/* of the year 9999 */

/* A finding about a decision stands in its record. */
static void tell(const struct audit_decision *decision, enum rule rule,
		 struct findings *findings, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

static void tell(const struct audit_decision *decision, enum rule rule,
		 struct findings *findings, const char *fmt, ...)
{
	const struct audit_event *last =
		&decision->events.items[decision->events.len - 1];
	struct span span = { 0, 0 };
	va_list args;
	char text[FINDING_TEXT_MAX];

	if (decision->record)
		span = document_span(decision->record->document,
				     VIEW("status"));
	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	finding_add(findings, rule, decision->record
					    ? decision->record->path
					    : last->version->path,
		    span, VIEW_FMT ": %s", VIEW_ARG(decision->ledger->id),
		    text);
}

static const char *short_id(const struct audit_event *event,
			    char hex[OID_HEX + 1])
{
	oid_hex(&event->version->commit->id, hex);
	hex[AUDIT_ID] = '\0';
	return hex;
}

static const char *day_of(int64_t time, char day[DATE_SIZE])
{
	return date_format(date_of_time(time), day);
}

/* The person's id, else the name and address that git has. */
static struct view who(const struct audit_person *person, struct arena *arena)
{
	if (person->record)
		return person->record->id;
	return view_of(arena_printf(arena, VIEW_FMT " <" VIEW_FMT ">",
				    VIEW_ARG(person->name),
				    VIEW_ARG(person->email)));
}

static void check_edited(const struct audit_decision *decision,
			 const struct audit_event *event,
			 struct findings *findings)
{
	char hex[OID_HEX + 1], day[DATE_SIZE];
	struct view by = who(&event->author, findings->arena);

	if (!event->edited.len)
		return;
	tell(decision, RULE_DECISIONS_EDITED, findings,
	     "commit %s of " VIEW_FMT " (%s) changes " VIEW_FMT
	     " after it was accepted", short_id(event, hex), VIEW_ARG(by),
	     day_of(event->version->commit->author.time, day),
	     VIEW_ARG(event->edited));
	finding_hint(findings, "see it with `git show %s`; restore what it "
		     "said, and write a decision that supersedes it where "
		     "that no longer holds", short_id(event, hex));
}

/* Does a trailer of the commit carry the decider's address? */
static bool is_approved(const struct audit_decision *decision,
			const struct audit_event *event, struct view decider)
{
	for (size_t i = 0; i < event->trailers.list.len; i++) {
		const struct trailer *trailer =
			&event->trailers.list.items[i];
		struct view value = trailer->value;
		size_t open = view_find(value, 0, '<');
		const struct record *person = program_person(
			decision->program,
			view_slice(value, open + 1,
				   view_find(value, open, '>')));

		if ((trailer_is(trailer, "Approved-by") ||
		     trailer_is(trailer, "Acked-by") ||
		     trailer_is(trailer, "Decided-by") ||
		     trailer_is(trailer, "Signed-off-by")) &&
		    person && view_equal(person->id, decider))
			return true;
	}
	return false;
}

static bool holds(struct view text, struct view part, struct arena *arena)
{
	return part.len &&
	       view_search(text, 0, view_copy(arena, part).ptr) < text.len;
}

/* A decider is a person's id; in records that were not written for muster a
 * text, in which the author's name or address stands. */
static bool is_decider(const struct audit_decision *decision,
		       const struct audit_event *event, struct view decider,
		       struct arena *arena)
{
	const struct audit_person *author = &event->author;
	const struct record *person = program_find(decision->program,
						   decider);

	if (author->record && view_equal(author->record->id, decider))
		return true;
	if (person && person->kind &&
	    view_is(person->kind->name, "person"))
		return false;
	return holds(decider, author->email, arena) ||
	       holds(decider, author->name, arena) ||
	       (author->record &&
		holds(decider, author->record->title, arena));
}

static void check_decider(const struct audit_decision *decision,
			  const struct audit_event *event,
			  const struct document *document,
			  struct findings *findings)
{
	struct view decider = difference_text(value_path(
		document->front, VIEW("decider")), findings->arena);
	struct view by = who(&event->author, findings->arena);
	char hex[OID_HEX + 1];

	if (!decider.len ||
	    is_decider(decision, event, decider, findings->arena) ||
	    is_approved(decision, event, decider))
		return;
	tell(decision, RULE_DECISIONS_DECIDER, findings,
	     "commit %s accepts it, and is of " VIEW_FMT ", not of the "
	     "decider " VIEW_FMT, short_id(event, hex), VIEW_ARG(by),
	     VIEW_ARG(decider));
	finding_hint(findings, "let " VIEW_FMT " confirm it in a decision of "
		     "their own, or add the address to their record if the "
		     "author is the same person", VIEW_ARG(decider));
}

static void check_date(const struct audit_decision *decision,
		       const struct audit_event *event,
		       const struct document *document,
		       struct findings *findings)
{
	const struct annals_commit *first =
		decision->events.items[0].version->commit;
	int32_t begun = date_of_time(first->author.time);
	int32_t landed = date_of_time(event->version->commit->landed);
	char decided[DATE_SIZE], day[DATE_SIZE];
	int32_t when;

	if (!decision->kind->done.len ||
	    !date_parse(value_string(value_path(document->front,
						decision->kind->done)),
			&when))
		return;
	date_format(when, decided);
	if (when < begun && !first->cut)
		tell(decision, RULE_DECISIONS_DATE, findings,
		     "decided %s, but its record began on %s", decided,
		     date_format(begun, day));
	else if (when > landed)
		tell(decision, RULE_DECISIONS_DATE, findings,
		     "decided %s, but accepted in the history on %s",
		     decided, date_format(landed, day));
	else
		return;
	finding_hint(findings, "if the day is wrong, say so in a decision "
		     "that supersedes this one; if it is right, waive "
		     "decisions/date in the record with the reason");
}

static void check_steps(const struct audit_decision *decision,
			struct findings *findings)
{
	const struct audit_event *first = &decision->events.items[0];
	bool was_accepted = decision->accepted < decision->events.len;

	if (first->version->events & LEDGER_CUT)
		return;
	if (first->accepts)
		tell(decision, RULE_DECISIONS_SKIPPED, findings,
		     "it was never proposed: its first version is accepted");
	else if (!was_accepted && decision->record &&
		 (view_is(decision->record->status, "superseded") ||
		  view_is(decision->record->status, "deprecated")))
		tell(decision, RULE_DECISIONS_SKIPPED, findings,
		     "it is " VIEW_FMT " and was never accepted",
		     VIEW_ARG(decision->record->status));
	else
		return;
	finding_hint(findings, "propose the next one first, in a commit of "
		     "its own");
}

static void check_life(const struct audit_decision *decision,
		       const struct audit_event *event,
		       struct findings *findings)
{
	unsigned events = event->version->events;
	char hex[OID_HEX + 1];
	struct view by = who(&event->author, findings->arena);

	if (events & LEDGER_REUSED) {
		tell(decision, RULE_DECISIONS_REUSED, findings,
		     "commit %s of " VIEW_FMT " gives its id to another "
		     "decision: " VIEW_FMT, short_id(event, hex),
		     VIEW_ARG(by), VIEW_ARG(event->version->title));
		finding_hint(findings, "give the newcomer a number of its "
			     "own: muster renumber " VIEW_FMT,
			     VIEW_ARG(decision->ledger->id));
	}
	if (events & LEDGER_DELETED && !decision->record &&
	    !(events & LEDGER_RENUMBERED)) {
		tell(decision, RULE_DECISIONS_DELETED, findings,
		     "commit %s of " VIEW_FMT " deletes it",
		     short_id(event, hex), VIEW_ARG(by));
		finding_hint(findings, "bring it back: git checkout %s~1 -- "
			     VIEW_FMT, short_id(event, hex),
			     VIEW_ARG(event->version->path));
	}
}

static void check_clock(const struct audit_decision *decision,
			const struct audit_event *event,
			struct findings *findings)
{
	const struct annals_commit *commit = event->version->commit;
	int64_t author = commit->author.time;
	int64_t committer = commit->committer.time;
	const char *what = NULL;
	char hex[OID_HEX + 1];

	if (author <= 0 || committer <= 0 || author > LAST_SECOND ||
	    committer > LAST_SECOND)
		what = "has a date that is none";
	else if (commit->skewed)
		what = "is dated before a commit that it stands on";
	else if (author > committer + DAY_SECONDS)
		what = "was committed before it was written";
	if (!what)
		return;
	tell(decision, RULE_DECISIONS_BACKWARDS, findings, "commit %s %s",
	     short_id(event, hex), what);
	finding_hint(findings, "see its dates with `git show --format=fuller "
		     "%s`", short_id(event, hex));
}

static void check_decision(const struct audit *audit,
			   const struct audit_decision *decision,
			   struct findings *findings)
{
	const struct document *old, *document;
	struct err ignored;

	check_steps(decision, findings);
	for (size_t i = 0; i < decision->events.len; i++) {
		const struct audit_event *event = &decision->events.items[i];

		check_edited(decision, event, findings);
		check_life(decision, event, findings);
		check_clock(decision, event, findings);
		if (!event->accepts || event->version->events & LEDGER_CUT ||
		    ledger_documents(audit->ledger, event->version, &old,
				     &document, &ignored) < 0)
			continue;
		check_decider(decision, event, document, findings);
		check_date(decision, event, document, findings);
	}
}

/* Supersessions that one side alone knows of are found by check_links(). */
static void check_sides(const struct program *program,
			struct findings *findings)
{
	struct findings links = { .arena = findings->arena };

	check_links(program, &links);
	for (size_t i = 0; i < links.list.len; i++)
		if (links.list.items[i].rule == RULE_LINK_SUPERSEDES)
			*VEC_PUSH(findings->arena, &findings->list) =
				links.list.items[i];
}

void audit_findings(const struct audit *audit, struct findings *findings)
{
	const struct programs *programs = audit->ledger->programs;

	for (size_t p = 0; p < programs->list.len; p++) {
		const struct program *program = programs->list.items[p];
		struct findings own = { .arena = findings->arena };

		for (size_t i = 0; i < audit->decisions.len; i++)
			if (audit->decisions.items[i].program == program)
				check_decision(audit,
					       &audit->decisions.items[i],
					       &own);
		check_sides(program, &own);
		policy_judge(&program->policy, &own);
		findings_join(findings, &own);
	}
	findings_sort(findings);
}
