/*
 * Whether two documents are the same in every field, spans included.
 */
#ifndef ALIKE_H
#define ALIKE_H

#include "muster/document.h"

bool alike(const struct document *a, const struct document *b);

#endif
