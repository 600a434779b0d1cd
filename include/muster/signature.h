/*
 * Signatures of commits, as `git verify-commit` judges them.
 *
 * A good signature says that who holds a key made this commit object. It
 * does not say when, and not that the author's line is true: so the signer
 * is told, to be compared with the author.
 */
#ifndef MUSTER_SIGNATURE_H
#define MUSTER_SIGNATURE_H

#include "muster/err.h"
#include "muster/oid.h"
#include "muster/repo.h"
#include "muster/text.h"

enum signature {
	SIGNATURE_GOOD,
	SIGNATURE_UNKNOWN,	/* good, by a key that nobody vouches for */
	SIGNATURE_BAD,		/* wrong, expired, revoked */
	SIGNATURE_UNCHECKED	/* git could not check it: no key, no gpg, no
				 * allowed signers */
};

/* Ask git, with the repository's configuration (gpg.ssh.allowedSignersFile
 * and the like). *signer is the principal or the key's user, or empty; in
 * the arena. 0, or -1 with err set when git could not be run. */
int signature_verify(struct repo *repo, const struct oid *commit,
		     struct arena *arena, enum signature *signature,
		     struct view *signer, struct err *err);

/* "good", "good, but of an unknown key", "bad", "not checked". */
const char *signature_words(enum signature signature);

#endif
