/*
 * Code of a body, and raw HTML, which is shown as code.
 */
#ifndef HTML_CODE_H
#define HTML_CODE_H

#include "muster/text.h"

/* Append a block of code, `info` being what is said behind its fence. */
void html_code(struct str *out, struct view code, struct view info);

/* Append raw HTML without its comments. */
void html_uncomment(struct str *out, struct view raw);

/* Append a block of raw HTML as code, its comments left out; nothing where
 * there is nothing else. */
void html_raw_block(struct str *out, struct view raw);

/* Append a tag or a comment in the text: a line break as itself, a comment
 * not at all, the rest as text. */
void html_raw(struct str *out, struct view raw);

#endif
