/*
 * Errors: "we could not do the job".
 *
 * A function that can fail returns -1 and leaves one sentence in the
 * caller's struct err: what could not be done and, where there is one, the
 * command that mends it. Only a tool's main prints it. What is wrong with
 * the user's files is no error but a finding (finding.h).
 */
#ifndef MUSTER_ERR_H
#define MUSTER_ERR_H

#define ERR_MAX 1024
#define EXIT_CANNOT 3	/* the status of a run that could not decide */

struct err {
	char text[ERR_MAX];	/* NUL-terminated, raw: escape to print it */
};

#define ERR_INIT { { 0 } }

/* Write the sentence, cut at ERR_MAX. Yields -1, so that `return
 * err_set(...)` reads as what it does. */
int err_set(struct err *err, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Put "what: " before the sentence that is already there. Yields -1. */
int err_prefix(struct err *err, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Out of memory or a broken invariant of our own: say so on standard error
 * and end the process with exit status 3. The one place that may. */
void die(const char *fmt, ...)
	__attribute__((format(printf, 1, 2), noreturn));

#endif
