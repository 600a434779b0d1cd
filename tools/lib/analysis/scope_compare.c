#include "muster/scope.h"

#include "muster/body.h"
#include "muster/meaning.h"

/* One record, and one field of it. */
struct comparing {
	struct scope *scope;
	const struct scope_change *record;
	const struct scope_versions *versions;
	enum scope_aspect aspect;
	struct view field;
	const struct value *old, *now;	/* the field's values */
};

static struct scope_change *add(const struct comparing *comparing,
				enum scope_act act, struct view item,
				struct span span)
{
	struct scope_change *change = VEC_PUSH(comparing->versions->arena,
					       &comparing->scope->changes);

	*change = *comparing->record;
	change->aspect = comparing->aspect;
	change->act = act;
	change->field = comparing->field;
	change->item = item;
	change->span = span;
	return change;
}

/* Where the field stands now, or its record. */
static struct span span_of(const struct comparing *comparing)
{
	const struct document *now = comparing->versions->now;

	return now ? document_span(now, comparing->field)
		   : (struct span){ 0, 0 };
}

/* --- texts */

static struct view folded(struct view text, struct arena *arena)
{
	struct str out = STR_INIT;
	bool gap = false;
	struct view view;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			gap = true;
			continue;
		}
		if (gap && out.len)
			str_addc(&out, ' ');
		gap = false;
		str_addc(&out, c);
	}
	view = view_copy(arena, str_view(&out));
	str_release(&out);
	return view;
}

static struct view text_of(const struct comparing *comparing,
			   const struct value *value)
{
	struct arena *arena = comparing->versions->arena;

	return folded(difference_text(value, arena), arena);
}

/* A text, with where it stands. */
struct item {
	struct view text;
	struct span span;
};

struct items {
	VEC(struct item) list;
};

static bool has_item(const struct items *items, struct view text)
{
	for (size_t i = 0; i < items->list.len; i++)
		if (view_equal(items->list.items[i].text, text))
			return true;
	return false;
}

static void add_item(const struct comparing *comparing, struct items *items,
		     struct view text, struct span span)
{
	if (text.len && !has_item(items, text))
		*VEC_PUSH(comparing->versions->arena, &items->list) =
			(struct item){ text, span };
}

/* Those that one side alone has. */
static void tell_items(const struct comparing *comparing,
		       const struct items *old, const struct items *now)
{
	for (size_t i = 0; i < now->list.len; i++)
		if (!has_item(old, now->list.items[i].text))
			add(comparing, SCOPE_ADDED, now->list.items[i].text,
			    now->list.items[i].span);
	for (size_t i = 0; i < old->list.len; i++)
		if (!has_item(now, old->list.items[i].text))
			add(comparing, SCOPE_DROPPED, old->list.items[i].text,
			    span_of(comparing));
}

/* --- values */

/* A field that only one text can stand in. */
static void tell_value(const struct comparing *comparing)
{
	const struct kind *kind = comparing->versions->kind;
	struct view from = text_of(comparing, comparing->old);
	struct view to = text_of(comparing, comparing->now);
	struct scope_change *change;

	if (view_equal(from, to) ||
	    meaning_same_value(comparing->old, comparing->now,
			       kind ? kind_field(kind, comparing->field)
				    : NULL,
			       comparing->versions->arena))
		return;
	change = add(comparing, SCOPE_CHANGED, VIEW(""),
		     span_of(comparing));
	change->from = from;
	change->to = to;
}

/* The first date that is committed to is no move. */
static void tell_baseline(const struct comparing *comparing)
{
	if (!value_empty(comparing->old))
		tell_value(comparing);
}

/* The same record under another id is no other parent. */
static void tell_parent(const struct comparing *comparing)
{
	const struct map *renumbered = comparing->versions->renumbered;
	struct view old = text_of(comparing, comparing->old);
	const struct view *id = renumbered ? map_get(renumbered, old) : NULL;

	if (!id || !view_equal(*id, text_of(comparing, comparing->now)))
		tell_value(comparing);
}

static void read_list(const struct comparing *comparing,
		      const struct value *value, struct items *items)
{
	*items = (struct items){ 0 };
	if (!value)
		return;
	if (value->type != VALUE_LIST)
		add_item(comparing, items, text_of(comparing, value),
			 value->span);
	for (size_t i = 0; value->type == VALUE_LIST && i < value->len; i++)
		add_item(comparing, items,
			 text_of(comparing, value->entries[i].value),
			 value->entries[i].value->span);
}

static void tell_list(const struct comparing *comparing)
{
	struct items old, now;

	read_list(comparing, comparing->old, &old);
	read_list(comparing, comparing->now, &now);
	tell_items(comparing, &old, &now);
}

/* Each name below the field by itself: raci.accountable. */
static void tell_map(const struct comparing *comparing)
{
	struct arena *arena = comparing->versions->arena;
	const struct value *sides[2] = { comparing->now, comparing->old };
	struct map seen = MAP_INIT;

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; sides[side] && i < sides[side]->len; i++) {
			struct comparing one = *comparing;
			struct view key = sides[side]->entries[i].key;

			if (map_get(&seen, key))
				continue;
			map_put(arena, &seen, key, &seen);
			one.old = value_get(comparing->old, key);
			one.now = value_get(comparing->now, key);
			one.field = view_of(arena_printf(
				arena, VIEW_FMT "." VIEW_FMT,
				VIEW_ARG(comparing->field), VIEW_ARG(key)));
			tell_value(&one);
		}
}

/* --- success criteria: rows by their metric */

static struct view metric_of(const struct comparing *comparing,
			     const struct value *row)
{
	const struct value *metric = value_get(row, VIEW("metric"));

	return text_of(comparing, metric ? metric : row);
}

/* The figure that was measured is no scope. */
static bool has_cells(const struct comparing *comparing,
		      const struct value *row, const struct value *other)
{
	for (size_t i = 0; i < row->len; i++) {
		struct view key = row->entries[i].key;

		if (!view_is(key, "actual") &&
		    !view_equal(text_of(comparing, row->entries[i].value),
				text_of(comparing, value_get(other, key))))
			return false;
	}
	return true;
}

static const struct value *find_row(const struct comparing *comparing,
				    const struct value *rows,
				    struct view metric, struct map *paired)
{
	for (size_t i = 0; rows && i < rows->len; i++) {
		const struct value *row = rows->entries[i].value;
		struct view key;

		if (!view_equal(metric_of(comparing, row), metric))
			continue;
		key = view_of(arena_printf(comparing->versions->arena, "%zu",
					   i));
		if (map_get(paired, key))
			continue;
		map_put(comparing->versions->arena, paired, key, paired);
		return row;
	}
	return NULL;
}

static void tell_row(const struct comparing *comparing,
		     const struct value *old, const struct value *now)
{
	struct view metric = metric_of(comparing, now ? now : old);
	struct scope_change *change;

	if (old && now && has_cells(comparing, old, now) &&
	    has_cells(comparing, now, old))
		return;
	change = add(comparing, !old ? SCOPE_ADDED : !now ? SCOPE_DROPPED
							  : SCOPE_CHANGED,
		     metric, now ? now->span : span_of(comparing));
	change->from = text_of(comparing, value_get(old, VIEW("target")));
	change->to = text_of(comparing, value_get(now, VIEW("target")));
}

static bool is_table(const struct value *value)
{
	return value_empty(value) || value->type == VALUE_LIST;
}

static void tell_rows(const struct comparing *comparing)
{
	const struct value *old = comparing->old, *now = comparing->now;
	struct map paired = MAP_INIT;

	if (!is_table(old) || !is_table(now)) {
		tell_value(comparing);
		return;
	}
	for (size_t i = 0; now && i < now->len; i++)
		tell_row(comparing,
			 find_row(comparing, old,
				  metric_of(comparing, now->entries[i].value),
				  &paired),
			 now->entries[i].value);
	for (size_t i = 0; old && i < old->len; i++) {
		struct view key = view_of(arena_printf(
			comparing->versions->arena, "%zu", i));

		if (!map_get(&paired, key))
			tell_row(comparing, old->entries[i].value, NULL);
	}
}

/* --- acceptance criteria: tasks below that heading */

static void read_tasks(const struct comparing *comparing,
		       const struct document *document, struct items *items)
{
	struct arena *arena = comparing->versions->arena;
	struct body body;
	int level = 0;		/* of the heading, while below it */
	size_t heading = 0;

	*items = (struct items){ 0 };
	/* A task begins with a bracket, which may be written as an entity. */
	if (view_find(document->body, 0, '[') == document->body.len &&
	    view_find(document->body, 0, '&') == document->body.len)
		return;
	body_read(document->body, document->body_line, arena, &body);
	for (size_t i = 0; i < body.tasks.len; i++) {
		const struct body_task *task = &body.tasks.items[i];

		for (; heading < task->heading; heading++) {
			const struct body_heading *at =
				&body.headings.items[heading];

			if (view_is(at->text, "Acceptance criteria"))
				level = at->level;
			else if (at->level <= level)
				level = 0;
		}
		if (level)
			add_item(comparing, items, folded(task->text, arena),
				 task->span);
	}
}

static void tell_tasks(const struct comparing *comparing)
{
	const struct scope_versions *versions = comparing->versions;
	struct items old, now;

	if (view_equal(versions->old->body, versions->now->body))
		return;
	read_tasks(comparing, versions->old, &old);
	read_tasks(comparing, versions->now, &now);
	tell_items(comparing, &old, &now);
}

/* --- statuses */

static enum status_class class_of(const struct comparing *comparing,
				  const struct document *document)
{
	const struct kind *kind = comparing->versions->kind;

	return kind && document
		       ? kind_status(kind, document_text(document, "status"))
		       : STATUS_NONE;
}

/* A charter that is cancelled, or a draft again, binds nobody any more. */
static void tell_status(const struct comparing *comparing)
{
	enum status_class old = class_of(comparing, comparing->versions->old);
	enum status_class now = class_of(comparing, comparing->versions->now);

	if (old != now && (old == STATUS_DROPPED || now == STATUS_DROPPED ||
			   now == STATUS_PLANNED || now == STATUS_NONE))
		tell_value(comparing);
}

/* A status that the base's kinds don't know: by those of the proposal it may
 * mean that the item is dropped. */
static void tell_unknown(const struct comparing *comparing)
{
	if (class_of(comparing, comparing->versions->old) != STATUS_NONE &&
	    class_of(comparing, comparing->versions->now) == STATUS_NONE)
		tell_value(comparing);
}

/* --- records */

static const struct {
	bool charter;		/* a field of the charter, else of items */
	const char *field;
	enum scope_aspect aspect;
	void (*tell)(const struct comparing *);
} fields[] = {
	{ true, "status", SCOPE_PROGRAM, tell_status },
	{ true, "scope.in", SCOPE_IN, tell_list },
	{ true, "scope.out", SCOPE_OUT, tell_list },
	{ true, "success_criteria", SCOPE_CRITERION, tell_rows },
	{ true, "budget", SCOPE_BUDGET, tell_value },
	{ true, "target", SCOPE_TARGET, tell_value },
	{ true, "raci", SCOPE_RACI, tell_map },
	{ false, "status", SCOPE_ITEM, tell_unknown },
	{ false, "milestone", SCOPE_PARENT, tell_parent },
	{ false, "workstream", SCOPE_PARENT, tell_parent },
	{ false, "baseline", SCOPE_BASELINE, tell_baseline },
	{ false, "acceptance_criteria", SCOPE_ACCEPTANCE, tell_tasks },
};

static bool is_charter(const struct scope_change *record)
{
	return view_is(record->kind, "charter");
}

static void compare_fields(struct comparing *comparing)
{
	const struct scope_versions *versions = comparing->versions;

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (fields[i].charter != is_charter(comparing->record))
			continue;
		comparing->aspect = fields[i].aspect;
		comparing->field = view_of(fields[i].field);
		comparing->old = value_path(versions->old->front,
					    comparing->field);
		comparing->now = value_path(versions->now->front,
					    comparing->field);
		fields[i].tell(comparing);
	}
}

/* That there is such an item; what it is a part of says who may cover it. */
static void tell_item(struct comparing *comparing, enum scope_act act,
		      const char *field)
{
	const struct scope_versions *versions = comparing->versions;
	struct scope_change *change;

	comparing->aspect = is_charter(comparing->record) ? SCOPE_PROGRAM
							  : SCOPE_ITEM;
	comparing->field = view_of(field);
	change = add(comparing, act, VIEW(""),
		     versions->now ? (struct span){ 1, 1 }
				   : (struct span){ 0, 0 });
	if (act == SCOPE_DROPPED)
		change->from = document_text(versions->old, "milestone");
	else
		change->to = document_text(versions->now, "milestone");
}

static bool is_unreadable(const struct document *document)
{
	return document && !document->front;
}

void scope_compare(struct scope *scope, const struct scope_change *record,
		   const struct scope_versions *versions)
{
	struct comparing comparing = { .scope = scope, .record = record,
				       .versions = versions };
	bool both = versions->old && versions->now;
	bool was = versions->old &&
		   class_of(&comparing, versions->old) != STATUS_DROPPED;
	bool is = versions->now &&
		  class_of(&comparing, versions->now) != STATUS_DROPPED;

	if (is_unreadable(versions->now) ||
	    (versions->now && is_unreadable(versions->old))) {
		comparing.aspect = SCOPE_UNREADABLE;
		add(&comparing, is_unreadable(versions->now) ? SCOPE_DROPPED
							     : SCOPE_ADDED,
		    VIEW(""), (struct span){ 1, 1 });
	} else if (both && is_charter(record)) {
		compare_fields(&comparing);
	} else if (is != was) {
		tell_item(&comparing, is ? SCOPE_ADDED : SCOPE_DROPPED,
			  both ? "status" : "");
	} else if (is) {
		compare_fields(&comparing);
	}
}

/* --- what a change record names */

static bool is_below(struct view field, struct view named)
{
	return view_equal(view_slice(field, 0, named.len), named) &&
	       (field.len == named.len ||
		(field.len > named.len && field.ptr[named.len] == '.'));
}

/* "ID", or "ID.FIELD" for a change of that field. */
static bool names_record(struct view entry, struct view id, struct view field)
{
	if (!id.len || !view_equal(view_slice(entry, 0, id.len), id))
		return false;
	if (entry.len == id.len)
		return true;
	return entry.ptr[id.len] == '.' && field.len &&
	       is_below(field, view_slice(entry, id.len + 1, entry.len));
}

bool scope_is_named(const struct scope_change *change, struct view entry)
{
	bool counts = view_is(change->kind, "deliverable") &&
		      ((change->aspect == SCOPE_ITEM &&
			change->act != SCOPE_CHANGED) ||
		       (change->aspect == SCOPE_PARENT &&
			view_is(change->field, "milestone")));

	if (names_record(entry, change->id, change->field) ||
	    names_record(entry, change->other, change->field))
		return true;
	return counts && entry.len && (view_equal(entry, change->from) ||
				       view_equal(entry, change->to));
}
