#include "expect.h"

#include <string.h>

#include "muster/date.h"
#include "muster/icalendar.h"
#include "muster/utf8.h"

static int32_t day_of(const char *text)
{
	int32_t day;

	assert_true(date_parse(view_of(text), &day));
	return day;
}

static void a_calendar_is_what_the_standard_asks_for(void **state)
{
	struct icalendar_event event = {
		VIEW("M-003@example.org"), day_of("2026-02-27"),
		day_of("2026-02-28"), 1790000000, VIEW("Beta, the first; a\\b"),
		VIEW("One\ntwo"), VIEW("https://example.org/M-003.html"), false
	};
	struct str out = STR_INIT;

	(void)state;
	icalendar_begin(&out, VIEW("Milestones"));
	icalendar_event(&out, &event);
	icalendar_end(&out);
	expect_str(&out,
		   "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
		   "PRODID:-//muster//muster " MUSTER_VERSION "//EN\r\n"
		   "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
		   "X-WR-CALNAME:Milestones\r\nBEGIN:VEVENT\r\n"
		   "UID:M-003@example.org\r\nDTSTAMP:20260921T141320Z\r\n"
		   "DTSTART;VALUE=DATE:20260227\r\n"
		   "DTEND;VALUE=DATE:20260301\r\n"
		   "SUMMARY:Beta\\, the first\\; a\\\\b\r\n"
		   "DESCRIPTION:One\\ntwo\r\n"
		   "URL:https://example.org/M-003.html\r\n"
		   "STATUS:CONFIRMED\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
		   "END:VCALENDAR\r\n");
}

static void a_single_day_has_no_end(void **state)
{
	struct icalendar_event event = { .uid = VIEW("x"),
					 .first = day_of("9999-12-31"),
					 .last = day_of("9999-12-31"),
					 .stamp = INT64_MAX,
					 .cancelled = true };
	struct str out = STR_INIT;

	(void)state;
	icalendar_event(&out, &event);
	expect_str(&out, "BEGIN:VEVENT\r\nUID:x\r\n"
		   "DTSTAMP:99991231T235959Z\r\n"
		   "DTSTART;VALUE=DATE:99991231\r\nSUMMARY:\r\n"
		   "STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n"
		   "END:VEVENT\r\n");
}

/* Every line is short, of whole characters, and a property of ours. */
static void expect_lines(struct view text)
{
	struct view rest = text, line;

	while (view_line(&rest, &line)) {
		assert_true(view_ends(line, "\r"));
		line.len--;
		assert_true(line.len <= 75);
		assert_int_equal(utf8_invalid(line), line.len);
		assert_true(view_find(line, 0, '\r') == line.len);
		assert_true(*line.ptr == ' ' || view_starts(line, "BEGIN:VE") ||
			    view_starts(line, "UID:") ||
			    view_starts(line, "DTSTA") ||
			    view_starts(line, "SUMMARY:") ||
			    view_starts(line, "DESCRIPTION:") ||
			    view_starts(line, "URL:") ||
			    view_starts(line, "STATUS:") ||
			    view_starts(line, "TRANSP:") ||
			    view_starts(line, "END:VE"));
	}
}

static void no_text_brings_in_a_line(void **state)
{
	static const char *const texts[] = {
		"a\r\nATTENDEE:mailto:x@y.z", "a\rX:y", "a\nEND:VEVENT\nX:y",
		"a\xe2\x80\xa8X:y", "a\xc2\x85X:y", "\xff\xfe\033]0;x\a",
		"\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
		"\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
		"\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
		"\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
		"\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac"
		"\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct view text = view_of(texts[i]);
		struct icalendar_event event = { text, 0, 0, 0, text, text,
						 text, false };
		struct str out = STR_INIT;

		icalendar_event(&out, &event);
		expect_lines(str_view(&out));
		str_release(&out);
	}
}

static void a_long_line_is_folded_and_nothing_is_lost(void **state)
{
	struct str text = STR_INIT, out = STR_INIT, unfolded = STR_INIT;
	struct icalendar_event event = { .uid = VIEW("x") };
	struct view rest;

	(void)state;
	for (int i = 0; i < 100; i++)
		str_adds(&text, "a\xc3\xa9\xe2\x82\xac" "\xf0\x9f\x99\x82");
	event.summary = str_view(&text);
	icalendar_event(&out, &event);
	expect_lines(str_view(&out));
	for (rest = str_view(&out); rest.len;) {
		size_t at = view_search(rest, 0, "\r\n ");

		str_addv(&unfolded, view_slice(rest, 0, at));
		rest = view_slice(rest, at + 3, rest.len);
	}
	assert_true(view_search(str_view(&unfolded), 0, text.buf) <
		    unfolded.len);
	str_release(&text);
	str_release(&out);
	str_release(&unfolded);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_calendar_is_what_the_standard_asks_for),
		cmocka_unit_test(a_single_day_has_no_end),
		cmocka_unit_test(no_text_brings_in_a_line),
		cmocka_unit_test(a_long_line_is_folded_and_nothing_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
