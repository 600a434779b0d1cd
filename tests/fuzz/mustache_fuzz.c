/*
 * Templates: whatever the bytes are, compiling and rendering end, what is
 * refused is told with its place, the same template gives the same bytes
 * twice, and no text of a value becomes markup.
 */
#include "fuzz.h"

#include "muster/mustache.h"

/* Every partial is the template itself. */
static const struct mustache *itself(const void *data, struct view name)
{
	(void)name;
	return *(const struct mustache *const *)data;
}

static struct value *data_of(struct arena *arena)
{
	struct value *map = value_map(arena), *list = value_list(arena);

	value_put_text(arena, map, "a", VIEW("\001"));
	value_put_bool(arena, map, "b", false);
	value_put_number(arena, map, "c", INT64_MIN);
	value_push(arena, list, value_text(arena, VIEW("\001")));
	value_push(arena, list, value_null(arena));
	value_put(arena, map, VIEW("l"), list);
	value_put(arena, map, VIEW("m"), map);
	return map;
}

static void must_render(const struct mustache *template,
			const struct value *data)
{
	struct mustache_scope scope = { itself, &template, false };
	struct str once = STR_INIT, twice = STR_INIT;
	struct err err = ERR_INIT;
	int status = mustache_render(&once, template, data, &scope, &err);

	must(!status == !err.text[0]);
	must(!status || !once.len);
	must(mustache_render(&twice, template, data, &scope, &err) == status);
	must(view_equal(str_view(&once), str_view(&twice)));
	must(view_find(template->text, 0, '\001') < template->text.len ||
	     view_find(str_view(&once), 0, '\001') == once.len);
	str_release(&once);
	str_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct err err = ERR_INIT;
	struct view text = fuzz_input(&arena, data, size);
	const struct mustache *template =
		mustache_compile(text, VIEW("t"), &arena, &err);

	must(!template == !!err.text[0]);
	if (template)
		must_render(template, data_of(&arena));
	else
		must(view_starts(view_of(err.text), "t:"));
	arena_release(&arena);
	return 0;
}
