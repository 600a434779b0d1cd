#include "expect.h"

#include "muster/tenure.h"

static const char definition[] =
	"---\nid: thing\nstatuses: {active: [open, late], done: [closed]}\n"
	"moves: [status, rag, due]\nfields:\n  status: text\n  rag: rag\n"
	"  due: date\n  reviewed: date\n---\n";

#define OPEN "status: open\n"
#define LATE "status: late\n"

/* A step from one front matter to another; NULL: not there. */
struct move {
	const char *old, *new;
	int32_t day;
	unsigned traits;
};

enum trait { CUT = 1, PENDING = 2, MECHANICAL = 4 };

static const struct document *read(struct arena *arena, const char *front)
{
	return front ? document_read(VIEW("r.md"), view_of(arena_printf(
			       arena, "---\n%s---\n", front)), arena)
		     : NULL;
}

static struct tenure take(struct arena *arena, const struct move *moves,
			  size_t len)
{
	struct findings findings = { .arena = arena };
	const struct kind *kind = kind_read(
		document_read(VIEW("thing.md"), VIEW(definition), arena), NULL,
		arena, &findings);
	struct tenure tenure = { .known = false };

	for (size_t i = 0; i < len; i++) {
		const struct tenure_step step = {
			.old = read(arena, moves[i].old),
			.new = read(arena, moves[i].new),
			.day = moves[i].day,
			.cut = moves[i].traits & CUT,
			.pending = moves[i].traits & PENDING,
			.mechanical = moves[i].traits & MECHANICAL
		};

		tenure_take(&tenure, &step, kind, arena);
	}
	return tenure;
}

#define TAKE(arena, moves) \
	take(arena, moves, sizeof(moves) / sizeof(*(moves)))

static void a_status_is_as_old_as_what_moved_it(void **state)
{
	static const struct move moves[] = {
		{ NULL, OPEN, 1, 0 },
		{ OPEN, LATE, 2, 0 },
		{ LATE, LATE "due: 2026-01-01\n", 3, 0 },
	};
	struct tenure tenure = TAKE(*state, moves);

	expect_view(tenure.status.text, "late");
	assert_int_equal(tenure.status.since.day, 2);
	assert_int_equal(tenure.unchanged.day, 3);
	assert_false(tenure.status.since.least);
	assert_false(tenure.status.since.pending);
}

static void a_branch_that_never_touched_it_sets_nothing_back(void **state)
{
	static const struct move moves[] = {
		{ NULL, OPEN, 1, 0 },
		{ OPEN, LATE, 2, 0 },
		{ OPEN, OPEN "due: 2026-01-01\n", 3, 0 },
		{ OPEN, LATE, 4, 0 },
		{ NULL, LATE, 5, 0 },
	};
	struct tenure tenure = TAKE(*state, moves);

	expect_view(tenure.status.text, "late");
	assert_int_equal(tenure.status.since.day, 2);
}

static void what_was_gone_begins_anew(void **state)
{
	static const struct move moves[] = {
		{ NULL, OPEN, 1, 0 },
		{ OPEN, NULL, 2, 0 },
		{ NULL, OPEN, 3, 0 },
	};
	static const struct move gone[] = {
		{ NULL, OPEN, 1, 0 },
		{ OPEN, NULL, 2, 0 },
	};

	assert_int_equal(TAKE(*state, moves).status.since.day, 3);
	assert_false(TAKE(*state, gone).known);
}

static void what_cannot_be_read_in_between_changes_nothing(void **state)
{
	static const struct move moves[] = {
		{ NULL, OPEN, 1, 0 },
		{ OPEN, "status: @\n", 2, 0 },
		{ "status: @\n", OPEN, 3, 0 },
	};

	assert_int_equal(TAKE(*state, moves).status.since.day, 1);
}

static void a_mechanical_commit_begins_nothing(void **state)
{
	static const struct move moves[] = {
		{ NULL, OPEN, 1, 0 },
		{ OPEN, LATE, 2, MECHANICAL },
	};
	struct tenure tenure = TAKE(*state, moves);

	expect_view(tenure.status.text, "late");
	assert_int_equal(tenure.status.since.day, 1);
	assert_int_equal(tenure.unchanged.day, 1);
}

static void the_cut_and_the_uncommitted_are_told(void **state)
{
	static const struct move moves[] = {
		{ NULL, OPEN, 1, CUT },
		{ OPEN, OPEN "due: 2026-01-01\n", 2, PENDING },
	};
	struct tenure tenure = TAKE(*state, moves);

	assert_true(tenure.status.since.least);
	assert_false(tenure.status.since.pending);
	assert_true(tenure.unchanged.pending);
	assert_false(tenure.unchanged.least);
}

static void looks_are_counted_until_something_changes(void **state)
{
	static const struct move moves[] = {
		{ NULL, OPEN "reviewed: 2026-01-01\n", 1, 0 },
		{ OPEN "reviewed: 2026-01-01\n", OPEN "reviewed: 2026-01-02\n",
		  2, 0 },
		{ OPEN "reviewed: 2026-01-01\n", OPEN "reviewed: 2026-01-02\n",
		  3, 0 },
		{ OPEN "reviewed: 2026-01-02\n", OPEN "reviewed: 2026-01-04\n",
		  4, 0 },
		{ OPEN "reviewed: 2026-01-04\n", OPEN "reviewed: soon\n", 5,
		  0 },
		{ OPEN "reviewed: soon\n", LATE "reviewed: 2026-01-06\n", 6,
		  0 },
		{ LATE "reviewed: 2026-01-06\n", LATE "reviewed: 2026-01-07\n",
		  7, 0 },
	};
	struct tenure tenure = take(*state, moves, 5);

	assert_int_equal(tenure.affirmed, 2);
	assert_int_equal(tenure.unchanged.day, 1);
	tenure = TAKE(*state, moves);
	assert_int_equal(tenure.affirmed, 1);
	assert_int_equal(tenure.unchanged.day, 6);
}

static void a_colour_has_its_own_day(void **state)
{
	static const struct move moves[] = {
		{ NULL, OPEN "rag: green\n", 1, 0 },
		{ OPEN "rag: green\n", OPEN "rag: yellow\n", 2, 0 },
		{ OPEN "rag: yellow\n", LATE "rag: yellow\n", 3, 0 },
	};
	struct tenure tenure = TAKE(*state, moves);

	expect_view(tenure.rag.text, "yellow");
	assert_int_equal(tenure.rag.since.day, 2);
	assert_int_equal(tenure.status.since.day, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(a_status_is_as_old_as_what_moved_it),
		ARENA_TEST(a_branch_that_never_touched_it_sets_nothing_back),
		ARENA_TEST(what_was_gone_begins_anew),
		ARENA_TEST(what_cannot_be_read_in_between_changes_nothing),
		ARENA_TEST(a_mechanical_commit_begins_nothing),
		ARENA_TEST(the_cut_and_the_uncommitted_are_told),
		ARENA_TEST(looks_are_counted_until_something_changes),
		ARENA_TEST(a_colour_has_its_own_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
