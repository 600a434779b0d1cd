#include "expect.h"

#include "muster/prompt.h"

static struct prompt prompt;

static enum prompt_state press(int32_t code)
{
	return prompt_key(&prompt, (struct key){ .code = code });
}

static void type(const char *text)
{
	for (; *text; text++)
		assert_int_equal(press((unsigned char)*text), PROMPT_OPEN);
}

static void offer(struct arena *arena)
{
	prompt_start(&prompt, VIEW("owner"), VIEW(""));
	prompt_choose(&prompt, arena, VIEW("ann"), VIEW("Ann Lee"));
	prompt_choose(&prompt, arena, VIEW("bob"), VIEW("Bob Ray"));
	prompt_choose(&prompt, arena, VIEW("rae"), VIEW("Rae Poe"));
}

static void expect_text(const char *want)
{
	expect_view(prompt_answer(&prompt), want);
}

static void a_line_is_edited_where_the_cursor_is(void **state)
{
	(void)state;
	prompt_start(&prompt, VIEW("note"), VIEW("b"));
	press(KEY_HOME);
	press(0xe9);
	press(KEY_RIGHT);
	type("cd");
	expect_text("\xc3\xa9" "bcd");
	press(KEY_LEFT);
	press(KEY_BACKSPACE);
	expect_text("\xc3\xa9" "bd");
	press(KEY_HOME);
	press(KEY_BACKSPACE);
	press(KEY_DELETE);
	expect_text("bd");
	press(KEY_END);
	press(KEY_DELETE);
	press(KEY_UNKNOWN);
	expect_text("bd");
	press(KEY_CTRL_U);
	expect_text("");
	assert_int_equal(press('\r'), PROMPT_DONE);
	assert_int_equal(press(KEY_ESCAPE), PROMPT_CANCELLED);
	prompt_release(&prompt);
}

static void a_paste_ends_no_line(void **state)
{
	static const char text[] = "a\rb\tc\033";

	(void)state;
	prompt_start(&prompt, VIEW("note"), VIEW(""));
	for (const char *c = text; *c; c++)
		assert_int_equal(prompt_key(&prompt, (struct key){
					 .code = *c, .pasted = true }),
				 PROMPT_OPEN);
	expect_text("a b c");
	prompt_release(&prompt);
}

static void a_line_has_an_end(void **state)
{
	(void)state;
	prompt_start(&prompt, VIEW("note"), VIEW(""));
	for (int i = 0; i < 2 * PROMPT_MAX; i++)
		press(0x20ac);
	assert_true(prompt.text.len <= PROMPT_MAX);
	prompt_release(&prompt);
}

static void typing_narrows_the_list(void **state)
{
	offer(*state);
	expect_text("ann");
	type("RA");
	assert_int_equal(prompt_height(&prompt), 3);
	expect_text("bob");
	press(KEY_DOWN);
	press(KEY_DOWN);
	expect_text("rae");
	type("x");
	expect_text("");
	assert_int_equal(prompt_height(&prompt), 2);
	prompt_release(&prompt);
}

static void a_number_picks_at_once(void **state)
{
	offer(*state);
	type("2");
	expect_text("bob");
	prompt_release(&prompt);
	offer(*state);
	prompt.numbered = true;
	assert_int_equal(press('3'), PROMPT_DONE);
	expect_text("rae");
	prompt_release(&prompt);
}

static void draw(struct str *out, size_t width, size_t column)
{
	struct page page = { .out = out, .width = width, .height = 20 };

	assert_int_equal(prompt_draw(&prompt, &page), column);
}

static void the_list_stands_above_the_line(void **state)
{
	struct str out = STR_INIT;

	offer(*state);
	type("ra");
	draw(&out, 40, 9);
	expect_str(&out, "> bob  Bob Ray\n  rae  Rae Poe\nowner: ra\n");
	prompt_release(&prompt);
}

static void a_long_line_shows_where_the_cursor_is(void **state)
{
	struct str out = STR_INIT;

	(void)state;
	prompt_start(&prompt, VIEW("note"), VIEW("abcdefghijklmnopqrst"));
	draw(&out, 16, 15);
	expect_str(&out, "note: lmnopqrst\n");
	press(KEY_HOME);
	draw(&out, 16, 6);
	expect_str(&out, "note: abcdefghi\xe2\x80\xa6\n");
	prompt_release(&prompt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_edited_where_the_cursor_is),
		cmocka_unit_test(a_paste_ends_no_line),
		cmocka_unit_test(a_line_has_an_end),
		ARENA_TEST(typing_narrows_the_list),
		ARENA_TEST(a_number_picks_at_once),
		ARENA_TEST(the_list_stands_above_the_line),
		cmocka_unit_test(a_long_line_shows_where_the_cursor_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
