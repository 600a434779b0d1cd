#include "muster/foreign.h"

#include "muster/glob.h"
#include "muster/name.h"

#define SLIPS 2		/* letters of a key that "did you mean" forgives */

struct translation {
	const struct document *raw;
	const struct kind *kind;
	struct arena *arena;
	struct value *front;
};

bool foreign_matches(const struct kind *kind, struct view path)
{
	for (size_t i = 0; i < kind->files.list.len; i++)
		if (glob_matches(kind->files.list.items[i], path))
			return true;
	return false;
}

static const struct kind_key *key_of(const struct kind *kind,
				     struct view field)
{
	for (size_t i = 0; i < kind->keys.len; i++)
		if (view_equal(kind->keys.items[i].field, field))
			return &kind->keys.items[i];
	return NULL;
}

static bool is_taken(const struct kind *kind, struct view key)
{
	for (size_t i = 0; i < kind->keys.len; i++)
		if (view_equal(kind->keys.items[i].key, key))
			return true;
	return false;
}

/* Is the name a field's, or that of a group of fields? */
static bool is_field(const struct kind *kind, struct view name)
{
	for (size_t i = 0; i < kind->fields.list.len; i++) {
		struct view field = kind->fields.list.items[i].name;

		if (view_equal(view_slice(field, 0, view_find(field, 0, '.')),
			       name))
			return true;
	}
	return false;
}

static void put(struct translation *it, struct view field,
		const struct value_entry *entry)
{
	struct value_entry *added = value_put(it->arena, it->front, field,
					      entry->value);

	added->key_span = entry->key_span;
}

static void put_new(struct translation *it, struct view field,
		    struct view text, struct span span)
{
	struct value *value = value_text(it->arena, text);

	value->span = span;
	value_put(it->arena, it->front, field, value)->key_span = span;
}

/* What is in the file under its own names: all but the id and the kind. */
static void put_others(struct translation *it)
{
	const struct value *front = it->raw->front;

	for (size_t i = 0; i < front->len; i++) {
		const struct value_entry *entry = &front->entries[i];

		if (!view_is(entry->key, "id") &&
		    !view_is(entry->key, "kind") &&
		    !is_taken(it->kind, entry->key) &&
		    !key_of(it->kind, entry->key) &&
		    is_field(it->kind, entry->key))
			put(it, entry->key, entry);
	}
}

static void put_mapped(struct translation *it)
{
	for (size_t i = 0; i < it->kind->keys.len; i++) {
		const struct kind_key *key = &it->kind->keys.items[i];
		const struct value_entry *entry =
			value_entry(it->raw->front, key->key);

		if (entry && !view_is(key->field, "id"))
			put(it, key->field, entry);
	}
}

static size_t skip_digits(struct view text, size_t at)
{
	while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9')
		at++;
	return at;
}

/* "0030", and "CIP-0030", as CIP-30. */
static struct view make_id(const struct translation *it, struct view text)
{
	struct view prefix = it->kind->prefix;
	size_t at = 0;

	text = view_trim(text);
	if (text.len > prefix.len && text.ptr[prefix.len] == '-' &&
	    view_equal(view_slice(text, 0, prefix.len), prefix))
		text = view_slice(text, prefix.len + 1, text.len);
	if (skip_digits(text, 0) == text.len)
		while (at + 1 < text.len && text.ptr[at] == '0')
			at++;
	text = view_slice(text, at, text.len);
	if (!prefix.len || !text.len)
		return text;
	return view_of(arena_printf(it->arena, VIEW_FMT "-" VIEW_FMT,
				    VIEW_ARG(prefix), VIEW_ARG(text)));
}

/* The first run of digits in the file's name, or for a README.md in that of
 * its folder. */
static struct view number_of(struct view path)
{
	struct view name = name_of(path);
	size_t from = 0;

	if (view_is(name, "README.md") && name.len < path.len)
		name = name_of(view_slice(path, 0, path.len - name.len - 1));
	while (from < name.len && skip_digits(name, from) == from)
		from++;
	return view_slice(name, from, skip_digits(name, from));
}

static void put_id(struct translation *it)
{
	const struct kind_key *key = key_of(it->kind, VIEW("id"));
	const struct value_entry *entry =
		key ? value_entry(it->raw->front, key->key) : NULL;
	struct view text = entry ? value_string(entry->value)
				 : number_of(it->raw->path);

	text = make_id(it, text);
	if (text.len && (entry || !key))
		put_new(it, VIEW("id"), text,
			entry ? entry->value->span : (struct span){ 1, 1 });
	else if (entry)
		put(it, VIEW("id"), entry);
}

/* A title that has no key is the first heading of level 1. */
static void put_heading(struct translation *it)
{
	struct view rest = it->raw->body, line;
	uint32_t number = it->raw->body_line;

	if (key_of(it->kind, VIEW("title")) ||
	    value_get(it->front, VIEW("title")))
		return;
	while (view_line(&rest, &line)) {
		if (view_starts(line, "# ")) {
			put_new(it, VIEW("title"),
				view_trim(view_slice(line, 2, line.len)),
				(struct span){ number, 3 });
			return;
		}
		number++;
	}
}

const struct document *foreign_read(const struct document *raw,
				    const struct kind *kind,
				    struct arena *arena)
{
	struct document *document = arena_alloc(arena, sizeof(*document));
	struct translation it = { raw, kind, arena, NULL };

	*document = *raw;
	document->raw = raw;
	if (!raw->front)
		return document;
	it.front = document->front = value_map(arena);
	it.front->span = raw->front->span;
	put_id(&it);
	put_new(&it, VIEW("kind"), kind->name, (struct span){ 1, 1 });
	put_mapped(&it);
	put_others(&it);
	put_heading(&it);
	return document;
}

struct view foreign_key(const struct document *document,
			const struct kind *kind, struct view field)
{
	const struct kind_key *key =
		document->raw && kind ? key_of(kind, field) : NULL;

	return key ? key->key : field;
}

bool foreign_is_numbered(const struct document *document,
			 const struct kind *kind)
{
	return document->raw && !key_of(kind, VIEW("id"));
}

const struct value_entry *foreign_nearest(const struct document *document,
					  const struct kind *kind,
					  struct view key)
{
	const struct value *front = document_raw(document)->front;
	const struct value_entry *best = NULL;
	size_t limit = key.len > 4 ? SLIPS : 1;

	for (size_t i = 0; i < front->len; i++) {
		const struct value_entry *entry = &front->entries[i];
		size_t distance = view_distance(entry->key, key, limit);

		if (distance > limit || is_taken(kind, entry->key))
			continue;
		best = entry;
		limit = distance - (distance > 0);
	}
	return best;
}
