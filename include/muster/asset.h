/*
 * Assets: the files under templates/ and hooks/, built into the library,
 * so that no tool looks anything up at run time.
 */
#ifndef MUSTER_ASSET_H
#define MUSTER_ASSET_H

#include "muster/text.h"

struct asset {
	const char *name;	/* "templates/kinds/risk.md" */
	const char *data;
	size_t size;
};

/* Sorted by name. Written by templates/embed.sh at build time. */
extern const struct asset asset_table[];
extern const size_t asset_count;

/* The bytes of one asset; false when there is none of that name. */
bool asset_find(const char *name, struct view *bytes);

#endif
