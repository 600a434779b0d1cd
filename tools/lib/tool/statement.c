#include "muster/statement.h"

#include "muster/escape.h"
#include "muster/utf8.h"

#define SEARCH_MAX (64u << 10)	/* bytes of a message that is searched */

struct checking {
	struct pending *pending;
	struct trailers trailers;
	struct view path;	/* of the message's file */
	struct findings found;
	struct arena *arena;
};

/* The command that makes the commit again, with what is missing. */
static const char *mend(const struct checking *checking)
{
	const struct acceptances *owed = &checking->pending->owed;
	struct str command = STR_INIT;
	const char *text;

	str_adds(&command, "git commit");
	for (size_t i = 0; i < owed->list.len; i++) {
		const struct acceptance *one = &owed->list.items[i];

		if (acceptance_told(one, &checking->trailers))
			continue;
		str_adds(&command, " --trailer ");
		escape_shell(&command, view_of(arena_printf(
			checking->arena, "%s: " VIEW_FMT, one->key,
			VIEW_ARG(one->id))));
	}
	str_adds(&command, " -eF ");
	escape_shell(&command, checking->path);
	text = view_copy(checking->arena, str_view(&command)).ptr;
	str_release(&command);
	return text;
}

static void check_owed(struct checking *checking)
{
	const struct acceptances *owed = &checking->pending->owed;
	const char *command = NULL;

	for (size_t i = 0; i < owed->list.len; i++) {
		const struct acceptance *one = &owed->list.items[i];
		const struct document *document = one->change->new;

		if (acceptance_told(one, &checking->trailers))
			continue;
		if (!command)
			command = mend(checking);
		finding_add(&checking->found, RULE_COMMIT_TRAILER,
			    document->path,
			    document_span(document, VIEW("status")),
			    "this commit makes " VIEW_FMT " " VIEW_FMT
			    ", and its message has no trailer `%s: " VIEW_FMT
			    "`", VIEW_ARG(one->id),
			    VIEW_ARG(document_text(document, "status")),
			    one->key, VIEW_ARG(one->id));
		finding_hint(&checking->found, "%s", command);
	}
}

/* Where in the message's file it says so, as far as it can be told. */
static struct span span_of(const struct message *message, struct view id)
{
	struct view text = message->text;
	size_t found = text.len;

	if (message->scissors > SEARCH_MAX)
		return (struct span){ 0, 0 };
	for (size_t at = 0; at + id.len <= message->scissors; at++)
		if (view_equal(view_slice(text, at, at + id.len), id))
			found = at;
	return found < text.len ? utf8_span(text, found)
				: (struct span){ 0, 0 };
}

/* Letters and digits, a dash, digits: what could be an id. */
static bool is_like_id(struct view word)
{
	size_t dash = view_find(word, 0, '-');
	int64_t number;

	for (size_t i = 0; i < dash && i < word.len; i++)
		if (!((word.ptr[i] | 32) >= 'a' && (word.ptr[i] | 32) <= 'z'))
			return false;
	return dash && view_number(view_slice(word, dash + 1, word.len),
				   &number);
}

static void tell_other(struct checking *checking,
		       const struct message *message,
		       const struct trailer *trailer, struct view id,
		       const struct programs *programs)
{
	bool is = programs_find(programs, id, NULL) != NULL;

	if (!is && !is_like_id(id))
		return;
	finding_add(&checking->found, RULE_COMMIT_TRAILER, checking->path,
		    span_of(message, id),
		    "the trailer `" VIEW_FMT ": " VIEW_FMT "` names %s",
		    VIEW_ARG(trailer->key), VIEW_ARG(id),
		    is ? "what this commit does not accept"
		       : "no record of the program");
	checking->found.list.items[checking->found.list.len - 1].severity =
		SEVERITY_WARNING;
	finding_hint(&checking->found, is ? "stage the record with its new "
		     "status, or cite it as `Refs: " VIEW_FMT "`"
		     : "mend the id " VIEW_FMT, VIEW_ARG(id));
}

/* Trailers that name something else than what is accepted. */
static int check_others(struct checking *checking,
			const struct message *message,
			const struct programs *programs, struct err *err)
{
	struct acceptances amended;
	bool asked = false;

	for (size_t i = 0; i < checking->trailers.list.len; i++) {
		const struct trailer *trailer =
			&checking->trailers.list.items[i];
		struct view value = trailer->value, id;

		while (acceptance_key(trailer) &&
		       acceptance_next(&value, &id)) {
			if (acceptances_of(&checking->pending->accepted, id))
				continue;
			if (!asked && pending_amended(checking->pending,
						      &amended, err) < 0)
				return -1;
			asked = true;
			if (!acceptances_of(&amended, id))
				tell_other(checking, message, trailer, id,
					   programs);
		}
	}
	return 0;
}

/* The program whose policy judges it: a message is all programs'. */
static const struct program *judge_of(const struct programs *programs,
				      const struct finding *finding)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (reach_holds(&programs->list.items[i]->reach,
				finding->path))
			return programs->list.items[i];
	return programs->list.items[0];
}

/* What is a warning by itself is no error by policy either: a message may
 * name what it carries out. */
static void judge(struct checking *checking, const struct programs *programs,
		  struct findings *findings)
{
	for (size_t i = 0; i < checking->found.list.len; i++) {
		struct findings one = { .arena = checking->arena };
		const struct finding *finding =
			&checking->found.list.items[i];

		*VEC_PUSH(checking->arena, &one.list) = *finding;
		policy_judge(&judge_of(programs, finding)->policy, &one);
		if (one.list.len && finding->severity == SEVERITY_WARNING)
			one.list.items[0].severity = SEVERITY_WARNING;
		findings_join(findings, &one);
	}
}

static bool has_keys(const struct trailers *trailers)
{
	for (size_t i = 0; i < trailers->list.len; i++)
		if (acceptance_key(&trailers->list.items[i]))
			return true;
	return false;
}

int statement_check(struct pending *pending, const struct message *message,
		    struct view path, struct findings *findings,
		    struct err *err)
{
	struct checking checking = { .pending = pending, .path = path,
				     .arena = findings->arena,
				     .found = { .arena = findings->arena } };
	struct view body = message_body(message, checking.arena);
	struct programs programs;

	/* Without a message git makes no commit. */
	if (!pending->programs.list.len || !view_trim(body).len)
		return 0;
	trailers_find(&checking.trailers, body, checking.arena);
	check_owed(&checking);
	if (!checking.found.list.len && !has_keys(&checking.trailers))
		return 0;
	if (programs_load(&programs, &pending->index, &pending->documents,
			  err) < 0 ||
	    check_others(&checking, message, &programs, err) < 0)
		return -1;
	judge(&checking, &programs, findings);
	return 0;
}
