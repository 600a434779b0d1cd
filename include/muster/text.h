/*
 * Text: `struct view` borrows bytes, `struct str` owns them.
 *
 * Bytes are data, not C strings: they may hold NULs and need no
 * terminator. A view is good for as long as what it points into.
 */
#ifndef MUSTER_TEXT_H
#define MUSTER_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "muster/arena.h"

struct view {
	const char *ptr;
	size_t len;
};

#define VIEW(literal) ((struct view){ (literal), sizeof(literal) - 1 })
#define VIEW_FMT "%.*s"
#define VIEW_ARG(v) (int)(v).len, (v).ptr

/* The view of a C string; NULL gives the empty view. */
struct view view_of(const char *string);

bool view_equal(struct view a, struct view b);
bool view_is(struct view v, const char *string);
bool view_starts(struct view v, const char *prefix);
bool view_ends(struct view v, const char *suffix);

/* By bytes, a prefix before what it begins: <0, 0 or >0. */
int view_compare(struct view a, struct view b);

/* Without the blanks and tabs (and line ends) around it. */
struct view view_trim(struct view v);

/* From byte `from` to before `to`; both are cut to the view. */
struct view view_slice(struct view v, size_t from, size_t to);

/* Offset of the first `c` at or after `from`, or v.len. */
size_t view_find(struct view v, size_t from, char c);

/* Offset of the first `needle` at or after `from`, or v.len. */
size_t view_search(struct view v, size_t from, const char *needle);

/* Cut the next line, without its line feed, from the front of `rest`.
 * False when nothing is left. */
bool view_line(struct view *rest, struct view *line);

/* A copy in the arena, NUL-terminated behind its length. */
struct view view_copy(struct arena *arena, struct view v);

/* Edit distance of two short words, for "did you mean"; at most `limit`+1. */
size_t view_distance(struct view a, struct view b, size_t limit);

/* Decimal digits only, no sign, at most INT64_MAX. */
bool view_number(struct view v, int64_t *number);

struct str {
	char *buf;	/* NUL-terminated once anything was added */
	size_t len;
	size_t cap;
};

#define STR_INIT { NULL, 0, 0 }

void str_add(struct str *str, const void *bytes, size_t len);
void str_addc(struct str *str, char c);
void str_adds(struct str *str, const char *string);
void str_addv(struct str *str, struct view v);
void str_addf(struct str *str, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* A number, in digits. */
void str_addn(struct str *str, int64_t number);
/* `count` times `c`. */
void str_pad(struct str *str, size_t count, char c);

/* The bytes so far; good until the next change. */
struct view str_view(const struct str *str);

/* Only the first `len` bytes, which is no more than there are. */
void str_cut(struct str *str, size_t len);

/* Empty, memory kept. */
void str_clear(struct str *str);
/* Empty, memory given back. */
void str_release(struct str *str);

#endif
