#include "program_file.h"

#include "muster/name.h"

#define FORGED "git writes no such thing: do not merge this commit, and " \
	       "ask who made it"

/* What a listed path is when it is no plain file. */
static const struct {
	const char *what;	/* NULL: it is one */
	const char *hint;
} oddities[] = {
	[SNAPSHOT_FILE] = { NULL, NULL },
	[SNAPSHOT_SYMLINK] = { "a symbolic link, which is not followed",
			       "put what it points at in its place, or move "
			       "the link out of the program" },
	[SNAPSHOT_GITLINK] = { "a submodule, which is not looked into",
			       "put its records in its place, or move it out "
			       "of the program" },
	[SNAPSHOT_FOLDER] = { "a folder has the name of a record",
			      "git mv it to a name that does not end in .md" },
	[SNAPSHOT_ODD] = { "this is not a plain file",
			   "put a plain file in its place, or delete it" },
	[SNAPSHOT_UNMERGED] = { NULL, NULL },
	[SNAPSHOT_HOSTILE] = { "a name that no checkout can hold", FORGED },
};

struct view program_file_local(const struct program *program, struct view path)
{
	return view_slice(path, program->dir.len ? program->dir.len + 1 : 0,
			  path.len);
}

bool program_file_open(struct program *program,
		       const struct snapshot_file *file)
{
	struct findings *findings = &program->findings;

	if (oddities[file->kind].what || file->duplicate) {
		finding_add(findings, RULE_FILE_ODD, file->path,
			    (struct span){ 0, 0 }, "%s",
			    file->duplicate ? "a tree lists this path twice"
					    : oddities[file->kind].what);
		finding_hint(findings, "%s",
			     file->duplicate ? FORGED
					     : oddities[file->kind].hint);
	}
	if (file->kind == SNAPSHOT_UNMERGED) {
		finding_add(findings, RULE_FILE_UNMERGED, file->path,
			    (struct span){ 0, 0 },
			    "a merge conflict is not resolved");
		finding_hint(findings, "resolve it, then git add the file or "
			     "git rm it");
	}
	return !oddities[file->kind].what;
}

/* Should a file without front matter have been a record? Its name begins
 * with a kind's prefix, or it lies in a kind's folder. */
static bool looks_like_record(struct program *program, struct view path)
{
	struct view local = program_file_local(program, path);
	struct view name = name_of(local);
	struct view folder = view_slice(local, 0,
					local.len - name.len -
					(local.len > name.len));
	struct views names;

	if (view_is(name, "README.md"))
		return false;
	if (kinds_by_prefix(program->kinds, name))
		return true;
	kinds_names(program->kinds, &names);
	for (size_t i = 0; i < names.list.len; i++) {
		const struct kind *kind = kinds_find(program->kinds,
						     names.list.items[i]);

		if (kind && kind->folder.len &&
		    view_equal(kind->folder, folder))
			return true;
	}
	return view_is(local, "charter.md") || view_is(local, "policy.md");
}

/* Plain documentation is left alone, unless it seems to be a record. */
static void check_plain(struct program *program, struct view path)
{
	if (!looks_like_record(program, path))
		return;
	finding_add(&program->findings, RULE_FILE_NOT_RECORD, path,
		    (struct span){ 1, 1 },
		    "this file should be a record but does not begin with ---");
	finding_hint(&program->findings, "begin it with front matter as "
		     "`muster new` writes it, or move it out of the records' "
		     "folders");
}

/* A file that a glob makes a record of and that does not begin as one. */
static void check_front(struct program *program, const struct record *record)
{
	struct view bytes = record->document->bytes, rest = view_trim(bytes);
	bool late = view_starts(rest, "---") && rest.ptr > bytes.ptr;
	struct finding *finding;

	if (record->document->has_front)
		return;
	finding = finding_add(&program->findings, RULE_FILE_NOT_RECORD,
			      record->path, (struct span){ 1, 1 }, "%s",
			      late ? "the front matter does not begin on the "
				     "first line"
			      : view_starts(rest, "|")
				      ? "the fields stand in a table, where "
					"only readers can find them"
				      : "this file should be a record but "
					"does not begin with ---");
	finding->severity = SEVERITY_ERROR;
	if (late)
		finding_hint(&program->findings, "delete what stands before "
			     "the first ---");
	else
		finding_hint(&program->findings, "put its fields between two "
			     "lines ---, each as a line 'KEY: VALUE', or if "
			     "it is no " VIEW_FMT ", narrow 'files' of that "
			     "kind", VIEW_ARG(record->kind
					      ? record->kind->name
					      : VIEW("record")));
}

static void check_name(struct program *program,
		       const struct snapshot_file *file)
{
	struct view path = file->path;

	if (file->kind == SNAPSHOT_HOSTILE || name_is_portable(path))
		return;
	finding_add(&program->findings, RULE_FILE_NAME, path,
		    (struct span){ 0, 0 },
		    "some systems can't check out a file of this name");
	finding_hint(&program->findings, "git mv it to a name of letters, "
		     "digits and dashes; its id stays");
}

void program_file_check(struct program *program,
			const struct snapshot_file *file,
			const struct record *record)
{
	check_name(program, file);
	if (record)
		check_front(program, record);
	else
		check_plain(program, file->path);
}
