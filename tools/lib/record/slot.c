#include "slot.h"

#include "muster/yaml.h"

struct view slot_part(struct view *path)
{
	size_t dot = view_find(*path, 0, '.');
	struct view part = view_slice(*path, 0, dot);

	*path = view_slice(*path, dot + 1, path->len);
	return part;
}

static void enter(struct slot *slot, const struct value *map,
		  const struct value_entry *entry)
{
	if (!slot->top || map->len > 1) {
		slot->outer = map;
		slot->top = entry;
	}
	slot->map = map;
	slot->entry = entry;
}

bool slot_is_name(struct view key)
{
	int parts = 0;

	if (view_ends(key, "."))
		return false;
	while (key.len)
		if (!slot_part(&key).len || ++parts >= YAML_DEPTH_MAX)
			return false;
	return parts > 0;
}

bool slot_find(const struct value *front, struct view key,
		struct slot *slot)
{
	const struct value *map = front;
	const struct value_entry *entry = value_entry(front, key);

	*slot = (struct slot){ .map = front, .missing = key };
	if (entry) {
		enter(slot, front, entry);
		slot->missing = VIEW("");
	} else if (!slot_is_name(key)) {
		return false;
	}
	while (slot->missing.len) {
		struct view rest = slot->missing;

		entry = value_entry(map, slot_part(&rest));
		if (!entry) {
			slot->map = map;
			slot->entry = NULL;
			return true;
		}
		enter(slot, map, entry);
		slot->missing = rest;
		map = entry->value;
		if (rest.len && map->type == VALUE_NULL)
			return true;
		if (rest.len && map->type != VALUE_MAP)
			return false;
	}
	return true;
}

bool slot_is_there(const struct slot *slot)
{
	return slot->entry && !slot->missing.len;
}

/* Maps for the path, and the value in the last of them. */
static void put_path(struct arena *arena, struct value *map, struct view path,
		     struct value *value)
{
	while (path.len) {
		struct view part = slot_part(&path);
		struct value *item = path.len ? value_map(arena) : value;

		value_put(arena, map, part, item);
		map = item;
	}
}

/* No deeper than it was. */
struct value *slot_expect(const struct slot *slot, struct value *value,
			   const struct value *front, struct arena *arena)
{
	struct value *out = value_map(arena);

	for (size_t i = 0; i < front->len; i++) {
		const struct value_entry *entry = &front->entries[i];
		struct value *now = entry->value;

		if (!value && entry == slot->top && slot_is_there(slot))
			continue;
		if (value && entry == slot->entry)
			now = slot->missing.len ? value_map(arena) : value;
		else if (now->type == VALUE_MAP)
			now = slot_expect(slot, value, now, arena);
		value_put(arena, out, entry->key, now);
		if (value && entry == slot->entry)
			put_path(arena, now, slot->missing, value);
	}
	if (value && front == slot->map && !slot->entry)
		put_path(arena, out, slot->missing, value);
	return out;
}

bool slot_same(const struct value *a, const struct value *b)
{
	if (a->type != b->type || a->len != b->len ||
	    !view_equal(a->text, b->text))
		return false;
	for (size_t i = 0; i < a->len; i++)
		if (!view_equal(a->entries[i].key, b->entries[i].key) ||
		    !slot_same(a->entries[i].value, b->entries[i].value))
			return false;
	return true;
}
