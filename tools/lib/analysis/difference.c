#include "muster/difference.h"

#include "muster/map.h"
#include "muster/meaning.h"

#define QUOTED_MAX 60	/* bytes of a long text that words repeat */

/* No deeper than YAML may be. */
static void add_text(struct str *out, const struct value *value)
{
	if (value->type == VALUE_TEXT)
		str_addv(out, value->text);
	for (size_t i = 0; i < value->len; i++) {
		if (i)
			str_adds(out, ", ");
		if (value->type == VALUE_MAP) {
			str_addv(out, value->entries[i].key);
			str_adds(out, ": ");
		}
		add_text(out, value->entries[i].value);
	}
}

struct view difference_text(const struct value *value, struct arena *arena)
{
	struct str text = STR_INIT;
	struct view view;

	if (!value)
		return VIEW("");
	if (value->type == VALUE_TEXT)
		return value->text;
	add_text(&text, value);
	view = view_copy(arena, str_view(&text));
	str_release(&text);
	return view;
}

struct comparing {
	struct difference *difference;
	const struct kind *kind;
	struct arena *arena;
	struct arena scratch;		/* for what is gone behind it */
};

/* A map of names to values; what maps hold comes under dotted names. */
static void flatten(struct comparing *comparing, struct map *fields,
		    const struct value *map, const struct view *prefix)
{
	map_reserve(&comparing->scratch, fields, map ? map->len : 0);
	for (size_t i = 0; map && i < map->len; i++) {
		struct value *value = map->entries[i].value;
		struct view name = map->entries[i].key;

		if (prefix)
			name = view_of(arena_printf(comparing->arena, VIEW_FMT
						    "." VIEW_FMT,
						    VIEW_ARG(*prefix),
						    VIEW_ARG(name)));
		if (value->type == VALUE_MAP)
			flatten(comparing, fields, value, &name);
		else
			map_put(&comparing->scratch, fields, name, value);
	}
}

/* The items of a list that another lacks, as one text. */
static struct view items_lacking(const struct value *list,
				 const struct value *other,
				 struct arena *arena)
{
	struct map known = MAP_INIT;
	struct str text = STR_INIT;
	struct view view;

	for (size_t i = 0; i < other->len; i++)
		map_put(arena, &known,
			difference_text(other->entries[i].value, arena),
			&known);
	for (size_t i = 0; i < list->len; i++) {
		view = difference_text(list->entries[i].value, arena);
		if (map_get(&known, view))
			continue;
		str_adds(&text, text.len ? "; " : "");
		str_addv(&text, view);
	}
	view = view_copy(arena, str_view(&text));
	str_release(&text);
	return view;
}

static void add_field(const struct comparing *comparing,
		      struct difference_field field, const struct value *old,
		      const struct value *new)
{
	struct arena *arena = comparing->arena;

	if (old && new && old->type == VALUE_LIST &&
	    new->type == VALUE_LIST) {
		field.more = items_lacking(new, old, arena);
		field.less = items_lacking(old, new, arena);
	}
	*VEC_PUSH(arena, &comparing->difference->fields) = field;
}

/* Most fields: seen without making their texts. */
static bool same_texts(const struct value *old, const struct value *new)
{
	if (!old || !new || old->type != new->type)
		return false;
	if (old->type == VALUE_TEXT)
		return view_equal(old->text, new->text);
	if (old->type != VALUE_LIST || old->len != new->len)
		return false;
	for (size_t i = 0; i < old->len; i++)
		if (old->entries[i].value->type != VALUE_TEXT ||
		    !same_texts(old->entries[i].value, new->entries[i].value))
			return false;
	return true;
}

static void compare_field(const struct comparing *comparing,
			  struct view name, const struct value *old,
			  const struct value *new)
{
	struct difference *difference = comparing->difference;
	struct arena *arena = comparing->arena;
	const struct field *field;
	struct view from, to;

	if (same_texts(old, new))
		return;
	from = difference_text(old, arena);
	to = difference_text(new, arena);
	if (view_equal(from, to))
		return;
	field = comparing->kind ? kind_field(comparing->kind, name) : NULL;
	if (view_is(name, "reviewed"))
		difference->reviewed = to;
	else if (!field || !meaning_same_value(old, new, field, arena))
		add_field(comparing, (struct difference_field){
				     .name = name, .from = from, .to = to },
			  old, new);
}

static void compare_fronts(struct comparing *comparing,
			   const struct value *old, const struct value *new)
{
	struct map before = MAP_INIT, now = MAP_INIT;

	flatten(comparing, &before, old, NULL);
	flatten(comparing, &now, new, NULL);
	for (size_t i = 0; i < now.len; i++)
		compare_field(comparing, now.entries[i].key,
			      map_get(&before, now.entries[i].key),
			      now.entries[i].value);
	for (size_t i = 0; i < before.len; i++)
		if (!map_get(&now, before.entries[i].key))
			compare_field(comparing, before.entries[i].key,
				      before.entries[i].value, NULL);
}

/* The lines of a body as keys, without what is around their words; headings
 * say nothing by themselves. */
static void map_lines(struct map *lines, struct view body,
		      struct arena *arena)
{
	struct view line;

	while (view_line(&body, &line)) {
		line = view_trim(line);
		if (view_starts(line, "- "))
			line = view_trim(view_slice(line, 2, line.len));
		if (line.len && *line.ptr != '#')
			map_put(arena, lines, line, lines);
	}
}

static void compare_bodies(struct comparing *comparing, struct view old,
			   struct view new)
{
	struct difference *difference = comparing->difference;
	struct map before = MAP_INIT, now = MAP_INIT;

	if (view_equal(old, new))
		return;
	map_lines(&before, old, &comparing->scratch);
	map_lines(&now, new, &comparing->scratch);
	for (size_t i = 0; i < now.len; i++) {
		if (map_get(&before, now.entries[i].key))
			continue;
		if (!difference->added++)
			difference->line = now.entries[i].key;
	}
	for (size_t i = 0; i < before.len; i++)
		difference->removed += !map_get(&now, before.entries[i].key);
}

void difference_find(struct difference *difference,
		     const struct document *old, const struct document *new,
		     const struct kind *kind, struct arena *arena)
{
	struct comparing comparing = { difference, kind, arena, ARENA_INIT };

	*difference = (struct difference){ 0 };
	compare_fronts(&comparing, old ? old->front : NULL, new->front);
	compare_bodies(&comparing, old ? old->body : VIEW(""), new->body);
	arena_release(&comparing.scratch);
}

bool difference_none(const struct difference *difference)
{
	return !difference->fields.len && !difference->added &&
	       !difference->removed;
}

static void add_cut(struct str *out, struct view text)
{
	size_t end = QUOTED_MAX;

	if (text.len <= QUOTED_MAX) {
		str_addv(out, text);
		return;
	}
	while (end && (text.ptr[end] & 0xc0) == 0x80)
		end--;
	str_addv(out, view_slice(text, 0, end));
	str_adds(out, "\xe2\x80\xa6");
}

/* Both would be cut, perhaps where they are the same. */
static bool is_long_list(const struct difference_field *field)
{
	return (field->more.len || field->less.len) &&
	       (field->from.len > QUOTED_MAX || field->to.len > QUOTED_MAX);
}

void difference_value(struct str *out, const struct difference_field *field)
{
	if (is_long_list(field)) {
		if (field->more.len) {
			str_adds(out, "+ ");
			add_cut(out, field->more);
		}
		if (field->less.len) {
			str_adds(out, field->more.len ? ", - " : "- ");
			add_cut(out, field->less);
		}
		return;
	}
	if (field->from.len) {
		add_cut(out, field->from);
		str_adds(out, " -> ");
	}
	if (field->to.len)
		add_cut(out, field->to);
	else
		str_adds(out, "nothing");
}

void difference_words(struct str *out, const struct difference *difference)
{
	const char *comma = "";

	for (size_t i = 0; i < difference->fields.len; i++) {
		const struct difference_field *field =
			&difference->fields.items[i];

		str_addf(out, "%s" VIEW_FMT " ", comma,
			 VIEW_ARG(field->name));
		difference_value(out, field);
		comma = ", ";
	}
	if (difference->added == 1 && !difference->removed) {
		str_addf(out, "%sadded: ", comma);
		add_cut(out, difference->line);
	} else if (difference->added || difference->removed) {
		str_addf(out, "%stext +%zu -%zu lines", comma,
			 difference->added, difference->removed);
	}
}
