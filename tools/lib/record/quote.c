#include "muster/quote.h"

void quote_double(struct str *out, struct view text)
{
	str_addc(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '"' || c == '\\')
			str_addc(out, '\\');
		if (c == '\n')
			str_adds(out, "\\n");
		else if (c == '\t')
			str_adds(out, "\\t");
		else
			str_addc(out, c);
	}
	str_addc(out, '"');
}

/* Letters, digits and the few signs that mean nothing to YAML anywhere. */
static bool is_safe(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 ||
	       view_find(VIEW(" -_./()+;=$"), 0, c) < 11;
}

void quote_scalar(struct str *out, struct view text)
{
	bool plain = text.len && (unsigned char)*text.ptr != '-' &&
		     view_equal(view_trim(text), text) &&
		     view_find(VIEW(" -=;"), 0, *text.ptr) == 4;

	for (size_t i = 0; plain && i < text.len; i++)
		plain = is_safe(text.ptr[i]);
	if (plain)
		str_addv(out, text);
	else
		quote_double(out, text);
}
