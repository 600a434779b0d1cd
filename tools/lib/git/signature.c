#include "muster/signature.h"

#include "muster/child.h"

/* The rest of the line behind `mark`, or the empty view. */
static struct view behind(struct view text, const char *mark)
{
	size_t at = view_search(text, 0, mark);
	size_t from = at + view_of(mark).len;

	if (at == text.len)
		return VIEW("");
	return view_slice(text, from, view_find(text, from, '\n'));
}

/* Behind the key's id: the user. */
static struct view second_word(struct view line)
{
	return view_slice(line, view_find(line, 0, ' ') + 1, line.len);
}

/* gpg's status lines (doc/DETAILS of GnuPG). */
static enum signature read_gpg(struct view text, struct view *signer)
{
	static const struct {
		const char *mark;
		enum signature signature;
	} marks[] = {
		{ "[GNUPG:] BADSIG ", SIGNATURE_BAD },
		{ "[GNUPG:] EXPSIG ", SIGNATURE_BAD },
		{ "[GNUPG:] EXPKEYSIG ", SIGNATURE_BAD },
		{ "[GNUPG:] REVKEYSIG ", SIGNATURE_BAD },
		{ "[GNUPG:] GOODSIG ", SIGNATURE_GOOD },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		struct view line = behind(text, marks[i].mark);

		if (!line.len)
			continue;
		*signer = second_word(line);
		if (marks[i].signature == SIGNATURE_GOOD &&
		    behind(text, "[GNUPG:] TRUST_").len &&
		    (view_starts(behind(text, "[GNUPG:] TRUST_"), "UNDEF") ||
		     view_starts(behind(text, "[GNUPG:] TRUST_"), "NEVER")))
			return SIGNATURE_UNKNOWN;
		return marks[i].signature;
	}
	return SIGNATURE_UNCHECKED;
}

/* What ssh-keygen says, in its one language: Good "git" signature for
 * PRINCIPAL with ED25519 key SHA256:... */
static enum signature read_ssh(struct view text, struct view *signer)
{
	struct view line = behind(text, "Good \"git\" signature for ");

	if (line.len) {
		*signer = view_slice(line, 0,
				     view_search(line, 0, " with "));
		return SIGNATURE_GOOD;
	}
	if (view_search(text, 0, ": key has expired: ") < text.len ||
	    view_search(text, 0, ": key is not yet valid: ") < text.len)
		return SIGNATURE_BAD;
	if (behind(text, "Good \"git\" signature with ").len)
		return SIGNATURE_UNKNOWN;
	if (view_search(text, 0, "Could not verify signature") < text.len ||
	    view_search(text, 0, "incorrect signature") < text.len)
		return SIGNATURE_BAD;
	return SIGNATURE_UNCHECKED;
}

int signature_verify(struct repo *repo, const struct oid *commit,
		     struct arena *arena, enum signature *signature,
		     struct view *signer, struct err *err)
{
	char hex[OID_HEX + 1];
	const char *const argv[] = { "verify-commit", "--raw",
				     oid_hex(commit, hex), NULL };
	struct child_result result;
	struct view text;

	*signer = VIEW("");
	if (child_git(repo_git_dir(repo), repo_work_dir(repo), argv, arena,
		      &result, err) < 0)
		return -1;
	text = view_of(arena_printf(arena, VIEW_FMT "\n" VIEW_FMT,
				    VIEW_ARG(result.errors),
				    VIEW_ARG(result.out)));
	*signature = view_search(text, 0, "[GNUPG:]") < text.len
			     ? read_gpg(text, signer)
			     : read_ssh(text, signer);
	if (*signature == SIGNATURE_GOOD && result.status)
		*signature = SIGNATURE_UNKNOWN;
	return 0;
}

const char *signature_words(enum signature signature)
{
	static const char *const words[] = {
		[SIGNATURE_GOOD] = "good",
		[SIGNATURE_UNKNOWN] = ("good, but of a key that nobody "
				       "vouches for"),
		[SIGNATURE_BAD] = "bad",
		[SIGNATURE_UNCHECKED] = "not to be checked here",
	};

	return words[signature];
}
