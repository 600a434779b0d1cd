/*
 * Calendars (RFC 5545) of days: milestones, dates that are due.
 *
 *	icalendar_begin(&out, name);
 *	for (...) icalendar_event(&out, &event);
 *	icalendar_end(&out);
 *
 * Lines end in CR LF and are folded at 75 bytes, never within a character;
 * text is escaped here, and what moves or hides text is spelled out, so that
 * no record can bring in a line of its own. A UID that stays the same lets
 * a calendar that subscribed move the event instead of adding another.
 */
#ifndef MUSTER_ICALENDAR_H
#define MUSTER_ICALENDAR_H

#include "muster/text.h"

struct icalendar_event {
	struct view uid;	/* "M-003@example.org": the same for ever */
	int32_t first, last;	/* days (date.h), both within */
	int64_t stamp;		/* when it was last changed: seconds since
				 * 1970, of a commit; not of this run */
	struct view summary;
	struct view description;	/* may be empty */
	struct view page;		/* its address; may be empty */
	bool cancelled;
};

void icalendar_begin(struct str *out, struct view name);
void icalendar_event(struct str *out, const struct icalendar_event *event);
void icalendar_end(struct str *out);

#endif
