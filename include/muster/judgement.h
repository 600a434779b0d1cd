/*
 * Judgement: what of the findings counts.
 *
 * Findings come with the severity that the policy gives their rule
 * (policy_judge(), which whoever finds them calls). What is then left out,
 * in this order, and never without being counted:
 *
 *	waived		by the record itself, through a day (waiver.h)
 *	untouched	since the policy's `since` (touch.h)
 *	accepted	by the program's baseline (baseline.h)
 *
 * Findings that concern more than one record (the manifest, the policy, a
 * kind, an id that is there twice, a waiver, the baseline) are never
 * untouched. Pure: what was touched is asked for and handed in.
 *
 *	judgement_waive(&judgement, &findings);
 *	judgement_seek(&judgement, &findings, &touches);
 *	... touches_read(&touches, ...) ...
 *	judgement_since(&judgement, &touches, &findings);
 *	judgement_accept(&judgement, &findings);
 */
#ifndef MUSTER_JUDGEMENT_H
#define MUSTER_JUDGEMENT_H

#include "muster/finding.h"
#include "muster/program.h"
#include "muster/touch.h"

enum judgement_why {
	JUDGEMENT_COUNTS,	/* it is not left out */
	JUDGEMENT_WAIVED,
	JUDGEMENT_UNTOUCHED,
	JUDGEMENT_ACCEPTED
};

/* A finding that is left out. */
struct judgement_left {
	struct finding finding;
	const struct program *program;
	enum judgement_why why;
	int32_t until;		/* of JUDGEMENT_WAIVED: the last day */
};

/* A line of a baseline that accepts more than there is. */
struct judgement_gone {
	const struct program *program;
	const struct baseline_entry *entry;
	size_t count;		/* so many of them are gone */
};

struct judgement {
	struct arena *arena;
	const struct programs *programs;
	int32_t today;
	struct map places;	/* of files, by path; in judgement.c */
	VEC(struct judgement_left) left;
	VEC(struct judgement_gone) gone;
	bool cut;	/* history is cut off: records count as touched */
};

void judgement_init(struct judgement *judgement,
		    const struct programs *programs, int32_t today,
		    struct arena *arena);

/* Leave out what is waived; say of an expired waiver in the hint of what it
 * no longer waives. */
void judgement_waive(struct judgement *judgement, struct findings *findings);

/* Ask for the files whose findings `since` decides about. */
void judgement_seek(struct judgement *judgement,
		    const struct findings *findings, struct touches *touches);

/* Leave out what stands in files that were not touched. */
void judgement_since(struct judgement *judgement,
		     const struct touches *touches,
		     struct findings *findings);

/* Leave out what is accepted, and fill in `gone`. `findings` are all that
 * `muster check` has of the programs. */
void judgement_accept(struct judgement *judgement,
		      struct findings *findings);

/* The program in one of whose files it stands, or NULL. */
const struct program *judgement_program(struct judgement *judgement,
					const struct finding *finding);

/* Of what is left out, and of what is gone, keep what stands in the paths
 * that are the map's keys. */
void judgement_narrow(struct judgement *judgement, const struct map *paths);

/* How many are left out for that reason, of one program or of all (NULL). */
size_t judgement_count(const struct judgement *judgement,
		       const struct program *program,
		       enum judgement_why why);

#endif
