#include "muster/svg.h"

#include "muster/escape.h"

void svg_open(struct str *out, const char *name)
{
	str_addf(out, "<%s", name);
}

void svg_text(struct str *out, const char *name, struct view value)
{
	str_addf(out, " %s=\"", name);
	escape_html(out, value);
	str_addc(out, '"');
}

void svg_length(struct str *out, int64_t tenths)
{
	int64_t size = tenths < 0 ? -tenths : tenths;

	if (tenths < 0)
		str_addc(out, '-');
	str_addf(out, "%lld", (long long)(size / SVG_UNIT));
	if (size % SVG_UNIT)
		str_addf(out, ".%lld", (long long)(size % SVG_UNIT));
}

void svg_number(struct str *out, const char *name, int64_t tenths)
{
	str_addf(out, " %s=\"", name);
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
	str_addf(out, "</%s>", name);
}

void svg_element(struct str *out, const char *name, struct view text)
{
	svg_open(out, name);
	svg_begin(out);
	escape_html(out, text);
	svg_end(out, name);
}
