#include "muster/icalendar.h"

#include "muster/date.h"
#include "muster/escape.h"
#include "muster/utf8.h"

#define LINE_MAX_BYTES 75	/* without its end */
#define LAST_DAY 2932896	/* 9999-12-31 */

/* What goes on stands behind a blank, which counts. */
static void fold(struct str *out, struct view line)
{
	size_t room = LINE_MAX_BYTES, used = 0;

	for (size_t pos = 0; pos < line.len;) {
		size_t at = pos;

		utf8_next(line, &pos);
		if (used + pos - at > room) {
			str_adds(out, "\r\n ");
			room = LINE_MAX_BYTES - 1;
			used = 0;
		}
		str_add(out, line.ptr + at, pos - at);
		used += pos - at;
	}
}

static void add_line(struct str *out, struct view line)
{
	if (line.len > LINE_MAX_BYTES)
		fold(out, line);
	else
		str_addv(out, line);
	str_adds(out, "\r\n");
}

/* A property whose value is ours or of a form that needs no escaping. */
static void add_plain(struct str *out, const char *name, struct view value)
{
	struct str line = STR_INIT;

	str_adds(&line, name);
	escape_line(&line, value);
	add_line(out, str_view(&line));
	str_release(&line);
}

static void add_text(struct str *out, const char *name, struct view text)
{
	struct str shown = STR_INIT, line = STR_INIT;

	escape_lines(&shown, text);
	str_adds(&line, name);
	for (size_t i = 0; i < shown.len; i++) {
		char c = shown.buf[i];

		if (c == '\\' || c == ';' || c == ',')
			str_addc(&line, '\\');
		if (c == '\n')
			str_adds(&line, "\\n");
		else
			str_addc(&line, c);
	}
	add_line(out, str_view(&line));
	str_release(&line);
	str_release(&shown);
}

/* A day or a time, without what divides its parts. */
static void add_digits(struct str *out, const char *name, const char *text)
{
	struct str line = STR_INIT;

	str_adds(&line, name);
	for (; *text; text++)
		if (*text != '-' && *text != ':')
			str_addc(&line, *text);
	add_line(out, str_view(&line));
	str_release(&line);
}

void icalendar_begin(struct str *out, struct view name)
{
	str_adds(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
		 "PRODID:-//muster//muster " MUSTER_VERSION "//EN\r\n"
		 "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
	add_text(out, "X-WR-CALNAME:", name);
}

/* Nobody is busy because of a date. An event ends on the day behind it; one
 * of a single day says no end. */
void icalendar_event(struct str *out, const struct icalendar_event *event)
{
	int32_t behind = event->last + (event->last < LAST_DAY);
	char text[DATE_SIZE];

	str_adds(out, "BEGIN:VEVENT\r\n");
	add_text(out, "UID:", event->uid);
	add_digits(out, "DTSTAMP:", date_stamp(event->stamp, text));
	add_digits(out, "DTSTART;VALUE=DATE:", date_format(event->first, text));
	if (behind > event->first + 1)
		add_digits(out, "DTEND;VALUE=DATE:",
			   date_format(behind, text));
	add_text(out, "SUMMARY:", event->summary);
	if (event->description.len)
		add_text(out, "DESCRIPTION:", event->description);
	if (event->page.len)
		add_plain(out, "URL:", event->page);
	str_adds(out, event->cancelled ? "STATUS:CANCELLED\r\n"
				       : "STATUS:CONFIRMED\r\n");
	str_adds(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

void icalendar_end(struct str *out)
{
	str_adds(out, "END:VCALENDAR\r\n");
}
