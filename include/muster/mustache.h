/*
 * Templates: the core of the Mustache specification, over value trees.
 *
 *	{{name}}  {{a.b}}  {{.}}	the value, escaped for HTML
 *	{{{name}}}  {{&name}}		as it is, where it is HTML already
 *	{{#name}}...{{/name}}		for each item; once for what is true
 *	{{^name}}...{{/name}}		where there is none of it
 *	{{>name}}			another template, here
 *	{{!...}}  {{=<% %>=}}		a comment; other delimiters
 *
 * Null, false, 0, the empty text and the empty list are false; a name that
 * is nowhere is null, a partial that is nowhere is empty. Lambdas and the
 * specification's optional modules are left out.
 *
 * A template is compiled once and rendered often, by several threads if
 * need be: rendering changes nothing but its output. A repository may
 * bring templates of its own, so that one is as hostile as any file: what
 * is wrong with it, or what it would take too much for, is told with its
 * line and column.
 */
#ifndef MUSTER_MUSTACHE_H
#define MUSTER_MUSTACHE_H

#include "muster/err.h"
#include "muster/value.h"

#define MUSTACHE_BYTES_MAX (1u << 20)	/* of a template */
#define MUSTACHE_DEPTH_MAX 64		/* sections and partials, nested */
#define MUSTACHE_OUTPUT_MAX (64u << 20)	/* bytes of one rendering */
#define MUSTACHE_STEPS_MAX 100000000u	/* maps looked into, things written */

struct mustache_op;

struct mustache {
	struct view name;		/* for messages */
	struct view text;
	struct mustache_op *ops;
	size_t len;
};

/* What a rendering may use besides its value. */
struct mustache_scope {
	/* The template of that name, or NULL. Called by every thread that
	 * renders, so it only looks something up. NULL: no partials. */
	const struct mustache *(*partial)(const void *data, struct view name);
	const void *data;
	bool raw;	/* {{{name}}} leaves any text as it is, not only what
			 * value_html() made: for output that is no HTML */
};

/* Compile `text`, which is borrowed as `name` is, and which lives in the
 * arena with all that is made of it. NULL with "name:line:column: what" in
 * `err` when it is no template. */
struct mustache *mustache_compile(struct view text, struct view name,
				  struct arena *arena, struct err *err);

/* Append the template, filled from `value`, to `out`. -1 with a sentence in
 * `err`, and nothing appended, when a cap above is reached. */
int mustache_render(struct str *out, const struct mustache *template,
		    const struct value *value,
		    const struct mustache_scope *scope, struct err *err);

#endif
