#include "expect.h"

#include "muster/agenda.h"

#define TODAY 20649	/* 2026-07-15 */

static struct kind kind = { .name = { "risk", 4 } };

static struct record *record(struct arena *arena, const char *id,
			     const char *front)
{
	struct record *made = arena_alloc(arena, sizeof(*made));
	const char *text = arena_printf(arena, "---\nid: %s\n%s---\n", id,
					front);

	made->document = document_read(VIEW("r.md"), view_of(text), arena);
	made->kind = &kind;
	made->id = view_of(id);
	made->owner = document_text(made->document, "owner");
	return made;
}

static void add(struct raid *raid, struct arena *arena,
		struct raid_entry entry)
{
	*VEC_PUSH(arena, &raid->entries) = entry;
}

static void those_that_want_a_look_come_before_the_grave(void **state)
{
	struct raid raid = { 0 }, agenda = { 0 };
	struct str ids = STR_INIT;

	add(&raid, *state, (struct raid_entry){
		.record = record(*state, "R-1", ""), .gravity = 16 });
	add(&raid, *state, (struct raid_entry){
		.record = record(*state, "R-2", ""), .gravity = 9,
		.stale = true });
	add(&raid, *state, (struct raid_entry){
		.record = record(*state, "R-3", ""), .gravity = 5 });
	add(&raid, *state, (struct raid_entry){
		.record = record(*state, "R-4", ""), .overdue = true });
	add(&raid, *state, (struct raid_entry){
		.record = record(*state, "R-5", ""), .unowned = true });
	add(&raid, *state, (struct raid_entry){
		.record = record(*state, "R-6", ""), .stale = true,
		.excuses[RAID_STALE].why = JUDGEMENT_WAIVED });
	agenda_collect(&agenda, &raid, *state);
	for (size_t i = 0; i < agenda.entries.len; i++) {
		str_addv(&ids, agenda.entries.items[i].record->id);
		str_addc(&ids, ' ');
	}
	expect_str(&ids, "R-2 R-4 R-5 R-1 ");
}

static void only_what_is_in_the_list_is_added(void **state)
{
	struct raid raid = { 0 }, agenda = { 0 };
	struct record *open = record(*state, "R-1", "");

	add(&raid, *state, (struct raid_entry){ .record = open });
	assert_false(agenda_add(&agenda, &raid, record(*state, "R-2", ""),
				*state));
	assert_true(agenda_add(&agenda, &raid, open, *state));
	assert_int_equal(agenda.entries.len, 1);
	assert_ptr_equal(agenda.entries.items[0].record, open);
}

static void all_reasons_are_told(void **state)
{
	struct raid_entry entry = {
		.record = record(*state, "R-1", "owner: eve\n"
				 "probability: high\nimpact: medium\n"),
		.gravity = 6, .stale = true, .overdue = true, .unowned = true,
		.has_due = true, .due = TODAY - 3, .moved = true, .age = 12,
		.has_window = true, .window = { 7, DURATION_DAYS }
	};

	expect_view(agenda_why(&entry, TODAY, *state),
		    "stale 12d of 7d, overdue by 3d, 'eve' has left or is "
		    "nobody, gravity 6 (high x medium)");
}

static void without_a_probability_it_is_the_severity(void **state)
{
	struct raid_entry entry = {
		.record = record(*state, "I-1", "severity: high\n"),
		.gravity = 9, .unowned = true
	};

	expect_view(agenda_why(&entry, TODAY, *state),
		    "unowned, gravity 9 (high)");
	entry.gravity = 0;
	entry.unowned = false;
	expect_view(agenda_why(&entry, TODAY, *state), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(those_that_want_a_look_come_before_the_grave),
		ARENA_TEST(only_what_is_in_the_list_is_added),
		ARENA_TEST(all_reasons_are_told),
		ARENA_TEST(without_a_probability_it_is_the_severity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
