#include "kind_schema_field.h"

#include "muster/schema.h"

#define NUMBER "-?[0-9]+(\\.[0-9]+)?"
#define PLAIN_ID "[a-z0-9]+([-._][a-z0-9]+)*"
#define TOKEN "[A-Za-z0-9]+([-._][A-Za-z0-9]+)*"

/* A text of each type: what JSON types editors read it as, and what it
 * looks like where it is a string. */
static const struct form {
	const char *types[3];
	const char *pattern;
	const char *format;
} forms[] = {
	[TYPE_TEXT] = { { "string", "number", "boolean" }, NULL, NULL },
	[TYPE_INTEGER] = { { "integer", "string" }, "^-?[0-9]{1,15}$", NULL },
	[TYPE_NUMBER] = { { "number", "string" }, "^" NUMBER "$", NULL },
	[TYPE_BOOL] = { { "boolean", "string" }, "^(true|false|yes|no)$",
			NULL },
	[TYPE_DATE] = { { "string" },
			"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
			"date" },
	[TYPE_DURATION] = { { "string" }, "^[0-9]+(d|w|bd)$", NULL },
	[TYPE_PERCENT] = { { "number", "string" },
			   "^(0*[0-9]{1,2}(\\.[0-9]+)?|0*100(\\.0+)?) *%?$",
			   NULL },
	[TYPE_MONEY] = { { "number", "string" },
			 "^(" NUMBER "|[A-Z]{3} " NUMBER "|" NUMBER
			 " [A-Z]{3})$", NULL },
	[TYPE_ENUM] = { { "string" }, NULL, NULL },	/* that has no words */
	[TYPE_URL] = { { "string" },
		       "^(https?://|mailto:)[^\\x00-\\x20<>\"]+$", NULL },
	[TYPE_PERSON] = { { "string" }, NULL, NULL },
	[TYPE_TEAM] = { { "string" }, NULL, NULL },
	[TYPE_REF] = { { "string" }, NULL, NULL },
	[TYPE_ANY] = { { NULL }, NULL, NULL },
};

static struct value *text(struct schema_maker *maker, const char *word)
{
	return value_text(maker->arena, view_of(word));
}

static void push_text(struct schema_maker *maker, struct value *list,
		      const char *word)
{
	value_push(maker->arena, list, text(maker, word));
}

/* --- ids */

/* The text as a regular expression that matches nothing else. */
static void add_literal(struct str *out, struct view literal)
{
	for (size_t i = 0; i < literal.len; i++) {
		if (view_find(VIEW("^$\\.*+?()[]{}|/"), 0, literal.ptr[i]) <
		    15)
			str_addc(out, '\\');
		str_addc(out, literal.ptr[i]);
	}
}

/* Alternatives of one form share it: "(A|R)-TOKEN". */
static void add_prefixes(struct str *out, const struct views *prefixes)
{
	bool several = prefixes->list.len > 1;

	if (several)
		str_addc(out, '(');
	for (size_t i = 0; i < prefixes->list.len; i++) {
		if (i)
			str_addc(out, '|');
		add_literal(out, prefixes->list.items[i]);
	}
	str_adds(out, several ? ")-" TOKEN : "-" TOKEN);
}

/* What matches the ids of kinds with these prefixes, and plain ones. */
static struct value *id_pattern(struct schema_maker *maker,
				const struct views *prefixes, bool plain)
{
	struct str out = STR_INIT;
	bool both = plain && prefixes->list.len;
	struct view copy;

	str_adds(&out, both ? "^(" : "^");
	if (prefixes->list.len)
		add_prefixes(&out, prefixes);
	if (both)
		str_addc(&out, '|');
	if (plain)
		str_adds(&out, PLAIN_ID);
	str_adds(&out, both ? ")$" : "$");
	copy = view_copy(maker->arena, str_view(&out));
	str_release(&out);
	return value_text(maker->arena, copy);
}

/* Kinds that a field may name; all but those whose ids are apart from the
 * others', when it does not say. */
static void list_targets(struct schema_maker *maker, const struct field *field,
			 struct views *names)
{
	if (field->type != TYPE_REF)
		*VEC_PUSH(maker->arena, &names->list) =
			view_of(type_name(field->type));
	else if (field->to.list.len)
		*names = field->to;
	else
		kinds_names(maker->kinds, names);
}

static void put_targets(struct schema_maker *maker, const struct field *field,
			struct value *map)
{
	struct views names = { 0 }, prefixes = { 0 };
	bool plain = false;

	list_targets(maker, field, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		const struct kind *kind =
			kinds_find(maker->kinds, names.list.items[i]);

		if (kind && !kind->prefix.len)
			plain = true;
		else if (kind && !views_have(&prefixes, kind->prefix))
			*VEC_PUSH(maker->arena, &prefixes.list) =
				kind->prefix;
	}
	if (plain || prefixes.list.len)
		value_put(maker->arena, map, VIEW("pattern"),
			  id_pattern(maker, &prefixes, plain));
}

struct value *schema_field_id(struct schema_maker *maker,
			      const struct kind *kind)
{
	struct value *map = value_map(maker->arena);
	struct views prefixes = { 0 };

	if (kind->prefix.len)
		*VEC_PUSH(maker->arena, &prefixes.list) = kind->prefix;
	value_put(maker->arena, map, VIEW("type"), text(maker, "string"));
	value_put(maker->arena, map, VIEW("pattern"),
		  id_pattern(maker, &prefixes, !kind->prefix.len));
	value_put_number(maker->arena, map, "maxLength", SCHEMA_ID_MAX);
	return map;
}

/* --- objects */

struct value *schema_field_object(struct schema_maker *maker, bool filled)
{
	struct value *map = value_map(maker->arena);
	struct value *types = value_list(maker->arena);

	push_text(maker, types, "object");
	if (!filled)
		push_text(maker, types, "null");
	value_put(maker->arena, map, VIEW("type"),
		  filled ? text(maker, "object") : types);
	value_put(maker->arena, map, VIEW("properties"),
		  value_map(maker->arena));
	value_put_bool(maker->arena, map, "additionalProperties", false);
	return map;
}

void schema_field_require(struct schema_maker *maker, struct value *object,
			  struct view name)
{
	struct value *list = value_get(object, VIEW("required"));

	if (!list) {
		list = value_list(maker->arena);
		value_put(maker->arena, object, VIEW("required"), list);
	}
	for (size_t i = 0; i < list->len; i++)
		if (view_equal(list->entries[i].value->text, name))
			return;
	value_push(maker->arena, list, value_text(maker->arena, name));
}

static struct value *make_row(struct schema_maker *maker,
			      const struct field *table)
{
	struct value *row = schema_field_object(maker, true);
	struct value *columns = value_get(row, VIEW("properties"));

	for (size_t i = 0; i < table->columns.list.len; i++) {
		const struct field *column = &table->columns.list.items[i];

		value_put(maker->arena, columns, column->name,
			  schema_field(maker, column,
				       column->required.always));
		if (column->required.always)
			schema_field_require(maker, row, column->name);
	}
	return row;
}

/* --- scalars and lists of them */

static void push_once(struct schema_maker *maker, struct value *list,
		      struct value *item)
{
	for (size_t i = 0; i < list->len; i++)
		if (value_equal(list->entries[i].value, item))
			return;
	value_push(maker->arena, list, item);
}

/* The word, and what readers of YAML make of it when it is plain. */
static void push_word(struct schema_maker *maker, struct value *list,
		      struct view word)
{
	struct view truth = type_canonical(TYPE_BOOL, word, maker->arena);
	int64_t number;

	push_once(maker, list, value_text(maker->arena, word));
	if (view_number(word, &number))
		push_once(maker, list, value_number(maker->arena, number));
	if (view_is(truth, "true") || view_is(truth, "false"))
		push_once(maker, list, value_bool(maker->arena,
						  view_is(truth, "true")));
}

struct value *schema_field_words(struct schema_maker *maker,
				 const struct views *words, bool filled)
{
	struct value *map = value_map(maker->arena);
	struct value *list = value_list(maker->arena);

	for (size_t i = 0; i < words->list.len; i++)
		push_word(maker, list, words->list.items[i]);
	if (!filled)
		value_push(maker->arena, list, value_null(maker->arena));
	value_put(maker->arena, map, VIEW("enum"), list);
	return map;
}

/* "^Inactive": any text that begins so. */
static struct value *make_beginning(struct schema_maker *maker,
				    struct view word)
{
	struct value *map = value_map(maker->arena);
	struct str out = STR_INIT;

	str_addc(&out, '^');
	add_literal(&out, word);
	value_put(maker->arena, map, VIEW("type"), text(maker, "string"));
	value_put_text(maker->arena, map, "pattern",
		       view_copy(maker->arena, str_view(&out)));
	str_release(&out);
	return map;
}

struct value *schema_field_statuses(struct schema_maker *maker,
				    const struct views *statuses)
{
	struct value *map = value_map(maker->arena);
	struct value *either = value_list(maker->arena);
	struct views words = { 0 };

	value_push(maker->arena, either, NULL);
	for (size_t i = 0; i < statuses->list.len; i++) {
		struct view word = statuses->list.items[i];

		if (view_ends(word, "*")) {
			word.len--;
			value_push(maker->arena, either,
				   make_beginning(maker, word));
		}
		*VEC_PUSH(maker->arena, &words.list) = word;
	}
	either->entries[0].value = schema_field_words(maker, &words, true);
	value_put(maker->arena, map, VIEW("anyOf"), either);
	return either->len > 1 ? map : either->entries[0].value;
}

/* The words of an enum and of types that are like one. */
static bool list_words(struct schema_maker *maker, const struct field *field,
		       struct views *words)
{
	const char *const *own = type_words(field->type);

	*words = field->values;
	for (; own && *own; own++)
		*VEC_PUSH(maker->arena, &words->list) = view_of(*own);
	return words->list.len > 0;
}

static struct value *make_types(struct schema_maker *maker,
				const struct form *form, bool filled,
				bool list)
{
	struct value *types = value_list(maker->arena);

	if (list)
		push_text(maker, types, "array");
	for (size_t i = 0; i < 3 && form->types[i]; i++)
		push_text(maker, types, form->types[i]);
	if (!filled)
		push_text(maker, types, "null");
	return types->len == 1 ? types->entries[0].value : types;
}

static void put_limits(struct schema_maker *maker, const struct field *field,
		       struct value *map)
{
	const struct form *form = &forms[field->type];

	if (form->pattern)
		value_put(maker->arena, map, VIEW("pattern"),
			  text(maker, form->pattern));
	if (form->format)
		value_put(maker->arena, map, VIEW("format"),
			  text(maker, form->format));
	if (field->type == TYPE_PERCENT) {
		value_put_number(maker->arena, map, "minimum", 0);
		value_put_number(maker->arena, map, "maximum", 100);
	}
	if (field->type == TYPE_PERSON || field->type == TYPE_TEAM ||
	    field->type == TYPE_REF)
		put_targets(maker, field, map);
}

/* One value of the field's type; `list`: or a list, which the caller
 * describes. */
static struct value *make_scalar(struct schema_maker *maker,
				 const struct field *field, bool filled,
				 bool list)
{
	struct value *map = value_map(maker->arena);
	struct views words;

	if (list_words(maker, field, &words))
		return schema_field_words(maker, &words, filled);
	value_put(maker->arena, map, VIEW("type"),
		  make_types(maker, &forms[field->type], filled, list));
	if (filled && field->type == TYPE_TEXT)
		value_put_number(maker->arena, map, "minLength", 1);
	put_limits(maker, field, map);
	return map;
}

/* "anyOf": a list of the words, or one of them. */
static struct value *make_words(struct schema_maker *maker,
				const struct views *words, bool filled)
{
	struct value *map = value_map(maker->arena);
	struct value *either = value_list(maker->arena);
	struct value *list = value_map(maker->arena);

	value_put(maker->arena, list, VIEW("type"), text(maker, "array"));
	value_put(maker->arena, list, VIEW("items"),
		  schema_field_words(maker, words, false));
	if (filled)
		value_put_number(maker->arena, list, "minItems", 1);
	value_push(maker->arena, either, list);
	value_push(maker->arena, either,
		   schema_field_words(maker, words, filled));
	value_put(maker->arena, map, VIEW("anyOf"), either);
	return map;
}

static struct value *make_table(struct schema_maker *maker,
				const struct field *field, bool filled)
{
	static const struct form table = { { NULL }, NULL, NULL };
	struct value *map = value_map(maker->arena);

	value_put(maker->arena, map, VIEW("type"),
		  make_types(maker, &table, filled, true));
	value_put(maker->arena, map, VIEW("items"), make_row(maker, field));
	return map;
}

/* Also a single value, which muster takes for a list of one. */
static struct value *make_list(struct schema_maker *maker,
			       const struct field *field, bool filled)
{
	struct views words;
	struct value *map;

	if (field->type == TYPE_TABLE) {
		map = make_table(maker, field, filled);
	} else if (list_words(maker, field, &words)) {
		return make_words(maker, &words, filled);
	} else {
		map = make_scalar(maker, field, filled, true);
		value_put(maker->arena, map, VIEW("items"),
			  make_scalar(maker, field, false, false));
	}
	if (filled)
		value_put_number(maker->arena, map, "minItems", 1);
	return map;
}

struct value *schema_field_filled(struct schema_maker *maker)
{
	struct value *map = value_map(maker->arena);
	struct value *not = value_map(maker->arena);
	struct value *list = value_list(maker->arena);

	value_push(maker->arena, list, value_null(maker->arena));
	push_text(maker, list, "");
	value_push(maker->arena, list, value_list(maker->arena));
	value_push(maker->arena, list, value_map(maker->arena));
	value_put(maker->arena, not, VIEW("enum"), list);
	value_put(maker->arena, map, VIEW("not"), not);
	return map;
}

struct value *schema_field(struct schema_maker *maker,
			   const struct field *field, bool filled)
{
	struct value *map;

	if (field->type == TYPE_ANY)
		map = filled ? schema_field_filled(maker)
			     : value_map(maker->arena);
	else
		map = field->list ? make_list(maker, field, filled)
				  : make_scalar(maker, field, filled, false);
	if (field->help.len)
		value_put_text(maker->arena, map, "description", field->help);
	if (field->standard.len)
		value_put_text(maker->arena, map, "default", field->standard);
	return map;
}
