#include "muster/program.h"

#include "muster/foreign.h"
#include "muster/manifest.h"
#include "muster/redaction.h"
#include "program_file.h"

struct loading {
	struct program *program;
	struct snapshot *snapshot;
	struct documents *documents;
	struct err *err;
};

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
	if (!reach_globs(&program->reach, raw->path) ||
	    kinds_find(program->kinds, document_text(raw, "kind")))
		return NULL;
	return kinds_by_file(program->kinds, raw->path);
}

const struct document *program_read(const struct program *program,
				    const struct document *raw,
				    struct arena *arena)
{
	const struct kind *kind;

	if (!reach_holds(&program->reach, raw->path))
		return NULL;
	kind = foreign_kind(program, raw);
	if (kind)
		raw = foreign_read(raw, kind, arena);
	return program->redaction ? redaction_document(program->redaction,
						       raw, arena)
				  : raw;
}

const struct document *programs_read(const struct programs *programs,
				     const struct document *raw)
{
	const struct document *document = NULL;

	for (size_t i = 0; !document && i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		document = program_read(program, raw, program->arena);
	}
	return document;
}

static int load_file(struct loading *loading, struct snapshot_file *file)
{
	struct program *program = loading->program;
	const struct document *document;

	if (!program_file_open(program, file)) {
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
	if (document->has_front || reach_globs(&program->reach, file->path))
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
	    reach_defines(&program->reach, record->path))
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

static void add_lower(struct str *out, struct view text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		str_addc(out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a')
						   : c);
	}
}

static void join_person(struct program *program, struct record *person)
{
	const struct value *emails = value_get(person->document->front,
					       VIEW("emails"));
	struct str email = STR_INIT;

	for (size_t i = 0; emails && i < emails->len; i++) {
		str_clear(&email);
		add_lower(&email, value_string(emails->entries[i].value));
		if (email.len && !map_get(&program->by_email,
					  str_view(&email)))
			map_put(program->arena, &program->by_email,
				view_copy(program->arena, str_view(&email)),
				person);
	}
	str_release(&email);
}

/* Kinds and policies are named apart from the other records: a person may
 * be called `risk`. */
static bool has_public_id(const struct record *record)
{
	return record->id.len &&
	       !(record->kind && (view_is(record->kind->name, "kind") ||
				  view_is(record->kind->name, "policy")));
}

void program_join(struct program *program)
{
	program->by_id = program->by_email = (struct map)MAP_INIT;
	map_reserve(program->arena, &program->by_id, program->records.len);
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
		if (view_is(program_file_local(program, program->
					       records.items[i].path),
			    "charter.md"))
			return;
	finding_add(&program->findings, RULE_PROGRAM_CHARTER, program->dir,
		    (struct span){ 0, 0 }, "the program has no charter.md");
	finding_hint(&program->findings, "write one with `muster init`, or "
		     "mend the folder's name in " MANIFEST_PATH);
}

static int load_files(struct loading *loading)
{
	struct program *program = loading->program;
	struct snapshot_files *files = &program->files;

	VEC_RESERVE(program->arena, &program->records, files->files.len);
	for (size_t i = 0; i < files->files.len; i++)
		if (load_file(loading, &files->files.items[i]) < 0)
			return -1;
	read_definitions(program);
	program_join(program);
	for (size_t i = 0, r = 0; i < files->files.len; i++) {
		const struct snapshot_file *file = &files->files.items[i];
		bool is = r < program->records.len &&
			  program->records.items[r].path.ptr ==
				  file->path.ptr;

		program_file_check(program, file,
				   is ? &program->records.items[r++] : NULL);
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

	if (reach_read(&program->reach, dir, snapshot, documents,
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

/* A folder that the manifest names and that holds nothing. */
static void tell_nowhere(struct programs *programs, struct view dir)
{
	finding_add(&programs->findings, RULE_PROGRAM_CHARTER,
		    VIEW(MANIFEST_PATH), (struct span){ 0, 0 },
		    "there are no records in '" VIEW_FMT "'", VIEW_ARG(dir));
	finding_hint(&programs->findings, "mend the folder's name here, "
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

static int outline(struct loading *loading)
{
	struct program *program = loading->program;
	struct snapshot_files *files = &program->files;

	for (size_t i = 0; i < files->files.len; i++)
		if (reach_defines(&program->reach,
				  files->files.items[i].path) &&
		    load_file(loading, &files->files.items[i]) < 0)
			return -1;
	read_kinds(program, true);
	read_kinds(program, false);
	return 0;
}

int programs_outline(struct programs *programs, struct snapshot *snapshot,
		     struct documents *documents, struct err *err)
{
	struct loading loading = { NULL, snapshot, documents, err };

	if (programs_list(programs, snapshot, documents, err) < 0)
		return -1;
	for (size_t i = 0; i < programs->list.len; i++) {
		loading.program = programs->list.items[i];
		if (outline(&loading) < 0)
			return -1;
	}
	return 0;
}

void programs_folders(const struct programs *programs, struct arena *arena,
		      struct views *folders)
{
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct views *own =
			&programs->list.items[i]->reach.folders;

		for (size_t k = 0; k < own->list.len; k++)
			*VEC_PUSH(arena, &folders->list) = own->list.items[k];
	}
}

int programs_base(const struct programs *programs,
		  const struct snapshot *snapshot, struct snapshot *base,
		  struct snapshot_files *all, struct err *err)
{
	*all = (struct snapshot_files){ 0 };
	if (!snapshot_base(snapshot, base))
		return 0;
	for (size_t i = 0; i < programs->list.len; i++) {
		struct snapshot_files files;

		if (reach_list(&programs->list.items[i]->reach, base, &files,
			       err) < 0)
			return -1;
		for (size_t k = 0; k < files.files.len; k++)
			*VEC_PUSH(base->arena, &all->files) =
				files.files.items[k];
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

const struct program *programs_of(const struct programs *programs,
				  const struct record *record)
{
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++)
			if (record == &program->records.items[k])
				return program;
	}
	return NULL;
}

const struct record *program_person(const struct program *program,
				    struct view email)
{
	const struct record *person;
	struct str lowered = STR_INIT;

	add_lower(&lowered, email);
	person = map_get(&program->by_email, str_view(&lowered));
	str_release(&lowered);
	return person;
}

static bool is_charter_path(const struct program *program, struct view path)
{
	size_t skip = program->dir.len ? program->dir.len + 1 : 0;

	return path.len > skip &&
	       view_is(view_slice(path, skip, path.len), "charter.md");
}

const struct record *program_charter(const struct program *program)
{
	const struct record *first = NULL;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!record->kind ||
		    !view_equal(record->kind->name, VIEW("charter")))
			continue;
		if (is_charter_path(program, record->path))
			return record;
		if (!first)
			first = record;
	}
	return first;
}

struct view program_title(const struct program *program)
{
	const struct record *charter = program_charter(program);

	return charter && charter->title.len ? charter->title : program->dir;
}
