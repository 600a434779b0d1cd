#include "fixture.h"

#include <string.h>
#include <unistd.h>

#include "expect.h"
#include "muster/review.h"
#include "muster/utf8.h"

#define TODAY 20649	/* 2026-07-15 */

static struct command command;
static struct session session;
static struct movements movements;
static struct raid raid;
static struct review review;

static int teardown(void **state)
{
	review_close(&review);
	session_close(&session);
	arena_release(&command.arena);
	str_release(&command.out);
	return fixture_teardown(state);
}

#define REVIEW_TEST(function) \
	cmocka_unit_test_setup_teardown(function, fixture_setup, teardown)

static void put(struct fixture *fixture, const char *path, const char *text)
{
	fixture_write(fixture, path, view_of(text));
}

/* Two risks that are stale. */
static void begin(struct fixture *fixture)
{
	fixture_run(fixture, "git init -q .");
	put(fixture, "program/charter.md", "---\nid: charter\nkind: charter\n"
	    "status: draft\ntitle: Apollo\n---\n## Business context\n");
	put(fixture, "program/people/ann.md", "---\nid: ann\nkind: person\n"
	    "title: Ann Lee\nemails: [ann@example.com]\n---\n");
	put(fixture, "program/people/bob.md", "---\nid: bob\nkind: person\n"
	    "title: Bob Ray\nemails: [bob@example.com]\n---\n");
	put(fixture, "program/risks/R-001.md", "---\nid: R-001\nkind: risk\n"
	    "status: open\ntitle: One\nowner: ann\nprobability: high\n"
	    "due: 2026-09-01\nimpact: high\n---\n");
	put(fixture, "program/risks/R-002.md", "---\nid: R-002\nkind: risk\n"
	    "status: open\ntitle: Two\nowner: ann\nprobability: low\n"
	    "due: 2026-09-01\nresponse: \"a\\e\\e\"\nimpact: low\n---\n");
	fixture_run(fixture, "git add -A && git commit -qm x");
	command = (struct command){ .tool = "raid", .today = TODAY };
	raid = (struct raid){ 0 };
	if (session_open(&session, &command) < 0 ||
	    movements_read(&movements, &session.programs, &session.snapshot,
			   &session.documents, TODAY, &command.err) < 0)
		fail_msg("%s", command.err.text);
	raid_collect(&raid, session.programs.list.items[0], &movements,
		     TODAY, &command.arena);
	raid_sort(&raid);
	assert_int_equal(review_open(&review, &command, &session, &raid), 0);
}

/* Press these keys; '~' is Escape. Yields what the last one wished. */
static enum review_wish press(const char *keys)
{
	enum review_wish wish = REVIEW_GO_ON;

	for (; *keys; keys++) {
		int32_t code = *keys == '~' ? KEY_ESCAPE
			       : *keys == '\n' ? '\r' : *keys;

		wish = review_key(&review, (struct key){ .code = code });
	}
	return wish;
}

static bool shows(const char *text)
{
	struct str out = STR_INIT;
	size_t line, column;
	bool found;

	review_draw(&review, &out, 80, 24, &line, &column);
	found = strstr(out.buf, text) != NULL;
	str_release(&out);
	return found;
}

static bool disk_has(struct fixture *fixture, const char *text)
{
	struct view bytes = fixture_output(fixture, "cat program/risks/*.md");

	return view_search(bytes, 0, text) < bytes.len;
}

static void keys_walk_to_the_end_and_back(void **state)
{
	begin(*state);
	assert_true(shows("1 of 2"));
	press("k");
	assert_true(shows("2 of 2"));
	press("b");
	assert_true(shows("1 of 2"));
	press("b");
	assert_true(shows("This is the first one"));
	press("kk");
	assert_true(shows("Nothing was done"));
	press("n");
	assert_true(shows("2 of 2"));
	press("?");
	assert_true(shows("Keys of the review"));
	press("zzz");
	assert_true(shows("2 of 2"));
	press("q");
	assert_int_equal(press("q"), REVIEW_LEAVE);
}

static void nothing_is_written_before_the_end(void **state)
{
	begin(*state);
	press("ad");
	press("2026-08-01\n");
	press("q");
	assert_true(shows("2 of 2 entries to be written"));
	assert_true(shows("due 2026-09-01 -> 2026-08-01"));
	assert_false(disk_has(*state, "reviewed"));
	assert_int_equal(press("q"), REVIEW_GO_ON);
	assert_int_equal(press("y"), REVIEW_GO_ON);
	assert_true(shows("Still true: R-001"));
	assert_true(disk_has(*state, "reviewed: 2026-07-15"));
	assert_true(disk_has(*state, "due: 2026-08-01"));
	assert_int_equal(press("c"), REVIEW_COMMIT);
	assert_int_equal(press("\n"), REVIEW_LEAVE);
	review_tell(&review, &command.out);
	assert_non_null(strstr(command.out.buf, "2 files written and staged"));
}

static void what_is_discarded_is_gone(void **state)
{
	begin(*state);
	press("aaq");
	assert_int_equal(press("x"), REVIEW_LEAVE);
	assert_false(disk_has(*state, "reviewed"));
	review_tell(&review, &command.out);
	assert_non_null(strstr(command.out.buf, "nothing was written"));
}

static void undo_takes_one_thing_at_a_time(void **state)
{
	begin(*state);
	press("o");
	press("bob\n");
	press("d");
	press("+1d\n");
	press("ka");
	assert_true(shows("2 of 2 entries"));
	press("nu");
	assert_true(shows("2 of 2  risk"));
	press("b");
	assert_true(shows("owner ann -> bob, due 2026-09-01 -> 2026-07-16"));
	press("ku");
	assert_true(shows("1 of 2"));
	assert_true(shows("now  owner ann -> bob"));
	press("u");
	assert_false(shows("now  "));
	press("u");
	assert_true(shows("nothing to undo"));
	assert_int_equal(review.rewrite.files.len, 0);
}

static void what_changes_nothing_is_not_told(void **state)
{
	begin(*state);
	press("aba");
	assert_int_equal(review.deeds.list.len, 1);
	press("o");
	press("bob\n");
	press("o");
	press("ann\n");
	assert_false(shows("now  "));
	press("q");
	assert_true(shows("1 of 2 entries"));
	assert_true(shows("still so  R-001"));
	assert_false(shows("R-002"));
}

static void a_status_asks_for_what_it_needs(void **state)
{
	begin(*state);
	press("s");
	assert_true(shows("2 closed"));
	press("2");
	assert_true(shows("closed: 2026-07-15"));
	press("~");
	assert_true(shows("Left as it was"));
	assert_int_equal(review.deeds.list.len, 0);
	press("s2\n");
	assert_true(shows("status open -> closed, closed 2026-07-15"));
}

static void an_error_is_told_where_it_is_made(void **state)
{
	begin(*state);
	press("d");
	press("tomorrow\n");
	assert_true(shows("That is no day"));
	press("~");
	press("s2");
	for (int i = 0; i < 10; i++)
		review_key(&review, (struct key){ .code = KEY_BACKSPACE });
	press("2026-07-20\n");
	assert_true(shows("Not done: 'closed' lies in the future"));
	assert_int_equal(review.deeds.list.len, 0);
	assert_int_equal(review.rewrite.files.len, 0);
}

static void a_promotion_is_one_deed(void **state)
{
	begin(*state);
	press("p\n\n");
	assert_true(shows("status open -> occurred"));
	assert_true(shows("became I-001"));
	assert_int_equal(review.rewrite.files.len, 2);
	press("kp\n\n");
	assert_true(shows("became I-002"));
	press("u");
	assert_int_equal(review.rewrite.files.len, 2);
	press("u");
	assert_int_equal(review.rewrite.files.len, 0);
}

static void what_is_pasted_is_no_command(void **state)
{
	begin(*state);
	review_key(&review, (struct key){ .code = 'a', .pasted = true });
	assert_int_equal(review.deeds.list.len, 0);
	press("n");
	review_key(&review, (struct key){ .code = 'x', .pasted = true });
	review_key(&review, (struct key){ .code = '\r', .pasted = true });
	assert_int_equal(review.mode, REVIEW_ASK);
	press("\n");
	assert_true(shows("- 2026-07-15: x"));
}

static void edit(struct fixture *fixture, const char *script)
{
	const char *path = review_copy(&review);

	assert_non_null(path);
	fixture_run(fixture, "sed -i '%s' '%s'", script, path);
	review_edited(&review, false);
}

static void an_editor_works_on_a_copy(void **state)
{
	begin(*state);
	assert_int_equal(press("e"), REVIEW_EDIT);
	edit(*state, "s/^title: .*/title: Another/");
	assert_true(shows("title One -> Another"));
	assert_false(disk_has(*state, "Another"));
	edit(*state, "s/^title: .*/title: [/");
	assert_true(shows("Not taken over: "));
	assert_true(shows("e edit again"));
	edit(*state, "s/^title: .*/title: A third/");
	assert_true(shows("title One -> A third"));
	press("u");
	assert_true(shows("title One -> Another"));
	assert_true(access(".git/" REVIEW_COPY, F_OK) < 0);
}

static void a_change_meanwhile_stops_it_once(void **state)
{
	begin(*state);
	press("aq");
	fixture_run(*state, "sed -i 's/^impact: .*/impact: low/' "
		    "program/risks/R-001.md");
	press("y");
	assert_true(shows("Somebody changed R-001 meanwhile"));
	assert_false(disk_has(*state, "reviewed"));
	press("y");
	assert_true(disk_has(*state, "reviewed: 2026-07-15"));
	assert_true(shows("Written "));
}

static void an_edit_never_undoes_somebody_elses(void **state)
{
	begin(*state);
	edit(*state, "s/^title: .*/title: Mine/");
	press("aq");
	fixture_run(*state, "sed -i 's/^impact: .*/impact: low/' "
		    "program/risks/R-001.md");
	press("y");
	assert_true(shows("Somebody changed R-001 meanwhile"));
	fixture_run(*state, "grep -q 'title: Mine' .git/" REVIEW_KEPT);
	press("y");
	assert_true(disk_has(*state, "impact: low"));
	assert_true(disk_has(*state, "reviewed: 2026-07-15"));
	assert_false(disk_has(*state, "Mine"));
}

static void a_file_that_is_gone_stops_it(void **state)
{
	begin(*state);
	press("aaq");
	fixture_run(*state, "rm program/risks/R-001.md");
	press("y");
	assert_true(shows("is no longer there"));
	assert_false(disk_has(*state, "reviewed"));
	press("nuuka");
	press("y");
	assert_true(disk_has(*state, "reviewed: 2026-07-15"));
}

/* Every screen at every size: no line too many, none too wide. */
static void screens_fit(void **state)
{
	static const char *const keys[] = { "", "s", "~o", "~n", "~?", " a",
					    "q", "y" };

	begin(*state);
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		press(keys[i]);
		for (size_t width = 20; width < 90; width += 7) {
			struct str out = STR_INIT;
			struct view rest, line;
			size_t at, column, lines = 0;

			review_draw(&review, &out, width, 12, &at, &column);
			rest = str_view(&out);
			while (view_line(&rest, &line)) {
				assert_true(utf8_width(line) <= width);
				lines++;
			}
			assert_true(lines <= 12);
			assert_true(at == SIZE_MAX || at < lines);
			str_release(&out);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		REVIEW_TEST(keys_walk_to_the_end_and_back),
		REVIEW_TEST(nothing_is_written_before_the_end),
		REVIEW_TEST(what_is_discarded_is_gone),
		REVIEW_TEST(undo_takes_one_thing_at_a_time),
		REVIEW_TEST(what_changes_nothing_is_not_told),
		REVIEW_TEST(a_status_asks_for_what_it_needs),
		REVIEW_TEST(an_error_is_told_where_it_is_made),
		REVIEW_TEST(a_promotion_is_one_deed),
		REVIEW_TEST(what_is_pasted_is_no_command),
		REVIEW_TEST(an_editor_works_on_a_copy),
		REVIEW_TEST(a_change_meanwhile_stops_it_once),
		REVIEW_TEST(an_edit_never_undoes_somebody_elses),
		REVIEW_TEST(a_file_that_is_gone_stops_it),
		REVIEW_TEST(screens_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
