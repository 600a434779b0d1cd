/*
 * Looks: what a test sees of the fixture's repository through a snapshot,
 * as text that can be compared.
 */
#ifndef LOOK_H
#define LOOK_H

#include "fixture.h"

/* Open the repository around us and a snapshot of it. */
void look_at(struct fixture *fixture, enum snapshot_source source);

/* "KIND PATH, KIND PATH twice, ..." for all below a folder, or the sentence
 * of the error. */
const char *look_listing(struct fixture *fixture, struct view dir);

/* The folder "program" looks like this. */
void look_lists(struct fixture *fixture, enum snapshot_source source,
		const char *expected);

/* The bytes of one file, or NULL when it isn't there. */
const char *look_bytes(struct fixture *fixture, const char *path);

/* The file reads like this; NULL: it isn't there. */
void look_reads(struct fixture *fixture, enum snapshot_source source,
		const char *path, const char *expected);

/* "program" looks and reads the same from work tree, index and commit. */
void look_all_agree(struct fixture *fixture);

#endif
