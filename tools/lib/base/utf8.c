#include "muster/utf8.h"

#include <string.h>

/* A continuation byte's six bits, or -1. */
static int32_t tail(struct view v, size_t pos)
{
	unsigned char c;

	if (pos >= v.len)
		return -1;
	c = (unsigned char)v.ptr[pos];
	return (c & 0xc0) == 0x80 ? c & 0x3f : -1;
}

int32_t utf8_next(struct view v, size_t *pos)
{
	static const int32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t at = (*pos)++;
	unsigned char lead = (unsigned char)v.ptr[at];
	int32_t code;
	size_t len;

	if (lead < 0x80)
		return lead;
	if (lead < 0xc2 || lead > 0xf4)
		return -1;
	len = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	code = lead & (0x7f >> len);
	for (size_t i = 1; i < len; i++) {
		int32_t bits = tail(v, at + i);

		if (bits < 0)
			return -1;
		code = code << 6 | bits;
	}
	if (code < least[len] || code > 0x10ffff ||
	    (code >= 0xd800 && code <= 0xdfff))
		return -1;
	*pos = at + len;
	return code;
}

void utf8_add(struct str *str, int32_t code)
{
	char bytes[4];
	size_t len = 0;

	if (code < 0x80) {
		bytes[len++] = (char)code;
	} else if (code < 0x800) {
		bytes[len++] = (char)(0xc0 | code >> 6);
		bytes[len++] = (char)(0x80 | (code & 0x3f));
	} else if (code < 0x10000) {
		bytes[len++] = (char)(0xe0 | code >> 12);
		bytes[len++] = (char)(0x80 | (code >> 6 & 0x3f));
		bytes[len++] = (char)(0x80 | (code & 0x3f));
	} else {
		bytes[len++] = (char)(0xf0 | code >> 18);
		bytes[len++] = (char)(0x80 | (code >> 12 & 0x3f));
		bytes[len++] = (char)(0x80 | (code >> 6 & 0x3f));
		bytes[len++] = (char)(0x80 | (code & 0x3f));
	}
	str_add(str, bytes, len);
}

static bool is_plain(unsigned char c)
{
	return c >= 0x20 ? c < 0x7f : c == '\n' || c == '\t';
}

/* Eight bytes at once: no control character, no DEL and all ASCII? A borrow
 * or carry comes only from a byte that is one of these. */
static bool are_printable(const char *eight)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t word;

	memcpy(&word, eight, sizeof(word));
	return !((word | (word - 0x20 * ones) | (word + ones)) & 0x80 * ones);
}

bool utf8_is_plain(struct view v)
{
	size_t pos = 0;

	while (pos < v.len) {
		size_t end = v.len - pos < 8 ? v.len : pos + 8;

		if (end == pos + 8 && are_printable(v.ptr + pos))
			pos = end;
		while (pos < end)
			if (!is_plain((unsigned char)v.ptr[pos++]))
				return false;
	}
	return true;
}

/* Offset of the first byte at or after `pos` that is not ASCII. */
static size_t skip_ascii(struct view v, size_t pos)
{
	while (pos < v.len && (unsigned char)v.ptr[pos] < 0x80)
		pos++;
	return pos;
}

size_t utf8_invalid(struct view v)
{
	size_t pos = skip_ascii(v, 0);

	while (pos < v.len) {
		size_t at = pos;

		if (utf8_next(v, &pos) < 0)
			return at;
		pos = skip_ascii(v, pos);
	}
	return v.len;
}

/* Unicode's default ignorable code points, as far as they show nothing. */
static bool is_invisible(int32_t code)
{
	static const struct {
		int32_t first, last;
	} ranges[] = {
		{ 0xad, 0xad }, { 0x34f, 0x34f }, { 0x115f, 0x1160 },
		{ 0x17b4, 0x17b5 }, { 0x180b, 0x180f }, { 0x200b, 0x200d },
		{ 0x2060, 0x206f }, { 0x3164, 0x3164 }, { 0xfe00, 0xfe0f },
		{ 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 }, { 0xfff9, 0xfffb },
		{ 0x1bca0, 0x1bca3 }, { 0x1d173, 0x1d17a },
		{ 0xe0000, 0xe0fff },
	};

	for (size_t i = 0; i < sizeof(ranges) / sizeof(*ranges); i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

enum utf8_class utf8_class(int32_t code)
{
	if (code == 0x85 || code == 0x2028 || code == 0x2029)
		return UTF8_SEPARATOR;
	if ((code < 0x20 && code != '\t' && code != '\n') ||
	    (code >= 0x7f && code < 0xa0) || (code & 0xfffe) == 0xfffe)
		return UTF8_CONTROL;
	if (code < 0xad)
		return UTF8_ORDINARY;
	if ((code >= 0x202a && code <= 0x202e) ||
	    (code >= 0x2066 && code <= 0x2069) || code == 0x200e ||
	    code == 0x200f || code == 0x061c)
		return UTF8_BIDI;
	return is_invisible(code) ? UTF8_INVISIBLE : UTF8_ORDINARY;
}

struct span utf8_span(struct view bytes, size_t offset)
{
	struct span span = { 1, 1 };
	size_t start = 0, pos;

	if (offset > bytes.len)
		offset = bytes.len;
	for (pos = view_find(bytes, 0, '\n'); pos < offset;
	     pos = view_find(bytes, pos + 1, '\n')) {
		span.line++;
		start = pos + 1;
	}
	for (pos = start; pos < offset; span.column++)
		utf8_next(bytes, &pos);
	return span;
}

size_t utf8_offset(struct view bytes, struct span span)
{
	size_t pos = 0;

	for (uint32_t i = 1; i < span.line && pos < bytes.len; i++)
		pos = view_find(bytes, pos, '\n') + 1;
	for (uint32_t i = 1; i < span.column && pos < bytes.len; i++)
		utf8_next(bytes, &pos);
	return pos < bytes.len ? pos : bytes.len;
}

/* Letters that look like another one: Cyrillic and Greek capitals and
 * small letters that a reader takes for Latin. */
static const struct {
	int32_t code;
	char looks;
} look_alikes[] = {
	{ 0x0391, 'a' }, { 0x0392, 'b' }, { 0x0395, 'e' }, { 0x0396, 'z' },
	{ 0x0397, 'h' }, { 0x0399, 'i' }, { 0x039a, 'k' }, { 0x039c, 'm' },
	{ 0x039d, 'n' }, { 0x039f, 'o' }, { 0x03a1, 'p' }, { 0x03a4, 't' },
	{ 0x03a5, 'y' }, { 0x03a7, 'x' }, { 0x03b1, 'a' }, { 0x03b9, 'i' },
	{ 0x03bf, 'o' }, { 0x03c1, 'p' }, { 0x03c5, 'u' }, { 0x0405, 's' },
	{ 0x0406, 'i' }, { 0x0408, 'j' }, { 0x0410, 'a' }, { 0x0412, 'b' },
	{ 0x0415, 'e' }, { 0x041a, 'k' }, { 0x041c, 'm' }, { 0x041d, 'h' },
	{ 0x041e, 'o' }, { 0x0420, 'p' }, { 0x0421, 'c' }, { 0x0422, 't' },
	{ 0x0423, 'y' }, { 0x0425, 'x' }, { 0x0430, 'a' }, { 0x0435, 'e' },
	{ 0x043e, 'o' }, { 0x0440, 'p' }, { 0x0441, 'c' }, { 0x0443, 'y' },
	{ 0x0445, 'x' }, { 0x0455, 's' }, { 0x0456, 'i' }, { 0x0458, 'j' },
	{ 0x04bb, 'h' }, { 0x0501, 'd' }, { 0x051b, 'q' }, { 0x051d, 'w' },
};

static int32_t looks_like(int32_t code)
{
	if (code >= 0xff01 && code <= 0xff5e)	/* full-width forms */
		code -= 0xff01 - '!';
	if (code >= 'A' && code <= 'Z')
		return code - 'A' + 'a';
	for (size_t i = 0; i < sizeof(look_alikes) / sizeof(*look_alikes); i++)
		if (look_alikes[i].code == code)
			return look_alikes[i].looks;
	return code;
}

struct view utf8_skeleton(struct arena *arena, struct view v)
{
	struct str out = STR_INIT;
	struct view copy;
	size_t pos = 0;

	while (pos < v.len) {
		int32_t code = utf8_next(v, &pos);

		if (code >= 0x300 && code <= 0x36f)	/* combining marks */
			continue;
		if (code < 0 || utf8_class(code) != UTF8_ORDINARY)
			continue;
		utf8_add(&out, looks_like(code));
	}
	copy = view_copy(arena, str_view(&out));
	str_release(&out);
	return copy;
}
