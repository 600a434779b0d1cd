#include "expect.h"

#include "muster/deed.h"

static void add(struct deeds *deeds, struct arena *arena,
		struct deed_step step)
{
	struct deed *deed = VEC_PUSH(arena, &deeds->list);

	deed_add(deed, arena, step);
}

static const struct document *base(struct arena *arena)
{
	return document_read(VIEW("r.md"), VIEW("---\nid: R-1\nstatus: open\n"
				"related: [A-1]\n---\n\nText.\n"), arena);
}

static void expect_bytes(const struct deeds *deeds, const char *path,
			 struct arena *arena, const char *want)
{
	const struct document *document;
	struct err err = ERR_INIT;

	document = deeds_apply(deeds, view_of(path),
			       *path == 'r' ? base(arena) : NULL, arena,
			       &err);
	assert_non_null(document);
	expect_view(document->bytes, want);
}

static void steps_are_taken_in_order(void **state)
{
	struct deeds deeds = { 0 };

	add(&deeds, *state, (struct deed_step){ DEED_SET, VIEW("r.md"),
		VIEW("status"), VIEW("closed") });
	add(&deeds, *state, (struct deed_step){ DEED_APPEND, VIEW("r.md"),
		VIEW("related"), VIEW("A-2, A-1 ,A-3") });
	add(&deeds, *state, (struct deed_step){ DEED_NOTE, VIEW("r.md"),
		VIEW("Notes"), VIEW("- one") });
	add(&deeds, *state, (struct deed_step){ DEED_SET, VIEW("r.md"),
		VIEW("status"), VIEW("open") });
	expect_bytes(&deeds, "r.md", *state,
		     "---\nid: R-1\nstatus: open\nrelated: [A-1, A-2, A-3]\n"
		     "---\n\nText.\n\n## Notes\n\n- one\n");
	deeds.list.len = 1;
	expect_bytes(&deeds, "r.md", *state,
		     "---\nid: R-1\nstatus: closed\nrelated: [A-1]\n---\n\n"
		     "Text.\n");
}

static void a_file_is_made_and_touched_alone(void **state)
{
	struct deeds deeds = { 0 };
	struct err err = ERR_INIT;

	add(&deeds, *state, (struct deed_step){ DEED_SET, VIEW("r.md"),
		VIEW("status"), VIEW("closed") });
	add(&deeds, *state, (struct deed_step){ DEED_FILE, VIEW("new.md"),
		VIEW(""), VIEW("---\nid: I-1\n---\n") });
	assert_true(deeds_touch(&deeds, VIEW("new.md")));
	assert_false(deeds_touch(&deeds, VIEW("other.md")));
	expect_bytes(&deeds, "new.md", *state, "---\nid: I-1\n---\n");
	assert_null(deeds_apply(&deeds, VIEW("r.md"), NULL, *state, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(steps_are_taken_in_order),
		ARENA_TEST(a_file_is_made_and_touched_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
