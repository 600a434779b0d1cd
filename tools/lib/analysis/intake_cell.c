#include "intake_cell.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "muster/date.h"
#include "muster/utf8.h"

static void note(struct intake_filling *filling, struct view column,
		 const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* "Column: what happened to its value". */
static void note(struct intake_filling *filling, struct view column,
		 const char *fmt, ...)
{
	struct arena *arena = filling->intake->arena;
	char text[FINDING_TEXT_MAX];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	*VEC_PUSH(arena, &filling->row->notes) = view_of(arena_printf(
		arena, VIEW_FMT ": %s", VIEW_ARG(column), text));
}

struct view intake_clean(struct arena *arena, struct view cell, bool *changed)
{
	struct str out = STR_INIT;
	struct view copy;
	size_t pos = 0;

	*changed = false;
	while (pos < cell.len) {
		int32_t code = utf8_next(cell, &pos);

		switch (utf8_class(code)) {
		case UTF8_SEPARATOR:
			str_addc(&out, '\n');
			break;
		case UTF8_CONTROL:
		case UTF8_BIDI:
			*changed = true;
			break;
		default:
			if (code == '\t')
				code = ' ';
			utf8_add(&out, code);
		}
	}
	copy = view_copy(arena, view_trim(str_view(&out)));
	str_release(&out);
	return copy;
}

static struct view column_name(const struct intake_filling *filling,
			       size_t column)
{
	const struct sheet_cells *columns = &filling->row->sheet->columns;

	if (column >= columns->list.len)
		return VIEW("beyond the last column");
	return columns->list.items[column].len
		       ? columns->list.items[column]
		       : VIEW("column without a name");
}

/* "- **Column**: value", further lines indented below it. */
static void keep(struct intake_filling *filling, struct view column,
		 struct view text)
{
	struct str *out = &filling->rest;
	struct view line;
	bool first = true;

	str_addf(out, "- **" VIEW_FMT "**: ", VIEW_ARG(column));
	while (view_line(&text, &line)) {
		if (!first)
			str_adds(out, "  ");
		str_addv(out, line);
		str_addc(out, '\n');
		first = false;
	}
}

static bool equal_words(struct arena *arena, struct view a, struct view b)
{
	return view_equal(utf8_skeleton(arena, a), utf8_skeleton(arena, b));
}

/* The record of a kind that has this id or title. */
static const struct record *find_named(const struct intake *intake,
				       const char *kind, struct view name)
{
	const struct program *program = intake->program;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (record->kind && view_is(record->kind->name, kind) &&
		    (equal_words(intake->arena, record->id, name) ||
		     equal_words(intake->arena, record->title, name)))
			return record;
	}
	return NULL;
}

/* "Bob Smith <bob@example.com>", either alone or both. */
static void split_person(struct view text, struct view *name,
			 struct view *email)
{
	size_t open = view_find(text, 0, '<');

	*name = view_trim(view_slice(text, 0, open));
	*email = view_trim(view_slice(text, open + 1,
				      view_find(text, open, '>')));
	if (open == text.len && view_find(text, 0, '@') < text.len &&
	    view_find(text, 0, ' ') == text.len) {
		*email = text;
		*name = view_slice(text, 0, view_find(text, 0, '@'));
	}
}

static struct intake_stranger *add_stranger(struct intake *intake,
					    struct view name,
					    struct view email)
{
	struct intake_stranger *stranger;

	for (size_t i = 0; i < intake->strangers.len; i++) {
		stranger = &intake->strangers.items[i];
		if (equal_words(intake->arena, stranger->name, name)) {
			stranger->rows++;
			return stranger;
		}
	}
	stranger = VEC_PUSH(intake->arena, &intake->strangers);
	*stranger = (struct intake_stranger){ name, email, VIEW(""), 1 };
	if (intake->people)
		stranger->id = starter_slug(intake->arena, name);
	if (stranger->id.len && ids_find(intake->ids, stranger->id))
		stranger->id = VIEW("");	/* somebody else's */
	if (stranger->id.len)
		ids_take(intake->ids, stranger->id, intake->source);
	return stranger;
}

/* Somebody whom the program knows by address, id or name, "Smith, Bob"
 * included; or the empty view. */
static struct view find_known(const struct intake *intake, struct view text)
{
	size_t comma = view_find(text, 0, ',');
	const struct record *person;
	struct view name, email;

	split_person(text, &name, &email);
	person = email.len ? program_person(intake->program, email) : NULL;
	if (!person)
		person = find_named(intake, "person", name);
	if (!person && comma < text.len)
		person = find_named(intake, "person", view_of(arena_printf(
			intake->arena, VIEW_FMT " " VIEW_FMT,
			VIEW_ARG(view_trim(view_slice(text, comma + 1,
						      text.len))),
			VIEW_ARG(view_slice(text, 0, comma)))));
	return person ? person->id : VIEW("");
}

/* A person's id, or the empty view. Of several the first one counts, since
 * a record has one owner. */
static struct view find_person(struct intake_filling *filling,
			       struct view text)
{
	struct view id = find_known(filling->intake, text), name, email;
	size_t end = 0;

	while (end < text.len && !strchr(",;/&+\n", text.ptr[end]))
		end++;
	if (id.len)
		return id;
	if (end < text.len)
		return find_known(filling->intake,
				  view_trim(view_slice(text, 0, end)));
	split_person(text, &name, &email);
	return add_stranger(filling->intake, name, email)->id;
}

/* Their word for another record: an id of the program, or a row's. */
static struct view find_record(const struct intake_filling *filling,
			       struct view text)
{
	const struct intake_row *row = map_get(filling->keys, text);
	const struct record *record = program_find(filling->intake->program,
						   text);

	if (row)
		return row->id;
	return record ? record->id : VIEW("");
}

static struct view read_date(struct intake_filling *filling, size_t column,
			     struct view text)
{
	int32_t day;
	char date[DATE_SIZE];

	if (freedate_parse(text, filling->dates[column], &day) !=
	    FREEDATE_READ)
		return VIEW("");
	return view_copy(filling->intake->arena,
			 view_of(date_format(day, date)));
}

/* One text as the field's type takes it, or the empty view. */
static struct view convert(struct intake_filling *filling,
			   const struct field *field, size_t column,
			   struct view text)
{
	struct intake *intake = filling->intake;
	const struct kind *kind = filling->row->kind;
	const struct record *team;

	switch (field->type) {
	case TYPE_DATE:
		return read_date(filling, column, text);
	case TYPE_PERSON:
		return find_person(filling, text);
	case TYPE_TEAM:
		team = find_named(intake, "team", text);
		return team ? team->id : VIEW("");
	case TYPE_REF:
		return find_record(filling, text);
	case TYPE_TABLE:
	case TYPE_ANY:
		return VIEW("");
	default:
		break;
	}
	text = fieldmap_value(intake->map, kind, field, text);
	if (view_is(field->name, "status") && kind->statuses.len &&
	    kind_status(kind, text) == STATUS_NONE)
		return VIEW("");
	if (field->type == TYPE_ENUM && !views_have(&field->values, text))
		return VIEW("");
	if (view_find(text, 0, '\n') < text.len)
		return VIEW("");
	return type_accepts(field->type, text) ? text : VIEW("");
}

/* All items of a list; empty when one of them is none. */
static struct view convert_list(struct intake_filling *filling,
				const struct field *field, size_t column,
				struct view text)
{
	struct str out = STR_INIT;
	struct view all, item;
	bool good = true;

	while (text.len && good) {
		size_t end = 0;

		while (end < text.len && !strchr(",;\n", text.ptr[end]))
			end++;
		item = view_trim(view_slice(text, 0, end));
		text = view_slice(text, end + 1, text.len);
		if (!item.len)
			continue;
		item = convert(filling, field, column, item);
		good = item.len > 0;
		str_adds(&out, out.len ? ", " : "");
		str_addv(&out, item);
	}
	all = view_copy(filling->intake->arena,
			good ? str_view(&out) : VIEW(""));
	str_release(&out);
	return all;
}

/* Why a field did not take a text. */
static void tell_misfit(struct intake_filling *filling, size_t column,
			const struct field *field, struct view text)
{
	const struct kind *kind = filling->row->kind;
	struct view title = column_name(filling, column);
	int32_t day;

	text = view_slice(text, 0, view_find(text, 0, '\n'));
	if (field->type == TYPE_PERSON)
		note(filling, title, "nobody here is called '" VIEW_FMT "'",
		     VIEW_ARG(text));
	else if (field->type == TYPE_DATE &&
		 freedate_parse(text, FREEDATE_UNKNOWN, &day) ==
			 FREEDATE_OPEN)
		note(filling, title, "'" VIEW_FMT "' could be two days: say "
		     "--dates dmy or --dates mdy", VIEW_ARG(text));
	else if (view_is(field->name, "status"))
		note(filling, title, "the kind " VIEW_FMT " has no status '"
		     VIEW_FMT "'", VIEW_ARG(kind->name), VIEW_ARG(text));
	else if (field->type == TYPE_REF || field->type == TYPE_TEAM)
		note(filling, title, "no record is called '" VIEW_FMT "'",
		     VIEW_ARG(text));
	else if (field->type != TYPE_TEXT)
		note(filling, title, "'" VIEW_FMT "' does not fit "
		     VIEW_FMT, VIEW_ARG(text), VIEW_ARG(field->name));
}

static bool is_whole_person(const struct intake_filling *filling,
			    const struct field *field, struct view text)
{
	return field->type != TYPE_PERSON || field->list ||
	       find_known(filling->intake, text).len ||
	       !strpbrk(view_copy(filling->intake->arena, text).ptr,
			",;/&+\n");
}

static void put_field(struct intake_filling *filling, size_t column,
		      struct view name, struct view text)
{
	const struct field *field = kind_field(filling->row->kind, name);
	struct view title = column_name(filling, column);
	struct view value = VIEW("");
	struct err err;

	if (views_have(&filling->set, name)) {
		keep(filling, title, text);
		return;
	}
	value = field->list ? convert_list(filling, field, column, text)
			    : convert(filling, field, column, text);
	if (!value.len ||
	    starter_set(&filling->starter, name, value, &err) < 0) {
		tell_misfit(filling, column, field, text);
		keep(filling, title, text);
		return;
	}
	*VEC_PUSH(filling->intake->arena, &filling->set.list) = name;
	if (is_whole_person(filling, field, text))
		return;
	note(filling, title, "one person owns a record: the first of '"
	     VIEW_FMT "'", VIEW_ARG(text));
	keep(filling, title, text);
}

/* Has the record this already, as its title, its kind or its origin? Only
 * the first column of each name has. */
static bool is_taken_in(struct intake_filling *filling, struct view name,
			struct view text)
{
	const struct intake *intake = filling->intake;
	const struct intake_row *row = filling->row;

	if (view_is(name, "skip"))
		return true;
	if (views_have(&filling->set, name))
		return false;
	*VEC_PUSH(intake->arena, &filling->set.list) = name;
	if (view_is(name, "title"))
		return view_equal(text, row->title);
	return view_is(name, "key") ||
	       fieldmap_kind(intake->map, intake->program->kinds, text) ==
		       row->kind;
}

static void put_cell(struct intake_filling *filling, size_t column,
		     struct view name, struct view text)
{
	if (view_is(name, "body"))
		str_addf(&filling->text, VIEW_FMT "\n\n", VIEW_ARG(text));
	else if (!view_is(name, "title") && !view_is(name, "type") &&
		 !view_is(name, "key") && !view_is(name, "skip"))
		put_field(filling, column, name, text);
	else if (!is_taken_in(filling, name, text))
		keep(filling, column_name(filling, column), text);
}

void intake_fill(struct intake_filling *filling)
{
	const struct intake_row *row = filling->row;

	for (size_t i = 0; i < row->cells->cells.list.len; i++) {
		struct view column = column_name(filling, i);
		struct view name = fieldmap_field(filling->intake->map,
						  row->kind, column);
		bool changed;
		struct view text = intake_clean(filling->intake->arena,
						sheet_cell(row->cells, i),
						&changed);

		if (changed)
			note(filling, column,
			     "invisible characters were left out");
		if (text.len && name.len)
			put_cell(filling, i, name, text);
		else if (text.len)
			keep(filling, column, text);
	}
}
