#include "muster/manifest.h"

#include "muster/bytes.h"
#include "muster/yaml.h"

/* A folder that the manifest may name: below the root, and plain. */
static bool is_folder(struct view dir)
{
	return dir.len && dir.len < SNAPSHOT_PATH_MAX && *dir.ptr != '/' &&
	       !view_ends(dir, "/") && !view_is(dir, ".") &&
	       !view_is(dir, "..") && !view_starts(dir, "../") &&
	       !view_ends(dir, "/..") && !view_starts(dir, "./") &&
	       view_search(dir, 0, "/../") == dir.len &&
	       view_search(dir, 0, "/./") == dir.len &&
	       view_search(dir, 0, "//") == dir.len &&
	       view_find(dir, 0, '\0') == dir.len;
}

static void tell(struct findings *findings, struct span span,
			  const char *what, struct view word)
{
	finding_add(findings, RULE_POLICY_VALUE,
		    VIEW(MANIFEST_PATH), span, "%s '" VIEW_FMT "'", what,
		    VIEW_ARG(word));
	finding_hint(findings, "write the folders of the "
		     "programs as a list: 'programs: [program]'");
}

/* The manifest's list; a broken manifest stands for the default, so that
 * the records are looked at all the same. */
static void read_list(struct findings *findings, struct view bytes,
			  struct arena *arena, struct views *dirs)
{
	struct value *front = yaml_read(bytes, VIEW(MANIFEST_PATH), arena,
					findings);
	struct value *list = value_get(front, VIEW("programs"));

	for (size_t i = 0; front && i < front->len; i++)
		if (!view_is(front->entries[i].key, "programs"))
			tell(findings, front->entries[i].key_span,
				      "the manifest has no option",
				      front->entries[i].key);
	if (list && list->type != VALUE_LIST)
		tell(findings, list->span, "not a list:",
			      value_string(list));
	for (size_t i = 0; list && list->type == VALUE_LIST && i < list->len;
	     i++) {
		struct view dir = value_string(list->entries[i].value);

		if (view_ends(dir, "/"))
			dir.len--;
		if (is_folder(dir))
			*VEC_PUSH(arena, &dirs->list) = dir;
		else
			tell(findings, list->entries[i].value->span,
				      "not a folder below the "
				      "repository's root:",
				      dir);
	}
}

int manifest_read(struct snapshot *snapshot, struct arena *arena,
		  struct views *dirs, struct findings *findings,
		  struct err *err)
{
	struct snapshot_file file;
	struct view bytes;
	int rc = snapshot_find(snapshot, VIEW(MANIFEST_PATH), &file, err);

	if (rc < 0)
		return -1;
	if (rc && file.kind != SNAPSHOT_FILE)
		tell(findings, (struct span){ 0, 0 }, "this is not a plain "
		     "file:", VIEW(MANIFEST_PATH));
	if (rc && file.kind == SNAPSHOT_FILE) {
		rc = snapshot_read(snapshot, &file, &bytes, err);
		if (rc < 0)
			return -1;
		if (rc == SNAPSHOT_LARGE)
			tell(findings, (struct span){ 0, 0 }, "this file is "
			     "too large:", VIEW(MANIFEST_PATH));
		else if (bytes_check(VIEW(MANIFEST_PATH), bytes, bytes.len,
				     findings))
			read_list(findings, bytes, arena, dirs);
	}
	if (dirs->list.len)
		return 1;
	*VEC_PUSH(arena, &dirs->list) = VIEW(MANIFEST_DEFAULT);
	return 0;
}
