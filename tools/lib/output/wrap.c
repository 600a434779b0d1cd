#include "muster/wrap.h"

#include "muster/utf8.h"

/* Offset of the next byte at or after `from` that is a blank, or that is
 * none. */
static size_t skip(struct view text, size_t from, bool blanks)
{
	while (from < text.len &&
	       (text.ptr[from] == ' ' || text.ptr[from] == '\n') == blanks)
		from++;
	return from;
}

size_t wrap_add(struct str *out, struct view text, size_t column,
		size_t indent, size_t width)
{
	size_t from = skip(text, 0, true);
	bool first = true;

	while (from < text.len) {
		size_t to = skip(text, from, false);
		struct view word = view_slice(text, from, to);
		size_t columns = utf8_width(word);

		if (!first && columns + 1 <= width &&
		    column <= width - columns - 1) {
			str_addc(out, ' ');
			column++;
		} else if (!first) {
			str_addc(out, '\n');
			str_pad(out, indent, ' ');
			column = indent;
		}
		str_addv(out, word);
		column += columns;
		first = false;
		from = skip(text, to, true);
	}
	return column;
}
