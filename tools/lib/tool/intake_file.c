#include "muster/intake_file.h"

#include "muster/file.h"
#include "muster/utf8.h"

/* The whole file. 0, -1, or 1: it is of no use. */
static int read_file(struct command *command, const char *path,
		     struct view *bytes)
{
	size_t bad;

	switch (file_read(path, SHEET_BYTES_MAX, &command->arena, bytes,
			  &command->err)) {
	case FILE_OK:
		break;
	case FILE_MISSING:
		err_set(&command->err, "there is no file '%s'", path);
		return 1;
	case FILE_LARGE:
		err_set(&command->err, "'%s' has more than %u MiB: split it",
			path, SHEET_BYTES_MAX >> 20);
		return 1;
	case FILE_ODD:
		err_set(&command->err, "'%s' is not a plain file", path);
		return 1;
	default:
		return -1;
	}
	bad = utf8_invalid(*bytes);
	if (bad == bytes->len)
		return 0;
	err_set(&command->err, "'%s' is not UTF-8 (line %u): save it as \"CSV "
		"UTF-8\" or convert it with iconv", path,
		(unsigned)utf8_span(*bytes, bad).line);
	return 1;
}

int intake_file_map(struct fieldmap *map, struct command *command,
		    const char *path)
{
	struct view bytes;
	int rc = read_file(command, path, &bytes);

	if (rc)
		return rc;
	return fieldmap_read(map, view_of(path), bytes, &command->err) < 0;
}

int intake_file_sheets(struct sheets *sheets, struct command *command,
		       const char *path)
{
	bool markdown = view_ends(view_of(path), ".md") ||
			view_ends(view_of(path), ".markdown");
	struct view bytes;
	int rc = read_file(command, path, &bytes);

	if (rc)
		return rc;
	rc = markdown ? sheet_read_markdown(sheets, bytes, &command->arena,
					    &command->err)
		      : sheet_read_csv(sheets, bytes, &command->arena,
				       &command->err);
	if (rc < 0) {
		err_prefix(&command->err, "%s", path);
		return 1;
	}
	if (sheets->list.len)
		return 0;
	err_set(&command->err, "there is no table in '%s': a CSV file begins "
		"with its columns' names, a Markdown table has a row of "
		"dashes", path);
	return 1;
}
