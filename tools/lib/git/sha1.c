#include "muster/sha1.h"

#include <string.h>

#define ROUNDS 80
#define LENGTH_SIZE 8		/* of the length at the end, in bits */

static uint32_t turn(uint32_t x, unsigned by)
{
	return x << by | x >> (32 - by);
}

/* All words of a block. The last sixteen are kept in a ring of their own:
 * a compiler that sees two words at a time would wait for each. */
static void expand(const unsigned char *block, uint32_t words[ROUNDS])
{
	uint32_t ring[16];

	for (int i = 0; i < 16; i++, block += 4)
		words[i] = ring[i] = (uint32_t)block[0] << 24 |
				     (uint32_t)block[1] << 16 |
				     (uint32_t)block[2] << 8 | block[3];
	for (int i = 16; i < ROUNDS; i++)
		words[i] = ring[i % 16] =
			turn(ring[(i - 3) % 16] ^ ring[(i - 8) % 16] ^
			     ring[(i - 14) % 16] ^ ring[i % 16], 1);
}

/* The words of one round, put together. */
static inline uint32_t blend(int quarter, uint32_t b, uint32_t c, uint32_t d)
{
	if (quarter == 0)
		return d ^ (b & (c ^ d));
	if (quarter == 2)
		return (b & c) | (d & (b | c));
	return b ^ c ^ d;
}

/* The rounds of one quarter, five at a time: the words change their places,
 * not their values. That each quarter blends them in its own way has to be
 * known when this is compiled, since all the time goes here. */
static inline __attribute__((always_inline)) void
mix(uint32_t s[5], const uint32_t *words, int quarter, uint32_t constant)
{
	uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4];

	for (int i = 0; i < ROUNDS / 4; i += 5, words += 5) {
		e += turn(a, 5) + blend(quarter, b, c, d) + constant +
		     words[0];
		b = turn(b, 30);
		d += turn(e, 5) + blend(quarter, a, b, c) + constant +
		     words[1];
		a = turn(a, 30);
		c += turn(d, 5) + blend(quarter, e, a, b) + constant +
		     words[2];
		e = turn(e, 30);
		b += turn(c, 5) + blend(quarter, d, e, a) + constant +
		     words[3];
		d = turn(d, 30);
		a += turn(b, 5) + blend(quarter, c, d, e) + constant +
		     words[4];
		c = turn(c, 30);
	}
	s[0] = a;
	s[1] = b;
	s[2] = c;
	s[3] = d;
	s[4] = e;
}

static void add_block(uint32_t state[5], const unsigned char *block)
{
	uint32_t words[ROUNDS], s[5];

	expand(block, words);
	memcpy(s, state, sizeof(s));
	mix(s, words, 0, 0x5a827999u);
	mix(s, words + 20, 1, 0x6ed9eba1u);
	mix(s, words + 40, 2, 0x8f1bbcdcu);
	mix(s, words + 60, 3, 0xca62c1d6u);
	for (int i = 0; i < 5; i++)
		state[i] += s[i];
}

void sha1_init(struct sha1 *sha1)
{
	static const uint32_t start[5] = {
		0x67452301u, 0xefcdab89u, 0x98badcfeu, 0x10325476u,
		0xc3d2e1f0u
	};

	memcpy(sha1->state, start, sizeof(start));
	sha1->len = 0;
}

void sha1_add(struct sha1 *sha1, struct view bytes)
{
	size_t held = sha1->len % SHA1_BLOCK;

	sha1->len += bytes.len;
	while (held + bytes.len >= SHA1_BLOCK) {
		size_t size = SHA1_BLOCK - held;

		memcpy(sha1->block + held, bytes.ptr, size);
		add_block(sha1->state, sha1->block);
		bytes = view_slice(bytes, size, bytes.len);
		held = 0;
	}
	if (bytes.len)
		memcpy(sha1->block + held, bytes.ptr, bytes.len);
}

void sha1_sum(struct sha1 *sha1, struct oid *sum)
{
	static const char zeros[SHA1_BLOCK];
	uint64_t bits = sha1->len * 8;
	size_t held = sha1->len % SHA1_BLOCK, pad;
	char length[LENGTH_SIZE];

	pad = (held < SHA1_BLOCK - LENGTH_SIZE ? SHA1_BLOCK : 2 * SHA1_BLOCK) -
	      LENGTH_SIZE - held;
	for (int i = 0; i < LENGTH_SIZE; i++)
		length[i] = (char)(bits >> (56 - 8 * i));
	sha1_add(sha1, VIEW("\x80"));
	sha1_add(sha1, (struct view){ zeros, pad - 1 });
	sha1_add(sha1, (struct view){ length, LENGTH_SIZE });
	for (int i = 0; i < OID_SIZE; i++)
		sum->id[i] = (unsigned char)(sha1->state[i / 4] >>
					     (24 - 8 * (i % 4)));
}
