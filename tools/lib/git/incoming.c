#include "muster/incoming.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define READ_SIZE (64u << 10)
#define INPUT_MAX ((size_t)INCOMING_LINE_MAX * INCOMING_REFS_MAX)

/* What git allows in the name of a ref, as far as it can do harm here. */
static bool name_is_good(struct view name)
{
	if (!view_starts(name, "refs/") || name.len == strlen("refs/"))
		return false;
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];

		if (c <= ' ' || c == 0x7f)
			return false;
	}
	return true;
}

/* "OLD NEW REF" */
static bool take_line(struct view line, struct incoming_ref *ref)
{
	const size_t second = OID_HEX + 1, third = 2 * second;

	if (line.len <= third || line.ptr[OID_HEX] != ' ' ||
	    line.ptr[third - 1] != ' ' ||
	    !oid_parse(view_slice(line, 0, OID_HEX), &ref->old) ||
	    !oid_parse(view_slice(line, second, third - 1), &ref->new))
		return false;
	ref->name = view_slice(line, third, line.len);
	ref->has_old = !oid_is_zero(&ref->old);
	ref->has_new = !oid_is_zero(&ref->new);
	return name_is_good(ref->name);
}

int incoming_parse(struct incoming *incoming, struct view bytes,
		   struct arena *arena, struct err *err)
{
	struct incoming_ref ref;
	struct view line;

	*incoming = (struct incoming){ 0 };
	if (!bytes.len)
		return err_set(err, "the input names no ref: this is for git "
			       "to call, as a server's hook pre-receive");
	if (!view_ends(bytes, "\n"))
		return err_set(err, "the input ends in the middle of a line: "
			       "nothing can be accepted; push again");
	while (view_line(&bytes, &line)) {
		size_t number = incoming->refs.len + 1;

		if (number > INCOMING_REFS_MAX)
			return err_set(err, "more than %d refs are pushed at "
				       "once: push them in parts",
				       INCOMING_REFS_MAX);
		if (line.len >= INCOMING_LINE_MAX)
			return err_set(err, "line %zu is longer than %u "
				       "bytes: give that ref a shorter name",
				       number, INCOMING_LINE_MAX);
		if (!take_line(line, &ref))
			return err_set(err, "line %zu is not `OLD NEW REF` as "
				       "git writes it: nothing can be accepted",
				       number);
		*VEC_PUSH(arena, &incoming->refs) = ref;
	}
	return 0;
}

int incoming_read(struct incoming *incoming, int fd, struct arena *arena,
		  struct err *err)
{
	struct str input = STR_INIT;
	char bytes[READ_SIZE];
	struct view copy;
	ssize_t n;

	do {
		n = read(fd, bytes, sizeof(bytes));
		if (n > 0)
			str_add(&input, bytes, (size_t)n);
	} while ((n > 0 && input.len <= INPUT_MAX) ||
		 (n < 0 && errno == EINTR));
	copy = view_copy(arena, str_view(&input));
	str_release(&input);
	if (n < 0)
		return err_set(err, "cannot read the input: %s",
			       strerror(errno));
	if (copy.len > INPUT_MAX)
		return err_set(err, "the input is larger than %zu bytes: push "
			       "the refs in parts", INPUT_MAX);
	return incoming_parse(incoming, copy, arena, err);
}
