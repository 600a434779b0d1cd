/*
 * The code of a document: that of a file read back is the same one, and
 * whatever bytes claim to be a code, what comes of it lies in the file. The
 * first line of the input is a code, the rest is a file.
 */
#include "fuzz.h"

#include "muster/document_code.h"

static void must_read_back(const struct document *document,
			   struct arena *arena)
{
	struct str code = STR_INIT, again = STR_INIT;
	const struct document *back;

	if (document_encode(document, &code)) {
		back = document_decode(document->path, document->bytes,
				       str_view(&code), arena);
		must(back && document_encode(back, &again));
		must(view_equal(str_view(&code), str_view(&again)));
	}
	str_release(&code);
	str_release(&again);
}

/* Reading each byte is left to the sanitizer. */
static size_t sum_of(const struct value *value)
{
	size_t sum = 0;

	for (size_t i = 0; i < value->text.len; i++)
		sum += (unsigned char)value->text.ptr[i];
	for (size_t i = 0; i < value->len; i++) {
		struct view key = value->entries[i].key;

		for (size_t k = 0; k < key.len; k++)
			sum += (unsigned char)key.ptr[k];
		sum += sum_of(value->entries[i].value);
	}
	return sum;
}

static void must_lie_within(struct view bytes, struct view code,
			    struct arena *arena)
{
	const struct document *document =
		document_decode(VIEW("r.md"), bytes, code, arena);

	if (!document)
		return;
	must(document->front_start <= document->front_end &&
	     document->front_end <= bytes.len);
	must(document->body.len <= bytes.len);
	must(document->has_front == (document->front != NULL));
	must(!document->front || sum_of(document->front) < SIZE_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct view input = fuzz_input(&arena, data, size);
	size_t end = view_find(input, 0, '\n');
	struct view bytes = fuzz_input(&arena, data + (end < size ? end + 1
								  : size),
				       end < size ? size - end - 1 : 0);

	must_read_back(document_read(VIEW("r.md"), bytes, &arena), &arena);
	must_lie_within(bytes, fuzz_input(&arena, data, end), &arena);
	arena_release(&arena);
	return 0;
}
