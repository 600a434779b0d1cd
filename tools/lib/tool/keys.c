#include "muster/keys.h"

#include <string.h>

#include "muster/utf8.h"

enum taken { TAKEN, WAITING, NOTHING };

void keys_put(struct keys *keys, unsigned char byte)
{
	/* Longer than any sequence that is known: it can only be noise. */
	if (keys->len == KEYS_MAX)
		keys->len = 0;
	keys->bytes[keys->len++] = byte;
}

static void drop(struct keys *keys, size_t count)
{
	keys->len -= count;
	memmove(keys->bytes, keys->bytes + count, keys->len);
}

/* What the end of a sequence means: ESC [ A, ESC O A, ESC [ 3 ~ ... */
static int32_t code_of(const unsigned char *parameters, size_t len,
		       unsigned char last)
{
	static const struct {
		const char *parameters;
		char last;
		int32_t code;
	} table[] = {
		{ "", 'A', KEY_UP }, { "", 'B', KEY_DOWN },
		{ "", 'C', KEY_RIGHT }, { "", 'D', KEY_LEFT },
		{ "", 'H', KEY_HOME }, { "", 'F', KEY_END },
		{ "1", '~', KEY_HOME }, { "7", '~', KEY_HOME },
		{ "4", '~', KEY_END }, { "8", '~', KEY_END },
		{ "3", '~', KEY_DELETE }
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (table[i].last == last &&
		    strlen(table[i].parameters) == len &&
		    !memcmp(table[i].parameters, parameters, len))
			return table[i].code;
	return KEY_UNKNOWN;
}

static bool is_paste(const struct keys *keys, size_t len, const char *mark)
{
	return len == 6 && !memcmp(keys->bytes + 2, mark, 4);
}

/* ESC [ parameters last, or ESC O last. */
static enum taken take_sequence(struct keys *keys, bool waited,
				struct key *key)
{
	size_t end = 2;

	while (end < keys->len &&
	       (keys->bytes[end] < 0x40 || keys->bytes[end] > 0x7e))
		end++;
	if (end >= keys->len) {
		if (!waited)
			return WAITING;
		drop(keys, keys->len);
		key->code = KEY_UNKNOWN;
		return TAKEN;
	}
	if (is_paste(keys, end + 1, "200~") ||
	    is_paste(keys, end + 1, "201~")) {
		keys->pasting = keys->bytes[4] == '0';
		drop(keys, end + 1);
		return NOTHING;
	}
	key->code = code_of(keys->bytes + 2, end - 2, keys->bytes[end]);
	drop(keys, end + 1);
	return TAKEN;
}

static enum taken take_escape(struct keys *keys, bool waited, struct key *key)
{
	if (keys->len > 1 && (keys->bytes[1] == '[' || keys->bytes[1] == 'O'))
		return take_sequence(keys, waited, key);
	if (keys->len == 1 && !waited)
		return WAITING;
	/* Alt with a key looks the same as Esc and, soon after it, a key: the
	 * latter is what people mean. */
	key->code = KEY_ESCAPE;
	drop(keys, 1);
	return TAKEN;
}

/* How many bytes a character has that begins with this one. */
static size_t length_of(unsigned char first)
{
	if (first < 0xc0 || first > 0xf4)
		return 1;
	return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

static enum taken take_character(struct keys *keys, bool waited,
				 struct key *key)
{
	struct view view = { (const char *)keys->bytes, keys->len };
	size_t pos = 0;

	if (keys->len < length_of(*keys->bytes) && !waited)
		return WAITING;
	key->code = utf8_next(view, &pos);
	drop(keys, pos);
	if (key->code < 0)
		key->code = KEY_UNKNOWN;
	else if (key->code == '\n')
		key->code = '\r';
	else if (key->code == '\b')
		key->code = KEY_BACKSPACE;
	return TAKEN;
}

bool keys_take(struct keys *keys, bool waited, struct key *key)
{
	enum taken taken = NOTHING;

	while (taken == NOTHING && keys->len) {
		key->pasted = keys->pasting;
		taken = *keys->bytes == KEY_ESCAPE
				? take_escape(keys, waited, key)
				: take_character(keys, waited, key);
	}
	return taken == TAKEN;
}
