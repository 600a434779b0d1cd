/*
 * Shapes: what the records of a generated program look like.
 *
 * A shape is a text with marks that are filled in by the record's own
 * random number, so that the same record always has the same bytes:
 *
 *	{a|b|c}	one of these
 *	%i	its id			%T	a title
 *	%o %p	its owner, a person	%t	a team
 *	%m %w	a milestone, a workstream
 *	%R %D	a risk, a decision	%L	a release
 *	%W	deliverables with lower numbers, for depends_on
 *	%s %n	a day of the past, and a later one that has passed as well
 *	%d	a day to come		%e	when it was changed last
 *	%S	a sentence		%B	a paragraph
 *	%v	a sentence that changes with the record's version
 *	%%	a per cent sign
 */
#ifndef MUSTER_BENCH_SHAPE_H
#define MUSTER_BENCH_SHAPE_H

#include <stddef.h>

struct shape {
	const char *kind;
	const char *prefix;	/* of its ids, with the dash */
	const char *folder;	/* with the slash */
	unsigned share;		/* of a thousand records */
	unsigned open;		/* of a hundred of its kind */
	const char *open_front;	/* behind id, kind and title */
	const char *done_front;
	const char *body;
};

/* In the order of their numbers: open ones stand behind those that are
 * done, so that nothing is done before what it depends on. */
extern const struct shape shape_table[];
extern const size_t shape_count;

#endif
