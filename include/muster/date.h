/*
 * Dates: days of the proleptic Gregorian calendar; no times but of commits,
 * no zones.
 *
 * A day is a number, 1970-01-01 being 0; arithmetic on it is arithmetic.
 * After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
#ifndef MUSTER_DATE_H
#define MUSTER_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/text.h"

#define DATE_SIZE 40	/* room for a formatted date */
#define DATE_MIN -719162	/* 0001-01-01 */
#define DATE_MAX 2932896	/* 9999-12-31 */

/* YYYY-MM-DD, 0001-01-01 to 9999-12-31, exactly that form. */
bool date_parse(struct view text, int32_t *day);

/* YYYY-MM-DD into `out`, "out of range" before year 1 or after 9999.
 * Yields out. */
const char *date_format(int32_t day, char out[DATE_SIZE]);

/* The UTC day of a Unix time in seconds; any int64 is safe (clamped). */
int32_t date_of_time(int64_t seconds);

/* A Unix time as RFC 3339 writes it, in UTC: YYYY-MM-DDThh:mm:ssZ, cut to
 * the years 1 to 9999. Yields out. */
const char *date_stamp(int64_t seconds, char out[DATE_SIZE]);

/* 0 is Monday, 6 is Sunday. */
int date_weekday(int32_t day);

enum duration_unit { DURATION_DAYS, DURATION_BUSINESS_DAYS };

struct duration {
	int32_t count;			/* days or business days */
	enum duration_unit unit;
};

#define DURATION_MAX 36500		/* days: a hundred years */

/* "3d", "2w" (14 days), "10bd" (business days); 0 to DURATION_MAX days. */
bool duration_parse(struct view text, struct duration *duration);

#endif
