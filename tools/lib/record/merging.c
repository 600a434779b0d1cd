#include "muster/merging.h"

#include <string.h>

#include "muster/date.h"
#include "muster/edit.h"
#include "parts.h"
#include "splice.h"

static void merge_three(struct merging *merging,
			const struct part_three *three, struct str *out);

/* ------------------------------------------------------------------------
 * Lines of one side
 */

static void add_ours(const struct part *part, struct str *out)
{
	if (part)
		str_addv(out, part->lines);
}

/* With the line ends of ours. */
static void add_theirs(const struct merging *merging, struct view lines,
		       struct str *out)
{
	const char *newline = splice_newline(merging->ours);
	struct view line;

	if (!strcmp(newline, splice_newline(merging->theirs))) {
		str_addv(out, lines);
		return;
	}
	while (view_line(&lines, &line)) {
		if (view_ends(line, "\r"))
			line.len--;
		str_addv(out, line);
		str_adds(out, newline);
	}
}

static bool same(const struct part *a, const struct part *b)
{
	if (!a || !b)
		return !a && !b;
	return value_equal(a->entry->value, b->entry->value);
}

void merging_mark(const struct merging *merging, char sign, const char *label,
		  struct str *out)
{
	str_pad(out, merging->marker, sign);
	str_addf(out, "%s%s%s", *label ? " " : "", label,
		 splice_newline(merging->ours));
}

/* The comments that both sides have above stand outside of the markers. */
static void add_conflict(struct merging *merging,
			 const struct part_three *three, struct str *out)
{
	struct view ours = three->ours ? three->ours->lines : VIEW("");
	struct view theirs = three->theirs ? three->theirs->lines : VIEW("");
	struct view a = ours, b = theirs, one, other;

	while (view_line(&a, &one) && view_line(&b, &other) &&
	       view_equal(one, other)) {
		str_addv(out, view_slice(ours, 0, ours.len - a.len));
		ours = a;
		theirs = b;
	}
	merging->conflicts++;
	merging_mark(merging, '<', "ours", out);
	str_addv(out, ours);
	merging_mark(merging, '=', "", out);
	add_theirs(merging, theirs, out);
	merging_mark(merging, '>', "theirs", out);
}

/* ------------------------------------------------------------------------
 * Deeper
 */

static bool is_all(const struct part_three *three, enum value_type type)
{
	return three->ours && three->theirs &&
	       three->ours->entry->value->type == type &&
	       three->theirs->entry->value->type == type &&
	       (!three->base || three->base->entry->value->type == type);
}

static bool is_flow(const struct part *part)
{
	return part && (part->entry->value->flow || !part->entry->value->len);
}

/* Where the parts of a value begin: below its key, or with the item. */
static size_t inner_from(const struct document *document,
			 const struct part *part)
{
	return part->entry->key.len
		       ? splice_next(document, splice_at(document,
							 part->entry->key_span))
		       : part->from;
}

static bool cut(struct merging *merging, struct parts *parts,
		const struct document *document, const struct part *part)
{
	const struct value *value = part ? part->entry->value : NULL;
	size_t max = MERGING_PARTS_MAX - merging->parts;
	bool done = parts_cut(parts, document, value,
			      part ? inner_from(document, part) : 0, max,
			      merging->arena);

	merging->parts += parts->list.len;
	return done;
}

static bool cut_three(struct merging *merging, const struct part_three *three,
		      struct part_threes *threes)
{
	struct parts base, ours, theirs;

	if (!cut(merging, &base, merging->base, three->base) ||
	    !cut(merging, &ours, merging->ours, three->ours) ||
	    !cut(merging, &theirs, merging->theirs, three->theirs))
		return false;
	parts_join(threes, &base, &ours, &theirs, merging->arena);
	return true;
}

static struct view head_of(const struct document *document,
			   const struct part *part)
{
	return part ? view_slice(part->lines, 0,
				 inner_from(document, part) - part->from)
		    : VIEW("");
}

/* The line of the key, and the comments above it. */
static void add_head(const struct merging *merging,
		     const struct part_three *three, struct str *out)
{
	struct view base = head_of(merging->base, three->base);
	struct view ours = head_of(merging->ours, three->ours);

	if (view_equal(base, ours))
		add_theirs(merging, head_of(merging->theirs, three->theirs),
			   out);
	else
		str_addv(out, ours);
}

/* Maps, lists and tables that have a line for each part. */
static bool merge_lines(struct merging *merging,
			const struct part_three *three, struct str *out)
{
	struct part_threes threes;

	if (is_flow(three->base) || is_flow(three->ours) ||
	    is_flow(three->theirs) ||
	    (!is_all(three, VALUE_MAP) && !is_all(three, VALUE_LIST)) ||
	    !cut_three(merging, three, &threes))
		return false;
	add_head(merging, three, out);
	for (size_t i = 0; i < threes.list.len; i++)
		merge_three(merging, &threes.list.items[i], out);
	return true;
}

static bool are_texts(const struct part *part)
{
	const struct value *list = part ? part->entry->value : NULL;

	for (size_t i = 0; list && i < list->len; i++)
		if (list->entries[i].value->type != VALUE_TEXT)
			return false;
	return true;
}

static bool stays(const struct part_three *item)
{
	return (item->ours && item->theirs) || !item->base;
}

/* The field of ours, by itself, as a document that can be edited. */
static const struct document *alone(const struct merging *merging,
				    const struct part *part)
{
	const char *newline = splice_newline(merging->ours);

	return document_read(merging->ours->path,
			     view_of(arena_printf(merging->arena,
						  "---%s" VIEW_FMT "---%s",
						  newline,
						  VIEW_ARG(part->lines),
						  newline)),
			     merging->arena);
}

static bool write_items(const struct merging *merging,
			const struct part *part, const struct view *items,
			size_t len, struct str *out)
{
	const struct document *field = alone(merging, part), *edited;
	struct str text = STR_INIT;
	struct err err;
	bool done = edit_list(field, part->key, items, len, &text, &err) == 0;

	if (done) {
		edited = document_read(merging->ours->path, str_view(&text),
				       merging->arena);
		str_addv(out, view_slice(edited->bytes, edited->front_start,
					 edited->front_end));
	}
	str_release(&text);
	return done;
}

/* A list of texts in brackets, on one side at least. One that loses its last
 * item goes. */
static bool merge_items(struct merging *merging,
			const struct part_three *three, struct str *out)
{
	struct part_threes threes;
	struct view *items;
	size_t len = 0;

	if (!is_all(three, VALUE_LIST) || !three->ours->entry->key.len ||
	    !are_texts(three->base) || !are_texts(three->ours) ||
	    !are_texts(three->theirs) ||
	    !cut_three(merging, three, &threes))
		return false;
	items = arena_array(merging->arena, threes.list.len + 1,
			    sizeof(*items));
	for (size_t i = 0; i < threes.list.len; i++) {
		const struct part_three *item = &threes.list.items[i];

		if (stays(item))
			items[len++] = (item->ours ? item->ours
						   : item->theirs)->key;
	}
	return !len || write_items(merging, three->ours, items, len, out);
}

/* Who looked last? */
static bool merge_reviewed(struct merging *merging,
			   const struct part_three *three, struct str *out)
{
	int32_t ours, theirs;

	if (!three->ours || !three->theirs ||
	    !view_is(three->ours->key, "reviewed") ||
	    !date_parse(value_string(three->ours->entry->value), &ours) ||
	    !date_parse(value_string(three->theirs->entry->value), &theirs))
		return false;
	if (ours >= theirs)
		add_ours(three->ours, out);
	else
		add_theirs(merging, three->theirs->lines, out);
	return true;
}

/* ------------------------------------------------------------------------
 * The whole
 */

static bool has_lines(const struct part *a, const struct part *b)
{
	return a && b && view_equal(a->lines, b->lines);
}

/* One side or both have left it as it was, or both have made it the same. */
static bool merge_plainly(const struct merging *merging,
			  const struct part_three *three, struct str *out)
{
	bool ours = same(three->base, three->ours);
	bool theirs = same(three->base, three->theirs);

	if (ours && theirs)
		ours = has_lines(three->base, three->ours);
	if (ours) {
		if (three->theirs)
			add_theirs(merging, three->theirs->lines, out);
		return true;
	}
	if (!theirs && !same(three->ours, three->theirs))
		return false;
	add_ours(three->ours, out);
	return true;
}

static void merge_three(struct merging *merging,
			const struct part_three *three, struct str *out)
{
	if (!merge_plainly(merging, three, out) &&
	    !merge_reviewed(merging, three, out) &&
	    !merge_lines(merging, three, out) &&
	    !merge_items(merging, three, out))
		add_conflict(merging, three, out);
}

static bool cut_front(struct merging *merging, struct parts *parts,
		      const struct document *document)
{
	bool done = document->front && !document->front->flow &&
		    parts_cut(parts, document, document->front,
			      document->front_start,
			      MERGING_PARTS_MAX - merging->parts,
			      merging->arena);

	merging->parts += done ? parts->list.len : 0;
	return done;
}

/* Comments below the last field. */
static struct view tail_of(const struct parts *parts)
{
	const struct document *document = parts->document;
	size_t from = document->front_start;

	if (parts->list.len) {
		const struct part *last =
			&parts->list.items[parts->list.len - 1];

		from = last->from + last->lines.len;
	}
	return view_slice(document->bytes, from, document->front_end);
}

int merging_front(struct merging *merging, struct str *out)
{
	struct parts base, ours, theirs;
	struct part_threes threes;

	merging->conflicts = merging->parts = 0;
	if (!cut_front(merging, &base, merging->base) ||
	    !cut_front(merging, &ours, merging->ours) ||
	    !cut_front(merging, &theirs, merging->theirs))
		return -1;
	parts_join(&threes, &base, &ours, &theirs, merging->arena);
	for (size_t i = 0; i < threes.list.len; i++)
		merge_three(merging, &threes.list.items[i], out);
	if (view_equal(tail_of(&base), tail_of(&ours)))
		add_theirs(merging, tail_of(&theirs), out);
	else
		str_addv(out, tail_of(&ours));
	return 0;
}
