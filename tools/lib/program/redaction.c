#include "muster/redaction.h"

#include "muster/name.h"
#include "redaction_body.h"

struct copying {
	const struct redaction *redaction;
	const struct kind *kind;	/* or NULL */
	struct arena *arena;
};

/* --- what is shown */

static const struct kind *kind_of(const struct redaction *redaction,
				  struct view name)
{
	return kinds_find(redaction->program->kinds, name);
}

/* As the record says, its kind or the policy; what can't be read but tries
 * to say it is restricted. */
static enum visibility visibility_of(const struct redaction *redaction,
				     const struct document *document,
				     struct view kind_name)
{
	enum visibility visibility = VISIBILITY_OPEN;
	const struct kind *kind = kind_of(redaction, kind_name);

	if (document->front)
		visibility_read(value_get(document->front,
					  VIEW("visibility")), &visibility);
	else if (view_search(document->bytes, 0, "visibility") <
		 document->bytes.len || !document->bytes.len)
		visibility = VISIBILITY_RESTRICTED;
	if (visibility == VISIBILITY_OPEN && kind)
		visibility = kind->visibility;
	return visibility == VISIBILITY_OPEN
		       ? redaction->program->policy.site.visibility
		       : visibility;
}

static bool is_hidden(const struct redaction *redaction, struct view id)
{
	return id.len && map_get(&redaction->hidden, id);
}

/* Is it called as something that is hidden is? Kinds and policies are named
 * apart. */
static bool has_hidden_id(const struct redaction *redaction,
			  const struct document *document, struct view kind)
{
	struct view id;

	if (!redaction->hidden.len || view_is(kind, "kind") ||
	    view_is(kind, "policy"))
		return false;
	id = document->front ? document_text(document, "id")
			     : name_id(name_of(document->path));
	return is_hidden(redaction, id);
}

bool redaction_shows(const struct redaction *redaction,
		     const struct document *document)
{
	struct view kind;

	if (!redaction->audience || !document->has_front)
		return false;
	kind = document_text(document, "kind");
	return !has_hidden_id(redaction, document, kind) &&
	       visibility_of(redaction, document, kind) <=
		       redaction->audience;
}

static bool field_shown(const struct copying *copying,
			const struct field *field)
{
	return !field || field->visibility <= copying->redaction->audience;
}

/* --- copies */

static bool holds_text(const struct field *field)
{
	return !field || field->type == TYPE_TEXT ||
	       field->type == TYPE_URL || field->type >= TYPE_PERSON;
}

static struct view copy_text(const struct copying *copying,
			     const struct field *field, struct view text)
{
	bool any = !field || field->type >= TYPE_PERSON;

	if (any && is_hidden(copying->redaction, text))
		return VIEW(PHRASES_WORD);
	return phrases_replace(&copying->redaction->phrases, text,
			       copying->arena);
}

static struct value *copy_value(const struct copying *copying,
				const struct field *field,
				const struct value *value);

static const struct field *column(const struct field *field, struct view name)
{
	for (size_t i = 0; i < field->columns.list.len; i++)
		if (view_equal(field->columns.list.items[i].name, name))
			return &field->columns.list.items[i];
	return NULL;
}

static void copy_entry(const struct copying *copying, struct value *copy,
		       const struct field *field,
		       const struct value_entry *entry)
{
	struct value_entry *added;

	if (!field_shown(copying, field))
		return;
	added = value_put(copying->arena, copy, entry->key,
			  copy_value(copying, field, entry->value));
	added->key_span = entry->key_span;
}

/* The map of a value: rows have columns, others are anybody's words, in
 * their keys, too. */
static void copy_map(const struct copying *copying, struct value *copy,
		     const struct field *field, const struct value *map)
{
	for (size_t i = 0; i < map->len; i++) {
		struct value_entry entry = map->entries[i];
		const struct field *inner = field ? column(field, entry.key)
						  : NULL;

		if (!inner)
			entry.key = copy_text(copying, NULL, entry.key);
		copy_entry(copying, copy, inner, &entry);
	}
}

static struct value *copy_value(const struct copying *copying,
				const struct field *field,
				const struct value *value)
{
	struct value *copy = arena_alloc(copying->arena, sizeof(*copy));

	*copy = *value;
	if (value->type == VALUE_TEXT && holds_text(field))
		copy->text = copy_text(copying, field, value->text);
	if (value->type != VALUE_LIST && value->type != VALUE_MAP)
		return copy;
	copy->entries = NULL;
	copy->len = copy->cap = 0;
	if (value->type == VALUE_MAP)
		copy_map(copying, copy, field, value);
	else
		for (size_t i = 0; i < value->len; i++)
			value_push(copying->arena, copy,
				   copy_value(copying, field,
					      value->entries[i].value));
	return copy;
}

/* What a record is known by, and the words of its life cycle. */
static bool is_kept(struct view name)
{
	return view_is(name, "id") || view_is(name, "kind") ||
	       view_is(name, "status");
}

/* Fields by their names, which are dotted where maps group them. */
static struct value *copy_fields(const struct copying *copying,
				 struct view group, const struct value *map)
{
	struct value *copy = value_map(copying->arena);

	copy->span = map->span;
	for (size_t i = 0; i < map->len; i++) {
		struct value_entry entry = map->entries[i];
		struct view name = !group.len ? entry.key
			: view_of(arena_printf(copying->arena,
					       VIEW_FMT "." VIEW_FMT,
					       VIEW_ARG(group),
					       VIEW_ARG(entry.key)));
		const struct field *field = copying->kind
			? kind_field(copying->kind, name) : NULL;

		if (is_kept(name))
			value_put(copying->arena, copy, name, entry.value);
		else if (!field && !group.len &&
			 entry.value->type == VALUE_MAP)
			value_put(copying->arena, copy, name,
				  copy_fields(copying, name, entry.value));
		else
			copy_entry(copying, copy, field, &entry);
	}
	return copy;
}

/* Of a foreign record's several owners the first is asked (record.h), which
 * can't be told from the copy. */
static void keep_owner(const struct document *document, struct value *front)
{
	struct value_entry *owner = value_entry(front, VIEW("owner"));

	if (document->raw && owner && owner->value->type == VALUE_LIST &&
	    owner->value->len)
		owner->value = owner->value->entries[0].value;
}

static bool hides_fields(const struct redaction *redaction,
			 const struct fields *fields)
{
	for (size_t i = 0; i < fields->list.len; i++)
		if (fields->list.items[i].visibility > redaction->audience)
			return true;
	return false;
}

bool redaction_hides(const struct redaction *redaction,
		     const struct kind *kind)
{
	if (kind && hides_fields(redaction, &kind->fields))
		return true;
	for (size_t i = 0; kind && i < kind->fields.list.len; i++)
		if (hides_fields(redaction,
				 &kind->fields.list.items[i].columns))
			return true;
	return redaction->phrases.heads.len > 0;
}

/* A document's place, as a key that lives as long as `document` is there. */
static struct view place_of(const struct document *const *document)
{
	return (struct view){ (const char *)document, sizeof(*document) };
}

const struct document *redaction_document(const struct redaction *redaction,
					  const struct document *document,
					  struct arena *arena)
{
	const struct document *known = map_get(&redaction->copies,
					       place_of(&document));
	struct copying copying = { redaction, NULL, arena };
	struct document *copy;
	bool shown;

	if (known)
		return known;
	shown = redaction_shows(redaction, document);
	if (shown)
		copying.kind = kind_of(redaction,
				       document_text(document, "kind"));
	if (shown && !redaction_hides(redaction, copying.kind))
		return document;
	copy = arena_alloc(arena, sizeof(*copy));
	*copy = (struct document){ .path = document->path,
				   .findings.arena = arena };
	if (!shown)
		return copy;
	copy->has_front = true;
	copy->body = redaction_body(&redaction->phrases, document->body,
				    arena);
	copy->body_line = document->body_line;
	if (document->front) {
		copy->front = copy_fields(&copying, VIEW(""),
					  document->front);
		keep_owner(document, copy->front);
	}
	return copy;
}

const struct document *redaction_keep(struct redaction *redaction,
				      const struct document *document,
				      struct arena *arena)
{
	const struct document *copy = redaction_document(redaction, document,
							 arena);

	if (copy != document)
		map_put(arena, &redaction->copies,
			view_copy(arena, place_of(&document)), (void *)copy);
	return copy;
}

struct view redaction_text(const struct redaction *redaction,
			   struct view text, struct arena *arena)
{
	return redaction ? phrases_replace(&redaction->phrases, text, arena)
			 : text;
}
