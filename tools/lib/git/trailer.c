#include "muster/trailer.h"

#define COMMENT '#'

/* What has been seen of a paragraph on the way up from its end. */
struct paragraph {
	size_t trailers, others;
	size_t folded;		/* lines that may go on with one above */
	bool known;		/* git writes one of them */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
	       c == '\v' || c == '\f';
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-';
}

/* The line from `from` on, with its line feed. */
static struct view line_at(struct view text, size_t from)
{
	return view_slice(text, from, view_find(text, from, '\n') + 1);
}

/* Where the line before `end` begins. */
static size_t line_before(struct view text, size_t end)
{
	size_t at = end < 2 ? 0 : end - 1;

	while (at && text.ptr[at - 1] != '\n')
		at--;
	return at;
}

/* Where the colon is that ends a key; 0 when the line has no key. */
static size_t find_colon(struct view line)
{
	bool gap = false;

	for (size_t i = 0; i < line.len; i++) {
		char c = line.ptr[i];

		if (c == ':')
			return i;
		if (!gap && is_word(c))
			continue;
		if (!i || (c != ' ' && c != '\t'))
			return 0;
		gap = true;
	}
	return 0;
}

/* Without comments, empty lines and git's old list of conflicts behind. */
static struct view trim_end(struct view message)
{
	size_t end = message.len;
	bool trailing = false, conflicts = false;

	for (size_t at = 0; at < message.len;) {
		struct view line = line_at(message, at);
		bool begins = view_is(line, "Conflicts:\n");

		if (*line.ptr == COMMENT || *line.ptr == '\n' || begins) {
			end = trailing ? end : at;
			trailing = true;
			conflicts |= begins;
		} else if (!conflicts || *line.ptr != '\t') {
			trailing = conflicts = false;
		}
		at += line.len;
	}
	return view_slice(message, 0, trailing ? end : message.len);
}

static size_t title_end(struct view message)
{
	size_t at = 0;

	while (at < message.len) {
		struct view line = line_at(message, at);

		if (*line.ptr != COMMENT && !view_trim(line).len)
			break;
		at += line.len;
	}
	return at;
}

static void count(struct paragraph *paragraph, struct view line)
{
	bool known = view_starts(line, "Signed-off-by: ") ||
		     view_starts(line, "(cherry picked from commit ");

	paragraph->known |= known;
	if (known || (!is_blank(*line.ptr) && find_colon(line))) {
		paragraph->trailers++;
		paragraph->folded = 0;
	} else if (is_blank(*line.ptr)) {
		paragraph->folded++;
	} else {
		paragraph->others += 1 + paragraph->folded;
		paragraph->folded = 0;
	}
}

/* Where the paragraph of trailers begins; the end when there is none. */
static size_t find_start(struct view message)
{
	struct paragraph paragraph = { 0 };
	size_t title = title_end(message), at = message.len;

	while (at > title) {
		size_t end = at;
		struct view line;

		at = line_before(message, end);
		if (at < title)
			break;
		line = view_slice(message, at, end);
		if (*line.ptr == COMMENT) {
			paragraph.others += paragraph.folded;
			paragraph.folded = 0;
		} else if (view_trim(line).len) {
			count(&paragraph, line);
		} else if (paragraph.trailers + paragraph.others +
			   paragraph.folded) {
			paragraph.others += paragraph.folded;
			if ((paragraph.known && paragraph.trailers * 3 >=
							paragraph.others) ||
			    (paragraph.trailers && !paragraph.others))
				return end;
			return message.len;
		}
	}
	return message.len;
}

/* Behind the colon; further lines joined to it by one blank each. */
static struct view unfold(struct view lines, struct arena *arena)
{
	struct str out = STR_INIT;
	struct view line, value;

	lines = view_trim(lines);
	if (view_find(lines, 0, '\n') == lines.len)
		return lines;
	while (view_line(&lines, &line)) {
		str_adds(&out, out.len ? " " : "");
		str_addv(&out, view_trim(line));
	}
	value = view_copy(arena, view_trim(str_view(&out)));
	str_release(&out);
	return value;
}

void trailers_find(struct trailers *trailers, struct view message,
		   struct arena *arena)
{
	struct view text = trim_end(message);
	size_t at = find_start(text);

	*trailers = (struct trailers){ 0 };
	while (at < text.len && trailers->list.len < TRAILERS_MAX) {
		struct view line = line_at(text, at);
		size_t colon = find_colon(line), end = at + line.len;
		struct trailer *trailer;

		while (colon && end < text.len && is_blank(text.ptr[end]))
			end += line_at(text, end).len;
		if (colon && *line.ptr != COMMENT) {
			trailer = VEC_PUSH(arena, &trailers->list);
			trailer->key = view_trim(view_slice(line, 0, colon));
			trailer->value = unfold(view_slice(
				text, at + colon + 1, end), arena);
		}
		at = end;
	}
}

bool trailer_is(const struct trailer *trailer, const char *key)
{
	struct view want = view_of(key);

	if (trailer->key.len != want.len)
		return false;
	for (size_t i = 0; i < want.len; i++)
		if ((trailer->key.ptr[i] | 32) != (want.ptr[i] | 32))
			return false;
	return true;
}
