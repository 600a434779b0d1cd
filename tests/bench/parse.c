/*
 * parse: read and parse the programs of HEAD, and nothing else; the yardstick
 * of what computes with all records. Prints how many there are.
 */
#include <stdio.h>

#include "muster/program.h"

int main(void)
{
	struct arena arena = ARENA_INIT;
	struct programs programs = { 0 };
	struct documents documents;
	struct snapshot snapshot;
	struct repo *repo;
	struct err err;

	if (repo_open(&repo, NULL, &err) < 0 ||
	    snapshot_open(&snapshot, repo, SNAPSHOT_COMMIT, "HEAD", &arena,
			  &err) < 0)
		return 3;
	documents_init(&documents, &arena);
	if (programs_load(&programs, &snapshot, &documents, &err) < 0 ||
	    !programs.list.len)
		return 3;
	printf("%zu\n", programs.list.items[0]->records.len);
	repo_free(repo);
	arena_release(&arena);
	return 0;
}
