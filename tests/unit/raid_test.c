#include "expect.h"

#include "muster/admission.h"
#include "muster/raid.h"

static struct program program;
static struct record ann, bob, risk;

static struct record person(const char *id)
{
	static const struct kind people = { .name = { "person", 6 } };

	return (struct record){ .id = view_of(id), .kind = &people };
}

/* A program of two people, and an entry that `owner` has let go stale. */
static struct raid_entry stale(struct arena *arena, struct record *owner)
{
	program = (struct program){ .arena = arena };
	policy_init(&program.policy);
	ann = person("ann");
	bob = person("bob");
	map_put(arena, &program.by_email, VIEW("ann@x"), &ann);
	map_put(arena, &program.by_email, VIEW("bob@x"), &bob);
	risk = (struct record){ .id = VIEW("R-1"), .owner = owner->id };
	return (struct raid_entry){ .program = &program, .record = &risk,
				    .stale = true };
}

/* Is a commit by ann stopped for an entry of `owner`? */
static bool stopped(struct arena *arena, struct record *owner,
		    enum enforce enforce, bool touches)
{
	struct raid_entry entry = stale(arena, owner);
	struct findings none = { .arena = arena };
	struct admission admission;
	struct raid raid = { 0 };

	program.policy.enforce = enforce;
	entry.record = &risk;
	risk.owner = owner->id;
	*VEC_PUSH(arena, &raid.entries) = entry;
	admission_decide(&admission, &none, &raid, touches, VIEW("ann@x"),
			 arena);
	assert_int_equal(admission.blocking.entries.len +
			 admission.warning.entries.len, 1);
	return admission.rejected;
}

static void enforce_says_whom_a_stale_entry_stops(void **state)
{
	ann = person("ann");
	bob = person("bob");
	assert_true(stopped(*state, &bob, ENFORCE_PROGRAM, true));
	assert_false(stopped(*state, &bob, ENFORCE_PROGRAM, false));
	assert_true(stopped(*state, &ann, ENFORCE_OWNER, true));
	assert_false(stopped(*state, &bob, ENFORCE_OWNER, true));
	assert_false(stopped(*state, &ann, ENFORCE_OWNER, false));
	assert_true(stopped(*state, &bob, ENFORCE_ALL, false));
	assert_false(stopped(*state, &ann, ENFORCE_WARN, true));
}

static void what_is_excused_stops_and_warns_of_nothing(void **state)
{
	struct raid_entry entry = stale(*state, &ann);
	struct findings none = { .arena = *state };
	struct admission admission;
	struct raid raid = { 0 };

	entry.excuses[RAID_STALE].why = JUDGEMENT_WAIVED;
	entry.overdue = true;
	*VEC_PUSH(*state, &raid.entries) = entry;
	assert_false(raid_has(&entry, RAID_STALE));
	assert_true(raid_has(&entry, RAID_OVERDUE));
	assert_false(raid_has(&entry, RAID_UNOWNED));
	admission_decide(&admission, &none, &raid, true, VIEW("ann@x"),
			 *state);
	assert_false(admission.rejected);
	assert_int_equal(admission.warning.entries.len, 0);
}

static void an_error_stops_whatever_enforce_says(void **state)
{
	struct findings findings = { .arena = *state };
	struct admission admission;
	struct raid raid = { 0 };

	finding_add(&findings, RULE_ID_DUPLICATE, VIEW("p"),
		    (struct span){ 1, 1 }, "x");
	admission_decide(&admission, &findings, &raid, true, VIEW(""),
			 *state);
	assert_true(admission.rejected);
	findings.list.items[0].severity = SEVERITY_WARNING;
	admission_decide(&admission, &findings, &raid, true, VIEW(""),
			 *state);
	assert_false(admission.rejected);
}

static void add(struct raid *raid, struct arena *arena, const char *id,
		int gravity, bool moved, int32_t age)
{
	struct record *record = arena_alloc(arena, sizeof(*record));

	record->id = view_of(id);
	*VEC_PUSH(arena, &raid->entries) = (struct raid_entry){
		.record = record, .gravity = gravity, .moved = moved,
		.age = age
	};
}

static void the_gravest_and_then_the_oldest_come_first(void **state)
{
	static const char *const order[] = { "R-3", "R-5", "R-4", "R-1",
					     "R-2" };
	struct raid raid = { 0 };

	add(&raid, *state, "R-2", 4, true, 3);
	add(&raid, *state, "R-1", 4, true, 3);
	add(&raid, *state, "R-3", 9, true, 1);
	add(&raid, *state, "R-4", 4, true, 29);
	add(&raid, *state, "R-5", 4, false, 30);
	raid_sort(&raid);
	for (size_t i = 0; i < raid.entries.len; i++)
		expect_view(raid.entries.items[i].record->id, order[i]);
}

static void freshness_is_a_share_of_those_with_a_window(void **state)
{
	struct raid raid = { .fresh = 2, .windowed = 3 };

	(void)state;
	assert_int_equal(raid_freshness(&raid), 66);
	raid.windowed = 0;
	assert_int_equal(raid_freshness(&raid), 100);
}

static void an_age_says_what_is_known_of_it(void **state)
{
	struct raid_entry entry = { .moved = true, .age = 12 };

	assert_string_equal(raid_age(&entry, *state), "12d");
	entry.moved = false;
	assert_string_equal(raid_age(&entry, *state), ">12d");
	entry.pending = true;
	assert_string_equal(raid_age(&entry, *state), "now");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(enforce_says_whom_a_stale_entry_stops),
		ARENA_TEST(what_is_excused_stops_and_warns_of_nothing),
		ARENA_TEST(an_error_stops_whatever_enforce_says),
		ARENA_TEST(the_gravest_and_then_the_oldest_come_first),
		ARENA_TEST(freshness_is_a_share_of_those_with_a_window),
		ARENA_TEST(an_age_says_what_is_known_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
