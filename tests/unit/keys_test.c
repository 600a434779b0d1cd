#include "expect.h"

#include <string.h>

#include "muster/keys.h"

static void put(struct keys *keys, const char *bytes)
{
	for (; *bytes; bytes++)
		keys_put(keys, (unsigned char)*bytes);
}

static void expect_key(struct keys *keys, int32_t code)
{
	struct key key;

	assert_true(keys_take(keys, false, &key));
	assert_int_equal(key.code, code);
	assert_false(key.pasted);
}

static void expect_none(struct keys *keys)
{
	struct key key;

	assert_false(keys_take(keys, false, &key));
}

static void characters_are_code_points(void **state)
{
	struct keys keys = { .len = 0 };

	(void)state;
	put(&keys, "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x9a\x80\r\n\x7f\b");
	expect_key(&keys, 'a');
	expect_key(&keys, 0xe9);
	expect_key(&keys, 0x20ac);
	expect_key(&keys, 0x1f680);
	expect_key(&keys, '\r');
	expect_key(&keys, '\r');
	expect_key(&keys, KEY_BACKSPACE);
	expect_key(&keys, KEY_BACKSPACE);
	expect_none(&keys);
}

static void sequences_are_keys(void **state)
{
	struct keys keys = { .len = 0 };

	(void)state;
	put(&keys, "\033[A\033OB\033[C\033[D\033[H\033[4~\033[3~");
	expect_key(&keys, KEY_UP);
	expect_key(&keys, KEY_DOWN);
	expect_key(&keys, KEY_RIGHT);
	expect_key(&keys, KEY_LEFT);
	expect_key(&keys, KEY_HOME);
	expect_key(&keys, KEY_END);
	expect_key(&keys, KEY_DELETE);
	expect_none(&keys);
}

static void what_comes_in_pieces_waits_for_the_rest(void **state)
{
	static const char *const whole[] = { "\033[A", "\xe2\x82\xac",
					     "\033[1;5C" };
	static const int32_t codes[] = { KEY_UP, 0x20ac, KEY_UNKNOWN };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct keys keys = { .len = 0 };

		for (const char *byte = whole[i]; byte[1]; byte++) {
			keys_put(&keys, (unsigned char)*byte);
			expect_none(&keys);
		}
		put(&keys, whole[i] + strlen(whole[i]) - 1);
		expect_key(&keys, codes[i]);
		expect_none(&keys);
	}
}

static void an_escape_alone_is_the_key_after_a_while(void **state)
{
	struct keys keys = { .len = 0 };
	struct key key;

	(void)state;
	put(&keys, "\033");
	expect_none(&keys);
	assert_true(keys_take(&keys, true, &key));
	assert_int_equal(key.code, KEY_ESCAPE);
	put(&keys, "\033[");
	assert_true(keys_take(&keys, true, &key));
	assert_int_equal(key.code, KEY_UNKNOWN);
	expect_none(&keys);
}

static void a_key_soon_after_an_escape_is_one_of_its_own(void **state)
{
	struct keys keys = { .len = 0 };

	(void)state;
	put(&keys, "\033q\033\033[A");
	expect_key(&keys, KEY_ESCAPE);
	expect_key(&keys, 'q');
	expect_key(&keys, KEY_ESCAPE);
	expect_key(&keys, KEY_UP);
}

static void what_nobody_knows_does_nothing(void **state)
{
	struct keys keys = { .len = 0 };

	(void)state;
	put(&keys, "\033[24~\033OP\xff" "a");
	for (int i = 0; i < 3; i++)
		expect_key(&keys, KEY_UNKNOWN);
	expect_key(&keys, 'a');
}

static void noise_without_end_is_dropped(void **state)
{
	struct keys keys = { .len = 0 };
	struct key key;

	(void)state;
	put(&keys, "\033[");
	for (int i = 0; i < 10 * KEYS_MAX; i++)
		keys_put(&keys, '1');
	while (keys_take(&keys, true, &key))
		;
	put(&keys, "a");
	expect_key(&keys, 'a');
}

static void what_is_pasted_says_so(void **state)
{
	struct keys keys = { .len = 0 };
	struct key key;

	(void)state;
	put(&keys, "\033[200~q\ry\033[201~k");
	for (const char *want = "q\ry"; *want; want++) {
		assert_true(keys_take(&keys, false, &key));
		assert_int_equal(key.code, *want);
		assert_true(key.pasted);
	}
	expect_key(&keys, 'k');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_are_code_points),
		cmocka_unit_test(sequences_are_keys),
		cmocka_unit_test(what_comes_in_pieces_waits_for_the_rest),
		cmocka_unit_test(an_escape_alone_is_the_key_after_a_while),
		cmocka_unit_test(a_key_soon_after_an_escape_is_one_of_its_own),
		cmocka_unit_test(what_nobody_knows_does_nothing),
		cmocka_unit_test(noise_without_end_is_dropped),
		cmocka_unit_test(what_is_pasted_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
