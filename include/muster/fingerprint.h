/*
 * Fingerprints: by what a forge knows a finding again, although the lines
 * above it have moved and the days in its message have passed.
 */
#ifndef MUSTER_FINGERPRINT_H
#define MUSTER_FINGERPRINT_H

#include "muster/finding.h"
#include "muster/map.h"

#define FINGERPRINT_HEX 16	/* digits, of a SHA-1 */

/* Those that were made so far; zeroed to begin with. */
struct fingerprints {
	struct map seen;
};

/* The fingerprint of a finding, made of its rule, its path and its message
 * without numbers (an id is none). Of several that would have the same, the
 * second gets another: all of one report differ. In the arena. */
const char *fingerprint_make(struct fingerprints *fingerprints,
			     const struct finding *finding,
			     struct arena *arena);

#endif
