#include "muster/commit.h"

#include <string.h>

/* "NAME VALUE" of one header line: does it have that name? */
static bool header(struct view line, const char *name, struct view *value)
{
	size_t len = strlen(name);

	if (!view_starts(line, name) || line.len == len ||
	    line.ptr[len] != ' ')
		return false;
	*value = view_slice(line, len + 1, line.len);
	return true;
}

/* Only the first is compared: whether it is a merge is all that matters,
 * and a thousand parents must not cost a million comparisons. */
static void add_parent(struct commit *commit, struct arena *arena,
		       const struct oid *parent)
{
	if (!commit->parents.len ||
	    !oid_equal(&commit->parents.items[0], parent))
		*VEC_PUSH(arena, &commit->parents) = *parent;
}

bool commit_parse(struct view bytes, struct arena *arena,
		  struct commit *commit)
{
	struct view line, value;
	struct oid parent;

	memset(commit, 0, sizeof(*commit));
	if (!view_line(&bytes, &line) || !header(line, "tree", &value) ||
	    !oid_parse(value, &commit->tree))
		return false;
	while (view_line(&bytes, &line) && line.len) {
		if (header(line, "parent", &value)) {
			if (!oid_parse(value, &parent))
				return false;
			add_parent(commit, arena, &parent);
		} else if (header(line, "author", &value)) {
			commit->author = value;
		} else if (header(line, "committer", &value)) {
			commit->committer = value;
			break;
		}
	}
	return true;
}

static enum commit_signature signature_of(struct view value)
{
	static const struct {
		const char *begins;
		enum commit_signature signature;
	} forms[] = {
		{ "-----BEGIN PGP SIGNATURE-----", COMMIT_GPG },
		{ "-----BEGIN PGP MESSAGE-----", COMMIT_GPG },
		{ "-----BEGIN SSH SIGNATURE-----", COMMIT_SSH },
		{ "-----BEGIN SIGNED MESSAGE-----", COMMIT_X509 },
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (view_starts(value, forms[i].begins))
			return forms[i].signature;
	return COMMIT_SIGNED_ODDLY;
}

void commit_details(struct view bytes, struct commit_details *details)
{
	struct view line, value;

	*details = (struct commit_details){ 0 };
	while (view_line(&bytes, &line) && line.len)
		if (header(line, "gpgsig", &value) ||
		    header(line, "gpgsig-sha256", &value))
			details->signature = signature_of(value);
	details->message = bytes;
}

/* The offset of the last `c`, or v.len. */
static size_t find_last(struct view v, char c)
{
	for (size_t i = v.len; i-- > 0;)
		if (v.ptr[i] == c)
			return i;
	return v.len;
}

static int64_t parse_time(struct view text)
{
	bool negative;
	int64_t number;

	text = view_trim(text);
	text = view_slice(text, 0, view_find(text, 0, ' '));
	negative = view_starts(text, "-");
	if (negative)
		text = view_slice(text, 1, text.len);
	if (!view_number(text, &number))
		return 0;
	return negative ? -number : number;
}

void commit_person(struct view line, struct commit_person *person)
{
	size_t open = view_find(line, 0, '<');
	size_t close = view_find(line, open, '>');
	size_t last = find_last(line, '>');

	person->name = view_trim(view_slice(line, 0, open));
	person->email = view_trim(view_slice(line, open + 1, close));
	person->time = parse_time(view_slice(line, last + 1, line.len));
}
