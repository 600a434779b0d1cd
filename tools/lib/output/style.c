#include "muster/style.h"

void style_add(struct str *out, enum style style, struct view text,
	       bool color)
{
	static const char *const codes[] = {
		[STYLE_BOLD] = "\033[1m",
		[STYLE_DIM] = "\033[2m",
		[STYLE_RED] = "\033[31m",
		[STYLE_YELLOW] = "\033[33m",
		[STYLE_GREEN] = "\033[32m",
	};

	if (!color || style == STYLE_PLAIN || !text.len) {
		str_addv(out, text);
		return;
	}
	str_adds(out, codes[style]);
	str_addv(out, text);
	str_adds(out, "\033[0m");
}
