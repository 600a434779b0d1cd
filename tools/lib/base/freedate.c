#include "muster/freedate.h"

#include "muster/date.h"

#define PARTS 3
#define CENTURY 2000

/* One of the three parts of a date. */
struct part {
	int64_t number;
	int month;		/* 1 to 12 when it is a name, else 0 */
	size_t len;
};

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool is_letter(char c)
{
	return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is the word a name of the list, whole or its first three letters? 1 for
 * the first, 0 for none. */
static int find_name(struct view word, const char *const *names)
{
	for (int i = 0; names[i]; i++) {
		struct view name = view_of(names[i]);
		size_t same = 0;

		while (same < word.len && same < name.len &&
		       lower(word.ptr[same]) == name.ptr[same])
			same++;
		if (same == word.len && (same == 3 || same == name.len ||
					 view_is(word, "Sept")))
			return i + 1;
	}
	return 0;
}

static int find_month(struct view word)
{
	static const char *const months[] = {
		"january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november",
		"december", NULL
	};

	return find_name(word, months);
}

static bool is_weekday(struct view word)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday",
					    "thursday", "friday", "saturday",
					    "sunday", NULL };

	return find_name(word, days) > 0;
}

/* What may stand between two parts. */
static size_t skip_between(struct view text, size_t pos)
{
	while (pos < text.len && (text.ptr[pos] == ' ' ||
				  text.ptr[pos] == ',' ||
				  text.ptr[pos] == '.' ||
				  text.ptr[pos] == '/' ||
				  text.ptr[pos] == '-'))
		pos++;
	return pos;
}

/* The next run of letters or of digits. */
static struct view next_word(struct view text, size_t *pos)
{
	size_t from = *pos, to = from;
	bool digits = from < text.len && is_digit(text.ptr[from]);

	while (to < text.len && (digits ? is_digit(text.ptr[to])
					: is_letter(text.ptr[to])))
		to++;
	*pos = skip_between(text, to);
	return view_slice(text, from, to);
}

static bool read_part(struct view word, struct part *part)
{
	*part = (struct part){ .len = word.len };
	if (!word.len || word.len > 9)
		return false;
	if (is_digit(*word.ptr))
		return word.len <= 4 && view_number(word, &part->number);
	part->month = find_month(word);
	return part->month > 0;
}

/* Behind a date only a time may stand: "T10:00", "3:04 PM", "00:00:00Z". */
static bool is_time(struct view rest)
{
	size_t digits = 0;

	for (size_t i = 0; i < rest.len; i++) {
		char c = rest.ptr[i];

		digits += is_digit(c);
		if (!is_digit(c) && !is_letter(c) && c != ':' && c != ' ' &&
		    c != '.' && c != '+' && c != '-')
			return false;
	}
	return !rest.len ||
	       (digits && view_find(rest, 0, ':') < rest.len);
}

static bool read_parts(struct view text, struct part parts[PARTS])
{
	size_t pos = 0, start = 0;

	text = view_trim(text);
	if (is_weekday(next_word(text, &pos)))
		start = pos;
	pos = start;
	for (int i = 0; i < PARTS; i++) {
		struct view word = next_word(text, &pos);

		if (!read_part(word, &parts[i]))
			return false;
		start = (size_t)(word.ptr - text.ptr) + word.len;
	}
	return is_time(view_trim(view_slice(text, start, text.len)));
}

static enum freedate join(int64_t year, int64_t month, int64_t day,
			  int32_t *result)
{
	char text[DATE_SIZE] = "0000-00-00";

	if (year < 100)
		year += CENTURY;
	if (year > 9999 || month > 12 || day > 31)
		return FREEDATE_NONE;
	for (int i = 3; i >= 0; i--, year /= 10)
		text[i] = (char)('0' + year % 10);
	text[5] = (char)('0' + month / 10);
	text[6] = (char)('0' + month % 10);
	text[8] = (char)('0' + day / 10);
	text[9] = (char)('0' + day % 10);
	return date_parse(view_of(text), result) ? FREEDATE_READ
						 : FREEDATE_NONE;
}

enum freedate_order freedate_evidence(struct view text)
{
	struct part part[PARTS];

	if (!read_parts(text, part) || part[0].month || part[1].month ||
	    part[0].len == 4)
		return FREEDATE_UNKNOWN;
	if (part[0].number > 12)
		return FREEDATE_DMY;
	return part[1].number > 12 ? FREEDATE_MDY : FREEDATE_UNKNOWN;
}

enum freedate freedate_parse(struct view text, enum freedate_order order,
			     int32_t *day)
{
	struct part part[PARTS];

	if (!read_parts(text, part) || part[2].month)
		return FREEDATE_NONE;
	if (part[0].len == 4)
		return join(part[0].number,
			    part[1].month ? part[1].month : part[1].number,
			    part[2].number, day);
	if (part[0].month)
		return join(part[2].number, part[0].month, part[1].number,
			    day);
	if (part[1].month)
		return join(part[2].number, part[1].month, part[0].number,
			    day);
	if (freedate_evidence(text))
		order = freedate_evidence(text);
	if (!order && part[0].number == part[1].number)
		order = FREEDATE_DMY;
	if (order == FREEDATE_DMY)
		return join(part[2].number, part[1].number, part[0].number,
			    day);
	if (order == FREEDATE_MDY)
		return join(part[2].number, part[0].number, part[1].number,
			    day);
	return FREEDATE_OPEN;
}
