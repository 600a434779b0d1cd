#include "muster/intake_report.h"

#include "muster/escape.h"
#include "muster/report.h"

#define INDENT 12	/* of what is said below a row */

static const char *const outcomes[] = {
	[INTAKE_NEW] = "new",
	[INTAKE_THERE] = "there",
	[INTAKE_EMPTY] = "empty",
	[INTAKE_REFUSED] = "refused",
};

static void add_target(struct str *out, struct view field)
{
	if (!field.len || view_is(field, "body"))
		str_adds(out, "the text");
	else if (view_is(field, "skip"))
		str_adds(out, "left out");
	else if (view_is(field, "type"))
		str_adds(out, "the kind");
	else if (view_is(field, "key"))
		str_adds(out, "the id");
	else
		str_addv(out, field);
}

static void add_columns(struct str *out, const struct intake *intake)
{
	const struct kind *kind = NULL;

	for (size_t i = 0; i < intake->columns.len; i++) {
		const struct intake_column *column =
			&intake->columns.items[i];

		if (column->kind != kind)
			str_addf(out, "%scolumns, for " VIEW_FMT ": ",
				 kind ? "\n" : "",
				 VIEW_ARG(column->kind->name));
		else
			str_adds(out, "; ");
		kind = column->kind;
		escape_line(out, column->name);
		str_adds(out, " -> ");
		add_target(out, column->field);
	}
	str_adds(out, intake->columns.len ? "\n\n" : "");
}

static void add_below(struct str *out, struct view text)
{
	str_pad(out, INDENT, ' ');
	escape_line(out, text);
	str_addc(out, '\n');
}

static void add_row(struct str *out, const struct intake_row *row)
{
	if (row->line)
		str_addf(out, "line %-6zu ", row->line);
	else
		str_adds(out, "people      ");
	switch (row->outcome) {
	case INTAKE_NEW:
		escape_line(out, row->id);
		str_adds(out, "  ");
		escape_line(out, row->title);
		break;
	case INTAKE_THERE:
		str_adds(out, "there already, as ");
		escape_line(out, row->id);
		break;
	case INTAKE_EMPTY:
		str_adds(out, "empty");
		break;
	case INTAKE_REFUSED:
		str_adds(out, "not imported: ");
		escape_line(out, row->why);
		break;
	}
	str_addc(out, '\n');
	for (size_t i = 0; i < row->notes.len; i++)
		add_below(out, row->notes.items[i]);
}

static void add_strangers(struct str *out, const struct intake *intake,
			  bool written)
{
	size_t count = 0;

	for (size_t i = 0; i < intake->strangers.len; i++) {
		const struct intake_stranger *stranger =
			&intake->strangers.items[i];

		if (stranger->id.len)
			continue;
		str_adds(out, count++ ? ", " : "\nnobody here is called ");
		escape_line(out, stranger->name);
		str_addf(out, " (%zu)", stranger->rows);
	}
	if (count)
		str_addf(out, "\n  help: %simport with --people, which writes "
			 "a record for %s\n",
			 written ? "remove the new files and " : "",
			 count > 1 ? "each" : "them");
}

void intake_report_text(struct str *out, const struct intake *intake,
			const struct findings *findings, bool written)
{
	add_columns(out, intake);
	for (size_t i = 0; i < intake->rows.len; i++) {
		const struct intake_row *row = &intake->rows.items[i];

		add_row(out, row);
		for (size_t k = 0; k < findings->list.len && row->path.len;
		     k++)
			if (view_equal(findings->list.items[k].path,
				       row->path))
				add_below(out,
					  findings->list.items[k].message);
	}
	add_strangers(out, intake, written);
}

void intake_report_count(struct str *out, const struct intake *intake)
{
	static const char *const words[] = {
		[INTAKE_NEW] = "new", [INTAKE_THERE] = "there already",
		[INTAKE_EMPTY] = "empty", [INTAKE_REFUSED] = "not imported",
	};
	size_t people = 0;
	bool first = true;

	for (size_t i = 0; i < intake->rows.len; i++)
		people += !intake->rows.items[i].line;
	str_addf(out, "%zu row%s: ", intake->rows.len - people,
		 intake->rows.len - people == 1 ? "" : "s");
	for (int i = INTAKE_NEW; i <= INTAKE_REFUSED; i++) {
		size_t count = intake_count(intake, (enum intake_outcome)i);

		if (i == INTAKE_NEW)
			count -= people;
		if (!count && i != INTAKE_NEW)
			continue;
		str_addf(out, "%s%zu %s", first ? "" : ", ", count,
			 words[i]);
		first = false;
	}
	if (people)
		str_addf(out, "; %zu new person record%s", people,
			 people > 1 ? "s" : "");
	str_addc(out, '\n');
}

static void put_row(struct arena *arena, struct value *list,
		    const struct intake_row *row,
		    const struct findings *findings)
{
	struct value *map = value_push(arena, list, value_map(arena));
	struct value *notes = value_list(arena);
	struct findings own = { .arena = arena };

	value_put_number(arena, map, "line", (int64_t)row->line);
	value_put_text(arena, map, "outcome",
		       view_of(outcomes[row->outcome]));
	if (row->kind)
		value_put_text(arena, map, "kind", row->kind->name);
	if (row->id.len)
		value_put_text(arena, map, "id", row->id);
	value_put_text(arena, map, "title", row->title);
	if (row->path.len)
		value_put_text(arena, map, "path", row->path);
	if (row->why.len)
		value_put_text(arena, map, "why", row->why);
	value_put(arena, map, VIEW("notes"), notes);
	for (size_t i = 0; i < row->notes.len; i++)
		value_push(arena, notes,
			   value_text(arena, row->notes.items[i]));
	for (size_t i = 0; i < findings->list.len && row->path.len; i++)
		if (view_equal(findings->list.items[i].path, row->path))
			*VEC_PUSH(arena, &own.list) =
				findings->list.items[i];
	value_put(arena, map, VIEW("findings"),
		  report_findings_value(arena, &own));
}

static void put_strangers(struct arena *arena, struct value *document,
			  const struct intake *intake)
{
	struct value *list = value_list(arena);

	value_put(arena, document, VIEW("people"), list);
	for (size_t i = 0; i < intake->strangers.len; i++) {
		const struct intake_stranger *stranger =
			&intake->strangers.items[i];
		struct value *map = value_push(arena, list, value_map(arena));

		value_put_text(arena, map, "name", stranger->name);
		value_put_number(arena, map, "rows", (int64_t)stranger->rows);
		value_put_text(arena, map, "id", stranger->id);
	}
}

void intake_report_put(struct arena *arena, struct value *document,
		       const struct intake *intake,
		       const struct findings *findings)
{
	struct value *columns = value_list(arena), *rows = value_list(arena);

	value_put(arena, document, VIEW("columns"), columns);
	for (size_t i = 0; i < intake->columns.len; i++) {
		const struct intake_column *column =
			&intake->columns.items[i];
		struct value *map =
			value_push(arena, columns, value_map(arena));

		value_put_text(arena, map, "kind", column->kind->name);
		value_put_text(arena, map, "column", column->name);
		value_put_text(arena, map, "field", column->field);
	}
	value_put(arena, document, VIEW("rows"), rows);
	for (size_t i = 0; i < intake->rows.len; i++)
		put_row(arena, rows, &intake->rows.items[i], findings);
	put_strangers(arena, document, intake);
}
