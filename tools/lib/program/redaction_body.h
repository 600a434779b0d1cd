/*
 * A body without what is hidden, as its page will be read.
 */
#ifndef REDACTION_BODY_H
#define REDACTION_BODY_H

#include "muster/phrases.h"

/* The body without the phrases, neither as it is written nor, behind escapes,
 * entities or markup, as its page would show it. In the arena; as it is when
 * it has none. */
struct view redaction_body(const struct phrases *phrases, struct view body,
			   struct arena *arena);

#endif
