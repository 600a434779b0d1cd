#include "expect.h"

#include <string.h>

#include "muster/incoming.h"

#define ONE "1111111111111111111111111111111111111111"
#define TWO "2222222222222222222222222222222222222222"
#define NONE "0000000000000000000000000000000000000000"

/* How many refs there are in it, or -1. */
static int parse(struct view bytes, struct incoming *incoming,
		 struct arena *arena)
{
	struct err err;

	if (incoming_parse(incoming, bytes, arena, &err) < 0)
		return -1;
	return (int)incoming->refs.len;
}

static void lines_are_taken_apart(void **state)
{
	struct arena arena = ARENA_INIT;
	struct incoming incoming;
	const struct incoming_ref *refs;

	(void)state;
	assert_int_equal(parse(VIEW(ONE " " TWO " refs/heads/main\n"
				    NONE " " TWO " refs/heads/$(id) \xff;|\n"
				    ), &incoming, &arena), -1);
	assert_int_equal(parse(VIEW(ONE " " TWO " refs/heads/main\n"
				    NONE " " TWO " refs/heads/$(id)\xff;|\n"
				    ONE " " NONE " refs/tags/--force\n"),
			       &incoming, &arena), 3);
	refs = incoming.refs.items;
	assert_true(refs[0].has_old && refs[0].has_new);
	assert_true(view_is(refs[0].name, "refs/heads/main"));
	assert_true(!refs[1].has_old && refs[1].has_new);
	assert_true(view_is(refs[1].name, "refs/heads/$(id)\xff;|"));
	assert_true(refs[2].has_old && !refs[2].has_new);
	arena_release(&arena);
}

static void whatever_else_is_refused(void **state)
{
	static const struct view bad[] = {
		VIEW(""), VIEW("\n"), VIEW("abc"), VIEW("abc\n"),
		VIEW(ONE " " TWO " refs/heads/main"),
		VIEW(ONE " " TWO " refs/heads/main\r\n"),
		VIEW(ONE " " TWO " refs/heads/main\n\n"),
		VIEW(ONE " " TWO " refs/heads/ma\0in\n"),
		VIEW(ONE " " TWO " refs/heads/\x1b[2J\n"),
		VIEW(ONE " " TWO " refs/\n"), VIEW(ONE " " TWO " HEAD\n"),
		VIEW(ONE " " TWO " \n"), VIEW(ONE " " TWO "\n"),
		VIEW(ONE "  " TWO " refs/heads/main\n"),
		VIEW(ONE "\t" TWO " refs/heads/main\n"),
		VIEW(" " ONE " " TWO " refs/heads/main\n"),
		VIEW("x" ONE " " TWO " refs/heads/main\n"),
		VIEW(ONE " main refs/heads/main\n"),
		VIEW("\xff\xfe\0\0")
	};
	struct arena arena = ARENA_INIT;
	struct incoming incoming;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(parse(bad[i], &incoming, &arena), -1);
	arena_release(&arena);
}

/* So many refs, with names of that length. */
static int many(size_t count, size_t len)
{
	struct arena arena = ARENA_INIT;
	struct str text = STR_INIT;
	struct incoming incoming;
	int result;

	for (size_t i = 0; i < count; i++) {
		str_adds(&text, ONE " " TWO " refs/heads/");
		str_pad(&text, len - strlen("refs/heads/"), 'x');
		str_addc(&text, '\n');
	}
	result = parse(str_view(&text), &incoming, &arena);
	str_release(&text);
	arena_release(&arena);
	return result;
}

static void there_are_caps(void **state)
{
	const size_t room = INCOMING_LINE_MAX - 2 * (OID_HEX + 1) - 1;

	(void)state;
	assert_int_equal(many(INCOMING_REFS_MAX, 20), INCOMING_REFS_MAX);
	assert_int_equal(many(INCOMING_REFS_MAX + 1, 20), -1);
	assert_int_equal(many(1, room), 1);
	assert_int_equal(many(1, room + 1), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_taken_apart),
		cmocka_unit_test(whatever_else_is_refused),
		cmocka_unit_test(there_are_caps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
