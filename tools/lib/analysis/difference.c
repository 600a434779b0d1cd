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

/* A map of names to values; what maps hold comes under dotted names. */
static void flatten(struct map *fields, const struct value *map,
		    const char *prefix, struct arena *arena)
{
	for (size_t i = 0; map && i < map->len; i++) {
		struct value *value = map->entries[i].value;
		char *name = arena_printf(arena, "%s" VIEW_FMT, prefix,
					  VIEW_ARG(map->entries[i].key));

		if (value->type == VALUE_MAP)
			flatten(fields, value, arena_printf(arena, "%s.",
							    name), arena);
		else
			map_put(arena, fields, view_of(name), value);
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

struct comparing {
	struct difference *difference;
	const struct kind *kind;
	struct arena *arena;
};

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

static void compare_field(const struct comparing *comparing,
			  struct view name, const struct value *old,
			  const struct value *new)
{
	struct difference *difference = comparing->difference;
	struct arena *arena = comparing->arena;
	const struct field *field =
		comparing->kind ? kind_field(comparing->kind, name) : NULL;
	struct view from = difference_text(old, arena);
	struct view to = difference_text(new, arena);

	if (view_equal(from, to))
		return;
	if (view_is(name, "reviewed"))
		difference->reviewed = to;
	else if (!field || !meaning_same_value(old, new, field, arena))
		add_field(comparing, (struct difference_field){
				     .name = name, .from = from, .to = to },
			  old, new);
}

static void compare_fronts(const struct comparing *comparing,
			   const struct value *old, const struct value *new)
{
	struct map before = MAP_INIT, now = MAP_INIT;

	flatten(&before, old, "", comparing->arena);
	flatten(&now, new, "", comparing->arena);
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

static void compare_bodies(struct difference *difference, struct view old,
			   struct view new, struct arena *arena)
{
	struct map before = MAP_INIT, now = MAP_INIT;

	map_lines(&before, old, arena);
	map_lines(&now, new, arena);
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
	const struct comparing comparing = { difference, kind, arena };

	*difference = (struct difference){ 0 };
	compare_fronts(&comparing, old ? old->front : NULL, new->front);
	compare_bodies(difference, old ? old->body : VIEW(""), new->body,
		       arena);
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
