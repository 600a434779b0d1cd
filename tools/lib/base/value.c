#include "muster/value.h"

#include <string.h>

#include "muster/vec.h"

static struct value *value_new(struct arena *arena, enum value_type type)
{
	struct value *value = arena_alloc(arena, sizeof(*value));

	value->type = type;
	return value;
}

struct value *value_null(struct arena *arena)
{
	return value_new(arena, VALUE_NULL);
}

struct value *value_text(struct arena *arena, struct view text)
{
	struct value *value = value_new(arena, VALUE_TEXT);

	value->text = text;
	return value;
}

struct value *value_html(struct arena *arena, struct view text)
{
	struct value *value = value_text(arena, text);

	value->html = true;
	return value;
}

struct value *value_number(struct arena *arena, int64_t number)
{
	struct value *value = value_new(arena, VALUE_NUMBER);

	value->number = number;
	return value;
}

struct value *value_bool(struct arena *arena, bool yes)
{
	struct value *value = value_new(arena, VALUE_BOOL);

	value->number = yes;
	return value;
}

struct value *value_list(struct arena *arena)
{
	return value_new(arena, VALUE_LIST);
}

struct value *value_map(struct arena *arena)
{
	return value_new(arena, VALUE_MAP);
}

struct value *value_map_of(struct arena *arena, size_t count)
{
	struct value *map = value_map(arena);

	map->entries = arena_array(arena, count, sizeof(*map->entries));
	map->cap = count;
	return map;
}

struct value *value_map_copy(struct arena *arena, const struct value *map)
{
	struct value *copy = value_map_of(arena, map->cap);

	if (map->len)
		memcpy(copy->entries, map->entries,
		       map->len * sizeof(*map->entries));
	copy->len = map->len;
	return copy;
}

struct value_entry *value_put(struct arena *arena, struct value *map,
			      struct view key, struct value *item)
{
	struct value_entry *entry;

	if (map->len == map->cap)
		map->entries = vec_grow(arena, map->entries, map->len,
					&map->cap, sizeof(*map->entries));
	entry = &map->entries[map->len++];
	*entry = (struct value_entry){ .key = key, .value = item };
	return entry;
}

struct value *value_push(struct arena *arena, struct value *list,
			 struct value *item)
{
	value_put(arena, list, VIEW(""), item);
	return item;
}

void value_put_text(struct arena *arena, struct value *map, const char *key,
		    struct view text)
{
	value_put(arena, map, view_of(key), value_text(arena, text));
}

void value_put_number(struct arena *arena, struct value *map, const char *key,
		      int64_t number)
{
	value_put(arena, map, view_of(key), value_number(arena, number));
}

void value_put_bool(struct arena *arena, struct value *map, const char *key,
		    bool yes)
{
	value_put(arena, map, view_of(key), value_bool(arena, yes));
}

/* Most keys differ in their length or in their first letter. */
static bool is_key(struct view key, struct view wanted)
{
	return key.len == wanted.len &&
	       (!key.len || (*key.ptr == *wanted.ptr &&
			     !memcmp(key.ptr, wanted.ptr, key.len)));
}

struct value_entry *value_entry(const struct value *map, struct view key)
{
	size_t len = map && map->type == VALUE_MAP ? map->len : 0;
	struct value_entry *entries = len ? map->entries : NULL;

	for (size_t i = 0; i < len; i++)
		if (is_key(entries[i].key, key))
			return &entries[i];
	return NULL;
}

struct value *value_get(const struct value *map, struct view key)
{
	struct value_entry *entry = value_entry(map, key);

	return entry ? entry->value : NULL;
}

struct value *value_path(const struct value *map, struct view path)
{
	size_t dot = view_find(path, 0, '.');
	struct value *value = value_get(map, view_slice(path, 0, dot));

	while (value && dot < path.len) {
		size_t from = dot + 1;

		dot = view_find(path, from, '.');
		value = value_get(value, view_slice(path, from, dot));
	}
	return value;
}

struct view value_string(const struct value *value)
{
	return value && value->type == VALUE_TEXT ? value->text : VIEW("");
}

bool value_empty(const struct value *value)
{
	if (!value)
		return true;
	switch (value->type) {
	case VALUE_NULL:
		return true;
	case VALUE_TEXT:
		return !view_trim(value->text).len;
	case VALUE_LIST:
	case VALUE_MAP:
		return !value->len;
	default:
		return false;
	}
}

static bool lists_equal(const struct value *a, const struct value *b)
{
	for (size_t i = 0; i < a->len; i++)
		if (!value_equal(a->entries[i].value, b->entries[i].value))
			return false;
	return true;
}

/* Where a key is there twice, as many entries do not mean the same keys. */
static bool keys_within(const struct value *a, const struct value *b)
{
	for (size_t i = 0; i < a->len; i++)
		if (!value_entry(b, a->entries[i].key))
			return false;
	return true;
}

static bool maps_equal(const struct value *a, const struct value *b)
{
	for (size_t i = 0; i < a->len; i++)
		if (!value_equal(a->entries[i].value,
				 value_get(b, a->entries[i].key)))
			return false;
	return true;
}

bool value_equal(const struct value *a, const struct value *b)
{
	if (!a || !b)
		return a == b;
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case VALUE_NULL:
		return true;
	case VALUE_TEXT:
		return view_equal(a->text, b->text);
	case VALUE_NUMBER:
	case VALUE_BOOL:
		return a->number == b->number;
	case VALUE_LIST:
		return a->len == b->len && lists_equal(a, b);
	case VALUE_MAP:
		return a->len == b->len && keys_within(b, a) &&
		       maps_equal(a, b);
	}
	return false;
}
