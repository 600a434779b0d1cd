/*
 * Setting: fields of records, changed in place.
 *
 * What is asked for is typed by the kind's fields, edited into the bytes of
 * each file (edit.h) and held against the whole program before the first
 * file is written: all records are changed, or none.
 */
#ifndef MUSTER_SETTING_H
#define MUSTER_SETTING_H

#include <stdbool.h>

#include "muster/command.h"
#include "muster/rewrite.h"
#include "muster/session.h"

enum setting_way { SETTING_SET, SETTING_ADD, SETTING_REMOVE };

/* "field=value", "field+=item" or "field-=item". */
struct setting_wish {
	struct view field;
	enum setting_way way;
	struct view text;
};

struct setting_change {
	struct view field;
	struct view old, now;	/* as text, a list as "a, b"; empty: none */
};

struct setting_record {
	const struct record *record;
	const struct program *program;
	const struct document *document;	/* as it becomes */
	VEC(struct setting_change) changes;	/* one for each field */
};

struct setting {
	struct command *command;
	struct session *session;
	VEC(struct setting_wish) wishes;
	VEC(struct setting_record) records;
	struct rewrite rewrite;		/* files that change */
	struct findings findings;	/* what it would bring */
};

enum setting_result {
	SETTING_DONE = 0,
	SETTING_REFUSED = 1,	/* the findings say why */
	SETTING_WRONG = 2	/* err says what was asked for wrongly */
};

/* Read the command's operands, edit in memory, and look at what comes of
 * it. An enum setting_result, or -1 with command->err. */
int setting_plan(struct setting *setting, struct session *session,
		 struct command *command);

/* Write and stage what was planned; commit it when `why` is given. 0, or -1
 * with command->err. */
int setting_write(struct setting *setting, const char *why);

#endif
