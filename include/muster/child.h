/*
 * Child processes: git itself, for the few things libgit2 can't do.
 *
 * No shell is ever involved. The child gets no standard input, the C locale
 * and the rest of our environment; optional locks, fsmonitor, hooks and bare
 * discovery are switched off, since a pull request may have planted a
 * repository of its own.
 */
#ifndef MUSTER_CHILD_H
#define MUSTER_CHILD_H

#include "muster/err.h"
#include "muster/text.h"

#define CHILD_OUTPUT_MAX (64u << 20)

struct child_result {
	struct view out;	/* what it wrote on standard output */
	struct view errors;	/* and on standard error; at most 64 KiB kept */
	int status;		/* its exit status; 128 + n after signal n */
};

/* Run git with `argv` (NULL-terminated, without "git" itself) in folder
 * `dir` (NULL: here). `git_dir` pins the repository, and `dir` is then its
 * work tree; "/dev/null" pins none, so that no repository's configuration
 * is read; NULL leaves the environment's own choice. Replace refs are off
 * and nothing is fetched. 0 when it ran, whatever its exit status; -1 with
 * err set when it could not be started or wrote too much. */
int child_git(const char *git_dir, const char *dir, const char *const *argv,
	      struct arena *arena, struct child_result *result,
	      struct err *err);

/* Run another program for what it writes, without standard input, with our
 * environment. The same. */
int child_read(const char *const *argv, struct arena *arena,
	       struct child_result *result, struct err *err);

/* Run a program as the user would at the prompt: its terminal, its
 * environment, its hooks, in folder `dir` (NULL: here). For `git commit`
 * and editors, which are the user's own act. 0 with the exit status (128
 * + n after signal n); -1 with err set when it could not be started. */
int child_terminal(const char *dir, const char *const *argv,
		   struct arena *arena, int *status, struct err *err);

#endif
