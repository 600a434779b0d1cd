#include "muster/oid.h"

#include <string.h>

/* The value of a hex digit and one more, 0 for any other byte: a history
 * parses ids by the hundred thousand. */
static const unsigned char digit_values[256] = {
	['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5, ['5'] = 6,
	['6'] = 7, ['7'] = 8, ['8'] = 9, ['9'] = 10,
	['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15,
	['f'] = 16, ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14,
	['E'] = 15, ['F'] = 16
};

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
		int high = digit_values[(unsigned char)hex.ptr[2 * i]];
		int low = digit_values[(unsigned char)hex.ptr[2 * i + 1]];

		if (!high || !low)
			return false;
		oid->id[i] = (unsigned char)((high - 1) << 4 | (low - 1));
	}
	return true;
}

struct view oid_key(const struct oid *oid)
{
	return (struct view){ (const char *)oid->id, OID_SIZE };
}
