#include "muster/visibility.h"

static const char *const names[] = {
	[VISIBILITY_OPEN] = "",
	[VISIBILITY_PUBLIC] = "public",
	[VISIBILITY_INTERNAL] = "internal",
	[VISIBILITY_RESTRICTED] = "restricted",
};

const char *visibility_name(enum visibility visibility)
{
	return names[visibility];
}

bool visibility_read(const struct value *value, enum visibility *visibility)
{
	struct view word = value_string(value);

	*visibility = VISIBILITY_OPEN;
	if (value_empty(value))
		return true;
	for (size_t i = VISIBILITY_PUBLIC; i <= VISIBILITY_RESTRICTED; i++) {
		*visibility = (enum visibility)i;
		if (view_is(word, names[i]))
			return true;
	}
	return false;
}
