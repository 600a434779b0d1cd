#include "fixture.h"

#include <string.h>

#include "muster/delta.h"

#define BASE "0123456789"

/* What the delta makes of BASE, or NULL when it is refused. */
static const char *make(const char *delta, size_t len)
{
	static char out[64];
	struct view order = { delta, len };
	size_t base, size;

	memset(out, 0, sizeof(out));
	if (!delta_sizes(order, &base, &size) || size >= sizeof(out) ||
	    !delta_apply(VIEW(BASE), order, out, size))
		return NULL;
	return out;
}

#define MAKE(literal) make(literal, sizeof(literal) - 1)

static void copies_and_new_bytes(void **state)
{
	(void)state;
	assert_string_equal(MAKE("\x0a\x05\x91\x08\x02\x03" "abc"), "89abc");
	assert_string_equal(MAKE("\x0a\x0a\x90\x0a"), BASE);
	assert_string_equal(MAKE("\x0a\x00"), "");
	assert_string_equal(MAKE("\x0a\x01\xb1\x09\x01\x00"), "9");
}

static void sizes_of_several_bytes(void **state)
{
	size_t base, size;

	(void)state;
	assert_true(delta_sizes(VIEW("\x80\x01\xff\x7f"), &base, &size));
	assert_int_equal(base, 128);
	assert_int_equal(size, 16383);
	assert_false(delta_sizes(VIEW("\x80\x80"), &base, &size));
	assert_false(delta_sizes(VIEW(""), &base, &size));
	assert_false(delta_sizes(VIEW("\x80\x80\x80\x80\x80\x80\x80\x80\x80"
				      "\x80\x01\x01"), &base, &size));
}

static void damage(void **state)
{
	(void)state;
	assert_null(MAKE("\x09\x01\x01" "a"));		/* another base */
	assert_null(MAKE("\x0a\x02\x01" "a"));		/* makes too little */
	assert_null(MAKE("\x0a\x01\x02" "ab"));		/* or too much */
	assert_null(MAKE("\x0a\x02\x02" "a"));		/* ends early */
	assert_null(MAKE("\x0a\x01\x00"));		/* reserved */
	assert_null(MAKE("\x0a\x01\x91\x0a\x01"));	/* behind the base */
	assert_null(MAKE("\x0a\x0b\x91\x00\x0b"));
	assert_null(MAKE("\x0a\x01\x91\x00"));		/* no size */
	assert_null(MAKE("\x0a\x3f\x8f\xff\xff\xff\xff"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_and_new_bytes),
		cmocka_unit_test(sizes_of_several_bytes),
		cmocka_unit_test(damage)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
