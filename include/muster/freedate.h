/*
 * Dates as spreadsheets and trackers write them.
 *
 * 2026-07-15, 2026/7/15, 15 Jul 2026, Jul 15, 2026, 15/Jul/26, 15.07.2026,
 * 07/15/2026; a weekday before and a time behind are passed over. Months
 * are English, years of two digits are of this century. Where two numbers
 * could be the day or the month, it has to be said which comes first.
 */
#ifndef MUSTER_FREEDATE_H
#define MUSTER_FREEDATE_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/text.h"

enum freedate_order {
	FREEDATE_UNKNOWN,
	FREEDATE_DMY,
	FREEDATE_MDY
};

enum freedate {
	FREEDATE_NONE,		/* no date */
	FREEDATE_READ,
	FREEDATE_OPEN		/* 03/04/2026, and the order is unknown */
};

/* Read a date whole; *day is set for FREEDATE_READ. */
enum freedate freedate_parse(struct view text, enum freedate_order order,
			     int32_t *day);

/* What a date says of the order of its kind: 15/07/2026 is DMY. */
enum freedate_order freedate_evidence(struct view text);

#endif
