#include "muster/config.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define END (-1)

/* The next byte; a line end of two bytes is one. */
static int take(struct config *config)
{
	struct view *rest = &config->rest;

	if (rest->len > 1 && rest->ptr[0] == '\r' && rest->ptr[1] == '\n')
		*rest = view_slice(*rest, 1, rest->len);
	if (!rest->len)
		return END;
	rest->len--;
	return (unsigned char)*rest->ptr++;
}

static int peek(struct config *config)
{
	const struct config before = *config;
	int c = take(config);

	*config = before;
	return c;
}

static void skip_line(struct config *config)
{
	int c;

	do
		c = take(config);
	while (c != '\n' && c != END);
}

static bool is_name_byte(int c)
{
	return c != END && c < 0x80 && (isalnum(c) || c == '-');
}

static int skip_blanks(struct config *config)
{
	while (peek(config) == ' ' || peek(config) == '\t')
		take(config);
	return take(config);
}

/* The part in quotes of [remote "origin"], and the bracket behind it. */
static bool read_subsection(struct config *config, struct str *name)
{
	int c = skip_blanks(config);

	if (c != '"')
		return false;
	str_addc(name, '.');
	while ((c = take(config)) != '"') {
		if (c == '\\')
			c = take(config);
		if (c == '\n' || c == END)
			return false;
		str_addc(name, (char)c);
	}
	return take(config) == ']';
}

/* Behind the "[": the section's name in the arena, with a dot at its end. */
static bool read_section(struct config *config)
{
	struct str name = STR_INIT;
	bool good = true;
	int c;

	while (is_name_byte(c = take(config)) || c == '.')
		str_addc(&name, (char)tolower(c));
	if (c == ' ' || c == '\t')
		good = read_subsection(config, &name);
	else
		good = c == ']';
	str_addc(&name, '.');
	config->section = view_copy(config->arena, str_view(&name));
	str_release(&name);
	return good;
}

/* What a backslash and this byte stand for; END when nothing. */
static int escaped(int c)
{
	switch (c) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'b':
		return '\b';
	case '"':
	case '\\':
		return c;
	default:
		return END;
	}
}

/* Up to the end of the line: quotes and escapes undone, blanks at both ends
 * and comments gone. */
static bool read_value(struct config *config, struct str *value)
{
	bool quoted = false;
	size_t blanks = 0;

	for (;;) {
		int c = take(config);

		if (c == '\n' || c == END)
			return !quoted;
		if (!quoted && (c == ';' || c == '#')) {
			skip_line(config);
			return true;
		}
		if (!quoted && isspace(c)) {
			blanks += value->len > 0;
			continue;
		}
		str_pad(value, blanks, ' ');
		blanks = 0;
		if (c == '"') {
			quoted = !quoted;
			continue;
		}
		if (c == '\\') {
			c = take(config);
			if (c == '\n')
				continue;
			c = escaped(c);
			if (c == END)
				return false;
		}
		str_addc(value, (char)c);
	}
}

/* Behind the first letter of a name. */
static int read_entry(struct config *config, int first,
		      struct config_entry *entry)
{
	struct str name = STR_INIT, value = STR_INIT;
	bool good = true;
	int c;

	str_addv(&name, config->section);
	str_addc(&name, (char)tolower(first));
	while (is_name_byte(peek(config)))
		str_addc(&name, (char)tolower(take(config)));
	c = skip_blanks(config);
	entry->value = NULL;
	if (c == '=') {
		good = read_value(config, &value);
		entry->value = arena_copy(config->arena,
					  value.buf ? value.buf : "",
					  value.len);
	} else {
		good = c == '\n' || c == END;
	}
	entry->name = arena_copy(config->arena, name.buf, name.len);
	str_release(&name);
	str_release(&value);
	return good ? 1 : -1;
}

void config_open(struct config *config, struct view bytes,
		 struct arena *arena)
{
	config->arena = arena;
	config->rest = bytes;
	config->section = view_of(NULL);
	if (view_starts(bytes, "\xef\xbb\xbf"))
		config->rest = view_slice(bytes, 3, bytes.len);
}

int config_next(struct config *config, struct config_entry *entry)
{
	for (;;) {
		int c = take(config);

		if (c == END)
			return 0;
		if (isspace(c))
			continue;
		if (c == '#' || c == ';')
			skip_line(config);
		else if (c == '[' ? !read_section(config)
				  : c >= 0x80 || !isalpha(c))
			return -1;
		else if (c != '[')
			return read_entry(config, c, entry);
	}
}

bool config_is_true(const char *value)
{
	int64_t number;

	if (!value)
		return true;
	if (!strcasecmp(value, "true") || !strcasecmp(value, "yes") ||
	    !strcasecmp(value, "on"))
		return true;
	return view_number(view_of(value), &number) && number;
}
