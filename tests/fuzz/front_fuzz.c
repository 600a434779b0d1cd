/*
 * Front matter: whatever the bytes are, reading ends, what is told lies in
 * the file, a quoted text reads back, and setting a field changes that field
 * alone.
 */
#include "fuzz.h"

#include "muster/edit.h"
#include "muster/quote.h"
#include "muster/yaml.h"

static void must_be_value(struct view bytes, const struct value *value)
{
	must_lie_in(bytes, value->span);
	must(utf8_invalid(value->text) == value->text.len);
	for (size_t i = 0; i < value->len; i++) {
		struct view key = value->entries[i].key;

		must(utf8_invalid(key) == key.len);
		must_lie_in(bytes, value->entries[i].key_span);
		must_be_value(bytes, value->entries[i].value);
	}
}

static void must_set(const struct document *document, struct view key,
		     struct view text, struct arena *arena)
{
	struct err err = ERR_INIT;
	struct str once = STR_INIT, twice = STR_INIT;

	if (edit_set(document, key, text, &once, &err)) {
		must(!once.len && err.text[0]);
		return;
	}
	document = document_read(document->path, str_view(&once), arena);
	must(view_equal(value_string(value_get(document->front, key)), text));
	must(!edit_set(document, key, text, &twice, &err));
	must(view_equal(str_view(&once), str_view(&twice)));
	str_release(&once);
	str_release(&twice);
}

/* The last line of the input is set as every field. */
static void must_set_all(const struct document *document, struct view text,
			 struct arena *arena)
{
	for (size_t i = 0; i < document->front->len && i < 4; i++)
		must_set(document, document->front->entries[i].key, text,
			 arena);
	must_set(document, VIEW("reviewed"), text, arena);
}

/* As a value it reads back as itself, if a record can hold it at all. */
static void must_quote(struct view text, struct arena *arena)
{
	struct findings findings = { .arena = arena };
	struct str front = STR_INIT;
	const struct value *map;

	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ' ||
		    (unsigned char)text.ptr[i] > '~')
			return;
	str_adds(&front, "x: ");
	quote_scalar(&front, text);
	map = yaml_read(str_view(&front), VIEW("q.md"), arena, &findings);
	must(text.len > YAML_TEXT_MAX ||
	     view_equal(value_string(value_get(map, VIEW("x"))), text));
	str_release(&front);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct view bytes = fuzz_input(&arena, data, size);
	struct document *document = document_read(VIEW("r.md"), bytes, &arena);
	size_t last = size;

	while (last && bytes.ptr[last - 1] != '\n')
		last--;
	must(document->has_front || !document->findings.list.len);
	must(document->front_start <= document->front_end || !document->front);
	must_be_findings(bytes, &document->findings);
	must_quote(view_slice(bytes, last, size), &arena);
	if (document->front) {
		must_be_value(bytes, document->front);
		must_set_all(document, view_slice(bytes, last, size), &arena);
	}
	arena_release(&arena);
	return 0;
}
