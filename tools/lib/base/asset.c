#include "muster/asset.h"

#include <stdlib.h>
#include <string.h>

static int compare_name(const void *name, const void *asset)
{
	return strcmp(name, ((const struct asset *)asset)->name);
}

bool asset_find(const char *name, struct view *bytes)
{
	const struct asset *asset = bsearch(name, asset_table, asset_count,
					    sizeof(*asset_table),
					    compare_name);

	if (asset)
		*bytes = (struct view){ asset->data, asset->size };
	return asset != NULL;
}
