#include "drift_compare.h"

#include "muster/body.h"
#include "muster/difference.h"

static const struct {
	const char *kind, *field;
	bool below;		/* and all fields below it */
	bool moves;		/* its first value is no change */
} fields[] = {
	{ "charter", "scope", true, false },
	{ "charter", "budget", false, false },
	{ "charter", "target", false, false },
	{ "charter", "raci", true, false },
	{ "milestone", "workstream", false, false },
	{ "milestone", "baseline", false, true },
	{ "deliverable", "milestone", false, false },
	{ "deliverable", "workstream", false, false },
	{ "deliverable", "baseline", false, true },
};

static const char *const kinds[] = { "charter", "milestone", "deliverable" };

bool drift_has_kind(struct view kind)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (view_is(kind, kinds[i]))
			return true;
	return false;
}

static void add(struct drift *drift, const struct drift_change *change,
		struct view field, struct str *words)
{
	struct drift_change *added = VEC_PUSH(drift->arena, &drift->changes);

	*added = *change;
	added->field = field;
	added->words = view_copy(drift->arena, str_view(words));
	str_release(words);
}

static void add_words(struct drift *drift, const struct drift_change *change,
		      const char *field, const char *text)
{
	struct str words = STR_INIT;

	str_adds(&words, text);
	add(drift, change, view_of(field), &words);
}

static bool is_scope(const struct kind *kind,
		     const struct difference_field *field)
{
	struct view top = view_slice(field->name, 0,
				     view_find(field->name, 0, '.'));

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (view_is(kind->name, fields[i].kind) &&
		    view_is(fields[i].below ? top : field->name,
			    fields[i].field))
			return !fields[i].moves || field->from.len;
	return false;
}

/* --- success criteria: targets by their metric; what was measured is no
 * scope */

static void read_rows(const struct document *document, struct map *rows,
		      struct arena *arena)
{
	const struct value *list = value_get(document->front,
					     VIEW("success_criteria"));

	for (size_t i = 0; list && list->type == VALUE_LIST && i < list->len;
	     i++) {
		const struct value *row = list->entries[i].value;
		const struct value *metric = value_get(row, VIEW("metric"));
		struct view *target = arena_alloc(arena, sizeof(*target));

		*target = difference_text(value_get(row, VIEW("target")),
					  arena);
		map_put(arena, rows,
			difference_text(metric ? metric : row, arena), target);
	}
}

static void tell_row(struct drift *drift, const struct drift_change *change,
		     struct view metric, const struct view *was,
		     const struct view *is)
{
	struct str words = STR_INIT;

	str_addf(&words, "criterion %s" VIEW_FMT ": ",
		 !was ? "+ " : !is ? "- " : "", VIEW_ARG(metric));
	if (was)
		str_addv(&words, *was);
	if (was && is)
		str_adds(&words, " -> ");
	if (is)
		str_addv(&words, *is);
	add(drift, change, VIEW("success_criteria"), &words);
}

static void compare_rows(struct drift *drift,
			 const struct drift_change *change,
			 const struct document *old,
			 const struct document *now)
{
	struct map was = MAP_INIT, is = MAP_INIT;

	read_rows(old, &was, drift->arena);
	read_rows(now, &is, drift->arena);
	for (size_t i = 0; i < is.len; i++) {
		const struct view *before = map_get(&was, is.entries[i].key);
		const struct view *after = is.entries[i].value;

		if (!before || !view_equal(*before, *after))
			tell_row(drift, change, is.entries[i].key, before,
				 after);
	}
	for (size_t i = 0; i < was.len; i++)
		if (!map_get(&is, was.entries[i].key))
			tell_row(drift, change, was.entries[i].key,
				 was.entries[i].value, NULL);
}

/* --- fields */

static void compare_fields(struct drift *drift,
			   const struct drift_change *change,
			   const struct kind *kind,
			   const struct document *old,
			   const struct document *now)
{
	struct difference difference = { 0 };

	difference_find(&difference, old, now, kind, drift->arena);
	for (size_t i = 0; i < difference.fields.len; i++) {
		const struct difference_field *field =
			&difference.fields.items[i];
		struct str words = STR_INIT;

		if (!is_scope(kind, field))
			continue;
		str_addf(&words, VIEW_FMT " ", VIEW_ARG(field->name));
		difference_value(&words, field);
		add(drift, change, field->name, &words);
	}
}

/* --- acceptance criteria: the tasks below that heading */

static bool is_wanted(const struct body *body, const struct body_task *task)
{
	bool wanted = false;
	int level = 0;

	for (size_t i = 0; i < task->heading; i++) {
		const struct body_heading *heading = &body->headings.items[i];

		if (view_is(heading->text, "Acceptance criteria")) {
			wanted = true;
			level = heading->level;
		} else if (heading->level <= level) {
			wanted = false;
		}
	}
	return wanted;
}

static void read_tasks(const struct document *document, struct map *tasks,
		       struct arena *arena)
{
	struct body body;

	body_read(document->body, document->body_line, arena, &body);
	for (size_t i = 0; i < body.tasks.len; i++)
		if (is_wanted(&body, &body.tasks.items[i]))
			map_put(arena, tasks, view_trim(
				body.tasks.items[i].text), tasks);
}

static void tell_tasks(struct drift *drift, const struct drift_change *change,
		       const struct map *tasks, const struct map *others,
		       const char *act)
{
	for (size_t i = 0; i < tasks->len; i++) {
		struct str words = STR_INIT;

		if (map_get(others, tasks->entries[i].key))
			continue;
		str_addf(&words, "acceptance criteria %s " VIEW_FMT, act,
			 VIEW_ARG(tasks->entries[i].key));
		add(drift, change, VIEW("acceptance_criteria"), &words);
	}
}

static void compare_tasks(struct drift *drift,
			  const struct drift_change *change,
			  const struct document *old,
			  const struct document *now)
{
	struct map was = MAP_INIT, is = MAP_INIT;

	read_tasks(old, &was, drift->arena);
	read_tasks(now, &is, drift->arena);
	tell_tasks(drift, change, &is, &was, "+");
	tell_tasks(drift, change, &was, &is, "-");
}

/* --- */

static bool is_there(const struct kind *kind, const struct document *document)
{
	return document && kind_status(kind, document_text(document,
							   "status")) !=
				   STATUS_DROPPED;
}

void drift_compare(struct drift *drift, const struct drift_change *change,
		   const struct kind *kind, const struct document *old,
		   const struct document *now)
{
	bool was = is_there(kind, old), is = is_there(kind, now);

	if ((old && !old->front) || (now && !now->front)) {
		add_words(drift, change, "", "can't be read on one side");
	} else if (was != is) {
		add_words(drift, change, old && now ? "status" : "",
			  is ? "added" : "dropped");
	} else if (is) {
		compare_fields(drift, change, kind, old, now);
		if (view_is(kind->name, "charter"))
			compare_rows(drift, change, old, now);
		else
			compare_tasks(drift, change, old, now);
	}
}
