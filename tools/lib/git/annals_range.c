#include "annals_range.h"

#include "muster/child.h"

int annals_range_read(struct map *ids, struct repo *repo,
		      const struct annals_scope *scope, struct arena *arena,
		      struct err *err)
{
	char tip[OID_HEX + 1], since[OID_HEX + 1];
	const char *const argv[] = { "rev-list", oid_hex(&scope->tip, tip),
				     "--not", oid_hex(scope->since, since),
				     NULL };
	struct child_result result;
	struct view line;

	if (child_git(repo_git_dir(repo), repo_work_dir(repo), argv, arena,
		      &result, err) < 0)
		return -1;
	if (result.status)
		return err_set(err, "git can't list the commits from %.10s to "
			       "%.10s: run `git fsck`", since, tip);
	while (view_line(&result.out, &line)) {
		struct oid *id = arena_alloc(arena, sizeof(*id));

		if (oid_parse(line, id))
			map_put(arena, ids, oid_key(id), id);
	}
	return 0;
}
