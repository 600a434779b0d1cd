#include "muster/glob.h"

/* Cut the part in front of the first slash from a path. */
static struct view next_part(struct view *rest)
{
	size_t end = view_find(*rest, 0, '/');
	struct view part = view_slice(*rest, 0, end);

	*rest = view_slice(*rest, end + 1, rest->len);
	return part;
}

static bool is_wild(struct view part)
{
	return view_find(part, 0, '*') < part.len ||
	       view_find(part, 0, '?') < part.len ||
	       view_find(part, 0, '[') < part.len;
}

/* The offset behind the class that begins at `at`, or `at` when it has no
 * end. A bracket in front is one of its characters. */
static size_t class_end(struct view glob, size_t at)
{
	size_t from = at + 1;
	size_t end;

	from += from < glob.len && glob.ptr[from] == '!';
	end = view_find(glob, from + 1, ']');
	return end < glob.len ? end + 1 : at;
}

/* Is the character in the class, which has an end? */
static bool class_has(struct view class, char c)
{
	bool other = class.ptr[1] == '!', found = false;

	for (size_t i = 1 + other; i + 1 < class.len; i++) {
		char low = class.ptr[i], high = low;

		if (i + 3 < class.len && class.ptr[i + 1] == '-') {
			high = class.ptr[i + 2];
			i += 2;
		}
		found |= c >= low && c <= high;
	}
	return found != other;
}

/* How many bytes of the pattern at `at` match the character; 0: it does
 * not. */
static size_t match_one(struct view part, size_t at, char c)
{
	size_t end;

	if (part.ptr[at] == '?')
		return 1;
	if (part.ptr[at] != '[')
		return part.ptr[at] == c;
	end = class_end(part, at);
	return class_has(view_slice(part, at, end), c) ? end - at : 0;
}

/* One name against one part. After a mismatch the last star takes one
 * character more: no earlier star could do better. */
static bool part_matches(struct view part, struct view name)
{
	size_t p = 0, n = 0, size;
	size_t star = 0, from = 0;	/* behind it, and its name's */

	while (n < name.len) {
		if (p < part.len && part.ptr[p] == '*') {
			star = ++p;
			from = n;
			continue;
		}
		size = p < part.len ? match_one(part, p, name.ptr[n]) : 0;
		if (!size && !star)
			return false;
		p = size ? p + size : star;
		n = size ? n + 1 : ++from;
	}
	while (p < part.len && part.ptr[p] == '*')
		p++;
	return p == part.len;
}

/* The same with folders for characters and `**` for the star. */
bool glob_matches(struct view glob, struct view path)
{
	struct view rest = glob, names = path;
	struct view star = VIEW(""), from = VIEW("");
	bool starred = false;

	while (names.len) {
		struct view part = next_part(&rest), after = names;

		if (view_is(part, "**")) {
			starred = true;
			star = rest;
			from = names;
			continue;
		}
		if (part.len && part_matches(part, next_part(&after))) {
			names = after;
			continue;
		}
		if (!starred)
			return false;
		next_part(&from);
		names = from;
		rest = star;
	}
	return !rest.len;
}

bool glob_leads(struct view glob, struct view path)
{
	while (path.len) {
		struct view part = next_part(&glob);

		if (!glob.len || view_is(part, "**") ||
		    !part_matches(part, next_part(&path)))
			return false;
	}
	return true;
}

struct view glob_folder(struct view glob)
{
	struct view rest = glob;
	size_t end = 0;

	while (rest.len) {
		struct view part = next_part(&rest);

		if (is_wild(part) || !rest.len)
			break;
		end = (size_t)(rest.ptr - glob.ptr) - 1;
	}
	return view_slice(glob, 0, end);
}

static const char *fault_of(struct view part)
{
	if (!part.len || view_is(part, "."))
		return "has an empty step";
	if (view_is(part, ".."))
		return "leads out of the repository";
	if (!view_is(part, "**") && view_search(part, 0, "**") < part.len)
		return "has a ** that is not alone between slashes";
	for (size_t i = 0; i < part.len; i++) {
		if (part.ptr[i] == '{' || part.ptr[i] == '\\')
			return "has a brace or a backslash, which mean "
			       "nothing here";
		if (part.ptr[i] == '[' && class_end(part, i) == i)
			return "has a [ without its ]";
	}
	return NULL;
}

bool glob_is_good(struct view glob, const char **why)
{
	struct view rest = glob;

	*why = NULL;
	if (glob.len > GLOB_MAX)
		*why = "is longer than 256 bytes";
	else if (view_starts(glob, "/"))
		*why = "begins at the root of the disk";
	else if (!view_ends(glob, ".md"))
		*why = "does not end in .md";
	while (!*why && rest.len)
		*why = fault_of(next_part(&rest));
	return !*why;
}
