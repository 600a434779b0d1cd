#include "redaction_body.h"

#include <string.h>

#include "muster/body.h"

/* What is withheld where Markdown spells a name in a way of its own: no more
 * than hides it. */
enum piece {
	PIECE_WORD,
	PIECE_LINE,
	PIECE_PARAGRAPH,
	PIECE_ALL
};

/* Without any of these, a name in the text stands there as it is read. */
static bool is_plain(struct view text)
{
	static const char marks[] = "\\&%*_`<>[";

	for (size_t i = 0; i + 1 < sizeof(marks); i++)
		if (view_find(text, 0, marks[i]) < text.len)
			return false;
	return true;
}

static bool shows(const struct phrases *phrases, struct view text)
{
	struct arena arena = ARENA_INIT;
	struct view shown;
	bool found;

	if (is_plain(text))
		return false;
	shown = body_shown(text, &arena);
	found = phrases_replace(phrases, shown, &arena).ptr != shown.ptr;
	arena_release(&arena);
	return found;
}

/* Is there nothing before the next line's end but the marks of quotes? */
static bool is_empty_line(struct view text, size_t at)
{
	while (at < text.len && strchr(" \t\r>", text.ptr[at]))
		at++;
	return at >= text.len || text.ptr[at] == '\n';
}

static bool ends(struct view text, size_t at, enum piece piece)
{
	char c = text.ptr[at];

	switch (piece) {
	case PIECE_WORD:
		return c == ' ' || c == '\t' || c == '\n';
	case PIECE_LINE:
		return c == '\n';
	case PIECE_PARAGRAPH:
		return c == '\n' && is_empty_line(text, at + 1);
	case PIECE_ALL:
		break;
	}
	return false;
}

/* What makes it a quote, an item, a heading, a cell or a fence. */
static size_t margin_of(struct view piece)
{
	size_t len = 0;

	while (len < piece.len && piece.ptr[len] &&
	       strchr(" \t\n>#-+|`~", piece.ptr[len]))
		len++;
	return len;
}

static void add_piece(struct str *out, const struct phrases *phrases,
		      struct view piece)
{
	if (shows(phrases, piece)) {
		str_addv(out, view_slice(piece, 0, margin_of(piece)));
		str_adds(out, PHRASES_WORD);
	} else {
		str_addv(out, piece);
	}
}

static struct view without(const struct phrases *phrases, struct view text,
			   enum piece piece, struct arena *arena)
{
	struct str out = STR_INIT;
	struct view copy;

	for (size_t at = 0, end; at < text.len; at = end + 1) {
		for (end = at; end < text.len && !ends(text, end, piece);)
			end++;
		add_piece(&out, phrases, view_slice(text, at, end));
		str_addv(&out, view_slice(text, end, end + 1));
	}
	copy = view_copy(arena, str_view(&out));
	str_release(&out);
	return copy;
}

struct view redaction_body(const struct phrases *phrases, struct view body,
			   struct arena *arena)
{
	struct view text = phrases_replace(phrases, body, arena);

	for (enum piece piece = PIECE_WORD;
	     piece <= PIECE_ALL && shows(phrases, text); piece++)
		text = without(phrases, text, piece, arena);
	return text;
}
