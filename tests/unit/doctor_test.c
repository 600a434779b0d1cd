#include "fixture.h"

#include <string.h>

#include "muster/date.h"
#include "muster/doctor.h"

static struct doctor doctor;

static void look(struct fixture *fixture)
{
	int32_t day;

	assert_true(date_parse(VIEW("2026-07-15"), &day));
	doctor_look(&doctor, day, "muster-doctor", &fixture->arena);
}

static const struct doctor_result *find(const char *id)
{
	for (size_t i = 0; i < doctor.results.len; i++)
		if (!strcmp(doctor.results.items[i].id, id))
			return &doctor.results.items[i];
	return NULL;
}

static void expect(const char *id, enum doctor_state state, const char *words)
{
	const struct doctor_result *result = find(id);

	assert_non_null(result);
	assert_int_equal(result->state, state);
	if (view_search(result->message, 0, words) == result->message.len)
		fail_msg("%s: " VIEW_FMT, id, VIEW_ARG(result->message));
}

static void each_check_says_something(void **state)
{
	size_t counts[DOCTOR_STATES] = { 0 };

	fixture_repo(*state);
	look(*state);
	assert_false(doctor.refused);
	for (size_t i = 0; i < doctor.results.len; i++) {
		const struct doctor_result *result = &doctor.results.items[i];

		assert_true(result->message.len && *result->why);
		assert_ptr_equal(find(result->id), result);
		counts[result->state]++;
		if (result->state == DOCTOR_OK)
			assert_int_equal(result->help.len, 0);
	}
	assert_memory_equal(counts, doctor.counts, sizeof(counts));
}

static void without_a_repository(void **state)
{
	look(*state);
	assert_true(doctor.refused);
	expect("git/repository", DOCTOR_WRONG, "not inside a git repository");
	expect("git/version", DOCTOR_OK, "git ");
	assert_null(find("git/head"));
	assert_int_equal(doctor.counts[DOCTOR_WRONG], 1);
}

static void a_bare_one_has_no_index(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git clone -q --bare . ../bare.git && "
		    "rm -rf .git && mv ../bare.git/* .");
	look(*state);
	expect("git/repository", DOCTOR_OK, "bare");
	assert_null(find("index/readable"));
	assert_non_null(find("clone/shallow"));
}

static void what_cant_be_read_is_told_once(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo x >.git/index");
	look(*state);
	expect("index/readable", DOCTOR_WRONG, "is damaged");
	expect("index/unmerged", DOCTOR_ODD, "see index/readable");
	expect("program/records", DOCTOR_ODD, "see index/readable");
	expect("clone/objects", DOCTOR_OK, "every record is here");
}

/* A name without the ending of a record, shorter than that: a link's. */
static void names_that_differ_by_case(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "ln -s x program/a && ln -s x program/A");
	look(*state);
	expect("files/case", DOCTOR_ODD, "'program/A' and 'program/a'");
	assert_true(view_is(find("files/case")->help,
			    "mv program/a program/a-2"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(each_check_says_something),
		FIXTURE_TEST(without_a_repository),
		FIXTURE_TEST(a_bare_one_has_no_index),
		FIXTURE_TEST(what_cant_be_read_is_told_once),
		FIXTURE_TEST(names_that_differ_by_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
