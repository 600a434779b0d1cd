#include "paper.h"

#include "muster/network_chart.h"

static struct program program;

static void draw(struct str *out, struct arena *arena)
{
	struct plan plan;

	paper_join(&program);
	plan_read(&plan, &program, VIEW(""), paper_day("2026-04-01"), arena);
	network_chart(out, &plan, arena);
}

static void add(const char *id, const char *status, const char *lines)
{
	paper_add(&program, *id == 'M' ? "milestone" : "deliverable", id,
		  status, lines);
}

static size_t count(struct view text, const char *words)
{
	size_t found = 0;

	for (size_t at = view_search(text, 0, words); at < text.len;
	     at = view_search(text, at + 1, words))
		found++;
	return found;
}

/* The attribute `x` or `y` of the box of an id. */
static int64_t place(struct view svg, const char *id, const char *name)
{
	size_t at = view_search(svg, 0, id), from = 0, box;
	int64_t number;

	for (box = view_search(svg, 0, "<rect"); box < at;
	     box = view_search(svg, box + 1, "<rect"))
		from = box;
	from = view_search(svg, from, name) + strlen(name);
	assert_true(view_number(view_slice(svg, from,
					   view_find(svg, from, '"')),
				&number));
	return number;
}

static void what_waits_stands_to_the_right(void **state)
{
	struct str out = STR_INIT;
	struct view svg;

	paper_begin(&program, *state);
	add("W-1", "done", "duration: 1w\n");
	add("W-2", "planned", "duration: 1w\ndepends_on: [W-1]\n");
	add("W-3", "planned", "duration: 1w\ndepends_on: [W-1]\n");
	add("M-1", "planned", "depends_on: [W-2, W-3]\n");
	add("W-9", "planned", "duration: 1w\n");
	draw(&out, *state);
	svg = str_view(&out);
	assert_int_equal(count(svg, "<rect"), 4);
	assert_int_equal(count(svg, "<path"), 4);
	assert_true(place(svg, ">W-1<", " x=\"") < place(svg, ">W-2<",
							 " x=\""));
	assert_int_equal(place(svg, ">W-2<", " x=\""),
			 place(svg, ">W-3<", " x=\""));
	assert_true(place(svg, ">W-2<", " y=\"") < place(svg, ">W-3<",
							 " y=\""));
	assert_true(place(svg, ">M-1<", " x=\"") > place(svg, ">W-3<",
							 " x=\""));
	assert_int_equal(count(svg, "box milestone critical"), 1);
	assert_int_equal(count(svg, "box done"), 1);
	str_release(&out);
}

static void cycles_are_left_out(void **state)
{
	struct str out = STR_INIT;

	paper_begin(&program, *state);
	add("W-1", "planned", "duration: 1w\ndepends_on: [W-2]\n");
	add("W-2", "planned", "duration: 1w\ndepends_on: [W-1]\n");
	draw(&out, *state);
	assert_int_equal(out.len, 0);
	add("W-3", "planned", "duration: 1w\n");
	add("W-4", "planned", "duration: 1w\ndepends_on: [W-3]\n");
	draw(&out, *state);
	assert_int_equal(count(str_view(&out), "<rect"), 2);
	str_release(&out);
}

static void one_that_nobody_can_read_is_not_drawn(void **state)
{
	struct arena *arena = *state;
	struct str out = STR_INIT;

	paper_begin(&program, arena);
	for (int i = 1; i <= NETWORK_CHART_MAX; i++)
		add(arena_printf(arena, "W-%d", i), "planned",
		    i == 1 ? "duration: 1d\n"
			   : arena_printf(arena, "depends_on: [W-%d]\n",
					  i - 1));
	draw(&out, arena);
	assert_int_equal(count(str_view(&out), "<rect"), NETWORK_CHART_MAX);
	str_clear(&out);
	add("M-1", "planned", "depends_on: [W-1]\n");
	draw(&out, arena);
	assert_int_equal(out.len, 0);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(what_waits_stands_to_the_right),
		ARENA_TEST(cycles_are_left_out),
		ARENA_TEST(one_that_nobody_can_read_is_not_drawn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
