#include "html_aid.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "muster/body.h"
#include "muster/file.h"
#include "muster/utf8.h"

/* --- links that lead astray */

/* Cases of OWASP's list and of ours; none may lead anywhere. */
static const char *const refused[] = {
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", "<javascript:alert(1)>",
	"javascript&#58;alert(1)", "javascript&colon;alert(1)",
	"&#x6A;avascript:alert(1)", "<java\tscript:alert(1)>",
	"java&#10;script:alert(1)", "java&NewLine;script:alert(1)",
	"java&Tab;script:alert(1)", "&#1;javascript:alert(1)",
	"< javascript:alert(1)>", "\\javascript:alert(1)", "vbscript:x",
	"data:text/html,x", "data:image/svg+xml,x", "data:image/png;base64,x",
	"blob:https://x/y", "view-source:x", "file:///etc/passwd",
	"filesystem:x", "//evil.example", "/\\evil.example",
	"\\\\evil.example", "https:\\\\evil.example", "https:evil",
	"http:/evil", "https://", "feed:javascript:x", "intent://x", "about:x",
	"ws://x", "ftp://x", "tel:1", "x:y", ":x", "/etc/passwd", "x.md",
	"https://a\xe2\x80\xae_b", "", "?x",
};

static void no_link_leads_astray(void **state)
{
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		struct view body = view_of(arena_printf(
			*state, "[x](%s) ![x](%s)\n\n[x]\n\n[x]: %s\n",
			refused[i], refused[i], refused[i]));
		struct view made = html_of(*state, body, &html_known);

		if (view_search(made, 0, "<a ") < made.len)
			fail_msg("'%s' gives '" VIEW_FMT "'", refused[i],
				 VIEW_ARG(made));
	}
}

/* --- hostile text, in every place of a body */

static void expect_safe(struct arena *arena, const char *text)
{
	static const char *const places[] = {
		"%s\n", "# %s\n", "- [ ] %s\n", "> %s\n", "    %s\n",
		"```%s\n%s\n```\n", "`%s`\n", "[%s](%s \"%s\")\n",
		"![%s](%s '%s')\n", "[%s](<%s>)\n", "<%s>\n", "<a %s>\n",
		"[x]\n\n[x]: %s '%s'\n", "| %s | b |\n|---|---|\n| %s | %s\n",
		"a *%s* **%s** <b %s='%s'>\n", "<!-- %s --> %s\n",
	};

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct str body = STR_INIT;

		for (const char *at = places[i]; *at; at++) {
			if (at[0] == '%' && at[1] == 's') {
				str_adds(&body, text);
				at++;
			} else {
				str_addc(&body, *at);
			}
		}
		html_of(arena, str_view(&body), &html_known);
		str_release(&body);
	}
}

static void attacks_stay_text(void **state)
{
	static const char *const attacks[] = {
		"<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
		"\"><svg/onload=alert(1)>", "' onmouseover='alert(1)",
		"<svg><script>alert&#40;1)</script>", "</title><script>x",
		"<iframe srcdoc='<script>x'>", "<a href=javascript:x>",
		"&lt;script&gt;", "&#60;script&#62;", "<!--><script>x</script>",
		"--><script>x", "]]><script>x", "<![CDATA[<script>]]>",
		"<?php x ?>", "<math><mi//xlink:href=\"data:x,<script>\">",
		"`<script>`", "\\<script>", "<SCRIPT\n>", "<\0script>",
	};

	for (size_t i = 0; i < sizeof(attacks) / sizeof(*attacks); i++)
		expect_safe(*state, attacks[i]);
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		expect_safe(*state, refused[i]);
}

/* The next string of a JSON text, decoded; a NUL ends it. */
static const char *next_string(struct arena *arena, struct view *json)
{
	struct str text = STR_INIT;
	size_t at = view_find(*json, 0, '"') + 1;
	const char *made;

	if (at > json->len)
		return NULL;
	while (json->ptr[at] != '"') {
		char c = json->ptr[at++], e = c == '\\' ? json->ptr[at++] : 0;

		if (e == 'u') {
			char hex[5] = { 0 };

			memcpy(hex, json->ptr + at, 4);
			utf8_add(&text, (int32_t)strtol(hex, NULL, 16));
			at += 4;
		} else {
			str_addc(&text, e == 'n' ? '\n' : e == 't' ? '\t'
						: e == 'r' ? '\r' : e ? e : c);
		}
	}
	*json = view_slice(*json, at + 1, json->len);
	made = view_copy(arena, str_view(&text)).ptr;
	str_release(&text);
	return made;
}

static void naughty_strings_stay_text(void **state)
{
	static const char *const lists[] = { "tests/data/blns.json",
					     "tests/data/hostile.json" };
	size_t count = 0;

	for (size_t i = 0; i < 2; i++) {
		struct err err = ERR_INIT;
		struct view json;
		const char *text;

		assert_int_equal(file_read(lists[i], 1u << 20, *state, &json,
					   &err), FILE_OK);
		for (; (text = next_string(*state, &json)); count++)
			expect_safe(*state, text);
	}
	assert_true(count > 600);
}

/* --- what takes long elsewhere */

static struct view repeat(struct arena *arena, const char *before,
			  const char *piece, size_t len)
{
	struct str text = STR_INIT;
	struct view made;

	str_adds(&text, before);
	while (text.len + strlen(piece) <= len)
		str_adds(&text, piece);
	made = view_copy(arena, str_view(&text));
	str_release(&text);
	return made;
}

static void no_body_takes_long(void **state)
{
	static const struct {
		const char *before, *piece;
	} bodies[] = {
		{ "", "# a\n" },
		{ "", "|a|*b*|c\n|-|-|-\n|`d`|&|f\n\n" },
		{ "|a|\n|-|\n", "|*b*|*c*|\n" },
		{ "|a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|\n"
		  "|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|\n", "a\n" },
		{ "a|b\n-|-\n", "c|d\n" },
		{ "", "a|b\n" },
		{ "", "-|" }, { "|", "-|\n|" }, { "|a\n", ":-:|\n" },
		{ "", "A" }, { "", "A-1" }, { "", "R-012 " },
		{ "", "R-012:" }, { "", "R-012/" },
		{ "", "<!--" }, { "", "<!-- -->" }, { "<div>\n", "<!-- " },
		{ "", "a<!-- b\n" }, { "", "a<br>" }, { "", "- [ ] R-012\n" },
		{ "", "*a **a " }, { "", "_a " }, { "", "a`b``c" },
		{ "", "<a@b.c>" }, { "```\n", "\"'<>&" }, { "", "\001\002" },
		{ "", "&quot;" }, { "", "> a|b\n> -|-\n\n" },
	};
	const char *memcheck = getenv("RUN_MEMCHECK");

	if (memcheck && *memcheck)
		skip();	/* where all takes long */
	for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
		struct view body = repeat(*state, bodies[i].before,
					  bodies[i].piece, BODY_BYTES_MAX);
		struct str out = STR_INIT;
		clock_t begin = clock();
		double seconds;

		html_body(&out, body, &html_known);
		seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
		if (seconds > 2 || out.len > 32u << 20)
			fail_msg("'%s': %.1f s, %zu bytes", bodies[i].piece,
				 seconds, out.len);
		str_release(&out);
	}
}

static void a_heavy_body_is_shown_as_it_is(void **state)
{
	struct view made = html_of(*state, repeat(*state, "<b>", "[", 3000),
				   &html_plain);

	assert_true(view_starts(made, "<p class=\"heavy\">This text is too "
				"large to be set as a page. It is shown as it "
				"is written.</p>\n<pre tabindex=\"0\"><code>"
				"&lt;b&gt;[["));
	made = html_of(*state, repeat(*state, "<b>", "a", BODY_BYTES_MAX + 1),
		       &html_plain);
	assert_true(view_search(made, 0, "written, up to its first 64 KiB.") <
		    made.len);
	assert_true(made.len < HTML_PLAIN_MAX + 1000);
}

static void wide_tables_and_short_rows_have_caps(void **state)
{
	struct view wide = repeat(*state, "", "|a", 2 * 65);
	struct view dashes = repeat(*state, "\n", "|-", 2 * 65 + 1);
	struct view body = view_of(arena_printf(*state, VIEW_FMT VIEW_FMT,
						VIEW_ARG(wide),
						VIEW_ARG(dashes)));
	struct view made = html_of(*state, body, &html_plain);

	assert_true(view_starts(made, "<p>|a|a"));
	body = repeat(*state, "|a|b|c|\n|-|-|-|\n", "d\n", 100000);
	made = html_of(*state, body, &html_plain);
	assert_true(view_search(made, 0, "</td>\n</tr>") < made.len);
	assert_true(made.len < 2u << 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(no_link_leads_astray),
		ARENA_TEST(attacks_stay_text),
		ARENA_TEST(naughty_strings_stay_text),
		ARENA_TEST(no_body_takes_long),
		ARENA_TEST(a_heavy_body_is_shown_as_it_is),
		ARENA_TEST(wide_tables_and_short_rows_have_caps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
