#include "expect.h"

#include "muster/rule.h"

static void every_rule_is_found_by_its_id(void **state)
{
	(void)state;
	for (int i = 0; i < RULE_COUNT; i++) {
		enum rule rule;

		assert_true(rule_find(view_of(rule_info((enum rule)i)->id),
				      &rule));
		assert_int_equal(rule, i);
	}
}

static void ids_are_a_family_and_a_name(void **state)
{
	(void)state;
	for (int i = 0; i < RULE_COUNT; i++) {
		struct view id = view_of(rule_info((enum rule)i)->id);
		size_t slash = view_find(id, 0, '/');

		assert_true(slash > 0 && slash + 1 < id.len && id.len < 24);
		for (size_t at = 0; at < id.len; at++)
			assert_true(at == slash || id.ptr[at] == '-' ||
				    (id.ptr[at] >= 'a' && id.ptr[at] <= 'z'));
	}
}

static void families_stand_together(void **state)
{
	(void)state;
	for (int i = 1; i < RULE_COUNT; i++) {
		struct view id = view_of(rule_info((enum rule)i)->id);
		struct view last = view_of(rule_info((enum rule)(i - 1))->id);
		struct view family = view_slice(id, 0, view_find(id, 0, '/'));

		if (view_equal(family, view_slice(last, 0, family.len)))
			continue;
		for (int j = 0; j < i; j++)
			assert_false(view_equal(
				family,
				view_slice(view_of(rule_info((enum rule)j)->id),
					   0, family.len)));
	}
}

static void each_has_a_line_and_sentences(void **state)
{
	(void)state;
	for (int i = 0; i < RULE_COUNT; i++) {
		struct view line = view_of(rule_info((enum rule)i)->line);
		struct view text = view_of(rule_info((enum rule)i)->text);

		assert_true(line.len > 0 && line.len < 72);
		assert_false(view_ends(line, "."));
		assert_true(view_ends(text, "."));
		assert_int_equal(view_search(text, 0, "  "), text.len);
	}
}

static void what_is_no_id_is_not_found(void **state)
{
	enum rule rule = RULE_RAID_STALE;

	(void)state;
	assert_false(rule_find(VIEW(""), &rule));
	assert_false(rule_find(VIEW("raid/stal"), &rule));
	assert_false(rule_find(VIEW("raid/stale\0"), &rule));
	assert_int_equal(rule, RULE_RAID_STALE);
}

static void severities_have_names(void **state)
{
	enum severity severity;

	(void)state;
	assert_true(severity_parse(VIEW("off"), &severity));
	assert_int_equal(severity, SEVERITY_OFF);
	assert_true(severity_parse(VIEW("error"), &severity));
	assert_string_equal(severity_name(severity), "error");
	assert_false(severity_parse(VIEW("fatal"), &severity));
	assert_false(severity_parse(VIEW("Error"), &severity));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_is_found_by_its_id),
		cmocka_unit_test(ids_are_a_family_and_a_name),
		cmocka_unit_test(families_stand_together),
		cmocka_unit_test(each_has_a_line_and_sentences),
		cmocka_unit_test(what_is_no_id_is_not_found),
		cmocka_unit_test(severities_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
