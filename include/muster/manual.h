/*
 * The manual: a tool's page, shown by man(1).
 */
#ifndef MUSTER_MANUAL_H
#define MUSTER_MANUAL_H

#include "muster/arena.h"

/* Become `man` with the page "muster-raid", from the share/man that
 * belongs to this program, installed or in a build folder. Returns only
 * when there is no such page or no man. */
void manual_show(struct arena *arena, const char *argv0, const char *page);

#endif
