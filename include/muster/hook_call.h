/*
 * Calls of muster in somebody else's text: a hook, the configuration of a
 * program that manages hooks, a command in git's configuration.
 *
 * A guess by words, since such a text can be in any language: a line that
 * is no comment and holds one of our commands.
 */
#ifndef MUSTER_HOOK_CALL_H
#define MUSTER_HOOK_CALL_H

#include <stdbool.h>

#include "muster/text.h"

/* Does the text run what muster has for that hook ("commit-msg")? */
bool hook_calls(struct view text, const char *name);

/* The lines below the key `name:` of a YAML map's outermost level; empty
 * when there is no such key. */
struct view hook_section(struct view text, const char *name);

/* Does the script ask under which name it was called? It would do
 * something else when it is renamed. */
bool hook_asks_its_name(struct view text);

#endif
