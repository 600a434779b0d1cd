#include "muster/catalog.h"

#include "muster/escape.h"
#include "muster/table.h"
#include "muster/utf8.h"

#define INDENT 4
#define LABEL_WIDTH 12		/* of the words in front of a kind's facts */

static void add_word(struct str *out, const char *separator, struct view word)
{
	if (out->len)
		str_adds(out, separator);
	str_addv(out, word);
}

static struct view open_statuses(const struct kind *kind, struct arena *arena)
{
	struct str words = STR_INIT;
	struct view copy;

	for (size_t i = 0; i < kind->statuses.len; i++)
		if (status_is_open(kind->statuses.items[i].class))
			add_word(&words, ", ", kind->statuses.items[i].name);
	copy = view_copy(arena, str_view(&words));
	str_release(&words);
	return copy;
}

void catalog_table(struct str *out, struct kinds *kinds, size_t width,
		   bool color)
{
	static const struct table_column columns[] = {
		{ "KIND", 0, 0 },
		{ "PREFIX", 0, 0 },
		{ "FOLDER", 0, 2 },
		{ "RAID", 0, 1 },
		{ "OPEN WHILE", TABLE_SHRINK, 3 },
		{ "TITLE", TABLE_SHRINK, 4 },
	};
	struct table table = TABLE_INIT(columns, kinds->arena);
	struct views names;

	kinds_names(kinds, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		const struct kind *kind =
			kinds_find(kinds, names.list.items[i]);

		if (!kind)
			continue;
		table_add(&table, STYLE_BOLD, kind->name);
		table_add(&table, STYLE_PLAIN, kind->prefix);
		table_add(&table, STYLE_PLAIN, kind->folder);
		table_add(&table, STYLE_PLAIN,
			  kind->raid ? VIEW("yes") : VIEW(""));
		table_add(&table, STYLE_PLAIN,
			  open_statuses(kind, kinds->arena));
		table_add(&table, STYLE_PLAIN, kind->title);
	}
	table_write(out, &table, width, color);
}

/* A kind's page, made from its map (catalog_value). */
struct page {
	struct str *out;
	struct str text;	/* of what comes next; not escaped */
	size_t width;
	bool color;
};

/* Take the text from `column` on, wrapped at `indent`. */
static void add_text(struct page *page, size_t column, size_t indent)
{
	struct str escaped = STR_INIT;

	escape_line(&escaped, str_view(&page->text));
	wrap_add(page->out, str_view(&escaped), column, indent, page->width);
	str_addc(page->out, '\n');
	str_release(&escaped);
	str_clear(&page->text);
}

/* The text as a line with a label, or nothing when there is none. */
static void add_fact(struct page *page, struct view label)
{
	if (!page->text.len)
		return;
	str_pad(page->out, INDENT, ' ');
	str_addv(page->out, label);
	str_pad(page->out, LABEL_WIDTH - label.len, ' ');
	add_text(page, INDENT + LABEL_WIDTH, INDENT + LABEL_WIDTH);
}

/* The same as a paragraph. */
static void add_prose(struct page *page, size_t indent)
{
	if (!page->text.len)
		return;
	str_pad(page->out, indent, ' ');
	add_text(page, indent, indent);
}

/* A name in bold; yields the column behind it. */
static size_t add_name(struct page *page, size_t indent, struct view name)
{
	struct str escaped = STR_INIT;
	size_t column;

	str_pad(page->out, indent, ' ');
	escape_line(&escaped, name);
	style_add(page->out, STYLE_BOLD, str_view(&escaped), page->color);
	column = indent + utf8_width(str_view(&escaped));
	str_release(&escaped);
	return column;
}

static struct view text_of(const struct value *map, const char *key)
{
	return value_string(value_get(map, view_of(key)));
}

/* Put " before " and the words of a list, or a word, into the text. */
static void put_words(struct page *page, const char *before,
		      const struct value *words)
{
	if (value_empty(words))
		return;
	str_adds(&page->text, before);
	str_addv(&page->text, value_string(words));
	for (size_t i = 0; i < words->len; i++) {
		str_adds(&page->text, i ? ", " : "");
		str_addv(&page->text, value_string(words->entries[i].value));
	}
}

/* "needed always", "needed in open, closed", or nothing. */
static void put_requirement(struct page *page, const char *before,
			    const struct value *required)
{
	if (value_empty(required))
		return;
	str_adds(&page->text, before);
	put_words(page, required->type == VALUE_LIST ? " in " : " ",
		  required);
}

static void add_statuses(struct page *page, const struct value *statuses)
{
	for (size_t i = 0; i < statuses->len; i++) {
		put_words(page, "", statuses->entries[i].value);
		add_fact(page, statuses->entries[i].key);
	}
}

/* "requested (start), decided (done)" */
static void put_dates(struct page *page, const struct value *dates)
{
	for (size_t i = 0; i < dates->len; i++) {
		struct view field = value_string(dates->entries[i].value);

		if (!field.len)
			continue;
		add_word(&page->text, ", ", field);
		str_addf(&page->text, " (" VIEW_FMT ")",
			 VIEW_ARG(dates->entries[i].key));
	}
}

/* "title is Title, owner is Authors" */
static void put_keys(struct page *page, const struct value *keys)
{
	for (size_t i = 0; i < keys->len; i++) {
		add_word(&page->text, ", ", keys->entries[i].key);
		str_addf(&page->text, " is " VIEW_FMT,
			 VIEW_ARG(value_string(keys->entries[i].value)));
	}
}

static void put_sections(struct page *page, const struct value *sections)
{
	for (size_t i = 0; i < sections->len; i++) {
		const struct value *section = sections->entries[i].value;

		add_word(&page->text, "; ", text_of(section, "heading"));
		put_requirement(page, ", needed",
				value_get(section, VIEW("required")));
	}
}

static void add_facts(struct page *page, const struct value *kind)
{
	struct view prefix = text_of(kind, "prefix");

	if (prefix.len)
		str_addf(&page->text, VIEW_FMT "-001", VIEW_ARG(prefix));
	else
		str_adds(&page->text, "a plain word");
	add_fact(page, VIEW("id"));
	str_addv(&page->text, text_of(kind, "folder"));
	add_fact(page, VIEW("folder"));
	put_words(page, "", value_get(kind, VIEW("files")));
	add_fact(page, VIEW("files"));
	put_keys(page, value_get(kind, VIEW("keys")));
	add_fact(page, VIEW("keys"));
	str_adds(&page->text,
		 value_get(kind, VIEW("raid"))->number ? "yes" : "");
	add_fact(page, VIEW("RAID list"));
	add_statuses(page, value_get(kind, VIEW("statuses")));
	put_dates(page, value_get(kind, VIEW("dates")));
	add_fact(page, VIEW("dates"));
	str_addv(&page->text, text_of(kind, "freshness"));
	add_fact(page, VIEW("fresh for"));
	put_words(page, "", value_get(kind, VIEW("moves")));
	add_fact(page, VIEW("moved by"));
	put_sections(page, value_get(kind, VIEW("sections")));
	add_fact(page, VIEW("sections"));
}

/* "list of ref to issue, risk; needed in open; medium unless given" */
static void put_type(struct page *page, const struct value *field)
{
	struct view type = text_of(field, "type");
	struct view standard = text_of(field, "default");

	if (value_get(field, VIEW("list"))->number && !view_is(type, "table"))
		str_adds(&page->text, "list of ");
	str_addv(&page->text, type);
	put_words(page, ": ", value_get(field, VIEW("values")));
	put_words(page, " to ", value_get(field, VIEW("to")));
	put_requirement(page, "; needed", value_get(field, VIEW("required")));
	if (standard.len)
		str_addf(&page->text, "; " VIEW_FMT " unless given",
			 VIEW_ARG(standard));
}

/* With a table's columns below it. */
static void add_fields(struct page *page, const struct value *fields,
		       size_t indent)
{
	for (size_t i = 0; i < fields->len; i++) {
		const struct value *field = fields->entries[i].value;
		const struct value *columns =
			value_get(field, VIEW("columns"));
		size_t column;

		column = add_name(page, indent, text_of(field, "name"));
		str_adds(page->out, "  ");
		put_type(page, field);
		add_text(page, column + 2, indent + INDENT);
		str_addv(&page->text, text_of(field, "help"));
		add_prose(page, indent + INDENT);
		if (columns)
			add_fields(page, columns, indent + INDENT);
	}
}

void catalog_page(struct str *out, const struct kind *kind,
		  struct arena *arena, size_t width, bool color)
{
	const struct value *map = catalog_value(arena, kind);
	struct page page = { .out = out, .color = color,
			     .width = width < WRAP_PROSE ? width
							 : WRAP_PROSE };

	add_name(&page, 0, kind->name);
	str_addc(out, '\n');
	str_addv(&page.text, kind->about);
	add_prose(&page, INDENT);
	str_addc(out, '\n');
	add_facts(&page, map);
	str_adds(out, "\nfields\n");
	add_fields(&page, value_get(map, VIEW("fields")), INDENT);
	str_release(&page.text);
}
