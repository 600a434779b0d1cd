#include "muster/intake.h"

#include "intake_cell.h"
#include "muster/schema.h"
#include "muster/utf8.h"

struct reading {
	struct intake *intake;
	struct map keys;	/* their ids to struct intake_row */
	struct map titles;	/* kind and title to a record or a row */
};

size_t intake_count(const struct intake *intake, enum intake_outcome outcome)
{
	size_t count = 0;

	for (size_t i = 0; i < intake->rows.len; i++)
		count += intake->rows.items[i].outcome == outcome;
	return count;
}

/* The row's cell of the first column that is `name`, cleaned. */
static struct view cell_of(const struct intake *intake,
			   const struct intake_row *row, const char *name)
{
	const struct sheet_cells *columns = &row->sheet->columns;
	bool changed;

	for (size_t i = 0; i < columns->list.len; i++)
		if (view_is(fieldmap_field(intake->map, row->kind,
					   columns->list.items[i]), name) &&
		    sheet_cell(row->cells, i).len)
			return intake_clean(intake->arena,
					    sheet_cell(row->cells, i),
					    &changed);
	return VIEW("");
}

static bool is_empty(const struct sheet_row *row)
{
	for (size_t i = 0; i < row->cells.list.len; i++)
		if (row->cells.list.items[i].len)
			return false;
	return true;
}

/* By its own word, else by what is said of all, else by the heading. */
static const struct kind *find_kind(const struct intake *intake,
				    const struct intake_row *row)
{
	struct kinds *kinds = intake->program->kinds;
	struct view word = cell_of(intake, row, "type");
	const struct kind *kind = NULL;

	if (word.len)
		kind = fieldmap_kind(intake->map, kinds, word);
	if (!kind)
		kind = intake->kind;
	if (!kind && intake->map->kind.len)
		kind = kinds_find(kinds, intake->map->kind);
	if (!kind && row->sheet->heading.len)
		kind = fieldmap_kind(intake->map, kinds, row->sheet->heading);
	return kind;
}

/* The first line of its title, or else of its text. */
static struct view find_title(const struct intake *intake,
			      const struct intake_row *row)
{
	struct view title = cell_of(intake, row, "title");

	if (!title.len)
		title = cell_of(intake, row, "body");
	return view_trim(view_slice(title, 0, view_find(title, 0, '\n')));
}

static void refuse(struct intake *intake, struct intake_row *row)
{
	struct view word = cell_of(intake, row, "type");

	row->outcome = INTAKE_REFUSED;
	if (row->kind)
		row->why = VIEW("it has no title");
	else if (word.len)
		row->why = view_of(arena_printf(
			intake->arena, "there is no kind '" VIEW_FMT "': say "
			"--kind KIND, or name it in the map's 'kinds'",
			VIEW_ARG(word)));
	else
		row->why = VIEW("nothing says what kind of record it is: say "
				"--kind KIND");
}

static struct view title_key(const struct intake *intake,
			     const struct kind *kind, struct view title)
{
	return view_of(arena_printf(
		intake->arena, VIEW_FMT "\n" VIEW_FMT, VIEW_ARG(kind->name),
		VIEW_ARG(utf8_skeleton(intake->arena, title))));
}

static void note_titles(struct reading *reading)
{
	struct intake *intake = reading->intake;

	for (size_t i = 0; i < intake->program->records.len; i++) {
		struct record *record = &intake->program->records.items[i];

		if (record->kind && record->title.len)
			map_put(intake->arena, &reading->titles,
				title_key(intake, record->kind,
					  record->title), record);
	}
}

/* Its own id where that is one of the kind and free, else the next. */
static struct view choose_id(struct intake *intake,
			     const struct intake_row *row, struct view key)
{
	const char *why;
	struct view id = key;

	if (!row->kind->prefix.len)
		id = starter_slug(intake->arena, row->title);
	if (!id.len || !schema_id(row->kind, id, &why) ||
	    ids_find(intake->ids, id))
		id = ids_next(intake->ids, row->kind->prefix.len
						   ? row->kind->prefix
						   : row->kind->name);
	ids_take(intake->ids, id, intake->source);
	return id;
}

/* What becomes of a row, before anything is made of it. */
static void judge(struct reading *reading, struct intake_row *row)
{
	struct intake *intake = reading->intake;
	const struct record *there;
	struct view key;

	if (is_empty(row->cells)) {
		row->outcome = INTAKE_EMPTY;
		return;
	}
	row->kind = find_kind(intake, row);
	row->title = find_title(intake, row);
	if (!row->kind || !row->title.len) {
		refuse(intake, row);
		return;
	}
	key = cell_of(intake, row, "key");
	there = map_get(&reading->titles,
			title_key(intake, row->kind, row->title));
	row->id = there ? there->id : choose_id(intake, row, key);
	row->outcome = there ? INTAKE_THERE : INTAKE_NEW;
	if (key.len && !map_get(&reading->keys, key))
		map_put(intake->arena, &reading->keys, key, row);
}

static void note_columns(struct intake *intake, const struct intake_row *row)
{
	for (size_t i = 0; i < row->sheet->columns.list.len; i++) {
		struct view name = row->sheet->columns.list.items[i];
		bool known = !name.len;

		for (size_t k = 0; k < intake->columns.len && !known; k++)
			known = intake->columns.items[k].kind == row->kind &&
				view_equal(intake->columns.items[k].name,
					   name);
		if (!known)
			*VEC_PUSH(intake->arena, &intake->columns) =
				(struct intake_column){
					row->kind, name,
					fieldmap_field(intake->map, row->kind,
						       name)
				};
	}
}

/* In what order the dates of each column are written: as the map says, or
 * as those say that leave no doubt. */
static enum freedate_order *find_orders(const struct intake *intake,
					const struct sheet *sheet)
{
	enum freedate_order *orders = arena_array(
		intake->arena, SHEET_COLUMNS_MAX, sizeof(*orders));

	for (size_t i = 0; i < SHEET_COLUMNS_MAX; i++)
		orders[i] = intake->map->dates;
	for (size_t r = 0; r < sheet->rows.len && !intake->map->dates; r++)
		for (size_t i = 0; i < SHEET_COLUMNS_MAX; i++)
			if (!orders[i])
				orders[i] = freedate_evidence(
					sheet_cell(&sheet->rows.items[r], i));
	return orders;
}

/* What is left of the kind's own text: its headings, for who goes on. */
static struct view headings(const struct kind *kind)
{
	struct view body = kind->document->body;
	size_t start = view_search(body, 0, "\n## ");

	return view_slice(body, start, body.len);
}

static void finish(struct intake_filling *filling)
{
	struct intake *intake = filling->intake;
	struct intake_row *row = filling->row;
	struct view key = cell_of(intake, row, "key");
	struct str body = STR_INIT, out = STR_INIT;

	str_adds(&body, "\n");
	str_addv(&body, str_view(&filling->text));
	if (filling->rest.len)
		str_addf(&body, VIEW_FMT "\n",
			 VIEW_ARG(str_view(&filling->rest)));
	str_addf(&body, "From " VIEW_FMT ", line %zu%s" VIEW_FMT ".\n",
		 VIEW_ARG(intake->source), row->line, key.len ? ", " : "",
		 VIEW_ARG(key));
	str_addv(&body, headings(row->kind));
	filling->starter.body = view_copy(intake->arena, str_view(&body));
	row->path = starter_path(&filling->starter, intake->program->dir);
	starter_write(&filling->starter, &out);
	row->bytes = view_copy(intake->arena, str_view(&out));
	str_release(&body);
	str_release(&out);
	str_release(&filling->text);
	str_release(&filling->rest);
}

static void make_record(struct reading *reading, struct intake_row *row,
			enum freedate_order *orders)
{
	struct intake_filling filling = { .intake = reading->intake,
					  .row = row, .dates = orders,
					  .keys = &reading->keys };
	struct err ignored;

	starter_init(&filling.starter, row->kind, reading->intake->arena);
	starter_set(&filling.starter, VIEW("id"), row->id, &ignored);
	starter_set(&filling.starter, VIEW("title"), row->title, &ignored);
	intake_fill(&filling);
	finish(&filling);
}

/* A record for somebody who is named and has none. */
static void make_person(struct intake *intake,
			const struct intake_stranger *stranger)
{
	struct intake_row *row = VEC_PUSH(intake->arena, &intake->rows);
	struct starter starter;
	struct str out = STR_INIT;
	struct err ignored;

	row->outcome = INTAKE_NEW;
	row->kind = kinds_find(intake->program->kinds, VIEW("person"));
	row->id = stranger->id;
	row->title = stranger->name;
	starter_init(&starter, row->kind, intake->arena);
	starter_set(&starter, VIEW("id"), row->id, &ignored);
	starter_set(&starter, VIEW("title"), row->title, &ignored);
	starter_set(&starter, VIEW("emails"), stranger->email, &ignored);
	row->path = starter_path(&starter, intake->program->dir);
	starter_write(&starter, &out);
	row->bytes = view_copy(intake->arena, str_view(&out));
	str_release(&out);
}

static void list_rows(struct intake *intake, const struct sheets *sheets)
{
	for (size_t i = 0; i < sheets->list.len; i++) {
		const struct sheet *sheet = &sheets->list.items[i];

		for (size_t r = 0; r < sheet->rows.len; r++)
			*VEC_PUSH(intake->arena, &intake->rows) =
				(struct intake_row){
					.line = sheet->rows.items[r].line,
					.sheet = sheet,
					.cells = &sheet->rows.items[r]
				};
	}
}

void intake_read(struct intake *intake, const struct sheets *sheets)
{
	struct reading reading = { .intake = intake };
	enum freedate_order *orders = NULL;
	const struct sheet *sheet = NULL;

	list_rows(intake, sheets);
	note_titles(&reading);
	for (size_t i = 0; i < intake->rows.len; i++)
		judge(&reading, &intake->rows.items[i]);
	for (size_t i = 0; i < intake->rows.len; i++) {
		struct intake_row *row = &intake->rows.items[i];

		if (row->kind)
			note_columns(intake, row);
		if (row->outcome != INTAKE_NEW)
			continue;
		if (row->sheet != sheet)
			orders = find_orders(intake, row->sheet);
		sheet = row->sheet;
		make_record(&reading, row, orders);
	}
	for (size_t i = 0; i < intake->strangers.len; i++)
		if (intake->strangers.items[i].id.len)
			make_person(intake, &intake->strangers.items[i]);
}
