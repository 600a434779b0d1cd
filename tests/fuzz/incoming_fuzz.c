/*
 * Incoming refs: any bytes are read, and what is taken for a line of git's
 * is one, written as git writes it.
 */
#include "fuzz.h"

#include "muster/incoming.h"

static void write_again(struct str *out, const struct incoming *incoming)
{
	char old[OID_HEX + 1], new[OID_HEX + 1];

	for (size_t i = 0; i < incoming->refs.len; i++) {
		const struct incoming_ref *ref = &incoming->refs.items[i];

		must(ref->has_old == !oid_is_zero(&ref->old));
		must(ref->has_new == !oid_is_zero(&ref->new));
		must(view_starts(ref->name, "refs/"));
		must(view_find(ref->name, 0, '\0') == ref->name.len);
		must(view_find(ref->name, 0, '\n') == ref->name.len);
		str_addf(out, "%s %s ", oid_hex(&ref->old, old),
			 oid_hex(&ref->new, new));
		str_addv(out, ref->name);
		str_addc(out, '\n');
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct view bytes = fuzz_input(&arena, data, size);
	struct incoming incoming, again;
	struct str out = STR_INIT;
	struct err err;

	if (incoming_parse(&incoming, bytes, &arena, &err) == 0) {
		must(incoming.refs.len && size);
		write_again(&out, &incoming);
		must(out.len == bytes.len);
		must(incoming_parse(&again, str_view(&out), &arena,
				    &err) == 0);
		must(again.refs.len == incoming.refs.len);
	}
	str_release(&out);
	arena_release(&arena);
	return 0;
}
