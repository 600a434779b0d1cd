/*
 * The raw bytes of objects: trees, commits and deltas. A delta's input is
 * the base's size (one byte), the base and the delta.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "muster/commit.h"
#include "muster/delta.h"
#include "muster/tree.h"

#define MADE_MAX (1u << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_tree(struct view bytes)
{
	struct tree_entry entry;

	while (tree_next(&bytes, &entry) > 0) {
		tree_name_is_hostile(entry.name);
		tree_name_is_record(entry.name);
	}
}

static void read_commit(struct view bytes)
{
	struct arena arena = ARENA_INIT;
	struct commit_person person;
	struct commit commit;

	if (commit_parse(bytes, &arena, &commit)) {
		commit_person(commit.author, &person);
		commit_person(commit.committer, &person);
	}
	arena_release(&arena);
}

static void apply_delta(struct view bytes)
{
	size_t cut = bytes.len ? (unsigned char)*bytes.ptr : 0, base, made;
	struct view from = view_slice(bytes, 1, 1 + cut);
	struct view delta = view_slice(bytes, 1 + cut, bytes.len);
	char *out;

	if (!delta_sizes(delta, &base, &made) || made > MADE_MAX)
		return;
	out = malloc(made + 1);
	if (out)
		delta_apply(from, delta, out, made);
	free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct view bytes = { (const char *)data, size };

	read_tree(bytes);
	read_commit(bytes);
	apply_delta(bytes);
	return 0;
}
