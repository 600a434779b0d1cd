#include "muster/date.h"

#include <stdio.h>

#define DAY_SECONDS 86400

static bool is_leap(int64_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int64_t month_days(int64_t year, int64_t month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

static int32_t day_of_civil(int64_t year, int64_t month, int64_t day)
{
	int64_t shifted = year - (month <= 2);
	int64_t era = shifted / 400;
	int64_t year_of_era = shifted - era * 400;
	int64_t day_of_year =
		(153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 -
			     year_of_era / 100 + day_of_year;

	return (int32_t)(era * 146097 + day_of_era - 719468);
}

bool date_parse(struct view text, int32_t *day)
{
	int64_t y, m, d;

	if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-')
		return false;
	if (!view_number(view_slice(text, 0, 4), &y) ||
	    !view_number(view_slice(text, 5, 7), &m) ||
	    !view_number(view_slice(text, 8, 10), &d))
		return false;
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > month_days(y, m))
		return false;
	*day = day_of_civil(y, m, d);
	return true;
}

static void put_digits(char *out, int count, int64_t number)
{
	for (; count--; number /= 10)
		out[count] = (char)('0' + number % 10);
}

const char *date_format(int32_t day, char out[DATE_SIZE])
{
	int64_t shifted = (int64_t)day + 719468;
	int64_t era = shifted / 146097;
	int64_t doe = shifted - era * 146097;	/* day of era */
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	int64_t month = mp < 10 ? mp + 3 : mp - 9;

	if (day < DATE_MIN || day > DATE_MAX) {
		snprintf(out, DATE_SIZE, "out of range");
		return out;
	}
	put_digits(out, 4, yoe + era * 400 + (month <= 2));
	out[4] = out[7] = '-';
	put_digits(out + 5, 2, month);
	put_digits(out + 8, 2, doy - (153 * mp + 2) / 5 + 1);
	out[10] = '\0';
	return out;
}

int32_t date_of_time(int64_t seconds)
{
	int64_t day = seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0);

	if (day < DATE_MIN)
		return DATE_MIN;
	return day > DATE_MAX ? DATE_MAX : (int32_t)day;
}

const char *date_stamp(int64_t seconds, char out[DATE_SIZE])
{
	int32_t day = date_of_time(seconds);
	int64_t time = seconds - (int64_t)day * DAY_SECONDS;
	int second = time < 0 ? 0 : time < DAY_SECONDS ? (int)time
						       : DAY_SECONDS - 1;
	char text[DATE_SIZE];

	snprintf(out, DATE_SIZE, "%.10sT%02d:%02d:%02dZ",
		 date_format(day, text), second / 3600, second / 60 % 60,
		 second % 60);
	return out;
}

int date_weekday(int32_t day)
{
	int weekday = (int)(((int64_t)day + 3) % 7);

	return weekday < 0 ? weekday + 7 : weekday;
}

bool duration_parse(struct view text, struct duration *duration)
{
	static const struct {
		const char *suffix;
		int32_t days;
		enum duration_unit unit;
	} units[] = {
		{ "bd", 1, DURATION_BUSINESS_DAYS },
		{ "d", 1, DURATION_DAYS },
		{ "w", 7, DURATION_DAYS },
	};
	int64_t count;

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (!view_ends(text, units[i].suffix))
			continue;
		text.len -= view_of(units[i].suffix).len;
		if (!view_number(text, &count) ||
		    count > DURATION_MAX / units[i].days)
			return false;
		duration->count = (int32_t)count * units[i].days;
		duration->unit = units[i].unit;
		return true;
	}
	return false;
}
