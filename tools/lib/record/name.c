#include "muster/name.h"

#include <string.h>

#include "muster/utf8.h"

struct view name_of(struct view path)
{
	size_t from = 0;

	for (size_t at = view_find(path, 0, '/'); at < path.len;
	     at = view_find(path, at + 1, '/'))
		from = at + 1;
	return view_slice(path, from, path.len);
}

bool name_is_token(struct view token, bool lower)
{
	char last = 0;

	for (size_t i = 0; i < token.len; i++) {
		char c = token.ptr[i];
		bool letter = (c >= 'a' && c <= 'z') ||
			      (c >= 'A' && c <= 'Z' && !lower) ||
			      (c >= '0' && c <= '9');

		if (!letter && (!last || last == '-' || last == '.' ||
				last == '_'))
			return false;
		if (!letter && c != '-' && c != '.' && c != '_')
			return false;
		last = c;
	}
	return last && last != '-' && last != '.' && last != '_';
}

bool name_is_device(struct view id)
{
	static const char *const devices[] = { "con", "prn", "aux", "nul" };
	struct view name = view_slice(id, 0, view_find(id, 0, '.'));
	char small[4];

	if (name.len < 3 || name.len > sizeof(small))
		return false;
	for (size_t i = 0; i < name.len; i++)
		small[i] = (char)(name.ptr[i] | 0x20);
	name.ptr = small;
	for (size_t i = 0; i < sizeof(devices) / sizeof(*devices); i++)
		if (view_is(name, devices[i]))
			return true;
	return name.len == 4 && small[3] >= '1' && small[3] <= '9' &&
	       (view_starts(name, "com") || view_starts(name, "lpt"));
}

/* One step of a path. */
static bool is_portable_part(struct view name)
{
	return !view_ends(name, ".") && !view_ends(name, " ") &&
	       !view_starts(name, " ") && !name_is_device(name);
}

/* What names mostly consist of, seen at a glance. */
static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '.';
}

bool name_is_portable(struct view path)
{
	size_t pos = 0;

	for (size_t at = 0, end; at <= path.len; at = end + 1) {
		end = view_find(path, at, '/');
		if (!is_portable_part(view_slice(path, at, end)))
			return false;
	}

	while (pos < path.len) {
		int32_t code;

		if (is_plain(path.ptr[pos])) {
			pos++;
			continue;
		}
		code = utf8_next(path, &pos);
		if (code < 0 || utf8_class(code) != UTF8_ORDINARY ||
		    code == '\n' || code == '\t' ||
		    (code < 0x80 && memchr("<>:\"|?*\\", code, 8)))
			return false;
	}
	return true;
}

struct view name_id(struct view name)
{
	size_t letters = 0, end;

	while (letters < name.len && name.ptr[letters] >= 'A' &&
	       name.ptr[letters] <= 'Z')
		letters++;
	end = letters + 1;
	while (end < name.len && name.ptr[end] >= '0' && name.ptr[end] <= '9')
		end++;
	if (!letters || end == letters + 1 || end >= name.len ||
	    name.ptr[letters] != '-' ||
	    (name.ptr[end] != '-' && name.ptr[end] != '.'))
		return VIEW("");
	return view_slice(name, 0, end);
}

struct view name_resolve(struct arena *arena, struct view from,
			 struct view to)
{
	struct str path = STR_INIT;
	struct view done;

	str_addv(&path, from);
	while (to.len) {
		size_t end = view_find(to, 0, '/');
		struct view part = view_slice(to, 0, end);

		to = view_slice(to, end + 1, to.len);
		if (!part.len || view_is(part, "."))
			continue;
		if (view_is(part, "..")) {
			while (path.len && path.buf[path.len - 1] != '/')
				path.len--;
			path.len -= path.len > 0;
			continue;
		}
		if (path.len)
			str_addc(&path, '/');
		str_addv(&path, part);
	}
	done = view_copy(arena, str_view(&path));
	str_release(&path);
	return done;
}
