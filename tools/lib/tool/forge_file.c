#include "muster/forge_file.h"

#include "muster/file.h"
#include "muster/here.h"

int forge_file_find(struct forge_file *file, const struct repo *repo,
		    struct arena *arena, struct err *err)
{
	const char *path = arena_printf(arena, "%s/%s", repo_work_dir(repo),
					forge_path(file->forge));
	struct view old = VIEW("");
	int rc = file_read(path, FORGE_FILE_MAX, arena, &old, err);

	if (rc < 0)
		return -1;
	file->kept = rc != FILE_MISSING;
	file->runs = forge_runs(old);
	if (!file->from.repository.len && !file->runs)
		return 1;
	file->text = forge_text(file->forge, &file->from, arena);
	return 0;
}

bool forge_file_is_new(const struct forge_file *file)
{
	return file->forge && !file->kept;
}

int forge_file_write(const struct forge_file *file, const struct repo *repo,
		     struct err *err)
{
	if (!forge_file_is_new(file))
		return 0;
	return here_create(repo, view_of(forge_path(file->forge)), file->text,
			   err) < 0 ? -1 : 0;
}

void forge_file_advise(struct str *out, const struct forge_file *file)
{
	struct view rest = file->text, line;

	if (!file->forge || file->runs || !file->kept)
		return;
	str_addf(out, "Add to %s, which does not run muster:\n\n",
		 forge_path(file->forge));
	while (view_line(&rest, &line))
		if (!view_starts(line, "#"))
			str_addf(out, "    " VIEW_FMT "\n", VIEW_ARG(line));
	str_addc(out, '\n');
}
