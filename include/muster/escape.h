/*
 * Escaping for a terminal or a page: what came from a record, a path, a ref
 * or an author must not move the cursor, change a title, turn the line
 * around or become markup.
 */
#ifndef MUSTER_ESCAPE_H
#define MUSTER_ESCAPE_H

#include "muster/text.h"

/* Append `text` with every control character, DEL, C1, bidirectional and
 * invisible code point as <U+202E> (the joiners and selectors of an emoji
 * stay), a byte that is not UTF-8 as <FF>, a tab and a line end as one
 * blank: the result is one line. What a CI runner would obey gets a blank:
 * `##[` and `##vso[` before the bracket, a line that begins with `::`, or
 * blanks and `::`, between the colons. */
void escape_line(struct str *out, struct view text);

/* The same, but line feeds stay and each line is looked at by itself. */
void escape_lines(struct str *out, struct view text);

/* Append `text` for HTML or XML, between tags or in a quoted attribute: the
 * five special characters as entities, what escape_line() would spell out
 * spelled out. Tabs and line feeds stay, a carriage return before a line
 * feed goes. */
void escape_html(struct str *out, struct view text);

/* Append `text` as one word of a POSIX shell: bare where nothing needs
 * quoting, else in single quotes. What escape_line() would spell out
 * becomes `?`: such a name can't be pasted, and is rare. */
void escape_shell(struct str *out, struct view text);

/* Append one line of `text` so that Markdown makes nothing of it: no markup,
 * table cell, link, mention, reference or formula. */
void escape_markdown(struct str *out, struct view text);

#endif
