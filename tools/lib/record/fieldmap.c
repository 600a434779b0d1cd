#include "muster/fieldmap.h"

#include "muster/asset.h"
#include "muster/bytes.h"
#include "muster/yaml.h"

#define STANDARD "templates/import.yml"

/* Letters and digits, lowered; a run of anything else is one blank, and
 * what stands in brackets is nothing. */
static struct view plain(struct arena *arena, struct view text)
{
	char *out = arena_alloc(arena, text.len + 1);
	size_t len = 0, depth = 0;
	bool gap = false;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		depth += c == '(';
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (!depth && ((c >= 'a' && c <= 'z') || (c & 0x80) ||
			       (c >= '0' && c <= '9'))) {
			if (gap && len)
				out[len++] = ' ';
			gap = false;
			out[len++] = c;
		} else {
			gap = true;
		}
		depth -= depth && c == ')';
	}
	return (struct view){ out, len };
}

/* Does `words`, a text or a list, hold the word? */
static bool holds(struct arena *arena, const struct value *words,
		  struct view word)
{
	word = plain(arena, word);
	if (!words || !word.len)
		return false;
	if (words->type == VALUE_TEXT)
		return view_equal(plain(arena, words->text), word);
	for (size_t i = 0; words->type == VALUE_LIST && i < words->len; i++)
		if (view_equal(plain(arena, value_string(
				     words->entries[i].value)), word))
			return true;
	return false;
}

static const struct value *yaml(struct view path, struct view bytes,
				struct arena *arena,
				struct findings *findings)
{
	if (!bytes_check(path, bytes, bytes.len, findings))
		return NULL;
	return yaml_read(bytes, path, arena, findings);
}

void fieldmap_init(struct fieldmap *map, struct arena *arena)
{
	struct findings none = { .arena = arena };
	struct view bytes = VIEW("");

	asset_find(STANDARD, &bytes);
	*map = (struct fieldmap){ .arena = arena };
	map->standard = yaml(VIEW(STANDARD), bytes, arena, &none);
}

static int wrong(struct view path, struct span span, const char *what,
		 struct err *err)
{
	return err_set(err, "the map " VIEW_FMT ":%u: %s", VIEW_ARG(path),
		       (unsigned)span.line, what);
}

static int read_dates(struct fieldmap *map, struct view path,
		      struct err *err)
{
	const struct value *value = value_get(map->own, VIEW("dates"));
	struct view word = value_string(value);

	if (view_is(word, "dmy"))
		map->dates = FREEDATE_DMY;
	else if (view_is(word, "mdy"))
		map->dates = FREEDATE_MDY;
	else if (!value_empty(value))
		return wrong(path, value->span, "'dates' is dmy or mdy", err);
	return 0;
}

int fieldmap_read(struct fieldmap *map, struct view path, struct view bytes,
		  struct err *err)
{
	static const char *const keys[] = { "kind", "kinds", "fields", "skip",
					    "statuses", "values", "dates" };
	struct findings findings = { .arena = map->arena };

	map->own = yaml(path, bytes, map->arena, &findings);
	if (!map->own && findings.list.len)
		return err_set(err, "the map " VIEW_FMT ":%u: " VIEW_FMT "; "
			       VIEW_FMT, VIEW_ARG(path), (unsigned)
			       findings.list.items[0].span.line,
			       VIEW_ARG(findings.list.items[0].message),
			       VIEW_ARG(findings.list.items[0].hint));
	for (size_t i = 0; map->own && i < map->own->len; i++) {
		const struct value_entry *entry = &map->own->entries[i];
		bool known = false;

		for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++)
			known |= view_is(entry->key, keys[k]);
		if (!known)
			return wrong(path, entry->key_span, "a map has kind, "
				     "kinds, fields, skip, statuses, values "
				     "and dates", err);
	}
	map->kind = value_string(value_get(map->own, VIEW("kind")));
	return read_dates(map, path, err);
}

static const struct kind *kind_in(const struct fieldmap *map,
				  const struct value *from,
				  struct kinds *kinds, struct view word)
{
	const struct value *words = value_get(from, VIEW("kinds"));

	for (size_t i = 0; words && i < words->len; i++)
		if (holds(map->arena, words->entries[i].value, word))
			return kinds_find(kinds, words->entries[i].key);
	return NULL;
}

const struct kind *fieldmap_kind(const struct fieldmap *map,
				 struct kinds *kinds, struct view word)
{
	const struct kind *kind = kind_in(map, map->own, kinds, word);

	if (!kind)
		kind = kinds_find(kinds, plain(map->arena, word));
	return kind ? kind : kind_in(map, map->standard, kinds, word);
}

/* The kind's field that a name stands for, or the empty view. */
static struct view resolve(const struct kind *kind, struct view name)
{
	static const char *const apart[] = { "type", "key", "body", "skip" };

	for (size_t i = 0; i < sizeof(apart) / sizeof(*apart); i++)
		if (view_is(name, apart[i]))
			return name;
	if (!kind)
		return VIEW("");
	if (view_is(name, "due") && kind->due.len)
		return kind->due;
	if (view_is(name, "done") && kind->done.len)
		return kind->done;
	if (view_is(name, "start") && kind->start.len)
		return kind->start;
	return kind_field(kind, name) ? name : VIEW("");
}

static struct view field_in(const struct fieldmap *map,
			    const struct value *from,
			    const struct kind *kind, struct view column)
{
	const struct value *fields = value_get(from, VIEW("fields"));

	if (holds(map->arena, value_get(from, VIEW("skip")), column))
		return VIEW("skip");
	for (size_t i = 0; fields && i < fields->len; i++) {
		struct view name = resolve(kind, fields->entries[i].key);

		if (name.len && holds(map->arena, fields->entries[i].value,
				      column))
			return name;
	}
	return VIEW("");
}

/* A column that is called as a field of the kind is. */
static struct view field_named(const struct fieldmap *map,
			       const struct kind *kind, struct view column)
{
	struct view word = plain(map->arena, column);

	for (size_t i = 0; kind && i < kind->fields.list.len; i++) {
		struct view name = kind->fields.list.items[i].name;

		if (!view_is(name, "id") && !view_is(name, "kind") &&
		    view_equal(plain(map->arena, name), word))
			return name;
	}
	return VIEW("");
}

struct view fieldmap_field(const struct fieldmap *map,
			   const struct kind *kind, struct view column)
{
	struct view name = field_in(map, map->own, kind, column);

	if (!name.len)
		name = field_named(map, kind, column);
	return name.len ? name
			: field_in(map, map->standard, kind, column);
}

/* Our word under `key` in the map's `values`. */
static struct view value_in(const struct fieldmap *map,
			    const struct value *from, struct view key,
			    struct view text)
{
	const struct value *words =
		value_get(value_get(from, VIEW("values")), key);

	for (size_t i = 0; words && i < words->len; i++)
		if (holds(map->arena, words->entries[i].value, text))
			return words->entries[i].key;
	return VIEW("");
}

/* The kind's first status of a class that has the word. */
static struct view status_in(const struct fieldmap *map,
			     const struct value *from,
			     const struct kind *kind, struct view text)
{
	static const char *const classes[] = {
		[STATUS_PLANNED] = "planned",
		[STATUS_ACTIVE] = "active",
		[STATUS_DONE] = "done",
		[STATUS_DROPPED] = "dropped",
	};
	const struct value *words = value_get(from, VIEW("statuses"));

	for (size_t i = 0; i < kind->statuses.len; i++) {
		const struct kind_status *status = &kind->statuses.items[i];

		if (holds(map->arena,
			  value_get(words, view_of(classes[status->class])),
			  text))
			return status->name;
	}
	return VIEW("");
}

static struct view find_value(const struct fieldmap *map,
			      const struct value *from,
			      const struct kind *kind,
			      const struct field *field, struct view text)
{
	struct view word = value_in(map, from, field->name, text);

	if (!word.len)
		word = value_in(map, from, view_of(type_name(field->type)),
				text);
	if (!word.len && view_is(field->name, "status"))
		word = status_in(map, from, kind, text);
	return word;
}

/* One of our own words, in another case or with other blanks. */
static struct view own_word(const struct fieldmap *map,
			    const struct kind *kind,
			    const struct field *field, struct view text)
{
	static const char *const scale[] = { "low", "medium", "high",
					     "critical" };
	struct view word = plain(map->arena, text);

	for (size_t i = 0; i < field->values.list.len; i++)
		if (view_equal(plain(map->arena,
				     field->values.list.items[i]), word))
			return field->values.list.items[i];
	for (size_t i = 0; i < kind->statuses.len &&
			   view_is(field->name, "status"); i++)
		if (view_equal(plain(map->arena,
				     kind->statuses.items[i].name), word))
			return kind->statuses.items[i].name;
	for (size_t i = 0; i < 4 && field->type == TYPE_SCALE; i++)
		if (view_is(word, scale[i]))
			return word;
	return VIEW("");
}

struct view fieldmap_value(const struct fieldmap *map,
			   const struct kind *kind,
			   const struct field *field, struct view text)
{
	struct view word = find_value(map, map->own, kind, field, text);

	if (!word.len)
		word = own_word(map, kind, field, text);
	if (!word.len)
		word = find_value(map, map->standard, kind, field, text);
	return word.len ? word : text;
}
