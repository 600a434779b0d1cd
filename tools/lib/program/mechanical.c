#include "muster/mechanical.h"

int mechanical_read(struct mechanical *mechanical, struct snapshot *snapshot,
		    struct err *err)
{
	struct arena *arena = snapshot->arena;
	struct snapshot_file file;
	struct view bytes, line;
	int rc = snapshot_find(snapshot, VIEW(MECHANICAL_PATH), &file, err);

	*mechanical = (struct mechanical){ MAP_INIT };
	if (rc <= 0 || file.kind != SNAPSHOT_FILE)
		return rc < 0 ? -1 : 0;
	rc = snapshot_read(snapshot, &file, &bytes, err);
	if (rc != SNAPSHOT_READ)
		return rc < 0 ? -1 : 0;
	while (view_line(&bytes, &line)) {
		struct oid *oid = arena_alloc(arena, sizeof(*oid));

		line = view_slice(line, 0, view_find(line, 0, '#'));
		if (oid_parse(view_trim(line), oid))
			map_put(arena, &mechanical->commits, oid_key(oid),
				oid);
	}
	return 0;
}

bool mechanical_has(const struct mechanical *mechanical,
		    const struct oid *commit)
{
	return map_get(&mechanical->commits, oid_key(commit)) != NULL;
}
