#include "html_slug.h"

#include "muster/utf8.h"

static void add_slug(struct str *out, struct view text)
{
	size_t pos = 0;

	while (pos < text.len) {
		size_t at = pos;
		int32_t code = utf8_next(text, &pos);

		if (code >= 'A' && code <= 'Z')
			str_addc(out, (char)(code + 32));
		else if (code == ' ')
			str_addc(out, '-');
		else if ((code >= 'a' && code <= 'z') || code == '-' ||
			 code == '_' || (code >= '0' && code <= '9') ||
			 (code > 0xa0 && utf8_class(code) == UTF8_ORDINARY))
			str_add(out, text.ptr + at, pos - at);
	}
}

struct view html_slug(struct html_slugs *slugs, struct view text)
{
	struct str slug = STR_INIT;
	struct view plain, made;
	size_t *count;

	add_slug(&slug, view_trim(text));
	plain = slug.len ? view_copy(slugs->arena, str_view(&slug))
			 : VIEW("section");
	str_release(&slug);
	made = plain;
	count = map_get(&slugs->taken, plain);
	while (map_get(&slugs->taken, made))
		made = view_of(arena_printf(slugs->arena, VIEW_FMT "-%zu",
					    VIEW_ARG(plain), (*count)++));
	count = arena_alloc(slugs->arena, sizeof(*count));
	*count = 1;
	map_put(slugs->arena, &slugs->taken, made, count);
	return made;
}
