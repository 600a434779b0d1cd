/*
 * Edits: every field of whatever record is set, listed and cleared, and a
 * note is put below it. What can't be done leaves nothing; what is done
 * changes that field alone, and once more changes nothing.
 */
#include "fuzz.h"

#include "edited.h"

#define FIELDS_MAX 6	/* of each map that are tried */

enum way { SET, LIST, CLEAR, WAYS };

struct trial {
	const struct document *document;
	struct view text;
	struct arena *arena;
};

static int edit(enum way way, const struct document *document,
		struct view key, struct view text, struct str *out)
{
	struct view items[] = { text, VIEW("a, b"), text };
	struct err err = ERR_INIT;
	int rc = way == SET ? edit_set(document, key, text, out, &err)
		 : way == LIST
			 ? edit_list(document, key, items, 3, out, &err)
			 : edit_clear(document, key, out, &err);

	must(!rc || (!out->buf && err.text[0]));
	return rc;
}

static void must_hold(const struct document *document, enum way way,
		      struct view key, struct view text)
{
	const struct value *value = value_get(document->front, key);

	if (!value)
		value = value_path(document->front, key);
	if (way == CLEAR)
		must(!value);
	else if (way == SET)
		must(value && value->type == VALUE_TEXT &&
		     view_equal(value->text, text));
	else
		must(value && value->type == VALUE_LIST && value->len == 3 &&
		     view_equal(value->entries[2].value->text, text));
}

static void must_edit(const struct trial *trial, struct view top,
		      struct view below)
{
	const struct document *old = trial->document, *new;
	struct view key = view_of(arena_printf(
		trial->arena, VIEW_FMT "%s" VIEW_FMT, VIEW_ARG(top),
		below.len ? "." : "", VIEW_ARG(below)));

	if (below.len && value_get(old->front, key))
		return;		/* a key with a dot in it comes first */
	for (enum way way = SET; way < WAYS; way++) {
		struct str once = STR_INIT, twice = STR_INIT;

		if (edit(way, old, key, trial->text, &once))
			continue;
		new = document_read(old->path, str_view(&once), trial->arena);
		must(edited_well(old, new, top, below));
		must_hold(new, way, key, trial->text);
		must(!edit(way, new, key, trial->text, &twice));
		must(view_equal(str_view(&once), str_view(&twice)));
		str_release(&once);
		str_release(&twice);
	}
}

/* Of two fields of one name the second takes the place of the first. */
static bool is_twice(const struct value *map, struct view key)
{
	size_t count = 0;

	for (size_t i = 0; i < map->len; i++)
		count += view_equal(map->entries[i].key, key);
	return count > 1;
}

static void must_edit_all(const struct trial *trial)
{
	const struct value *front = trial->document->front;

	for (size_t i = 0; i < front->len && i < FIELDS_MAX; i++) {
		struct view top = front->entries[i].key;
		const struct value *value = front->entries[i].value;

		if (view_find(top, 0, '.') < top.len || is_twice(front, top))
			continue;
		must_edit(trial, top, VIEW(""));
		must_edit(trial, top, VIEW("new"));
		for (size_t k = 0; value->type == VALUE_MAP &&
				   k < value->len && k < FIELDS_MAX; k++)
			if (view_find(value->entries[k].key, 0, '.') ==
			    value->entries[k].key.len)
				must_edit(trial, top, value->entries[k].key);
	}
	must_edit(trial, VIEW("reviewed"), VIEW(""));
	must_edit(trial, VIEW("raci"), VIEW("accountable"));
}

/* All lines that were there, in their order, and two to four more. */
static void must_note(const struct trial *trial)
{
	struct view bytes = trial->document->bytes, rest, line, now;
	struct str out = STR_INIT;
	struct err err = ERR_INIT;
	size_t more = 0;

	if (edit_note(trial->document, VIEW("Notes"), trial->text, &out,
		      &err)) {
		must(!out.buf && err.text[0]);
		return;
	}
	rest = str_view(&out);
	while (view_line(&rest, &line)) {
		struct view left = bytes;

		if (view_line(&left, &now) &&
		    view_equal(view_trim(now), view_trim(line)))
			bytes = left;
		else
			more++;
	}
	must(!bytes.len && more >= 1 && more <= 4);
	str_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct view bytes = fuzz_input(&arena, data, size);
	struct trial trial = { .arena = &arena };
	size_t last = size;

	while (last && bytes.ptr[last - 1] != '\n')
		last--;
	trial.document = document_read(VIEW("r.md"), bytes, &arena);
	trial.text = view_slice(bytes, last, size);
	if (trial.document->front)
		must_edit_all(&trial);
	if (trial.document->has_front)
		must_note(&trial);
	arena_release(&arena);
	return 0;
}
