#include "look.h"

static const char *const kinds[] = {
	[SNAPSHOT_FILE] = "file", [SNAPSHOT_SYMLINK] = "link",
	[SNAPSHOT_GITLINK] = "gitlink", [SNAPSHOT_FOLDER] = "folder",
	[SNAPSHOT_ODD] = "odd", [SNAPSHOT_UNMERGED] = "unmerged",
	[SNAPSHOT_HOSTILE] = "hostile"
};

void look_at(struct fixture *fixture, enum snapshot_source source)
{
	struct repo *repo = fixture_open(fixture);

	if (snapshot_open(&fixture->snapshot, repo, source, NULL,
			  &fixture->arena, &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
}

static const char *text_of(struct fixture *fixture, struct str *text)
{
	const char *copy = arena_copy(&fixture->arena,
				      text->buf ? text->buf : "", text->len);

	str_release(text);
	return copy;
}

const char *look_listing(struct fixture *fixture, struct view dir)
{
	struct snapshot_files files;
	struct str text = STR_INIT;

	if (snapshot_list(&fixture->snapshot, dir, &files, &fixture->err) < 0)
		return fixture->err.text;
	for (size_t i = 0; i < files.files.len; i++) {
		const struct snapshot_file *file = &files.files.items[i];

		str_addf(&text, "%s%s %.*s%s", i ? ", " : "",
			 kinds[file->kind], VIEW_ARG(file->path),
			 file->duplicate ? " twice" : "");
	}
	return text_of(fixture, &text);
}

void look_lists(struct fixture *fixture, enum snapshot_source source,
		const char *expected)
{
	look_at(fixture, source);
	assert_string_equal(look_listing(fixture, VIEW("program")), expected);
}

const char *look_bytes(struct fixture *fixture, const char *path)
{
	struct snapshot_file file;
	struct view bytes;

	if (snapshot_find(&fixture->snapshot, view_of(path), &file,
			  &fixture->err) != 1)
		return NULL;
	if (snapshot_read(&fixture->snapshot, &file, &bytes,
			  &fixture->err) != SNAPSHOT_READ)
		fail_msg("%s", fixture->err.text);
	assert_true(file.has_oid);
	return view_copy(&fixture->arena, bytes).ptr;
}

void look_reads(struct fixture *fixture, enum snapshot_source source,
		const char *path, const char *expected)
{
	const char *bytes;

	look_at(fixture, source);
	bytes = look_bytes(fixture, path);
	if (!expected)
		assert_null(bytes);
	else
		assert_string_equal(bytes ? bytes : "(none)", expected);
}

/* The bytes and ids of all files, one behind the other. */
static const char *everything(struct fixture *fixture)
{
	struct snapshot_files files;
	struct str text = STR_INIT;
	char hex[OID_HEX + 1];
	struct view bytes;

	assert_int_equal(snapshot_list(&fixture->snapshot, VIEW("program"),
				       &files, &fixture->err), 0);
	for (size_t i = 0; i < files.files.len; i++) {
		struct snapshot_file *file = &files.files.items[i];

		if (file->kind != SNAPSHOT_FILE)
			continue;
		assert_int_equal(snapshot_read(&fixture->snapshot, file,
					       &bytes, &fixture->err), 0);
		str_addv(&text, bytes);
		str_adds(&text, oid_hex(&file->oid, hex));
	}
	return text_of(fixture, &text);
}

void look_all_agree(struct fixture *fixture)
{
	const char *listing, *bytes;

	look_at(fixture, SNAPSHOT_COMMIT);
	listing = look_listing(fixture, VIEW("program"));
	bytes = everything(fixture);
	for (int source = 0; source < SNAPSHOT_COMMIT; source++) {
		look_lists(fixture, (enum snapshot_source)source, listing);
		assert_string_equal(everything(fixture), bytes);
	}
}
