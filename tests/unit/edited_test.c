/*
 * Edits of many records: put together from a fixed seed out of every form
 * that a field can take, with either line end, with a byte order mark or
 * without.
 */
#include "expect.h"

#include <string.h>

#include "../fuzz/edited.h"

#define RECORDS 400
#define FIELDS 7

static const char *const forms[] = {
	"%s: plain\n", "%s: 'quoted'  # why\n", "%s: \"a\\\"b\"\n", "%s:\n",
	"%s:  # later\n", "%s: ~\n", "%s: [a, 'b', c]\n", "%s: []\n",
	"%s: [a,  # one\n  b]\n", "%s:\n- a\n# on\n- 'b'  # two\n",
	"%s:\n  - a\n\n  - |\n    b\n  -\n", "%s: |\n  a\n\n  b\n\n",
	"%s: |+\n  a\n\n", "%s: >-  # why\n  a\n", "%s: a\n  b\n\n  c\n",
	"%s: \"a\n  b\"  # c\n", "%s:\n  - x: y\n    z: w\n",
	"%s:\n  sub: a\n  new: b  # c\n", "%s:\n    sub:\n    - a\n    t: u\n",
	"%s: {sub: a, t: 'u'}\n", "%s: {}\n", "%s: { t: u,\n  sub: }\n",
	"%s:\n  sub: |\n    a\n\n", "# on its own\n\n%s: x\n",
	"'%s' : \xc3\xa9  # \xc3\xa9\n", "%s:\n\n  # far\n  a\n",
};

static const char *const texts[] = {
	"a", "b c", "a: b", "x #y", "", "it's", "\"", "[a]", "---", "a\nb",
	"\xc3\xa9", "~", "2026-07-15", "- a", "{", "\\",
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static uint32_t draw(uint32_t *seed, size_t count)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % (uint32_t)count;
}

static void add_text(struct str *out, const char *text, bool returns)
{
	for (; *text; text++) {
		if (*text == '\n' && returns)
			str_addc(out, '\r');
		str_addc(out, *text);
	}
}

static struct document *make(struct arena *arena, uint32_t *seed)
{
	bool returns = draw(seed, 2);
	struct str out = STR_INIT;
	struct view bytes;

	str_adds(&out, draw(seed, 4) ? "" : "\xef\xbb\xbf");
	add_text(&out, "---\n", returns);
	for (char name[] = "a"; *name < 'a' + FIELDS; ++*name) {
		const char *form = forms[draw(seed, COUNT(forms))];
		const char *at = strstr(form, "%s");

		add_text(&out, arena_printf(arena, "%.*s%s%s",
					    (int)(at - form), form, name,
					    at + 2), returns);
	}
	add_text(&out, draw(seed, 2) ? "---\n\n# Body\n\ntext" : "---\n",
		 returns);
	bytes = view_copy(arena, str_view(&out));
	str_release(&out);
	return document_read(VIEW("r.md"), bytes, arena);
}

static bool holds(const struct value *value, int way, struct view text)
{
	if (way == 0)
		return value && value->type == VALUE_TEXT &&
		       view_equal(value->text, text);
	if (way == 1)
		return value && value->type == VALUE_LIST && value->len == 2 &&
		       view_equal(value->entries[1].value->text, text);
	return !value;
}

/* A map where a value belongs, a value where a map does, a list in a list;
 * blank lines that a text above would gain. */
static bool is_odd(const struct document *old, struct view top,
		   struct view key, int way)
{
	const struct value *map = value_get(old->front, top);
	const struct value *value = value_path(old->front, key);

	if (key.len > top.len && map && map->type != VALUE_MAP &&
	    map->type != VALUE_NULL)
		return true;
	if (way == 2)
		return view_search(old->bytes, 0, "|+") < old->bytes.len;
	if (!value || value->type < VALUE_LIST)
		return false;
	for (size_t i = 0; i < value->len; i++)
		if (value->entries[i].value->type >= VALUE_LIST)
			return true;
	return way == 0 || value->type == VALUE_MAP;
}

/* What is refused leaves nothing. */
static void expect_edit(struct arena *arena, const struct document *old,
		       struct view top, struct view below, int way,
		       struct view text)
{
	struct view key = view_of(arena_printf(
		arena, VIEW_FMT "%s" VIEW_FMT, VIEW_ARG(top),
		below.len ? "." : "", VIEW_ARG(below)));
	struct view items[] = { VIEW("b"), text };
	const struct document *new;
	struct str out = STR_INIT;
	struct err err = ERR_INIT;
	int rc = way == 0   ? edit_set(old, key, text, &out, &err)
		 : way == 1 ? edit_list(old, key, items, 2, &out, &err)
			    : edit_clear(old, key, &out, &err);

	if (rc && (out.buf || !is_odd(old, top, key, way)))
		fail_msg("%.*s, %d: %s\n%.*s", VIEW_ARG(key), way, err.text,
			 VIEW_ARG(old->bytes));
	if (rc)
		return;
	new = document_read(old->path, str_view(&out), arena);
	if (!edited_well(old, new, top, below) ||
	    !holds(value_path(new->front, key), way, text))
		fail_msg("%.*s, %d:\n%.*s\n%s", VIEW_ARG(key), way,
			 VIEW_ARG(old->bytes), out.buf);
	str_release(&out);
}

static void every_edit_changes_its_field_alone(void **state)
{
	static const char *const below[] = { "", "", "sub", "new", "t" };
	uint32_t seed = 1;

	for (unsigned i = 0; i < expect_rounds(RECORDS); i++) {
		const struct document *document = make(*state, &seed);

		if (!document->front)
			fail_msg("%.*s", VIEW_ARG(document->bytes));
		for (char top[] = "a"; *top <= 'a' + FIELDS; ++*top) {
			struct view text =
				view_of(texts[draw(&seed, COUNT(texts))]);
			struct view sub =
				view_of(below[draw(&seed, COUNT(below))]);

			for (int way = 0; way < 3; way++)
				expect_edit(*state, document,
					    view_of(top), sub, way, text);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(every_edit_changes_its_field_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
