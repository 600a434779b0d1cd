/*
 * Bodies as HTML: whatever the bytes are, only what is allowed comes out,
 * and twice the same.
 */
#include "fuzz.h"

#include "muster/html.h"
#include "markup.h"

/* Every other name is known, by an address that needs escaping. */
static bool resolve(const void *data, enum html_name what, struct view name,
		    struct html_target *target)
{
	(void)data;
	(void)what;
	target->address = VIEW("../x'&\".html");
	target->title = name;
	return name.len % 2;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct html_context context = { 2, { "b-", 2 }, resolve,
						     NULL };
	struct arena arena = ARENA_INIT;
	struct view body = fuzz_input(&arena, data, size);
	struct str once = STR_INIT, twice = STR_INIT;

	html_body(&once, body, &context);
	html_body(&twice, body, &context);
	must(view_equal(str_view(&once), str_view(&twice)));
	must(!markup_check(str_view(&once), &arena));
	str_release(&once);
	str_release(&twice);
	arena_release(&arena);
	return 0;
}
