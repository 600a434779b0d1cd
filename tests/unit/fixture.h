/*
 * A place for tests that need real repositories: a folder of its own, in
 * which the test stands, with a fixed environment, gone afterwards.
 *
 *	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
 *
 * hands the test a struct fixture as *state.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "muster/arena.h"
#include "muster/err.h"
#include "muster/oid.h"
#include "muster/snapshot.h"
#include "muster/text.h"

#define FIXTURE_TEST(function) \
	cmocka_unit_test_setup_teardown(function, fixture_setup, \
					fixture_teardown)

struct fixture {
	char *root;		/* absolute, without links */
	struct arena arena;
	struct err err;
	struct repo *repo;	/* of fixture_open(); closed at the end */
	struct snapshot snapshot;	/* of look.h */
};

int fixture_setup(void **state);
int fixture_teardown(void **state);

/* Run a shell command in the current folder; it has to succeed. */
void fixture_run(struct fixture *fixture, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* What it writes on standard output, all of it. */
struct view fixture_output(struct fixture *fixture, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The object id that `git rev-parse` gives for `name`. */
struct oid fixture_oid(struct fixture *fixture, const char *name);

/* Put these bytes into a file, whose folders are made. */
void fixture_write(struct fixture *fixture, const char *path,
		   struct view bytes);

/* Make the repository "r" with three commits of one record each, in
 * program/r1.md to r3.md, and go there. */
void fixture_repo(struct fixture *fixture);

/* Open the repository around us, in place of the one before; the test fails
 * when that fails. */
struct repo *fixture_open(struct fixture *fixture);

/* The absolute path of `name` below the root. */
const char *fixture_path(struct fixture *fixture, const char *name);

/* Does the error's sentence hold these words? The test fails if not. */
void fixture_says(struct fixture *fixture, const char *words);

#endif
