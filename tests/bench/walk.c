/*
 * walk [-c]: the annals of the folder `program` behind HEAD, in numbers;
 * with -c from the cache, where there is one, which is then written.
 *
 * What every question about the whole history begins with, alone. Files are
 * called by their paths, so that no blob is read.
 */
#include <stdio.h>
#include <string.h>

#include "muster/annals.h"

static int label(void *context, struct view path, const struct oid *oid,
		 struct view *text, struct err *err)
{
	(void)context;
	(void)oid;
	(void)err;
	*text = path;
	return 0;
}

static int fail(const struct err *err)
{
	fprintf(stderr, "walk: %s\n", err->text);
	return 3;
}

int main(int argc, char **argv)
{
	static const struct view dirs[] = { { "program", 7 } };
	struct annals_scope scope = {
		.dirs = dirs, .ndirs = 1, .label = label,
		.version = VIEW("1"),
		.cached = argc > 1 && !strcmp(argv[1], "-c")
	};
	struct arena arena = ARENA_INIT;
	struct annals annals;
	size_t changes = 0;
	struct repo *repo;
	struct err err;
	int rc = 0;

	if (repo_open(&repo, NULL, &err) < 0)
		return fail(&err);
	if (repo_head(repo, &scope.tip, &err) < 1 ||
	    annals_read(&annals, repo, &scope, &arena, &err) < 0)
		rc = fail(&err);
	for (size_t i = 0; !rc && i < annals.commits.len; i++)
		changes += annals.commits.items[i].changes.len;
	if (!rc)
		printf("%zu of %zu commits, %zu changes\n",
		       annals.commits.len, annals.walked, changes);
	repo_free(repo);
	arena_release(&arena);
	return rc;
}
