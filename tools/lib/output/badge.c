#include "muster/badge.h"

#include "muster/escape.h"
#include "muster/svg.h"
#include "muster/utf8.h"

/* Tenths of a pixel. */
#define HEIGHT 200
#define BASELINE 140
#define PADDING 60		/* on either side of a text */
#define OTHER_WIDTH 110		/* of what is not in the table */

/* White on each has a contrast of 4.5 and more. */
static const char *const colors[] = {
	[BADGE_GREY] = "#57606a", [BADGE_GREEN] = "#1a7f37",
	[BADGE_YELLOW] = "#8a5a00", [BADGE_RED] = "#b3261e",
	[BADGE_BLUE] = "#0b5cad",
};

/* Verdana at 11 pixels, from the blank to the tilde. */
static const unsigned char widths[] = {
	39, 43, 50, 90, 70, 118, 80, 30, 50, 50, 70, 90, 40, 50, 40, 50,
	70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 50, 50, 90, 90, 90, 60,
	110, 75, 75, 77, 85, 70, 63, 85, 83, 46, 50, 76, 61, 93, 82, 87,
	66, 87, 76, 75, 68, 81, 75, 109, 75, 68, 75, 50, 50, 50, 90, 70,
	70, 66, 69, 57, 69, 66, 39, 69, 70, 30, 38, 65, 30, 107, 70, 67,
	69, 69, 47, 57, 43, 70, 65, 90, 65, 65, 58, 70, 50, 70, 90,
};

static int64_t width_of(struct view text)
{
	int64_t width = 0;
	size_t pos = 0;

	while (pos < text.len) {
		int32_t code = utf8_next(text, &pos);

		width += code >= ' ' && code <= '~' ? widths[code - ' ']
						    : OTHER_WIDTH;
	}
	return width;
}

/* One line without what hides or turns text, cut to what a badge holds. */
static void add_shown(struct str *out, struct view text)
{
	struct str line = STR_INIT;
	size_t pos = 0;

	escape_line(&line, text);
	for (size_t i = 0; i < BADGE_TEXT_MAX && pos < line.len; i++)
		utf8_next(str_view(&line), &pos);
	str_add(out, line.buf, pos);
	if (pos < line.len)
		utf8_add(out, 0x2026);
	str_release(&line);
}

/* A box from `left` on, with its text in the middle. Yields its width. */
static int64_t add_box(struct str *out, struct view text, int64_t left,
		       const char *color)
{
	int64_t inner = width_of(text), width = inner + 2 * PADDING;

	svg_open(out, "rect");
	svg_number(out, "x", left);
	svg_number(out, "width", width);
	svg_number(out, "height", HEIGHT);
	svg_text(out, "fill", view_of(color));
	svg_close(out);
	svg_open(out, "text");
	svg_number(out, "x", left + PADDING);
	svg_number(out, "y", BASELINE);
	svg_number(out, "textLength", inner);
	svg_begin(out);
	escape_html(out, text);
	svg_end(out, "text");
	return width;
}

/* The frame, which says to who can't see it what stands in it. */
static void begin(struct str *out, struct view label, struct view message)
{
	struct str both = STR_INIT;

	str_addv(&both, label);
	str_adds(&both, ": ");
	str_addv(&both, message);
	svg_open(out, "svg");
	svg_text(out, "xmlns", VIEW("http://www.w3.org/2000/svg"));
	svg_number(out, "width", width_of(label) + width_of(message) +
				 4 * PADDING);
	svg_number(out, "height", HEIGHT);
	svg_text(out, "role", VIEW("img"));
	svg_text(out, "aria-label", str_view(&both));
	svg_text(out, "fill", VIEW("#fff"));
	svg_text(out, "font-size", VIEW("11"));
	svg_text(out, "font-family", VIEW("Verdana,DejaVu Sans,sans-serif"));
	svg_begin(out);
	svg_element(out, "title", str_view(&both));
	str_release(&both);
}

void badge_write(struct str *out, const struct badge *badge)
{
	struct str label = STR_INIT, message = STR_INIT;
	int64_t width;

	add_shown(&label, badge->label);
	if (badge->letter)
		str_addf(&message, "%c: ", badge->letter);
	add_shown(&message, badge->message);
	begin(out, str_view(&label), str_view(&message));
	width = add_box(out, str_view(&label), 0, "#24292f");
	add_box(out, str_view(&message), width, colors[badge->color]);
	svg_end(out, "svg");
	str_addc(out, '\n');
	str_release(&label);
	str_release(&message);
}
