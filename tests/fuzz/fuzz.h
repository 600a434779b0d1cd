/*
 * What the fuzz targets share: properties that hold for every input. One
 * that does not ends the process, which libFuzzer takes for a crash.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "muster/document.h"
#include "muster/utf8.h"

/* libFuzzer's door: one input, always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void must(bool holds)
{
	if (!holds)
		__builtin_trap();
}

/* A copy without a byte to spare, so that a sanitizer sees the end. */
static inline struct view fuzz_input(struct arena *arena, const uint8_t *data,
				     size_t size)
{
	char *bytes = arena_array(arena, size ? size : 1, 1);

	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)data[i];
	return (struct view){ bytes, size };
}

/* Does the place lie in the file, or right behind a line of it? */
static inline void must_lie_in(struct view bytes, struct span span)
{
	struct view rest = bytes, line = VIEW("");
	uint32_t number = 0;

	if (!span.line && !span.column)
		return;
	must(span.line > 0 && span.column > 0);
	while (number < span.line && view_line(&rest, &line))
		number++;
	must(number == span.line ||
	     (number + 1 == span.line && span.column == 1));
	must(span.column <= utf8_span(line, line.len).column);
}

static inline void must_be_findings(struct view bytes,
				    const struct findings *findings)
{
	for (size_t i = 0; i < findings->list.len; i++) {
		const struct finding *finding = &findings->list.items[i];

		must(finding->rule < RULE_COUNT);
		must(finding->message.len > 0);
		must(utf8_invalid(finding->message) == finding->message.len);
		must(utf8_invalid(finding->hint) == finding->hint.len);
		must_lie_in(bytes, finding->span);
	}
}

#endif
