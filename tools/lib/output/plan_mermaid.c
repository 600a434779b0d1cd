#include <string.h>

#include "muster/escape.h"
#include "muster/plan_graph.h"
#include "muster/plan_head.h"
#include "muster/timeline.h"

struct section {
	struct view title;
	VEC(size_t) rows;	/* of the timeline */
};

struct sections {
	VEC(struct section) list;
	struct map by_id;	/* index + 1, of the milestone */
	struct arena *arena;
};

/* Append one line of text without what Mermaid would read something into:
 * the ends of a name or a statement, comments, quotes and markup; a dash
 * where nothing is left. */
static void add_words(struct str *out, struct view text)
{
	struct str line = STR_INIT;
	size_t start = out->len;
	bool blank = false;

	escape_line(&line, text);
	for (size_t i = 0; i < line.len; i++) {
		char c = line.buf[i];

		if (strchr(" :;#%\"'`<>{}[]()\\|&$", c)) {
			blank = true;
			continue;
		}
		if (blank && out->len > start)
			str_addc(out, ' ');
		str_addc(out, c);
		blank = false;
	}
	if (out->len == start)
		str_addc(out, '-');
	str_release(&line);
}

/* Is it made like W-001? A line may begin with it: it is none of Mermaid's
 * words. */
static bool is_usual(struct view id)
{
	size_t i = 0;

	while (i < id.len && id.ptr[i] >= 'A' && id.ptr[i] <= 'Z')
		i++;
	return i && i < 5 && i < id.len && id.ptr[i] == '-';
}

static void add_name(struct str *out, const struct plan_item *item)
{
	struct view name = plan_name(item);

	if (!is_usual(name))
		str_adds(out, "- ");
	add_words(out, name);
	str_addc(out, ' ');
	add_words(out, item->record->title);
}

static void add_task(struct str *out, const struct timeline *timeline,
		     const struct timeline_row *row)
{
	const struct plan_item *item =
		&timeline->plan->items.items[row->item];
	char from[DATE_SIZE], to[DATE_SIZE];

	str_adds(out, "    ");
	add_name(out, item);
	str_adds(out, " :");
	if (item->critical)
		str_adds(out, "crit, ");
	if (item->done)
		str_adds(out, "done, ");
	else if (item->begun)
		str_adds(out, "active, ");
	if (row->point)
		str_addf(out, "milestone, t%u, %s, 0d\n", row->item + 1,
			 date_format(row->from - 1, from));
	else
		str_addf(out, "t%u, %s, %s\n", row->item + 1,
			 date_format(row->from, from),
			 date_format(row->to, to));
}

/* The milestone that an item is, or that it counts towards. */
static struct view milestone_of(const struct plan_item *item)
{
	if (item->milestone)
		return item->record->id;
	return record_text(item->record, VIEW("milestone"));
}

static struct section *section_of(struct sections *sections,
				  const struct plan *plan, struct view id)
{
	const struct plan_item *milestone = plan_find(plan, id);
	struct view key = milestone ? id : VIEW("");
	uintptr_t number = (uintptr_t)map_get(&sections->by_id, key);
	struct section *section;

	if (number)
		return &sections->list.items[number - 1];
	section = VEC_PUSH(sections->arena, &sections->list);
	section->title = milestone ? id : VIEW("No milestone");
	map_put(sections->arena, &sections->by_id, key,
		(void *)(uintptr_t)sections->list.len);
	return section;
}

void plan_graph_mermaid(struct str *out, const struct plan *plan,
			struct arena *arena)
{
	struct sections sections = { .arena = arena };
	struct timeline timeline;

	timeline_read(&timeline, plan, arena);
	for (size_t i = 0; i < timeline.rows.len; i++) {
		const struct timeline_row *row = &timeline.rows.items[i];
		struct section *section = section_of(
			&sections, plan,
			milestone_of(&plan->items.items[row->item]));

		if (row->placed)
			*VEC_PUSH(arena, &section->rows) = i;
	}
	str_adds(out, "gantt\n    title ");
	add_words(out, program_title(plan->program));
	str_adds(out, "\n    dateFormat YYYY-MM-DD\n    axisFormat %b %d\n");
	for (size_t i = 0; i < sections.list.len; i++) {
		const struct section *section = &sections.list.items[i];

		if (!section->rows.len)
			continue;
		str_adds(out, "    section ");
		add_words(out, section->title);
		str_addc(out, '\n');
		for (size_t k = 0; k < section->rows.len; k++)
			add_task(out, &timeline,
				 &timeline.rows.items[section->rows.items[k]]);
	}
}
