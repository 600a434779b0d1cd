#include "muster/site_text.h"

#include <string.h>
#include <strings.h>

/* Words that are written in capitals, in place. */
static void shout(char *text, size_t len)
{
	static const char *const words[] = { "RACI", "RAG", "URL" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t most = strlen(words[i]);

		if (len >= most && !strncasecmp(text, words[i], most) &&
		    (len == most || text[most] == ' '))
			memcpy(text, words[i], most);
	}
}

struct view site_label(struct view name, struct arena *arena)
{
	char *copy = (char *)view_copy(arena, name).ptr;

	for (size_t i = 0; i < name.len; i++)
		if (copy[i] == '_' || copy[i] == '.')
			copy[i] = ' ';
	if (name.len && copy[0] >= 'a' && copy[0] <= 'z')
		copy[0] = (char)(copy[0] - 'a' + 'A');
	shout(copy, name.len);
	return (struct view){ copy, name.len };
}

struct view site_arrows(struct view text, struct arena *arena)
{
	struct str out = STR_INIT;
	struct view copy;
	size_t at;

	if (view_search(text, 0, " -> ") == text.len)
		return text;
	while ((at = view_search(text, 0, " -> ")) < text.len) {
		str_addv(&out, view_slice(text, 0, at));
		str_adds(&out, " \xe2\x86\x92 ");
		text = view_slice(text, at + strlen(" -> "), text.len);
	}
	str_addv(&out, text);
	copy = view_copy(arena, str_view(&out));
	str_release(&out);
	return copy;
}

/* --- the plural of a kind */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* How many letters they begin with alike. */
static size_t common(struct view a, struct view b)
{
	size_t len = 0;

	while (len < a.len && len < b.len &&
	       lower(a.ptr[len]) == lower(b.ptr[len]))
		len++;
	return len;
}

struct view site_plural(const struct kind *kind, struct arena *arena)
{
	struct view title = kind->title, folder = kind->folder;
	size_t len;

	while (view_find(folder, 0, '/') < folder.len)
		folder = view_slice(folder, view_find(folder, 0, '/') + 1,
				    folder.len);
	if (view_is(kind->name, "person") && view_is(folder, "people"))
		return VIEW("People");
	len = common(title, folder);
	if (len == title.len && len < folder.len)
		return view_of(arena_printf(
			arena, VIEW_FMT VIEW_FMT, VIEW_ARG(title),
			VIEW_ARG(view_slice(folder, len, folder.len))));
	if (len > 1 && len + 1 == title.len)
		return site_label(folder, arena);
	return title;
}

/* --- ids in a text */

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/* Up to the end of the word that begins there, or behind what is none. */
static size_t word_end(struct view text, size_t at)
{
	size_t end = at;

	while (end < text.len && is_word(text.ptr[end]))
		end++;
	while (end > at && text.ptr[end - 1] == '.')
		end--;
	return end > at ? end : at + 1;
}

static void push_part(struct value *list, struct view text,
		      const struct value *record, struct arena *arena)
{
	struct value *map;

	if (!text.len)
		return;
	map = value_push(arena, list, value_map(arena));
	value_put_text(arena, map, "text", text);
	value_put(arena, map, VIEW("href"), record
		  ? value_get(record, VIEW("href")) : value_null(arena));
	value_put(arena, map, VIEW("title"), record
		  ? value_get(record, VIEW("title")) : value_null(arena));
}

void site_put_parts(struct value *map, const char *key,
		    const struct site_program *site, struct view text,
		    struct arena *arena)
{
	struct value *list = value_list(arena);
	size_t kept = 0, end;

	for (size_t at = 0; at < text.len; at = end) {
		struct view word;

		end = word_end(text, at);
		word = view_slice(text, at, end);
		if (!site_href(site, word).len ||
		    view_find(word, 0, '-') == word.len)
			continue;
		push_part(list, view_slice(text, kept, at), NULL, arena);
		push_part(list, word, site_record(site, word, arena), arena);
		kept = end;
	}
	push_part(list, view_slice(text, kept, text.len), NULL, arena);
	value_put(arena, map, view_of(key), list);
}
