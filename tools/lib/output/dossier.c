#include "muster/dossier.h"

#include "muster/agenda.h"
#include "muster/difference.h"
#include "muster/utf8.h"

#define LABEL_LEAST 10		/* columns of a label and what is behind it */
#define LABEL_MOST 17
#define LABEL_NARROW 12		/* the most on a narrow screen */
#define DAY 12			/* of a day */
#define CELL_NARROW 14
#define TWO_COLUMNS 72		/* from this width on */
#define STEPS_SHOWN 4		/* changes since the last look */
#define STEP_LINES 3
#define FIELD_LINES 3		/* of one long field */

/* All labels stand in one column, as wide as the longest of them. */
static size_t label_width(const struct page *page,
			  const struct dossier *dossier)
{
	const struct value *front = dossier->document->front;
	size_t most = page->width < TWO_COLUMNS ? LABEL_NARROW : LABEL_MOST;
	size_t width = LABEL_LEAST;

	for (size_t i = 0; front && i < front->len; i++)
		if (front->entries[i].key.len + 2 > width)
			width = front->entries[i].key.len + 2;
	return width < most ? width : most;
}

static struct view text_of(const struct dossier *dossier, struct view field)
{
	return difference_text(value_path(dossier->document->front, field),
			       dossier->arena);
}

static void add_head(struct page *page, const struct dossier *dossier)
{
	const struct raid_entry *entry = dossier->entry;
	struct arena *arena = dossier->arena;
	char today[DATE_SIZE];
	struct view left = view_of(arena_printf(
		arena, "%zu of %zu  " VIEW_FMT, dossier->number, dossier->count,
		VIEW_ARG(entry->record->kind->name)));

	if (dossier->programs->list.len > 1)
		left = view_of(arena_printf(arena, VIEW_FMT " of " VIEW_FMT,
					    VIEW_ARG(left),
					    VIEW_ARG(entry->program->dir)));
	page_ends(page, left,
		  view_of(arena_printf(arena, "RAID review %s",
				       date_format(dossier->today, today))));
	page_rule(page);
	page_wrap(page, entry->record->id, entry->record->id.len + 2,
		  STYLE_BOLD, text_of(dossier, VIEW("title")), 2);
}

static void add_why(struct page *page, const struct dossier *dossier)
{
	const struct raid_entry *entry = dossier->entry;
	struct view why = agenda_why(entry, dossier->today, dossier->arena);
	enum style style = entry->stale ? STYLE_RED
			   : entry->overdue || entry->unowned ? STYLE_YELLOW
							      : STYLE_PLAIN;

	if (why.len)
		page_wrap(page, VIEW(""), 0, style, why, 2);
	if (dossier->done.len)
		page_wrap(page, VIEW("now"), 5, STYLE_GREEN, dossier->done, 3);
	page_blank(page);
}

/* A field that is told in one short line, with what is said of it. */
struct fact {
	struct view label, text;
	enum style style;
};

struct facts {
	VEC(struct fact) list;
};

static void add_fact(struct facts *facts, const struct dossier *dossier,
		     struct view label, struct view text, enum style style)
{
	*VEC_PUSH(dossier->arena, &facts->list) =
		(struct fact){ label, text, style };
}

static void add_owner(struct facts *facts, const struct dossier *dossier,
		      size_t room)
{
	struct view id = text_of(dossier, VIEW("owner"));
	const struct record *owner = program_find(dossier->entry->program, id);

	if (!id.len)
		add_fact(facts, dossier, VIEW("owner"), VIEW("nobody"),
			 STYLE_YELLOW);
	else if (owner && owner->title.len + id.len + 3 <= room)
		add_fact(facts, dossier, VIEW("owner"),
			 view_of(arena_printf(dossier->arena, VIEW_FMT " ("
					      VIEW_FMT ")", VIEW_ARG(id),
					      VIEW_ARG(owner->title))),
			 STYLE_PLAIN);
	else
		add_fact(facts, dossier, VIEW("owner"), id,
			 owner ? STYLE_PLAIN : STYLE_YELLOW);
}

static void add_due(struct facts *facts, const struct dossier *dossier)
{
	struct view field = dossier->entry->record->kind->due;
	struct view text = text_of(dossier, field);
	int32_t day, left;

	if (!field.len)
		return;
	if (!date_parse(text, &day)) {
		add_fact(facts, dossier, field, text.len ? text : VIEW("-"),
			 STYLE_PLAIN);
		return;
	}
	left = day - dossier->today;
	add_fact(facts, dossier, field,
		 view_of(arena_printf(dossier->arena, left < 0
					      ? VIEW_FMT " (%dd ago)"
					      : VIEW_FMT " (in %dd)",
				      VIEW_ARG(text),
				      (int)(left < 0 ? -left : left))),
		 left < 0 ? STYLE_YELLOW : STYLE_PLAIN);
}

static bool is_reference(const struct field *field)
{
	return field && field->type == TYPE_REF;
}

/* What stands elsewhere on the dossier. */
static bool is_apart(const struct dossier *dossier, struct view name)
{
	static const char *const apart[] = { "id", "kind", "title", "status",
					     "owner" };

	for (size_t i = 0; i < sizeof(apart) / sizeof(*apart); i++)
		if (view_is(name, apart[i]))
			return true;
	return view_equal(name, dossier->entry->record->kind->due) ||
	       is_reference(kind_field(dossier->entry->record->kind, name));
}

/* Collect the fields that fit a cell of `room` columns, or those that do
 * not. */
static void add_others(struct facts *facts, const struct dossier *dossier,
		       size_t room, bool fitting)
{
	const struct value *front = dossier->document->front;

	for (size_t i = 0; front && i < front->len; i++) {
		struct view name = front->entries[i].key;
		struct view text = difference_text(front->entries[i].value,
						   dossier->arena);

		if (text.len && !is_apart(dossier, name) &&
		    (utf8_width(text) <= room) == fitting)
			add_fact(facts, dossier, name, text, STYLE_PLAIN);
	}
}

/* Columns that a fact takes in the left cell, as it is shown. */
static size_t measure(const struct fact *fact, size_t label, size_t width)
{
	struct str probe = STR_INIT;
	struct page page = { .out = &probe, .width = width, .height = 1 };
	struct view line, rest;
	size_t columns;

	page_wrap(&page, fact->label, label, fact->style, fact->text, 1);
	rest = str_view(&probe);
	columns = view_line(&rest, &line) ? utf8_width(line) : 0;
	str_release(&probe);
	return columns;
}

/* Two facts in one line. */
static void add_pair(struct page *page, const struct fact *facts,
		     size_t label)
{
	size_t whole = page->width, half = whole / 2;
	size_t used = page->used;

	page->width = half - 1;
	page_wrap(page, facts[0].label, label, facts[0].style, facts[0].text,
		  1);
	page->width = whole - half;
	if (page->used > used) {
		/* back to the line that was just ended */
		page->out->len--;
		page->used--;
		str_pad(page->out, half - measure(&facts[0], label, half - 1),
			' ');
		page_wrap(page, facts[1].label, label, facts[1].style,
			  facts[1].text, 1);
	}
	page->width = whole;
}

/* Two facts a line, where there is room for two. */
static void add_cells(struct page *page, const struct facts *facts,
		      size_t label, size_t columns)
{
	const struct fact *items = facts->list.items;

	for (size_t i = 0; i < facts->list.len; i += columns) {
		if (columns == 2 && i + 1 < facts->list.len)
			add_pair(page, &items[i], label);
		else
			page_wrap(page, items[i].label, label, items[i].style,
				  items[i].text, 1);
	}
}

/* What a fact may be wide to stand in a cell. */
static size_t cell_room(const struct page *page,
			const struct dossier *dossier)
{
	if (page->width < TWO_COLUMNS)
		return CELL_NARROW;
	return page->width / 2 - label_width(page, dossier) - 1;
}

static void add_state(struct page *page, const struct dossier *dossier)
{
	struct facts facts = { 0 };

	add_owner(&facts, dossier, cell_room(page, dossier));
	add_fact(&facts, dossier, VIEW("status"),
		 text_of(dossier, VIEW("status")), STYLE_PLAIN);
	add_due(&facts, dossier);
	add_others(&facts, dossier, cell_room(page, dossier), true);
	add_cells(page, &facts, label_width(page, dossier),
		  page->width < TWO_COLUMNS ? 1 : 2);
}

static void add_long_fields(struct page *page, const struct dossier *dossier)
{
	struct facts facts = { 0 };

	add_others(&facts, dossier, cell_room(page, dossier), false);
	for (size_t i = 0; i < facts.list.len; i++)
		page_wrap(page, facts.list.items[i].label,
			  label_width(page, dossier), STYLE_PLAIN,
			  facts.list.items[i].text, FIELD_LINES);
}

static void add_step(struct page *page, const struct dossier *dossier,
		     const struct past_step *step)
{
	struct difference difference;
	struct str words = STR_INIT;
	char day[DATE_SIZE];

	difference_find(&difference, step->old, step->new,
			dossier->entry->record->kind, dossier->arena);
	if (step->author.len) {
		str_addv(&words, step->author);
		str_adds(&words, ": ");
	}
	if (step->old)
		difference_words(&words, &difference);
	else
		str_adds(&words, "written");
	page_wrap(page, step->pending ? VIEW("uncommitted")
				      : view_of(date_format(step->day, day)),
		  DAY, STYLE_PLAIN, str_view(&words), STEP_LINES);
	str_release(&words);
}

/* A step that a reader would see something in. */
static bool tells(const struct dossier *dossier, const struct past_step *step)
{
	struct difference difference;

	if (!step->old)
		return true;
	difference_find(&difference, step->old, step->new,
			dossier->entry->record->kind, dossier->arena);
	return !difference_none(&difference);
}

static void add_steps(struct page *page, const struct dossier *dossier)
{
	const struct past_record *record = dossier->record;
	size_t shown = 0, more = 0;

	for (size_t i = 0; i < record->steps.len; i++) {
		if (!tells(dossier, &record->steps.items[i]))
			continue;
		if (shown++ < STEPS_SHOWN)
			add_step(page, dossier, &record->steps.items[i]);
		else
			more++;
	}
	if (more)
		page_line(page, STYLE_DIM,
			  view_of(arena_printf(dossier->arena, "and %zu "
					       "earlier ones", more)));
	if (!shown)
		page_line(page, STYLE_PLAIN, VIEW("nothing"));
	if (!record->known && dossier->past->cut)
		page_wrap(page, VIEW(""), 0, STYLE_YELLOW,
			  view_of(dossier->past->err.text), 3);
}

static void add_past(struct page *page, const struct dossier *dossier)
{
	const struct past_record *record = dossier->record;
	char since[DATE_SIZE];

	if (!record)
		return;
	page_blank(page);
	page_line(page, STYLE_BOLD,
		  record->has_since
			  ? view_of(arena_printf(dossier->arena,
						 "Changed since the review of "
						 "%s",
						 date_format(record->since,
							     since)))
			  : VIEW("Changed last"));
	add_steps(page, dossier);
}

/* One record that this one names, or that names it. */
static void add_link(struct page *page, const struct dossier *dossier,
		     struct view label, struct view id)
{
	const struct record *record =
		programs_find(dossier->programs, id, NULL);
	struct view text = id;

	if (record)
		text = view_of(arena_printf(
			dossier->arena, VIEW_FMT "%s" VIEW_FMT "%s " VIEW_FMT,
			VIEW_ARG(id), record->status.len ? " (" : "",
			VIEW_ARG(record->status),
			record->status.len ? ")" : "",
			VIEW_ARG(record->title)));
	page_wrap(page, label, label_width(page, dossier), STYLE_PLAIN, text,
		  1);
}

static void add_references(struct page *page, const struct dossier *dossier,
			   const struct value_entry *entry)
{
	const struct value *value = entry->value;
	struct view label = entry->key;

	if (value->type == VALUE_TEXT)
		add_link(page, dossier, label, value->text);
	for (size_t i = 0; value->type == VALUE_LIST && i < value->len; i++) {
		add_link(page, dossier, label,
			 value_string(value->entries[i].value));
		label = VIEW("");
	}
}

static bool holds(const struct value *value, struct view id)
{
	bool found = view_equal(value_string(value), id);

	for (size_t i = 0; value->type == VALUE_LIST && i < value->len; i++)
		found |= view_equal(value_string(value->entries[i].value), id);
	return found;
}

/* Does a field of this record name that one already? */
static bool is_named(const struct dossier *dossier, struct view id)
{
	const struct value *front = dossier->document->front;

	for (size_t i = 0; front && i < front->len; i++)
		if (holds(front->entries[i].value, id))
			return true;
	return false;
}

/* Records that say that they grew out of this one. */
static void add_offspring(struct page *page, const struct dossier *dossier)
{
	const struct program *program = dossier->entry->program;
	struct view id = dossier->entry->record->id, label = VIEW("led to");

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!view_equal(record_text(record, VIEW("source")), id) ||
		    is_named(dossier, record->id))
			continue;
		add_link(page, dossier, label, record->id);
		label = VIEW("");
	}
}

static void add_lineage(struct page *page, const struct dossier *dossier)
{
	const struct value *front = dossier->document->front;
	const struct kind *kind = dossier->entry->record->kind;

	for (size_t i = 0; front && i < front->len; i++)
		if (is_reference(kind_field(kind, front->entries[i].key)) &&
		    !value_empty(front->entries[i].value))
			add_references(page, dossier, &front->entries[i]);
	add_offspring(page, dossier);
}

void dossier_write(struct page *page, const struct dossier *dossier)
{
	add_head(page, dossier);
	add_why(page, dossier);
	add_state(page, dossier);
	add_past(page, dossier);
	page_blank(page);
	add_long_fields(page, dossier);
	add_lineage(page, dossier);
	page_blank(page);
	page_body(page, dossier->document->body);
}
