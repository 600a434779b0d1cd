#include "muster/type.h"

#include "muster/date.h"

#define DIGITS_MAX 15	/* of a number: more would not be kept exactly */

static bool is_text(struct view text)
{
	return text.len > 0;
}

static size_t digits(struct view text, size_t from)
{
	size_t to = from;

	while (to < text.len && text.ptr[to] >= '0' && text.ptr[to] <= '9')
		to++;
	return to - from;
}

static struct view unsigned_part(struct view text)
{
	return view_slice(text, view_starts(text, "-") ? 1 : 0, text.len);
}

static bool is_integer(struct view text)
{
	struct view rest = unsigned_part(text);

	return rest.len && rest.len <= DIGITS_MAX &&
	       digits(rest, 0) == rest.len;
}

static bool is_number(struct view text)
{
	struct view rest = unsigned_part(text);
	size_t whole = digits(rest, 0);

	if (!whole || rest.len > DIGITS_MAX + (whole < rest.len))
		return false;
	if (whole == rest.len)
		return true;
	return rest.ptr[whole] == '.' && whole + 1 < rest.len &&
	       whole + 1 + digits(rest, whole + 1) == rest.len;
}

static bool is_one_of(struct view text, const char *const *words)
{
	for (; *words; words++)
		if (view_is(text, *words))
			return true;
	return false;
}

static bool is_bool(struct view text)
{
	static const char *const words[] = { "true", "false", "yes", "no",
					     NULL };

	return is_one_of(text, words);
}

static bool is_date(struct view text)
{
	int32_t day;

	return date_parse(text, &day);
}

static bool is_duration(struct view text)
{
	struct duration duration;

	return duration_parse(text, &duration);
}

static const char *const scale[] = { "low", "medium", "high", "critical",
				     NULL };

static bool is_scale(struct view text)
{
	return is_one_of(text, scale);
}

static const char *const rag[] = { "green", "yellow", "red", NULL };

static bool is_rag(struct view text)
{
	return is_one_of(text, rag);
}

/* Without zeros before the first and behind the last digit that counts. */
static struct view bare_number(struct view text)
{
	while (text.len > 1 && *text.ptr == '0' && text.ptr[1] != '.')
		text = view_slice(text, 1, text.len);
	if (view_find(text, 0, '.') < text.len) {
		while (view_ends(text, "0"))
			text.len--;
		if (view_ends(text, "."))
			text.len--;
	}
	return text;
}

static struct view percent_number(struct view text)
{
	if (view_ends(text, "%"))
		text.len--;
	return view_trim(text);
}

static bool is_percent(struct view text)
{
	struct view number = percent_number(text);
	size_t whole = digits(number, 0);
	int64_t value;

	return is_number(number) &&
	       view_number(view_slice(number, 0, whole), &value) &&
	       (value < 100 || view_is(bare_number(number), "100"));
}

static bool is_currency(struct view text)
{
	if (text.len != 3)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < 'A' || text.ptr[i] > 'Z')
			return false;
	return true;
}

static bool is_money(struct view text)
{
	size_t blank = view_find(text, 0, ' ');
	struct view left = view_slice(text, 0, blank);
	struct view right = view_slice(text, blank + 1, text.len);

	if (blank == text.len)
		return is_number(text);
	return (is_currency(left) && is_number(right)) ||
	       (is_number(left) && is_currency(right));
}

static bool is_url(struct view text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] <= ' ' || text.ptr[i] == '<' ||
		    text.ptr[i] == '>' || text.ptr[i] == '"')
			return false;
	return (view_starts(text, "https://") && text.len > 8) ||
	       (view_starts(text, "http://") && text.len > 7) ||
	       (view_starts(text, "mailto:") && text.len > 7);
}

static const struct {
	const char *name;
	const char *form;
	bool (*accepts)(struct view text);
} types[] = {
	[TYPE_TEXT] = { "text", "plain text", is_text },
	[TYPE_INTEGER] = { "integer", "a whole number such as 12",
			   is_integer },
	[TYPE_NUMBER] = { "number", "a number such as 12 or 4.5", is_number },
	[TYPE_BOOL] = { "bool", "true or false", is_bool },
	[TYPE_DATE] = { "date", "a date such as 2026-07-15", is_date },
	[TYPE_DURATION] = { "duration", "a duration such as 3d, 2w or 10bd",
			    is_duration },
	[TYPE_ENUM] = { "enum", "one of its words", is_text },
	[TYPE_SCALE] = { "scale", "low, medium, high or critical", is_scale },
	[TYPE_RAG] = { "rag", "green, yellow or red", is_rag },
	[TYPE_PERCENT] = { "percent", "a percentage from 0 to 100 such as 85 "
			   "or 85%", is_percent },
	[TYPE_MONEY] = { "money", "an amount such as 120000 USD", is_money },
	[TYPE_URL] = { "url", "an address that begins with https://, http:// "
		       "or mailto:", is_url },
	[TYPE_PERSON] = { "person", "the id of a person", is_text },
	[TYPE_TEAM] = { "team", "the id of a team", is_text },
	[TYPE_REF] = { "ref", "the id of a record", is_text },
	[TYPE_TABLE] = { "table", "a list of maps, one for each row",
			 is_text },
	[TYPE_ANY] = { "any", "a map", is_text },
};

#define TYPES (sizeof(types) / sizeof(*types))

bool type_parse(struct view name, enum type *type)
{
	for (size_t i = 0; i < TYPES; i++)
		if (view_is(name, types[i].name)) {
			*type = (enum type)i;
			return true;
		}
	return false;
}

const char *type_name(enum type type)
{
	return types[type].name;
}

const char *type_form(enum type type)
{
	return types[type].form;
}

bool type_accepts(enum type type, struct view text)
{
	return types[type].accepts(text);
}

const char *const *type_words(enum type type)
{
	return type == TYPE_SCALE ? scale : type == TYPE_RAG ? rag : NULL;
}

static struct view canonical_number(struct view text, struct arena *arena)
{
	struct view bare = bare_number(unsigned_part(text));

	if (!view_starts(text, "-") || view_is(bare, "0"))
		return bare;
	return view_of(arena_printf(arena, "-" VIEW_FMT, VIEW_ARG(bare)));
}

static struct view canonical_money(struct view text, struct arena *arena)
{
	size_t blank = view_find(text, 0, ' ');
	struct view left = view_slice(text, 0, blank);
	struct view right = view_slice(text, blank + 1, text.len);
	bool leads = is_currency(left);
	struct view number = canonical_number(leads ? right : left, arena);
	struct view currency = leads ? left : right;

	return view_of(arena_printf(arena, VIEW_FMT " " VIEW_FMT,
				    VIEW_ARG(number), VIEW_ARG(currency)));
}

static struct view canonical_duration(struct view text, struct arena *arena)
{
	struct duration duration;

	if (!duration_parse(text, &duration))
		return text;
	return view_of(arena_printf(arena, "%d%s", (int)duration.count,
				    duration.unit == DURATION_DAYS ? "d"
								   : "bd"));
}

struct view type_canonical(enum type type, struct view text,
			   struct arena *arena)
{
	if (!type_accepts(type, text))
		return text;
	switch (type) {
	case TYPE_BOOL:
		return view_is(text, "yes")  ? VIEW("true")
		       : view_is(text, "no") ? VIEW("false")
					     : text;
	case TYPE_INTEGER:
	case TYPE_NUMBER:
		return canonical_number(text, arena);
	case TYPE_PERCENT:
		return canonical_number(percent_number(text), arena);
	case TYPE_MONEY:
		return canonical_money(text, arena);
	case TYPE_DURATION:
		return canonical_duration(text, arena);
	default:
		return text;
	}
}

int type_scale_rank(struct view text)
{
	for (int i = 0; scale[i]; i++)
		if (view_is(text, scale[i]))
			return i + 1;
	return 0;
}
