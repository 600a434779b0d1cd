#include "muster/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "muster/err.h"

#define DISTANCE_WORD 64	/* longer words are not compared */

struct view view_of(const char *string)
{
	return (struct view){ string, string ? strlen(string) : 0 };
}

bool view_equal(struct view a, struct view b)
{
	return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

/* How many bytes of `string` begin the view. Words are short and mostly
 * differ at once: that is quicker than to measure them first. */
static size_t same_bytes(struct view v, const char *string)
{
	size_t len = 0;

	while (len < v.len && string[len] && string[len] == v.ptr[len])
		len++;
	return len;
}

bool view_is(struct view v, const char *string)
{
	size_t len = same_bytes(v, string);

	return len == v.len && !string[len];
}

bool view_starts(struct view v, const char *prefix)
{
	return !prefix[same_bytes(v, prefix)];
}

bool view_ends(struct view v, const char *suffix)
{
	size_t len = strlen(suffix);

	return v.len >= len &&
	       (!len || !memcmp(v.ptr + v.len - len, suffix, len));
}

int view_compare(struct view a, struct view b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.ptr, b.ptr, len) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct view view_trim(struct view v)
{
	while (v.len && is_blank(v.ptr[v.len - 1]))
		v.len--;
	while (v.len && is_blank(*v.ptr)) {
		v.ptr++;
		v.len--;
	}
	return v;
}

struct view view_slice(struct view v, size_t from, size_t to)
{
	if (to > v.len)
		to = v.len;
	if (from > to)
		from = to;
	return (struct view){ from ? v.ptr + from : v.ptr, to - from };
}

size_t view_find(struct view v, size_t from, char c)
{
	const char *hit;

	if (from >= v.len)
		return v.len;
	hit = memchr(v.ptr + from, c, v.len - from);
	return hit ? (size_t)(hit - v.ptr) : v.len;
}

size_t view_search(struct view v, size_t from, const char *needle)
{
	const char *hit;

	if (from >= v.len)
		return v.len;
	hit = memmem(v.ptr + from, v.len - from, needle, strlen(needle));
	return hit ? (size_t)(hit - v.ptr) : v.len;
}

bool view_line(struct view *rest, struct view *line)
{
	size_t end;

	if (!rest->len)
		return false;
	end = view_find(*rest, 0, '\n');
	*line = view_slice(*rest, 0, end);
	*rest = view_slice(*rest, end + 1, rest->len);
	return true;
}

struct view view_copy(struct arena *arena, struct view v)
{
	return (struct view){ arena_copy(arena, v.ptr, v.len), v.len };
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t view_distance(struct view a, struct view b, size_t limit)
{
	size_t row[DISTANCE_WORD + 1];

	if (a.len > DISTANCE_WORD || b.len > DISTANCE_WORD)
		return limit + 1;
	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t cost = a.ptr[i - 1] != b.ptr[j - 1];
			size_t old = row[j];

			row[j] = least(least(row[j], row[j - 1]) + 1,
				       diagonal + cost);
			diagonal = old;
		}
	}
	return least(row[b.len], limit + 1);
}

bool view_number(struct view v, int64_t *number)
{
	int64_t sum = 0;

	if (!v.len)
		return false;
	for (size_t i = 0; i < v.len; i++) {
		if (v.ptr[i] < '0' || v.ptr[i] > '9')
			return false;
		if (__builtin_mul_overflow(sum, 10, &sum) ||
		    __builtin_add_overflow(sum, v.ptr[i] - '0', &sum))
			return false;
	}
	*number = sum;
	return true;
}

static void grow(struct str *str, size_t more)
{
	size_t cap = str->cap ? str->cap : 64;

	if (more > SIZE_MAX / 4 || str->len > SIZE_MAX / 4)
		die("out of memory");
	while (cap < str->len + more + 1)
		cap *= 2;
	str->buf = realloc(str->buf, cap);
	if (!str->buf)
		die("out of memory");
	str->cap = cap;
}

/* Apart from grow(), so that it costs next to nothing. */
static inline void str_reserve(struct str *str, size_t more)
{
	if (more >= str->cap - str->len)
		grow(str, more);
}

void str_add(struct str *str, const void *bytes, size_t len)
{
	str_reserve(str, len);
	if (len)
		memcpy(str->buf + str->len, bytes, len);
	str->len += len;
	str->buf[str->len] = '\0';
}

void str_addc(struct str *str, char c)
{
	str_add(str, &c, 1);
}

void str_adds(struct str *str, const char *string)
{
	str_add(str, string, strlen(string));
}

void str_addv(struct str *str, struct view v)
{
	str_add(str, v.ptr, v.len);
}

/* Into the room there is; what needs more is formatted again. */
void str_addf(struct str *str, const char *fmt, ...)
{
	va_list args;
	int len;

	str_reserve(str, 0);
	va_start(args, fmt);
	len = vsnprintf(str->buf + str->len, str->cap - str->len, fmt, args);
	va_end(args);
	if (len < 0)
		die("cannot format '%s'", fmt);
	if ((size_t)len >= str->cap - str->len) {
		str_reserve(str, (size_t)len);
		va_start(args, fmt);
		vsnprintf(str->buf + str->len, (size_t)len + 1, fmt, args);
		va_end(args);
	}
	str->len += (size_t)len;
}

void str_addn(struct str *str, int64_t number)
{
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
	char digits[20];
	size_t from = sizeof(digits);

	do
		digits[--from] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (number < 0)
		str_addc(str, '-');
	str_add(str, digits + from, sizeof(digits) - from);
}

void str_pad(struct str *str, size_t count, char c)
{
	str_reserve(str, count);
	memset(str->buf + str->len, c, count);
	str->len += count;
	str->buf[str->len] = '\0';
}

struct view str_view(const struct str *str)
{
	return (struct view){ str->len ? str->buf : "", str->len };
}

void str_cut(struct str *str, size_t len)
{
	str->len = len;
	if (str->buf)
		str->buf[len] = '\0';
}

void str_clear(struct str *str)
{
	str_cut(str, 0);
}

void str_release(struct str *str)
{
	free(str->buf);
	*str = (struct str)STR_INIT;
}
