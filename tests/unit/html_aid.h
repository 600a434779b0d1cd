/*
 * Bodies as HTML, for the tests of what is made of them: everything that is
 * made is held against the markup that is allowed.
 */
#ifndef HTML_AID_H
#define HTML_AID_H

#include "expect.h"

#include "muster/html.h"

/* Nothing is known; R-012 and what leads to its file are, and headings begin
 * lower. */
extern const struct html_context html_plain, html_known;

/* The body's HTML, in the arena; the test fails where it is not allowed. */
struct view html_of(struct arena *arena, struct view body,
		    const struct html_context *context);

#endif
