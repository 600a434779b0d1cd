#include "fixture.h"

#include <string.h>

#include "muster/sha1.h"

/* The sum in hex of `text`, added in pieces of `step` bytes. */
static const char *sum_of(struct view text, size_t step)
{
	static char hex[OID_HEX + 1];
	struct sha1 sha1;
	struct oid sum;

	sha1_init(&sha1);
	for (size_t i = 0; i < text.len; i += step)
		sha1_add(&sha1, view_slice(text, i, i + step));
	sha1_sum(&sha1, &sum);
	return oid_hex(&sum, hex);
}

/* The examples of FIPS 180. */
static void known_sums(void **state)
{
	(void)state;
	assert_string_equal(sum_of(VIEW(""), 1),
			    "da39a3ee5e6b4b0d3255bfef95601890afd80709");
	assert_string_equal(sum_of(VIEW("abc"), 3),
			    "a9993e364706816aba3e25717850c26c9cd0d89d");
	assert_string_equal(sum_of(VIEW("abcdbcdecdefdefgefghfghighijhijkijkl"
					"jklmklmnlmnomnopnopq"), 56),
			    "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
}

static void a_million_letters(void **state)
{
	struct fixture *fixture = *state;
	char *text = arena_alloc(&fixture->arena, 1000000);

	memset(text, 'a', 1000000);
	assert_string_equal(sum_of((struct view){ text, 1000000 }, 1000000),
			    "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
	assert_string_equal(sum_of((struct view){ text, 1000000 }, 777),
			    "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

/* Every length around the padding, against git. */
static void lengths_as_git_has_them(void **state)
{
	struct fixture *fixture = *state;
	struct view sums;

	sums = fixture_output(fixture, "for i in $(seq 0 130); do "
			      "printf '%%0*d' $i 0 | head -c $i | "
			      "git hash-object --stdin; done");
	for (size_t i = 0; i <= 130; i++) {
		char text[160];
		struct view line;
		size_t len;

		memset(text, '0', sizeof(text));
		len = strlen(arena_printf(&fixture->arena, "blob %zu", i));
		memcpy(text, arena_printf(&fixture->arena, "blob %zu", i),
		       len + 1);
		assert_true(view_line(&sums, &line));
		assert_true(view_is(line, sum_of((struct view){ text, len +
					       1 + i }, 160)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_sums),
		FIXTURE_TEST(a_million_letters),
		FIXTURE_TEST(lengths_as_git_has_them)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
