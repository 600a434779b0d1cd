/*
 * The index: any file is read, left to git or refused with a sentence, and
 * what is read lies within bounds.
 */
#include "fuzz.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "muster/index.h"

static void must_be_index(const struct index *index)
{
	for (size_t i = 0; i < index->entries.len; i++) {
		const struct index_entry *entry = &index->entries.items[i];
		struct oid tree;

		must(entry->stage <= 3);
		for (size_t k = 0; k < entry->path.len; k++)
			must(entry->path.ptr[k] != '\0');
		index_tree(index, entry->path, &tree);
	}
}

static void read_with(const char *path, const struct index_filter *filter)
{
	struct arena arena = ARENA_INIT;
	struct index index = { 0 };
	struct err err = ERR_INIT;
	struct oid tree;
	int rc = index_read_file(path, filter, &arena, &index, &err);

	must(rc >= -1 && rc <= INDEX_FOREIGN);
	must(rc != -1 || err.text[0]);
	if (rc == INDEX_READ) {
		must_be_index(&index);
		index_tree(&index, VIEW(""), &tree);
		index_tree(&index, VIEW("program/risks"), &tree);
	}
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct view all = { "", 0 };
	static const struct view some[] = { { "program", 7 }, { "a", 1 } };
	int fd = memfd_create("index", MFD_CLOEXEC);
	char path[64];

	must(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	read_with(path, &(struct index_filter){ &all, 1 });
	read_with(path, &(struct index_filter){ some, 2 });
	close(fd);
	return 0;
}
