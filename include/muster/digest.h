/*
 * The digest: what each person has to do this week, for a mailer or a chat
 * that asks once on a Monday.
 *
 * A record stands once under each person whom it concerns, in the first of
 * these sections that fits:
 *
 *	decide		an open decision whose decider they are (its owner,
 *			where it names none), or an issue escalated to them
 *	overdue, stale	their open RAID entries (raid.h), but for what does
 *			not count
 *	due		those that are due within DIGEST_DAYS
 *	blocker		their open issues that stop work
 *	date		milestones, deliverables and whatever else of theirs
 *			is open and due by then, or was
 *	unowned		RAID entries that belong to nobody: the charter's
 *			owner has to find somebody
 *
 * Due by a day means that no day after it, up to the due date, is worked on
 * by the policy's calendar: what is due on the Sunday is done on the Friday.
 */
#ifndef MUSTER_DIGEST_H
#define MUSTER_DIGEST_H

#include <stdbool.h>

#include "muster/raid.h"

#define DIGEST_DAYS 7

enum digest_section {
	DIGEST_DECIDE,
	DIGEST_OVERDUE,
	DIGEST_STALE,
	DIGEST_DUE,
	DIGEST_BLOCKER,
	DIGEST_DATE,
	DIGEST_UNOWNED,
	DIGEST_SECTIONS
};

struct digest_item {
	enum digest_section section;
	const struct program *program;
	const struct record *record;
	const struct raid_entry *entry;	/* NULL: it is none */
	bool escalated;		/* to decide: of an issue */
	bool blocker;		/* work has stopped because of it */
	bool has_due;
	int32_t due;		/* to decide: when that is needed */
	int32_t workdays;	/* from today to due; negative: since then */
};

struct digest_person {
	struct view id;
	struct view name, address;	/* raw; the address may be empty */
	VEC(struct digest_item) items;	/* by section, due date, id */
};

struct digest {
	int32_t today;
	VEC(struct digest_person *) people;	/* by id; who has nothing to
						 * do is not there */
};

/* `raid` is collected of the same programs, and excused. People with the
 * same id and address in several programs are one. Never fails; lives as
 * long as the programs, the list and the arena. */
void digest_read(struct digest *digest, const struct programs *programs,
		 const struct raid *raid, int32_t today, struct arena *arena);

/* Only that person, who may have nothing to do. */
void digest_pick(struct digest *digest, struct view id);

/* "decide", "overdue", "stale", "due", "blocker", "date", "unowned". */
const char *digest_section_name(enum digest_section section);

#endif
