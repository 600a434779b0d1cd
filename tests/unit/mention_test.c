#include "expect.h"

#include "muster/mention.h"

#define ROUNDS 20000
#define LENGTH 24

/* Each mention as W, P or C with its run, as in "W<R-012> P<a/R-012>". */
static void expect_mentions(const char *text, const char *want)
{
	struct str got = STR_INIT;
	struct mention mention;
	size_t pos = 0;

	while (mention_next(view_of(text), VIEW("R-012"), &pos, &mention)) {
		if (got.len)
			str_addc(&got, ' ');
		str_addf(&got, "%c<" VIEW_FMT ">", "WPC"[mention.how],
			 VIEW_ARG(mention.run));
		assert_int_equal(pos, mention.at + 5);
	}
	str_adds(&got, "");
	if (got.len || *want)
		assert_string_equal(got.len ? got.buf : "", want);
	str_release(&got);
}

static void words(void **state)
{
	(void)state;
	expect_mentions("R-012", "W<R-012>");
	expect_mentions("see R-012.", "W<R-012.>");
	expect_mentions("(R-012)", "W<R-012>");
	expect_mentions("[R-012, R-013,R-012]", "W<R-012> W<R-012>");
	expect_mentions("#R-012", "W<#R-012>");
	expect_mentions("R-012's", "W<R-012>");
	expect_mentions("**R-012**", "W<**R-012**>");
	expect_mentions("_R-012_", "W<_R-012_>");
	expect_mentions("`R-012`", "W<R-012>");
	expect_mentions("R-012: R-012; R-012?", "W<R-012:> W<R-012> "
			"W<R-012?>");
	expect_mentions("R-012-", "W<R-012->");
	expect_mentions("R-012--R-012", "W<R-012--R-012> W<R-012--R-012>");
	expect_mentions("-R-012\nR-012\r\n", "W<-R-012> W<R-012>");
	expect_mentions("R-012...", "W<R-012...>");
	expect_mentions("R-012->R-012", "W<R-012-> W<R-012>");
}

static void other_words(void **state)
{
	(void)state;
	expect_mentions("", "");
	expect_mentions("R-01", "");
	expect_mentions("R-0123", "");
	expect_mentions("XR-012", "");
	expect_mentions("R-012x", "");
	expect_mentions("R 012", "");
	expect_mentions("R-0123 XR-012 R-012", "W<R-012>");
}

static void parts(void **state)
{
	(void)state;
	expect_mentions("R-012-postgres.md", "P<R-012-postgres.md>");
	expect_mentions("R-012.md", "P<R-012.md>");
	expect_mentions("R-012_x", "P<R-012_x>");
	expect_mentions("pre-R-012", "P<pre-R-012>");
	expect_mentions("[x](../risks/R-012-a.md#b)",
			"P<../risks/R-012-a.md#b>");
	expect_mentions("https://x.org/?id=R-012&y",
			"P<https://x.org/?id=R-012&y>");
	expect_mentions("R-011/R-012", "P<R-011/R-012>");
	expect_mentions("[R-012](a/b)", "W<R-012>");
}

static void other_capitals(void **state)
{
	(void)state;
	expect_mentions("r-012", "C<r-012>");
	expect_mentions("[x](#r-012)", "C<#r-012>");
	expect_mentions("a/r-012", "");
	expect_mentions("r-012-x", "");
}

static void neighbours_in_utf8(void **state)
{
	(void)state;
	expect_mentions("ÄR-012", "");
	expect_mentions("R-012é", "");
	expect_mentions("R-012\xcc\x81", "");
	expect_mentions("“R-012”", "W<R-012>");
	expect_mentions("R-012…", "W<R-012>");
	expect_mentions("a—R-012—b", "W<R-012>");
	expect_mentions("见R-012的", "W<R-012>");
	expect_mentions("見a/b、R-012", "W<R-012>");
	expect_mentions("\xc2\xa0R-012\xc2\xa0", "W<R-012>");
	expect_mentions("x×R-012", "W<R-012>");
	expect_mentions("R-012😀", "W<R-012>");
	expect_mentions("é-R-012", "P<é-R-012>");
	expect_mentions("a/é-R-012", "P<a/é-R-012>");
	expect_mentions("９R-012", "");
	expect_mentions("\xffR-012", "");
	expect_mentions("R-012\xe2\x80", "");
	expect_mentions("\x80\x80\x80\x80\x80R-012", "");
}

static void expect_replaced(const char *text, const char *want)
{
	struct str out = STR_INIT;

	mention_replace(view_of(text), VIEW("R-012"), VIEW("R-1000"), &out);
	expect_str(&out, want);
}

static void replacing(void **state)
{
	(void)state;
	expect_replaced("R-012", "R-1000");
	expect_replaced("R-012 r-012 R-012-a.md (R-012)\r\n\r\n",
			"R-1000 r-012 R-012-a.md (R-1000)\r\n\r\n");
	expect_replaced("R-0123", "R-0123");
}

static const char *const pieces[] = {
	"R-012", "R-012", "R-012", " ", "\n", "\r\n", "-", ".", "_", "/", "(",
	"]", "'", "#", "x", "7", "é", "—", "的", "\xff", "\xe2", "r-012", ",",
	"R-01", "2",
};

static unsigned draw(uint64_t *random, unsigned below)
{
	*random = *random * 6364136223846793005u + 1442695040888u;
	return (unsigned)(*random >> 33) % below;
}

/* There and back: the same bytes, and something was changed on the way. */
static void there_and_back(void **state)
{
	struct str text = STR_INIT, there = STR_INIT, back = STR_INIT;
	uint64_t random = 42;
	size_t changed = 0;

	(void)state;
	for (size_t i = 0; i < ROUNDS; i++) {
		str_clear(&text);
		str_clear(&there);
		str_clear(&back);
		for (size_t k = draw(&random, LENGTH); k; k--)
			str_adds(&text, pieces[draw(&random, sizeof(pieces) /
							     sizeof(*pieces))]);
		mention_replace(str_view(&text), VIEW("R-012"),
				VIEW("Q-Vendor"), &there);
		mention_replace(str_view(&there), VIEW("Q-Vendor"),
				VIEW("R-012"), &back);
		changed += !view_equal(str_view(&text), str_view(&there));
		assert_true(view_equal(str_view(&text), str_view(&back)));
	}
	assert_true(changed > ROUNDS / 4);
	str_release(&text);
	str_release(&there);
	str_release(&back);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(other_words),
		cmocka_unit_test(parts),
		cmocka_unit_test(other_capitals),
		cmocka_unit_test(neighbours_in_utf8),
		cmocka_unit_test(replacing),
		cmocka_unit_test(there_and_back)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
