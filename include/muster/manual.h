/*
 * The manual: a tool's page, shown by man(1).
 */
#ifndef MUSTER_MANUAL_H
#define MUSTER_MANUAL_H

/* Become `man` with the page "muster-raid", from the share/man that
 * belongs to this program, installed or in a build folder. Returns only
 * when there is no such page or no man. */
void manual_show(const char *page);

/* The folder that this program lies in, or NULL when it can't be found
 * out. The caller frees it. */
char *manual_folder(const char *argv0);

#endif
