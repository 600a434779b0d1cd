/*
 * The clock: the one place where today comes from.
 */
#ifndef MUSTER_CLOCK_H
#define MUSTER_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/err.h"

/* The day to judge by: `given` (--today) unless it is OPT_NO_DATE, else
 * MUSTER_TODAY (a date), else SOURCE_DATE_EPOCH (seconds), else now, in
 * UTC. An empty variable counts as none. 0, or -1 with err set when a
 * variable makes no sense. */
int clock_today(int32_t given, int32_t *today, struct err *err);

/* Has anybody said which day it is, or is it the machine's own? */
bool clock_is_set(int32_t given);

#endif
