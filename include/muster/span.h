/*
 * Spans: where in a file something stands.
 *
 * Lines and columns count from 1, columns in code points, as editors and
 * SARIF's unicodeCodePoints do. {0, 0} is "the file as a whole".
 */
#ifndef MUSTER_SPAN_H
#define MUSTER_SPAN_H

#include <stdint.h>

struct span {
	uint32_t line;
	uint32_t column;
};

#endif
