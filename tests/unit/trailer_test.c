#include "fixture.h"

#include <string.h>
#include <unistd.h>

#include "muster/trailer.h"

#define MESSAGES 400

/* As git interpret-trailers --parse prints them. */
static void add_shown(struct str *out, struct view message,
		      struct arena *arena)
{
	struct trailers trailers;

	trailers_find(&trailers, message, arena);
	for (size_t i = 0; i < trailers.list.len; i++)
		str_addf(out, VIEW_FMT ": " VIEW_FMT "\n",
			 VIEW_ARG(trailers.list.items[i].key),
			 VIEW_ARG(trailers.list.items[i].value));
}

static const char *const lines[] = {
	"Key: value", "Signed-off-by: A <a@b>", "Approved-by : Bea",
	" folded", "Key-2:x", "(cherry picked from commit 1234)", "",
	"title", "text without", "\tfolded", "# comment", "not a key: v",
	"Conflicts:", ": none", "Decision: D-004", "   ", "a:b:c", "-k: v",
	"K\xc3\xa4y: v", "Fixes: #41"
};

static uint32_t dice(uint32_t *state, uint32_t sides)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % sides;
}

static void add_message(struct str *out, uint32_t *state)
{
	if (dice(state, 4))
		str_adds(out, "title\n\n");
	for (uint32_t n = 1 + dice(state, 9); n > 0; n--) {
		str_adds(out, lines[dice(state, dice(state, 2) ? 20 : 7)]);
		if (n > 1 || dice(state, 8))
			str_addc(out, '\n');
	}
}

/* Messages of random lines, each held against git itself. */
static void the_same_as_git(void **state)
{
	struct fixture *fixture = *state;
	struct str ours = STR_INIT, message = STR_INIT;
	uint32_t seed = 3;
	struct view theirs;

	fixture_run(fixture, "git init -q . && mkdir m");
	for (int i = 0; i < MESSAGES; i++) {
		str_clear(&message);
		add_message(&message, &seed);
		fixture_write(fixture, arena_printf(&fixture->arena, "m/%03d",
						    i), str_view(&message));
		str_addf(&ours, "= %03d\n", i);
		add_shown(&ours, str_view(&message), &fixture->arena);
	}
	theirs = fixture_output(fixture, "cd m && for f in *; do echo = $f; "
				"git interpret-trailers --parse --no-divider "
				"<$f; done");
	assert_true(theirs.len > MESSAGES * 12);
	assert_string_equal(ours.buf, theirs.ptr);
	str_release(&ours);
	str_release(&message);
}

static void many_are_capped(void **state)
{
	struct fixture *fixture = *state;
	struct str message = STR_INIT;
	struct trailers trailers;

	str_adds(&message, "title\n\n");
	for (int i = 0; i < 10000; i++)
		str_adds(&message, "Key: v\n");
	trailers_find(&trailers, str_view(&message), &fixture->arena);
	assert_int_equal(trailers.list.len, TRAILERS_MAX);
	assert_true(trailer_is(&trailers.list.items[0], "kEY"));
	assert_false(trailer_is(&trailers.list.items[0], "keys"));
	str_release(&message);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(the_same_as_git),
		FIXTURE_TEST(many_are_capped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
