/*
 * Keys: the bytes that a terminal sends, as what was pressed.
 *
 * Escape sequences and characters may come in pieces; what is not complete
 * waits for the rest. What nobody here knows is KEY_UNKNOWN, so that it does
 * nothing. Bracketed paste is understood: what is pasted says so and is
 * never taken for a command.
 */
#ifndef MUSTER_KEYS_H
#define MUSTER_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KEYS_MAX 64	/* bytes of the longest sequence */

enum {
	KEY_CTRL_U = 0x15,
	KEY_ESCAPE = 0x1b,
	KEY_BACKSPACE = 0x7f,
	KEY_LEFT = 0x110000,	/* behind the last code point */
	KEY_RIGHT,
	KEY_UP,
	KEY_DOWN,
	KEY_HOME,
	KEY_END,
	KEY_DELETE,
	KEY_UNKNOWN
};

struct key {
	int32_t code;	/* a character, or one of the above; Enter is '\r' */
	bool pasted;
};

struct keys {
	unsigned char bytes[KEYS_MAX];
	size_t len;
	bool pasting;
};

/* Note one byte that came. */
void keys_put(struct keys *keys, unsigned char byte);

/* Take the next key. False when there is none, or not all of it; `waited`:
 * nothing more came for a while, so that an escape is the key itself. */
bool keys_take(struct keys *keys, bool waited, struct key *key);

#endif
