/*
 * What a Gantt chart is drawn with: shapes of a class, each on a line of its
 * own. All lengths are tenths (svg.h).
 */
#ifndef GANTT_DRAW_H
#define GANTT_DRAW_H

#include "muster/text.h"

#define GANTT_LETTER 68	/* about as wide as a letter is */
#define GANTT_BAR 120	/* as high as a bar is */
#define GANTT_POINT 65	/* from a diamond's middle to its corners */

/* Upright. */
void draw_line(struct str *out, const char *class, int64_t x, int64_t from,
	       int64_t to);

void draw_rect(struct str *out, const char *class, int64_t x, int64_t y,
	       int64_t width, int64_t height);
/* Around the line y, with round corners. */
void draw_bar(struct str *out, const char *class, int64_t x, int64_t y,
	      int64_t width);

void draw_label(struct str *out, const char *class, int64_t x, int64_t y,
		struct view text);

/* A milestone. */
void draw_diamond(struct str *out, const char *class, int64_t x, int64_t y);

/* A triangle that points at the bar on the line y: from above, or with `up`
 * from below. */
void draw_mark(struct str *out, const char *class, int64_t x, int64_t y,
	       bool up);

/* Append a step of path data: M 1 2, or only the first of H and V. */
void draw_step(struct str *path, char letter, int64_t a, int64_t b);

/* The path, which is emptied. */
void draw_path(struct str *out, const char *class, struct str *path);

#endif
