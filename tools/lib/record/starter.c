#include "muster/starter.h"

#include "muster/quote.h"
#include "muster/typed.h"
#include "muster/utf8.h"
#include "slot.h"

#define INDENT 2	/* blanks for each level */

/* Where the value of a dotted name belongs; maps are made on the way. NULL
 * when something else stands there. */
static struct value_entry *find_place(struct starter *starter,
				      struct view name)
{
	struct value *map = starter->front;
	struct value_entry *entry = NULL;

	while (name.len) {
		struct view key = slot_part(&name);

		entry = value_entry(map, key);
		if (!entry)
			entry = value_put(starter->arena, map, key,
					  value_null(starter->arena));
		if (name.len && entry->value->type == VALUE_NULL)
			entry->value = value_map(starter->arena);
		if (name.len && entry->value->type != VALUE_MAP)
			return NULL;
		map = entry->value;
	}
	return entry;
}

static struct view standard_text(const struct kind *kind, struct view name)
{
	const struct field *field = kind_field(kind, name);

	if (view_is(name, "kind"))
		return kind->name;
	if (field && field->standard.len)
		return field->standard;
	if (view_is(name, "status") && kind->statuses.len)
		return kind->statuses.items[0].name;
	return VIEW("");
}

static void begin(struct starter *starter, struct view name)
{
	const struct kind *kind = starter->kind;
	struct value_entry *entry = find_place(starter, name);
	struct err ignored;
	struct value *value = typed_value(kind, name,
					  standard_text(kind, name),
					  starter->arena, &ignored);

	if (entry && value)
		entry->value = value;
}

void starter_init(struct starter *starter, const struct kind *kind,
		  struct arena *arena)
{
	static const char *const always[] = { "id", "kind", "status",
					      "title" };

	*starter = (struct starter){ kind, arena, value_map(arena),
				     kind->document->body };
	for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++) {
		struct view name = view_of(always[i]);

		if (!views_have(&kind->starter, name) &&
		    (kind->statuses.len || !view_is(name, "status")))
			begin(starter, name);
	}
	for (size_t i = 0; i < kind->starter.list.len; i++)
		begin(starter, kind->starter.list.items[i]);
}

int starter_set(struct starter *starter, struct view name, struct view text,
		struct err *err)
{
	struct value *value = typed_value(starter->kind, name, text,
					  starter->arena, err);
	struct value_entry *entry;

	if (!value)
		return -1;
	entry = find_place(starter, name);
	if (!entry)
		return err_set(err, "a value and '" VIEW_FMT "' can't both be "
			       "set", VIEW_ARG(name));
	entry->value = value;
	return 0;
}

struct view starter_text(const struct starter *starter, const char *name)
{
	return value_string(value_path(starter->front, view_of(name)));
}

static void add_list(struct str *out, const struct value *list)
{
	str_adds(out, " [");
	for (size_t i = 0; i < list->len; i++) {
		str_adds(out, i ? ", " : "");
		quote_scalar(out, value_string(list->entries[i].value));
	}
	str_addc(out, ']');
}

/* No deeper than a name has parts. */
static void add_map(struct str *out, const struct value *map, size_t indent)
{
	for (size_t i = 0; i < map->len; i++) {
		const struct value *value = map->entries[i].value;

		str_pad(out, indent, ' ');
		quote_scalar(out, map->entries[i].key);
		str_addc(out, ':');
		if (value->type == VALUE_TEXT) {
			str_addc(out, ' ');
			quote_scalar(out, value->text);
		} else if (value->type == VALUE_LIST) {
			add_list(out, value);
		}
		str_addc(out, '\n');
		if (value->type == VALUE_MAP)
			add_map(out, value, indent + INDENT);
	}
}

void starter_write(const struct starter *starter, struct str *out)
{
	str_adds(out, "---\n");
	add_map(out, starter->front, 0);
	str_adds(out, "---\n");
	str_addv(out, starter->body);
}

/* Letters and digits of ASCII, lowered, and what the Latin letters from
 * U+00C0 on come down to without their marks; '-' for all else. */
static char slug_char(int32_t code)
{
	static const char latin[] =
		"aaaaaaaceeeeiiiidnooooo-ouuuuyts"
		"aaaaaaaceeeeiiiidnooooo-ouuuuyty"
		"aaaaaaccccccccddddeeeeeeeeeegggg"
		"gggghhhhiiiiiiiiiiiijjkkklllllll"
		"lllnnnnnnnnnoooooooorrrrrrssssss"
		"ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

	if (code >= 'A' && code <= 'Z')
		return (char)(code - 'A' + 'a');
	if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
		return (char)code;
	if (code >= 0xc0 && code < 0xc0 + (int32_t)sizeof(latin) - 1)
		return latin[code - 0xc0];
	return '-';
}

struct view starter_slug(struct arena *arena, struct view title)
{
	char *slug = arena_alloc(arena, STARTER_SLUG_MAX + 1);
	size_t len = 0, word = 0;	/* where the last whole word ends */
	size_t pos = 0;
	bool gap = false;

	while (pos < title.len) {
		int32_t code = utf8_next(title, &pos);
		char c = slug_char(code);

		if (code == '\'' || (code >= 0x300 && code <= 0x36f))
			continue;
		if (c == '-') {
			gap = len > 0;
			word = len;
			continue;
		}
		if (len + gap + 1 > STARTER_SLUG_MAX)
			return (struct view){ slug, word ? word : len };
		if (gap)
			slug[len++] = '-';
		gap = false;
		slug[len++] = c;
	}
	return (struct view){ slug, len };
}

struct view starter_path(const struct starter *starter, struct view dir)
{
	const struct kind *kind = starter->kind;
	struct view slug = VIEW("");

	if (kind->prefix.len)
		slug = starter_slug(starter->arena,
				    starter_text(starter, "title"));
	return view_of(arena_printf(
		starter->arena, VIEW_FMT "/" VIEW_FMT "%s" VIEW_FMT "%s"
		VIEW_FMT ".md", VIEW_ARG(dir), VIEW_ARG(kind->folder),
		kind->folder.len ? "/" : "",
		VIEW_ARG(starter_text(starter, "id")),
		slug.len ? "-" : "", VIEW_ARG(slug)));
}
