/*
 * Deltas: an object of a pack as the difference to another one.
 *
 * Source: gitformat-pack(5). Every byte may be wrong: nothing is read
 * outside of the two inputs, and nothing is written outside of the result.
 */
#ifndef MUSTER_DELTA_H
#define MUSTER_DELTA_H

#include <stdbool.h>
#include <stddef.h>

#include "muster/text.h"

#define DELTA_HEAD_MAX 20	/* bytes that the two sizes in front take */

/* The size of what the delta makes, from its first bytes; `base` is that of
 * what it begins from. */
bool delta_sizes(struct view delta, size_t *base, size_t *size);

/* Make it: `size` bytes, as delta_sizes() has them, into `out`. False when
 * the delta is damaged or not one of this base. */
bool delta_apply(struct view base, struct view delta, char *out, size_t size);

#endif
