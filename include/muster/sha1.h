/*
 * SHA-1 (FIPS 180-4), which git names its objects by.
 *
 * For naming bytes that are at hand, not for trusting those of others: that
 * takes the collision detection of `git fsck`.
 */
#ifndef MUSTER_SHA1_H
#define MUSTER_SHA1_H

#include <stdint.h>

#include "muster/oid.h"
#include "muster/text.h"

#define SHA1_BLOCK 64

struct sha1 {
	uint32_t state[5];
	uint64_t len;			/* bytes so far */
	unsigned char block[SHA1_BLOCK];	/* those not yet mixed in */
};

void sha1_init(struct sha1 *sha1);
void sha1_add(struct sha1 *sha1, struct view bytes);

/* The sum of all that was added; start again with sha1_init(). */
void sha1_sum(struct sha1 *sha1, struct oid *sum);

#endif
