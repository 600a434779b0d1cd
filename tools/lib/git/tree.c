#include "muster/tree.h"

#include <string.h>
#include <strings.h>

#define MODE_DIGITS 7

static bool parse_mode(struct view digits, unsigned *mode)
{
	*mode = 0;
	if (!digits.len || digits.len > MODE_DIGITS)
		return false;
	for (size_t i = 0; i < digits.len; i++) {
		if (digits.ptr[i] < '0' || digits.ptr[i] > '7')
			return false;
		*mode = *mode * 8 + (unsigned)(digits.ptr[i] - '0');
	}
	return true;
}

int tree_next(struct view *rest, struct tree_entry *entry)
{
	size_t blank, end;

	if (!rest->len)
		return 0;
	blank = view_find(*rest, 0, ' ');
	end = view_find(*rest, blank, '\0');
	if (end == rest->len || rest->len - end - 1 < OID_SIZE ||
	    !parse_mode(view_slice(*rest, 0, blank), &entry->mode))
		return -1;
	entry->name = view_slice(*rest, blank + 1, end);
	memcpy(entry->oid.id, rest->ptr + end + 1, OID_SIZE);
	*rest = view_slice(*rest, end + 1 + OID_SIZE, rest->len);
	return 1;
}

int tree_find(struct view bytes, struct view name, struct tree_entry *entry)
{
	int rc;

	while ((rc = tree_next(&bytes, entry)) > 0)
		if (view_equal(entry->name, name))
			break;
	return rc;
}

bool tree_name_is_record(struct view name)
{
	return name.len >= 3 &&
	       !strncasecmp(name.ptr + name.len - 3, ".md", 3);
}

bool tree_name_is_hostile(struct view name)
{
	return !name.len || view_is(name, ".") || view_is(name, "..") ||
	       memchr(name.ptr, '/', name.len) ||
	       (name.len == 4 && !strncasecmp(name.ptr, ".git", 4));
}
