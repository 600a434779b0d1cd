#include "muster/oid.h"

#include <string.h>

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool oid_equal(const struct oid *a, const struct oid *b)
{
	return !memcmp(a->id, b->id, OID_SIZE);
}

bool oid_is_zero(const struct oid *oid)
{
	static const struct oid zero;

	return oid_equal(oid, &zero);
}

const char *oid_hex(const struct oid *oid, char out[OID_HEX + 1])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < OID_SIZE; i++) {
		out[2 * i] = digits[oid->id[i] >> 4];
		out[2 * i + 1] = digits[oid->id[i] & 15];
	}
	out[OID_HEX] = '\0';
	return out;
}

bool oid_parse(struct view hex, struct oid *oid)
{
	if (hex.len != OID_HEX)
		return false;
	for (size_t i = 0; i < OID_SIZE; i++) {
		int high = hex_digit(hex.ptr[2 * i]);
		int low = hex_digit(hex.ptr[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		oid->id[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

struct view oid_key(const struct oid *oid)
{
	return (struct view){ (const char *)oid->id, OID_SIZE };
}
