#include "html_aid.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

struct example {
	const char *body, *html;
};

static void expect_each(struct arena *arena, const struct example *examples,
			size_t count, const struct html_context *context)
{
	for (size_t i = 0; i < count; i++)
		expect_view(html_of(arena, view_of(examples[i].body), context),
			    examples[i].html);
}

#define EXPECT(examples, context) \
	expect_each(*state, (examples), \
		    sizeof(examples) / sizeof(*(examples)), (context))

/* --- structure */

static void headings_have_ids_of_their_own(void **state)
{
	static const struct example examples[] = {
		{ "# Why *now*?\n\nWhy now\n---\n# Why now\n",
		  "<h2 id=\"b-why-now\">Why <em>now</em>?</h2>\n"
		  "<h3 id=\"b-why-now-1\">Why now</h3>\n"
		  "<h2 id=\"b-why-now-2\">Why now</h2>\n" },
		{ "# a-1\n# a\n# a\n",
		  "<h2 id=\"b-a-1\">a-1</h2>\n<h2 id=\"b-a\">a</h2>\n"
		  "<h2 id=\"b-a-2\">a</h2>\n" },
		{ "###### \xc3\x84 <&\"\n#\n",
		  "<h2 id=\"b-\xc3\x84-\">\xc3\x84 &lt;&amp;&quot;</h2>\n"
		  "<h2 id=\"b-section\"></h2>\n" },
		{ "## a\n#### b\n###### c\n### d\n## e\n",
		  "<h2 id=\"b-a\">a</h2>\n<h3 id=\"b-b\">b</h3>\n"
		  "<h4 id=\"b-c\">c</h4>\n<h3 id=\"b-d\">d</h3>\n"
		  "<h2 id=\"b-e\">e</h2>\n" },
		{ "# a\n## b\n### c\n#### d\n##### e\n###### f\n",
		  "<h2 id=\"b-a\">a</h2>\n<h3 id=\"b-b\">b</h3>\n"
		  "<h4 id=\"b-c\">c</h4>\n<h5 id=\"b-d\">d</h5>\n"
		  "<h6 id=\"b-e\">e</h6>\n<h6 id=\"b-f\">f</h6>\n" },
		{ "[a](#why-now) [b](#) [c](?q)\n",
		  "<p><a href=\"#b-why-now\">a</a> <a href=\"#\">b</a> c</p>\n"
		},
	};

	EXPECT(examples, &html_known);
}

static void tasks_are_boxes_that_say_what_they_are(void **state)
{
	static const struct example examples[] = {
		{ "- [ ] foo\n- [x] *bar*\n- baz\n",
		  "<ul>\n<li class=\"task\"><input type=\"checkbox\" "
		  "disabled=\"\" aria-label=\"open\"> foo</li>\n"
		  "<li class=\"task\"><input type=\"checkbox\" disabled=\"\" "
		  "checked=\"\" aria-label=\"done\"> <em>bar</em></li>\n"
		  "<li>baz</li>\n</ul>\n" },
		{ "- [x] a\n\n  [x] b\n\n- [y] c\n",
		  "<ul>\n<li class=\"task\">\n<p><input type=\"checkbox\" "
		  "disabled=\"\" checked=\"\" aria-label=\"done\"> a</p>\n"
		  "<p>[x] b</p>\n</li>\n<li>\n<p>[y] c</p>\n</li>\n</ul>\n" },
	};

	EXPECT(examples, &html_plain);
}

static void raw_html_is_text(void **state)
{
	static const struct example examples[] = {
		{ "a<b>c</b><br>d<br />e<!-- f -->g\n",
		  "<p>a&lt;b&gt;c&lt;/b&gt;<br>d<br>eg</p>\n" },
		{ "<div onclick='x'>\n<!-- b\nc -->\n</div>\n",
		  "<pre tabindex=\"0\"><code>&lt;div onclick=&#39;x&#39;&gt;\n"
		  "\n&lt;/div&gt;\n</code></pre>\n" },
		{ "<!-- nothing\n\nelse -->\n\na\n", "<p>a</p>\n" },
		{ "<!-- open <script>\n",
		  "<pre tabindex=\"0\"><code>&lt;!-- open &lt;script&gt;\n"
		  "</code></pre>\n" },
		{ "``` \"x\" y\n<b>\n```\n```c++ y\n```\n",
		  "<pre tabindex=\"0\"><code>&lt;b&gt;\n</code></pre>\n"
		  "<pre tabindex=\"0\"><code class=\"language-c++\"></code>"
		  "</pre>\n" },
	};

	EXPECT(examples, &html_plain);
}

static void what_hides_or_turns_text_is_shown(void **state)
{
	static const struct example examples[] = {
		{ "a\033[31mb\xe2\x80\xae" "c\xff\n",
		  "<p>a&lt;U+001B&gt;[31mb&lt;U+202E&gt;c\xef\xbf\xbd</p>\n" },
		{ "`\xe2\x80\x8b`\n", "<p><code>&lt;U+200B&gt;</code></p>\n" },
		{ "# \xe2\x80\xae" "a\n",
		  "<h1 id=\"a\">&lt;U+202E&gt;a</h1>\n" },
		{ "[a](/u \"\xe2\x80\xae\")<a@b.c>\n",
		  "<p>a<a href=\"mailto:a@b.c\">a@b.c</a></p>\n" },
	};

	EXPECT(examples, &html_plain);
}

/* --- the examples of GitHub's specification, attributes apart */

#define TABLE "<div class=\"table\" role=\"group\" aria-label=\"table\" " \
	"tabindex=\"0\">\n<table>\n<thead>\n<tr>\n"
#define END "</table>\n</div>\n"

static void tables_are_those_of_github(void **state)
{
	static const struct example examples[] = {
		{ "| foo | bar |\n| --- | --- |\n| baz | bim |\n",
		  TABLE "<th scope=\"col\">foo</th>\n<th scope=\"col\">bar"
		  "</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>baz</td>\n"
		  "<td>bim</td>\n</tr>\n</tbody>\n" END },
		{ "| abc | defghi |\n:-: | -----------:\nbar | baz\n",
		  TABLE "<th scope=\"col\" class=\"center\">abc</th>\n"
		  "<th scope=\"col\" class=\"right\">defghi</th>\n</tr>\n"
		  "</thead>\n<tbody>\n<tr>\n<td class=\"center\">bar</td>\n"
		  "<td class=\"right\">baz</td>\n</tr>\n</tbody>\n" END },
		{ "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n"
		  "| b **\\|** im |\n",
		  TABLE "<th scope=\"col\">f|oo</th>\n</tr>\n</thead>\n"
		  "<tbody>\n<tr>\n<td>b <code>|</code> az</td>\n</tr>\n<tr>\n"
		  "<td>b <strong>|</strong> im</td>\n</tr>\n</tbody>\n" END },
		{ "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n",
		  TABLE "<th scope=\"col\">abc</th>\n<th scope=\"col\">def"
		  "</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>bar</td>\n"
		  "<td>baz</td>\n</tr>\n</tbody>\n" END
		  "<blockquote>\n<p>bar</p>\n</blockquote>\n" },
		{ "| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n",
		  TABLE "<th scope=\"col\">abc</th>\n<th scope=\"col\">def"
		  "</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>bar</td>\n"
		  "<td>baz</td>\n</tr>\n<tr>\n<td>bar</td>\n<td></td>\n"
		  "</tr>\n</tbody>\n" END "<p>bar</p>\n" },
		{ "| abc | def |\n| --- |\n| bar |\n",
		  "<p>| abc | def |\n| --- |\n| bar |</p>\n" },
		{ "| abc | def |\n| --- | --- |\n| bar |\n"
		  "| bar | baz | boo |\n",
		  TABLE "<th scope=\"col\">abc</th>\n<th scope=\"col\">def"
		  "</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>bar</td>\n"
		  "<td></td>\n</tr>\n<tr>\n<td>bar</td>\n<td>baz</td>\n"
		  "</tr>\n</tbody>\n" END },
		{ "| abc | def |\n| --- | --- |\n",
		  TABLE "<th scope=\"col\">abc</th>\n<th scope=\"col\">def"
		  "</th>\n</tr>\n</thead>\n" END },
	};

	EXPECT(examples, &html_plain);
}

static void tables_stand_in_lists_quotes_and_behind_text(void **state)
{
	static const struct example examples[] = {
		{ "> x *y*\r\n> | a |\r\n> |--|\r\n> | # b |\r\n",
		  "<blockquote>\n<p>x <em>y</em></p>\n" TABLE
		  "<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
		  "<td># b</td>\n</tr>\n</tbody>\n" END "</blockquote>\n" },
		{ "1. | a |\n   |--|\n   | `b |\n   | 1. c\\\n",
		  "<ol>\n<li>\n" TABLE
		  "<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
		  "<td>`b</td>\n</tr>\n<tr>\n<td>1. c\\</td>\n</tr>\n"
		  "</tbody>\n" END "</li>\n</ol>\n" },
	};

	EXPECT(examples, &html_plain);
}

/* --- links */

#define LINK "<a class=\"id\" href=\"../risk/R-012.html\" title=\"The " \
	     "vendor&#39;s &quot;plan&quot;\">R-012</a>"

static void names_of_records_lead_to_their_pages(void **state)
{
	static const struct example examples[] = {
		{ "(R-012), XR-012, R-0123, a/R-012 and D-004\n",
		  "<p>(<a class=\"id\" href=\"../risk/R-012.html\" title=\"The "
		  "vendor&#39;s &quot;plan&quot;\">R-012</a>), XR-012, R-0123, "
		  "a/R-012 and D-004</p>\n" },
		{ "`R-012` [see R-012](x.html)\n",
		  "<p><code>R-012</code> <a href=\"x.html\">see R-012</a></p>\n"
		},
		{ "[a](../risks/R-012-vendor.md?x#why \"t\") "
		  "[b](../risks/R-013.md#why) [c](/docs/x) [d](x.png#y)\n",
		  "<p><a href=\"../risk/R-012.html#b-why\" title=\"t\">a</a> b "
		  "c <a href=\"x.png#y\">d</a></p>\n" },
		{ "![a](../risks/R-012-vendor.md) [![b](c.png)](d.html) "
		  "![](e%20f.png)\n",
		  "<p><a href=\"../risk/R-012.html\" title=\"The vendor&#39;s "
		  "&quot;plan&quot;\">a</a> <a href=\"d.html\">b</a> "
		  "<a href=\"e%20f.png\">e%20f.png</a></p>\n" },
		{ "R\\-012, R&#45;012, R&#x2d;012\n",
		  "<p>" LINK ", " LINK ", " LINK "</p>\n" },
		{ "# R\\-012\n", "<h2 id=\"b-r-012\">" LINK "</h2>\n" },
		{ "|R\\-012|\n|-|\n|R&#45;012|\n",
		  TABLE "<th scope=\"col\">" LINK "</th>\n</tr>\n</thead>\n"
		  "<tbody>\n<tr>\n<td>" LINK "</td>\n</tr>\n</tbody>\n" END },
		{ "[a](../risks/R\\-012-vendor.md) `R\\-012`\n",
		  "<p><a href=\"../risk/R-012.html\" title=\"The vendor&#39;s "
		  "&quot;plan&quot;\">a</a> <code>R\\-012</code></p>\n" },
		{ "![pixel](https://evil.example/t.png)\n",
		  "<p><a href=\"https://evil.example/t.png\" rel=\"noopener\">"
		  "pixel</a></p>\n" },
	};

	EXPECT(examples, &html_known);
}

/* --- the structure is cmark's own, where we add nothing */

static struct view without(struct arena *arena, struct view text,
			   const char *words)
{
	struct str kept = STR_INIT;
	struct view made;

	while (text.len) {
		size_t at = view_search(text, 0, words);

		str_addv(&kept, view_slice(text, 0, at));
		text = view_slice(text, at + strlen(words), text.len);
	}
	made = view_copy(arena, str_view(&kept));
	str_release(&kept);
	return made;
}

static void what_is_plain_is_what_cmark_makes_of_it(void **state)
{
	static const char *const bodies[] = {
		"a\nb  \nc\\\nd\n\n> e\n> > f\n\n***\n",
		"- a\n- b\n  - c\n\n    d\n- e\n\n1. f\n2. g\n\n7) h\n",
		"* a\n\n  > b\n\n  * c\n    1. d\n\n* e\n*\n",
		"*a **b** c* __d__ _e*f_ ***g*** **h*i** `` j`k ``\n",
		"[a](b) [c](<d e> \"f\") [g][] [h] ![i]\n\n[g]: j 'k'\n",
		"<https://a.b/c?d=e&f=g> <h@i.j> [k](#) [l](m#n \"o\\\"p\")\n",
		"&amp; &copy; &#35; \\& &x; a & b < c > d \"e\"\n",
		"```\na\n\n<b>\n```\n\n~~~ c\nd\n~~~\n",
		"a [b](c *d*](e) **f [g**](h) *[i*](j)\n",
		"1. a\n\n   b\n   - c\n\n     d\n10. e\n-\n\n  f\n",
		"\tcode\n\n- a\n\n\tb\n\n> \tc\n",
		"a\r\nb\r\n\r\nc\n",
	};

	for (size_t i = 0; i < sizeof(bodies) / sizeof(*bodies); i++) {
		char *want = cmark_markdown_to_html(
			bodies[i], strlen(bodies[i]), CMARK_OPT_VALIDATE_UTF8);
		struct view made = html_of(*state, view_of(bodies[i]),
					   &html_plain);

		made = without(*state, made, " tabindex=\"0\"");
		made = without(*state, made, " rel=\"noopener\"");
		expect_view(made, without(*state, view_of(want), " /").ptr);
		free(want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(headings_have_ids_of_their_own),
		ARENA_TEST(tasks_are_boxes_that_say_what_they_are),
		ARENA_TEST(raw_html_is_text),
		ARENA_TEST(what_hides_or_turns_text_is_shown),
		ARENA_TEST(tables_are_those_of_github),
		ARENA_TEST(tables_stand_in_lists_quotes_and_behind_text),
		ARENA_TEST(names_of_records_lead_to_their_pages),
		ARENA_TEST(what_is_plain_is_what_cmark_makes_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
