#include "muster/acceptance.h"

#include <string.h>
#include <strings.h>

#define DECISION "Decision"
#define CHANGE "Change"

static bool same_id(struct view a, struct view b)
{
	return a.len == b.len && !strncasecmp(a.ptr, b.ptr, a.len);
}

/* The trailer that speaks of records of that kind, or NULL. */
static const char *key_of(const struct kind *kind)
{
	if (kind->decision)
		return DECISION;
	return view_is(kind->name, "change") ? CHANGE : NULL;
}

static bool is_settled(const struct document *document,
		       const struct kind *kind)
{
	return document && document->front &&
	       kind_status(kind, document_text(document, "status")) ==
		       STATUS_DONE;
}

const char *acceptance_between(const struct document *old,
			       const struct document *new,
			       const struct kind *kind)
{
	return kind && is_settled(new, kind) && !is_settled(old, kind)
		       ? key_of(kind) : NULL;
}

/* Was it taken away under another id? That is how a newcomer gets a number
 * of its own. */
static bool is_renumbered(const struct comparison *comparison,
			  const struct comparison_change *change)
{
	for (size_t i = 0; !change->old && i < comparison->changes.len; i++) {
		const struct comparison_change *gone =
			&comparison->changes.items[i];

		if (!gone->new && gone->kind == change->kind &&
		    view_equal(gone->title, change->title) &&
		    is_settled(gone->old, gone->kind))
			return true;
	}
	return false;
}

void acceptances_find(struct acceptances *acceptances,
		      const struct comparison *comparison,
		      struct arena *arena)
{
	*acceptances = (struct acceptances){ 0 };
	for (size_t i = 0; i < comparison->changes.len; i++) {
		const struct comparison_change *change =
			&comparison->changes.items[i];
		const char *key = acceptance_between(change->old, change->new,
						     change->kind);

		if (key && !is_renumbered(comparison, change))
			*VEC_PUSH(arena, &acceptances->list) =
				(struct acceptance){ change, change->id, key };
	}
}

const struct acceptance *acceptances_of(const struct acceptances *acceptances,
					struct view id)
{
	for (size_t i = 0; i < acceptances->list.len; i++)
		if (same_id(acceptances->list.items[i].id, id))
			return &acceptances->list.items[i];
	return NULL;
}

bool acceptance_key(const struct trailer *trailer)
{
	return trailer_is(trailer, DECISION) || trailer_is(trailer, CHANGE);
}

bool acceptance_next(struct view *value, struct view *id)
{
	while (value->len) {
		size_t comma = view_find(*value, 0, ',');
		struct view item = view_trim(view_slice(*value, 0, comma));
		size_t end = 0;

		*value = view_slice(*value, comma + 1, value->len);
		while (end < item.len && !strchr(" \t:;", item.ptr[end]))
			end++;
		*id = view_slice(item, 0, end);
		if (id->len)
			return true;
	}
	return false;
}

bool acceptance_told(const struct acceptance *acceptance,
		     const struct trailers *trailers)
{
	for (size_t i = 0; i < trailers->list.len; i++) {
		const struct trailer *trailer = &trailers->list.items[i];
		struct view value = trailer->value, id;

		if (!trailer_is(trailer, acceptance->key))
			continue;
		while (acceptance_next(&value, &id))
			if (same_id(id, acceptance->id))
				return true;
	}
	return false;
}
