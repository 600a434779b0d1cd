#include "fixture.h"

#include "muster/oid.h"

#define HEX "0123456789abcdef0123456789abcdef01234567"

static void hex_and_back(void **state)
{
	struct oid oid;
	char hex[OID_HEX + 1];

	(void)state;
	assert_true(oid_parse(VIEW(HEX), &oid));
	assert_int_equal(oid.id[1], 0x23);
	assert_string_equal(oid_hex(&oid, hex), HEX);
}

static void capitals_are_the_same_id(void **state)
{
	struct oid small, large;

	(void)state;
	assert_true(oid_parse(VIEW(HEX), &small));
	assert_true(oid_parse(
		VIEW("0123456789ABCDEF0123456789ABCDEF01234567"), &large));
	assert_true(oid_equal(&small, &large));
}

static void only_forty_digits_are_an_id(void **state)
{
	struct oid oid;

	(void)state;
	assert_false(oid_parse(VIEW(""), &oid));
	assert_false(oid_parse(VIEW("0123"), &oid));
	assert_false(oid_parse(VIEW(HEX "8"), &oid));
	assert_false(oid_parse(
		VIEW("g123456789abcdef0123456789abcdef01234567"), &oid));
}

static void zero_and_key(void **state)
{
	struct oid zero = { { 0 } }, one = { { 1 } };

	(void)state;
	assert_true(oid_is_zero(&zero));
	assert_false(oid_is_zero(&one));
	assert_int_equal(oid_key(&one).len, OID_SIZE);
	assert_int_equal(oid_key(&one).ptr[0], 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hex_and_back),
		cmocka_unit_test(capitals_are_the_same_id),
		cmocka_unit_test(only_forty_digits_are_an_id),
		cmocka_unit_test(zero_and_key)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
