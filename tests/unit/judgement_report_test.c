#include "expect.h"

#include "muster/date.h"
#include "muster/json.h"
#include "muster/judgement_report.h"

struct test {
	struct program first, second;
	struct programs programs;
	struct judgement judgement;
};

static struct test *begin(struct arena *arena)
{
	struct test *test = arena_alloc(arena, sizeof(*test));

	test->first.dir = VIEW("a");
	test->first.baseline.path = VIEW("a/baseline.txt");
	test->second.dir = VIEW("b\x1b[2J");
	test->second.baseline.path = VIEW("b\x1b[2J/baseline.txt");
	assert_true(date_parse(VIEW("2026-01-01"), &test->first.policy.since));
	assert_true(date_parse(VIEW("2026-02-01"),
			       &test->second.policy.since));
	*VEC_PUSH(arena, &test->programs.list) = &test->first;
	judgement_init(&test->judgement, &test->programs, 0, arena);
	return test;
}

static void leave(struct test *test, const struct program *program,
		  enum judgement_why why)
{
	*VEC_PUSH(test->judgement.arena, &test->judgement.left) =
		(struct judgement_left){ .program = program, .why = why };
}

static void without_anything_left_out_nothing_is_said(void **state)
{
	struct str out = STR_INIT;

	judgement_report(&out, &begin(*state)->judgement);
	expect_str(&out, "");
}

static void each_reason_has_its_line(void **state)
{
	struct test *test = begin(*state);
	struct judgement_gone gone = { .program = &test->first, .count = 1 };
	struct str out = STR_INIT;

	leave(test, &test->first, JUDGEMENT_WAIVED);
	leave(test, &test->first, JUDGEMENT_UNTOUCHED);
	leave(test, &test->first, JUDGEMENT_ACCEPTED);
	*VEC_PUSH(*state, &test->judgement.gone) = gone;
	judgement_report(&out, &test->judgement);
	expect_str(&out,
		   "1 finding is waived; muster check --all shows it\n"
		   "1 finding in records untouched since 2026-01-01 is left "
		   "out; muster check --all shows it\n"
		   "1 accepted finding: a/baseline.txt\n"
		   "a/baseline.txt accepts 1 finding that is gone: muster "
		   "check --write-baseline\n");
}

static void programs_are_told_apart(void **state)
{
	struct test *test = begin(*state);
	struct str out = STR_INIT;

	*VEC_PUSH(*state, &test->programs.list) = &test->second;
	leave(test, &test->first, JUDGEMENT_UNTOUCHED);
	for (int i = 0; i < 2; i++) {
		leave(test, &test->second, JUDGEMENT_UNTOUCHED);
		leave(test, &test->second, JUDGEMENT_ACCEPTED);
	}
	judgement_report(&out, &test->judgement);
	expect_str(&out,
		   "1 finding in records of a untouched since 2026-01-01 is "
		   "left out; muster check --all shows it\n"
		   "2 findings in records of b<U+001B>[2J untouched since "
		   "2026-02-01 are left out; muster check --all shows them\n"
		   "2 accepted findings: b<U+001B>[2J/baseline.txt\n");
}

static void a_history_that_is_cut_off_is_told(void **state)
{
	struct test *test = begin(*state);
	struct str out = STR_INIT;

	test->judgement.cut = true;
	judgement_report(&out, &test->judgement);
	assert_true(view_search(str_view(&out), 0, "git fetch --unshallow") <
		    out.len);
	str_release(&out);
}

static void json_has_the_numbers(void **state)
{
	struct test *test = begin(*state);
	struct value *document = value_map(*state);
	struct str out = STR_INIT;

	leave(test, &test->first, JUDGEMENT_ACCEPTED);
	leave(test, &test->first, JUDGEMENT_ACCEPTED);
	judgement_report_put(*state, document, &test->judgement);
	json_write(&out, document);
	expect_str(&out, "{\n  \"waived\": 0,\n  \"untouched\": 0,\n"
		   "  \"accepted\": 2,\n  \"gone\": 0,\n"
		   "  \"cut_off\": false\n}\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(without_anything_left_out_nothing_is_said),
		ARENA_TEST(each_reason_has_its_line),
		ARENA_TEST(programs_are_told_apart),
		ARENA_TEST(a_history_that_is_cut_off_is_told),
		ARENA_TEST(json_has_the_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
