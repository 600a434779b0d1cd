#include "splice.h"

#include "line.h"

/* Both forms are written from the first item of the new list to the last:
 * one that the old list has behind those that were taken from it so far is
 * copied, with what stands between it and the item before it. */
struct items {
	struct splice *splice;
	const struct value *old;
	size_t *start, *end;	/* where the old items stand */
	size_t next;		/* of them: not looked at yet */
	size_t at;		/* the byte behind what was copied */
};

static bool are_scalars(const struct value *list)
{
	for (size_t i = 0; i < list->len; i++)
		if (list->entries[i].value->type == VALUE_LIST ||
		    list->entries[i].value->type == VALUE_MAP)
			return false;
	return true;
}

/* The index of an old item with that text, or their number. */
static size_t find(const struct items *items, struct view text)
{
	size_t i = items->next;

	while (i < items->old->len) {
		const struct value *item = items->old->entries[i].value;

		if (item->type == VALUE_TEXT && view_equal(item->text, text))
			break;
		i++;
	}
	return i;
}

/* Each from the one before it, so that a long list takes no long time. */
static void locate(struct items *items, struct arena *arena)
{
	const struct document *document = items->splice->document;
	const struct value *old = items->old;
	struct span there = { 1, 1 };
	size_t at = 0;

	items->start = arena_array(arena, old->len + 1, sizeof(size_t));
	items->end = arena_array(arena, old->len + 1, sizeof(size_t));
	for (size_t i = 0; i < old->len; i++) {
		const struct value *item = old->entries[i].value;

		at = splice_from(document, at, there, item->span);
		there = item->span;
		items->start[i] = at;
		items->end[i] = splice_end(document, item, at);
	}
}

/* The begin of the line on which the item's dash stands, which is not
 * always that of its text. */
static size_t dash_line(const struct items *items, size_t index)
{
	const struct document *document = items->splice->document;
	size_t line = splice_line(document, items->start[index]);
	size_t dash = items->old->span.column - 1;

	while (line > document->front_start &&
	       (line_skip_blanks(document->bytes, line) != line + dash ||
		document->bytes.ptr[line + dash] != '-'))
		line = splice_line(document, line - 1);
	return line;
}

/* Leave out the old items before `index`; what stands between them stays. */
static void skip_lines(struct items *items, size_t index)
{
	for (; items->next < index; items->next++) {
		splice_copy(items->splice, items->at,
			    dash_line(items, items->next));
		items->at = splice_next(items->splice->document,
					items->end[items->next]);
	}
}

static void add_line(struct items *items, struct view text)
{
	struct splice *splice = items->splice;
	size_t line = splice_at(splice->document, items->old->span);

	splice_copy(splice, splice_line(splice->document, line), line);
	str_adds(&splice->text, "- ");
	splice_scalar(splice, text, '\0');
	str_adds(&splice->text, splice_newline(splice->document));
}

static void write_lines(struct items *items, const struct value *list)
{
	struct splice *splice = items->splice;
	size_t end;

	items->at = splice->from = dash_line(items, 0);
	splice->to = splice_next(splice->document,
				 splice_behind(splice->document, items->old));
	for (size_t i = 0; i < list->len; i++) {
		struct view text = list->entries[i].value->text;
		size_t index = find(items, text);

		if (index == items->old->len) {
			add_line(items, text);
			continue;
		}
		skip_lines(items, index);
		end = splice_next(splice->document, items->end[index]);
		splice_copy(splice, items->at, end);
		items->at = end;
		items->next = index + 1;
	}
	skip_lines(items, items->old->len);
}

/* What stands between two items: as in front of the old one, or as the list
 * has it elsewhere. */
static void separate(struct items *items, size_t index)
{
	struct splice *splice = items->splice;
	size_t model = index && index < items->old->len ? index : 1;
	struct view gap;

	if (model >= items->old->len) {
		str_adds(&splice->text, ", ");
		return;
	}
	gap = view_slice(splice->document->bytes, items->end[model - 1],
			 items->start[model]);
	if (model != index && view_find(gap, 0, '#') < gap.len)
		gap = VIEW(", ");
	str_addv(&splice->text, gap);
}

static void write_row(struct items *items, const struct value *list)
{
	struct splice *splice = items->splice;
	size_t len = items->old->len;

	splice->from = splice_at(splice->document, items->old->span) + 1;
	splice->to = splice->from;
	if (len)
		splice_copy(splice, splice->from, items->start[0]);
	for (size_t i = 0; i < list->len; i++) {
		struct view text = list->entries[i].value->text;
		size_t index = find(items, text);

		if (i)
			separate(items, index);
		if (index == len) {
			splice_scalar(splice, text, '\0');
			continue;
		}
		splice_copy(splice, items->start[index],
			    items->end[index]);
		items->next = index + 1;
	}
	if (len)
		splice->to = items->end[len - 1];
}

bool splice_items(struct splice *splice, const struct value *old,
		  const struct value *list)
{
	struct items items = { .splice = splice, .old = old };
	struct arena arena = ARENA_INIT;

	if (!are_scalars(old))
		return false;
	locate(&items, &arena);
	if (old->flow)
		write_row(&items, list);
	else
		write_lines(&items, list);
	arena_release(&arena);
	return true;
}
