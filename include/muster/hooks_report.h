/*
 * What is said about hooks: what was done, what is left to the user, and
 * what each of them comes to.
 */
#ifndef MUSTER_HOOKS_REPORT_H
#define MUSTER_HOOKS_REPORT_H

#include <stdbool.h>

#include "muster/hooks.h"
#include "muster/text.h"
#include "muster/value.h"

/* The word for what the plan does about hook `i`: "created", or with `dry`
 * "would create". */
const char *hooks_report_word(const struct hooks *hooks, size_t i, bool dry);

/* Append what was done about one file by itself, or with `dry` would be. */
void hooks_report_file(struct str *out, const struct hook_file *file,
		       enum hook_step step, bool dry);

/* Append a line for each thing that was done, or with `dry` would be. */
void hooks_report_done(struct str *out, const struct hooks *hooks, bool dry);

/* Append what the user has to do after an install, or nothing. */
void hooks_report_advice(struct str *out, const struct hooks *hooks);

/* Append for each hook whether a commit is checked, by whom, and else what
 * to do. */
void hooks_report_status(struct str *out, const struct hooks *hooks);

/* Put the same into a map: folder, manager, checked, and the list hooks. */
void hooks_report_put(struct arena *arena, struct value *map,
		      const struct hooks *hooks);

#endif
