/*
 * Drivers: does git have muster merge records and find their headings?
 *
 * It takes two halves. .gitattributes, which is committed, names the driver
 * for records; the clone's configuration, which nobody can commit, says what
 * the driver is. Git passes over a name that the configuration lacks.
 *
 * Our lines in .gitattributes stand between two comments, and all others
 * stay as they are.
 */
#ifndef MUSTER_DRIVERS_H
#define MUSTER_DRIVERS_H

#include <stdbool.h>

#include "muster/session.h"

#define DRIVERS_FILE ".gitattributes"
#define DRIVERS_ATTRIBUTE "merge=muster"
#define DRIVERS_SETTING "merge.muster.driver"

struct drivers {
	struct arena *arena;
	const struct repo *repo;
	struct view old;	/* what .gitattributes holds, */
	struct view now;	/* and is to hold */
	bool configured;	/* by whichever file of the configuration */
	bool local;		/* the repository's own has a part of it */
};

/* Look at both for the programs of the session, which reads the work tree,
 * and for those that its manifest only names. 0, or -1 with err set. */
int drivers_find(struct drivers *drivers, struct session *session,
		 struct arena *arena, struct err *err);

/* Does .gitattributes have the lines that it should? */
bool drivers_named(const struct drivers *drivers);

/* Write what is missing of either. 0, or -1 with err set. */
int drivers_install(const struct drivers *drivers, struct err *err);

/* Remove the driver from the repository's own configuration: .gitattributes
 * is everybody's. 0, or -1 with err set. */
int drivers_uninstall(const struct drivers *drivers, struct err *err);

#endif
