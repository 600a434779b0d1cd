/*
 * What was decided about a push, as a part of a JSON document.
 */
#ifndef MUSTER_RECEIVE_VALUE_H
#define MUSTER_RECEIVE_VALUE_H

#include "muster/receive.h"
#include "muster/value.h"

/* Put `accepted`, and a list `refs` with what was found about each. */
void receive_value_put(struct value *document,
		       const struct receive *receive);

#endif
