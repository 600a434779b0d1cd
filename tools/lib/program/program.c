#include "muster/program.h"

#include "muster/foreign.h"
#include "muster/manifest.h"
#include "muster/name.h"

struct loading {
	struct program *program;
	struct snapshot *snapshot;
	struct documents *documents;
	struct err *err;
};

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

/* The path below the program's directory. */
static struct view local_path(const struct program *program, struct view path)
{
	return view_slice(path, program->dir.len ? program->dir.len + 1 : 0,
			  path.len);
}

static void check_oddity(struct program *program,
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
}

static void add_record(struct program *program,
		       const struct document *document,
		       const struct snapshot_file *file)
{
	struct record *record = VEC_PUSH(program->arena, &program->records);

	record->path = file->path;
	record->has_oid = file->has_oid;
	record->oid = file->oid;
	record_take(record, document);
	program->broken += !document->front;
}

/* The kind that a file is of because of where it lies; one that it names
 * itself goes before. */
static const struct kind *foreign_kind(const struct program *program,
				       const struct document *raw)
{
	if (!scope_globs(&program->scope, raw->path) ||
	    kinds_find(program->kinds, document_text(raw, "kind")))
		return NULL;
	return kinds_by_file(program->kinds, raw->path);
}

static const struct document *translate(const struct program *program,
					const struct document *raw)
{
	const struct kind *kind = foreign_kind(program, raw);

	return kind ? foreign_read(raw, kind, program->arena) : raw;
}

const struct document *programs_read(const struct programs *programs,
				     const struct document *raw)
{
	for (size_t i = 0; i < programs->list.len; i++)
		if (scope_holds(&programs->list.items[i]->scope, raw->path))
			return translate(programs->list.items[i], raw);
	return NULL;
}

/* Should a file without front matter have been a record? Its name begins
 * with a kind's prefix, or it lies in a kind's folder. */
static bool looks_like_record(struct program *program, struct view path)
{
	struct view local = local_path(program, path);
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

	if (record->document->has_front || !record->kind)
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
			     "kind", VIEW_ARG(record->kind->name));
}

static int load_file(struct loading *loading, struct snapshot_file *file)
{
	struct program *program = loading->program;
	const struct document *document;

	check_oddity(program, file);
	if (oddities[file->kind].what) {
		add_record(program, document_unread(file->path,
						    program->arena), file);
		return 0;
	}
	document = documents_file(loading->documents, loading->snapshot, file,
				  loading->err);
	if (!document)
		return -1;
	if (program->records.len >= PROGRAM_RECORDS_MAX)
		return err_set(loading->err, "'" VIEW_FMT "' holds more than "
			       "%d records: split the program, and list its "
			       "parts in " MANIFEST_PATH,
			       VIEW_ARG(program->dir), PROGRAM_RECORDS_MAX);
	if (document->has_front || scope_globs(&program->scope, file->path))
		add_record(program, document, file);
	return 0;
}

static bool defines_kind(const struct record *record)
{
	return view_is(document_text(record->document, "kind"), "kind");
}

/* Globs count where they are found without a look at every record. */
static void check_place(struct program *program, const struct record *record)
{
	if (!value_get(record->document->front, VIEW("files")) ||
	    scope_defines(&program->scope, record->path))
		return;
	finding_add(&program->findings, RULE_KIND_DEFINITION, record->path,
		    document_span(record->document, VIEW("files")),
		    "'files' counts only for kinds in " VIEW_FMT "/kinds/",
		    VIEW_ARG(program->dir));
	finding_hint(&program->findings, "git mv this file there");
}

/* What every record has comes before the kinds, which have it too. */
static void read_kinds(struct program *program, bool common)
{
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!defines_kind(record) ||
		    view_is(record->id, "record") != common)
			continue;
		kinds_define(program->kinds, record->document,
			     &program->findings);
		check_place(program, record);
	}
}

/* Kinds come first: everything else is read by them. */
static void read_definitions(struct program *program)
{
	read_kinds(program, true);
	read_kinds(program, false);
	for (size_t i = 0; i < program->records.len; i++)
		if (defines_kind(&program->records.items[i]))
			kinds_check(program->kinds,
				    program->records.items[i].document,
				    &program->findings);
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (view_is(document_text(record->document, "kind"),
			    "policy"))
			policy_read(&program->policy, record->document,
				    program->kinds, program->arena,
				    &program->findings);
	}
}

static struct view lower(struct arena *arena, struct view text)
{
	char *copy = arena_copy(arena, text.ptr, text.len);

	for (size_t i = 0; i < text.len; i++)
		if (copy[i] >= 'A' && copy[i] <= 'Z')
			copy[i] = (char)(copy[i] - 'A' + 'a');
	return (struct view){ copy, text.len };
}

static void join_person(struct program *program, struct record *person)
{
	const struct value *emails = value_get(person->document->front,
					       VIEW("emails"));

	for (size_t i = 0; emails && i < emails->len; i++) {
		struct view email = lower(program->arena, value_string(
					  emails->entries[i].value));

		if (email.len && !map_get(&program->by_email, email))
			map_put(program->arena, &program->by_email, email,
				person);
	}
}

/* Kinds and policies are named apart from the other records: a person may
 * be called `risk`. */
static bool has_public_id(const struct record *record)
{
	return record->id.len &&
	       !(record->kind && (view_is(record->kind->name, "kind") ||
				  view_is(record->kind->name, "policy")));
}

static void join(struct program *program)
{
	for (size_t i = 0; i < program->records.len; i++) {
		struct record *record = &program->records.items[i];

		record->kind = foreign_kind(program, record->document);
		if (record->kind)
			record_take(record, foreign_read(record->document,
							 record->kind,
							 program->arena));
		else
			record->kind = kinds_find(program->kinds,
						  document_text(
						  record->document, "kind"));
		if (record->kind)
			record->class = kind_status(record->kind,
						    record->status);
		if (has_public_id(record) &&
		    !map_get(&program->by_id, record->id))
			map_put(program->arena, &program->by_id, record->id,
				record);
		if (record->kind && view_is(record->kind->name, "person"))
			join_person(program, record);
	}
}

static void check_charter(struct program *program)
{
	for (size_t i = 0; i < program->records.len; i++)
		if (view_is(local_path(program,
				       program->records.items[i].path),
			    "charter.md"))
			return;
	finding_add(&program->findings, RULE_PROGRAM_CHARTER, program->dir,
		    (struct span){ 0, 0 }, "the program has no charter.md");
	finding_hint(&program->findings, "write one with `muster init`, or "
		     "mend the directory's name in " MANIFEST_PATH);
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

static int load_files(struct loading *loading)
{
	struct program *program = loading->program;
	struct snapshot_files *files = &program->files;

	for (size_t i = 0; i < files->files.len; i++)
		if (load_file(loading, &files->files.items[i]) < 0)
			return -1;
	read_definitions(program);
	join(program);
	for (size_t i = 0, r = 0; i < files->files.len; i++) {
		struct view path = files->files.items[i].path;

		check_name(program, &files->files.items[i]);
		if (r < program->records.len &&
		    program->records.items[r].path.ptr == path.ptr)
			check_front(program, &program->records.items[r++]);
		else
			check_plain(program, path);
	}
	check_charter(program);
	return 0;
}

/* A program whose files are listed, unless it has none. */
static int list(struct programs *programs, struct snapshot *snapshot,
		struct view dir, struct documents *documents, struct err *err)
{
	struct arena *arena = documents->arena;
	struct program *program = arena_alloc(arena, sizeof(*program));

	if (scope_read(&program->scope, dir, snapshot, documents,
		       &program->files, err) < 0)
		return -1;
	if (!program->files.files.len)
		return 0;
	program->arena = arena;
	program->dir = dir;
	program->findings.arena = arena;
	program->kinds = arena_alloc(arena, sizeof(*program->kinds));
	kinds_init(program->kinds, arena);
	policy_init(&program->policy);
	*VEC_PUSH(arena, &programs->list) = program;
	return 0;
}

/* A directory that the manifest names and that holds nothing. */
static void tell_nowhere(struct programs *programs, struct view dir)
{
	finding_add(&programs->findings, RULE_PROGRAM_CHARTER,
		    VIEW(MANIFEST_PATH), (struct span){ 0, 0 },
		    "there are no records in '" VIEW_FMT "'", VIEW_ARG(dir));
	finding_hint(&programs->findings, "mend the directory's name here, "
		     "or begin the program with `muster init`");
}

int programs_list(struct programs *programs, struct snapshot *snapshot,
		  struct documents *documents, struct err *err)
{
	struct arena *arena = documents->arena;
	struct views dirs = { 0 };
	int listed;

	*programs = (struct programs){ 0 };
	programs->findings.arena = arena;
	listed = manifest_read(snapshot, arena, &dirs, &programs->findings,
			       err);
	if (listed < 0)
		return -1;
	for (size_t i = 0; i < dirs.list.len; i++) {
		size_t before = programs->list.len;

		if (list(programs, snapshot, dirs.list.items[i], documents,
			 err) < 0)
			return -1;
		if (listed && programs->list.len == before)
			tell_nowhere(programs, dirs.list.items[i]);
	}
	return 0;
}

int programs_load(struct programs *programs, struct snapshot *snapshot,
		  struct documents *documents, struct err *err)
{
	struct loading loading = { NULL, snapshot, documents, err };

	if (programs_list(programs, snapshot, documents, err) < 0)
		return -1;
	for (size_t i = 0; i < programs->list.len; i++) {
		loading.program = programs->list.items[i];
		if (load_files(&loading) < 0 ||
		    baseline_read(&loading.program->baseline, snapshot,
				  loading.program->dir,
				  &loading.program->findings, err) < 0)
			return -1;
	}
	return 0;
}

const struct record *program_find(const struct program *program,
				  struct view id)
{
	return map_get(&program->by_id, id);
}

const struct record *programs_find(const struct programs *programs,
				   struct view id,
				   const struct program **owner)
{
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];
		const struct record *record = program_find(program, id);

		if (!record)
			continue;
		if (owner)
			*owner = program;
		return record;
	}
	return NULL;
}

const struct record *program_person(const struct program *program,
				    struct view email)
{
	return map_get(&program->by_email, lower(program->arena, email));
}

struct view program_title(const struct program *program)
{
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (record->kind && record->title.len &&
		    view_is(record->kind->name, "charter"))
			return record->title;
	}
	return program->dir;
}
