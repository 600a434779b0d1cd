#include "muster/svg.h"

#include "muster/escape.h"

void svg_open(struct str *out, const char *name)
{
	str_addc(out, '<');
	str_adds(out, name);
}

/* An attribute, up to its value. */
static void add_name(struct str *out, const char *name)
{
	str_addc(out, ' ');
	str_adds(out, name);
	str_adds(out, "=\"");
}

void svg_text(struct str *out, const char *name, struct view value)
{
	add_name(out, name);
	escape_html(out, value);
	str_addc(out, '"');
}

void svg_length(struct str *out, int64_t tenths)
{
	int64_t size = tenths < 0 ? -tenths : tenths;

	if (tenths < 0)
		str_addc(out, '-');
	str_addn(out, size / SVG_UNIT);
	if (size % SVG_UNIT) {
		str_addc(out, '.');
		str_addn(out, size % SVG_UNIT);
	}
}

void svg_number(struct str *out, const char *name, int64_t tenths)
{
	add_name(out, name);
	svg_length(out, tenths);
	str_addc(out, '"');
}

void svg_close(struct str *out)
{
	str_adds(out, "/>");
}

void svg_begin(struct str *out)
{
	str_addc(out, '>');
}

void svg_end(struct str *out, const char *name)
{
	str_adds(out, "</");
	str_adds(out, name);
	str_addc(out, '>');
}

void svg_element(struct str *out, const char *name, struct view text)
{
	svg_open(out, name);
	svg_begin(out);
	escape_html(out, text);
	svg_end(out, name);
}

void svg_label(struct str *out, const char *class, int64_t x, int64_t y,
	       struct view text)
{
	svg_open(out, "text");
	svg_text(out, "class", view_of(class));
	svg_number(out, "x", x);
	svg_number(out, "y", y);
	svg_begin(out);
	escape_html(out, text);
	svg_end(out, "text");
}
