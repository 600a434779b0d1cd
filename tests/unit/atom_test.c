#include "expect.h"

#include "muster/atom.h"

static void a_feed_is_what_the_standard_asks_for(void **state)
{
	struct atom_feed feed = { VIEW("tag:example.org,2026-01-05:feed"),
				  VIEW("Ground & segment"), VIEW("muster"),
				  VIEW("../index.html"), VIEW("a?b&c"),
				  1790000000 };
	struct atom_entry entry = { VIEW("tag:example.org,2026-01-05:R-012"),
				    VIEW("R-012 <late>"), VIEW("\xc3\x85sa"),
				    VIEW(""), VIEW("It's\nlate\033"), 0 };
	struct str out = STR_INIT;

	(void)state;
	atom_begin(&out, &feed);
	atom_entry(&out, &entry);
	atom_end(&out);
	expect_str(&out,
		   "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		   "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
		   "<id>tag:example.org,2026-01-05:feed</id>\n"
		   "<title>Ground &amp; segment</title>\n"
		   "<updated>2026-09-21T14:13:20Z</updated>\n"
		   "<author><name>muster</name></author>\n"
		   "<link rel=\"alternate\" href=\"../index.html\"/>\n"
		   "<link rel=\"self\" href=\"a?b&amp;c\"/>\n"
		   "<entry>\n<id>tag:example.org,2026-01-05:R-012</id>\n"
		   "<title>R-012 &lt;late&gt;</title>\n"
		   "<updated>1970-01-01T00:00:00Z</updated>\n"
		   "<author><name>\xc3\x85sa</name></author>\n"
		   "<content type=\"text\">It&#39;s\nlate&lt;U+001B&gt;"
		   "</content>\n</entry>\n</feed>\n");
}

static void an_id_is_a_uri_whatever_it_is_made_of(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	atom_tag(&out, VIEW("ops@example.org"), VIEW("2026-01-05"),
		 VIEW("R-012/a b<\xc3\xa9>:%"));
	expect_str(&out, "tag:ops@example.org,2026-01-05:R-012/a%20b%3C%C3%A9"
		   "%3E%3A%25");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_feed_is_what_the_standard_asks_for),
		cmocka_unit_test(an_id_is_a_uri_whatever_it_is_made_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
