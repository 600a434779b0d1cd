#include "expect.h"

#include "muster/name.h"

#define EACH(list, check) \
	for (size_t i = 0; i < sizeof(list) / sizeof(*(list)); i++) \
		if (!(check)) \
			fail_msg("'" VIEW_FMT "'", VIEW_ARG((list)[i]))

static void tokens_are_letters_and_digits_with_single_signs(void **state)
{
	static const struct view good[] = {
		VIEW("a"), VIEW("012"), VIEW("db-migration"), VIEW("a.b_c-d"),
		VIEW("x1"), VIEW("1x"),
	};
	static const struct view bad[] = {
		VIEW(""), VIEW("-"), VIEW("-a"), VIEW("a-"), VIEW("a--b"),
		VIEW("a."), VIEW(".a"), VIEW("a_"), VIEW("a.-b"), VIEW("a b"),
		VIEW("a/b"), VIEW("../../x"), VIEW("/etc/x"), VIEW("."),
		VIEW(".."), VIEW("a\0b"), VIEW("a\nb"), VIEW("a:b"),
		VIEW("\xc3\xa9"), VIEW("\xd0\xb0"), VIEW("a "), VIEW(" a"),
		VIEW("a\xe2\x80\x8d"), VIEW("a@b"), VIEW("a\\b"), VIEW("a%b"),
	};

	(void)state;
	EACH(good, name_is_token(good[i], true));
	EACH(good, name_is_token(good[i], false));
	EACH(bad, !name_is_token(bad[i], false));
}

static void small_tokens_have_no_capitals(void **state)
{
	(void)state;
	assert_true(name_is_token(VIEW("DB-x"), false));
	assert_false(name_is_token(VIEW("DB-x"), true));
	assert_false(name_is_token(VIEW("sre-Lead"), true));
}

static void names_of_devices_are_known(void **state)
{
	static const struct view devices[] = {
		VIEW("con"), VIEW("CON"), VIEW("Nul"), VIEW("aux.md"),
		VIEW("prn.tar.gz"), VIEW("com1"), VIEW("LPT9.md"),
	};
	static const struct view others[] = {
		VIEW(""), VIEW("cons"), VIEW("com"), VIEW("com0"),
		VIEW("com10"), VIEW("lptx"), VIEW("a.con"), VIEW("nul-1"),
		VIEW("au"), VIEW("R-con"),
	};

	(void)state;
	EACH(devices, name_is_device(devices[i]));
	EACH(others, !name_is_device(others[i]));
}

static void portable_paths_suit_every_system(void **state)
{
	static const struct view good[] = {
		VIEW("program/risks/R-001-x.md"), VIEW("a"), VIEW("a b/c.d"),
		VIEW("gr\xc3\xb6\xc3\x9f" "e.md"), VIEW(".muster.yml"),
		VIEW("a/.b/c"), VIEW("con-1.md"),
	};
	static const struct view bad[] = {
		VIEW("a:b"), VIEW("a?"), VIEW("a*"), VIEW("a|b"),
		VIEW("a<b"), VIEW("a>b"), VIEW("a\"b"), VIEW("a\\b"),
		VIEW("a."), VIEW("a "), VIEW("a./b"), VIEW("a /b"),
		VIEW("x/con.md"), VIEW("aux/x.md"), VIEW("x/NUL/y.md"),
		VIEW("a\nb"), VIEW("a\tb"), VIEW("a\x1b"), VIEW("a\x7f"),
		VIEW("a\xff"), VIEW("a\0b"), VIEW("a\xe2\x80\xae"),
		VIEW("a\xe2\x80\x8b"), VIEW(" a"),
	};

	(void)state;
	EACH(good, name_is_portable(good[i]));
	EACH(bad, !name_is_portable(bad[i]));
}

static void the_name_is_the_last_part(void **state)
{
	(void)state;
	expect_view(name_of(VIEW("a/b/c.md")), "c.md");
	expect_view(name_of(VIEW("c.md")), "c.md");
	expect_view(name_of(VIEW("a/")), "");
	expect_view(name_of(VIEW("")), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			tokens_are_letters_and_digits_with_single_signs),
		cmocka_unit_test(small_tokens_have_no_capitals),
		cmocka_unit_test(names_of_devices_are_known),
		cmocka_unit_test(portable_paths_suit_every_system),
		cmocka_unit_test(the_name_is_the_last_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
