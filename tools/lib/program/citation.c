#include "muster/citation.h"

#include "muster/mention.h"
#include "muster/name.h"
#include "muster/schema.h"
#include "muster/utf8.h"

/* One file that is looked through. */
struct looking {
	struct citations *citations;
	struct arena *arena;
	const struct program *program;
	const struct document *document;
	const struct record *record;
	VEC(struct citation) fields;	/* what its fields name */
	size_t id_at;		/* where its own id is written */
	bool theirs;		/* the id is another record's here */
	bool named;		/* the file's name begins with the id */
};

bool citation_is_name(const struct record *record)
{
	struct view name = name_of(record->path);
	struct view rest = view_slice(name, record->id.len, name.len);

	return view_equal(view_slice(name, 0, record->id.len), record->id) &&
	       (view_starts(rest, "-") || view_starts(rest, ".") ||
		view_starts(rest, "_"));
}

/* The offset of a value's first byte, behind its quote. */
static size_t value_at(const struct document *document,
		       const struct value *value)
{
	size_t at = utf8_offset(document->bytes, value->span);

	return at + (!value->plain && at < document->bytes.len);
}

/* R-012, or a field of it, R-012.due, where that may be. */
static bool names(const struct field *field, struct view text, struct view id)
{
	return view_equal(view_slice(text, 0, id.len), id) &&
	       (text.len == id.len ||
		(field->of_fields && text.ptr[id.len] == '.'));
}

static void note_field(void *context, const struct field *field,
		       const struct value *value)
{
	struct looking *looking = context;

	if (!names(field, value->text, looking->citations->of->id))
		return;
	*VEC_PUSH(looking->arena, &looking->fields) = (struct citation){
		.document = looking->document, .record = looking->record,
		.at = value_at(looking->document, value),
		.how = CITATION_FIELD, .field = field->name
	};
}

static const struct citation *field_at(const struct looking *looking,
				       size_t at)
{
	for (size_t i = 0; i < looking->fields.len; i++)
		if (looking->fields.items[i].at == at)
			return &looking->fields.items[i];
	return NULL;
}

/* Where the `id` of the file itself is written; behind its end if nowhere. */
static size_t id_at(const struct document *document)
{
	const struct value *id = value_get(document->front, VIEW("id"));

	return id && id->type == VALUE_TEXT ? value_at(document, id)
					    : document->bytes.len;
}

static struct view folder_of(struct view path)
{
	size_t len = path.len - name_of(path).len;

	return view_slice(path, 0, len - (len > 0));
}

/* Does the mention begin the name of the record's file, on a path that
 * leads there from the file that it stands in, from the program's folder or
 * from the root? */
static bool is_path(const struct looking *looking,
		    const struct mention *mention)
{
	struct view target = looking->citations->of->path;
	struct view name = name_of(target), run = mention->run;
	size_t at = mention->at -
		    (size_t)(run.ptr - looking->document->bytes.ptr);
	struct view to = view_slice(run, 0, at + name.len);
	struct view folders[] = { folder_of(looking->document->path),
				  looking->program->dir, VIEW("") };
	struct view rest = view_slice(run, to.len, run.len);

	if (!view_equal(view_slice(run, at, to.len), name) ||
	    (at && run.ptr[at - 1] != '/') ||
	    (rest.len && !view_starts(rest, "#") && !view_is(rest, ".") &&
	     !view_starts(rest, ":")) ||
	    view_search(to, 0, "//") < to.len)
		return false;
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		if (view_equal(name_resolve(looking->arena, folders[i],
					    to),
			       target))
			return true;
	return false;
}

static enum citation_how judge(const struct looking *looking,
			       const struct mention *mention)
{
	if (mention->how == MENTION_PART && looking->named &&
	    is_path(looking, mention))
		return CITATION_PATH;
	return mention->how == MENTION_WORD ? CITATION_TEXT : CITATION_ALIKE;
}

/* Does a text that is no path mean the record? */
static bool is_meant(const struct looking *looking)
{
	const struct kind *kind = looking->citations->of->kind;

	return !looking->theirs && kind && kind->prefix.len;
}

static void add(struct looking *looking, const struct mention *mention)
{
	const struct record *of = looking->citations->of;
	const struct citation *field = field_at(looking, mention->at);
	struct citation citation = { .document = looking->document,
				     .record = looking->record,
				     .at = mention->at,
				     .how = judge(looking, mention) };

	if (mention->how == MENTION_WORD && mention->at == looking->id_at) {
		if (looking->record != of)
			return;
		citation.how = CITATION_ID;
	} else if (field) {
		citation = *field;
	} else if (citation.how != CITATION_PATH && !is_meant(looking)) {
		return;
	}
	*VEC_PUSH(looking->arena, &looking->citations->list) = citation;
}

static void look(struct looking *looking)
{
	struct view bytes = looking->document->bytes;
	const struct record *record = looking->record;
	struct mention mention;
	size_t pos = 0;

	looking->fields.len = 0;
	looking->id_at = id_at(looking->document);
	if (record && record->kind && !looking->theirs)
		schema_references(record->document, record->kind, note_field,
				  looking);
	while (mention_next(bytes, looking->citations->of->id, &pos,
			    &mention))
		add(looking, &mention);
}

static bool is_text(const struct snapshot_file *file)
{
	return (file->kind == SNAPSHOT_FILE ||
		file->kind == SNAPSHOT_UNMERGED) && !file->duplicate;
}

/* Both lists are by path. */
static int look_through(struct looking *looking, struct snapshot *snapshot,
			struct documents *documents, struct err *err)
{
	const struct program *program = looking->program;
	size_t r = 0;

	for (size_t i = 0; i < program->files.files.len; i++) {
		struct snapshot_file file = program->files.files.items[i];

		looking->record = NULL;
		if (r < program->records.len &&
		    view_equal(program->records.items[r].path, file.path))
			looking->record = &program->records.items[r++];
		if (!is_text(&file))
			continue;
		looking->document = documents_file(documents, snapshot, &file,
						   err);
		if (!looking->document)
			return -1;
		look(looking);
	}
	return 0;
}

static void find_others(struct citations *citations, struct arena *arena)
{
	const struct program *program = citations->program;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (record != citations->of &&
		    view_equal(record->id, citations->of->id))
			*VEC_PUSH(arena, &citations->others) = record;
	}
}

int citations_find(struct citations *citations, const struct record *record,
		   const struct programs *programs, struct snapshot *snapshot,
		   struct documents *documents, struct err *err)
{
	struct looking looking = { .citations = citations,
				   .arena = documents->arena,
				   .named = citation_is_name(record) };

	*citations = (struct citations){
		.of = record, .programs = programs,
		.program = programs_of(programs, record)
	};
	find_others(citations, looking.arena);
	for (size_t i = 0; i < programs->list.len; i++) {
		looking.program = programs->list.items[i];
		looking.theirs = looking.program != citations->program &&
				  program_find(looking.program, record->id);
		if (look_through(&looking, snapshot, documents, err) < 0)
			return -1;
	}
	return 0;
}

struct view citation_line(const struct citation *citation)
{
	struct view bytes = citation->document->bytes, line;
	size_t end = view_find(bytes, citation->at, '\n');
	size_t start = citation->at;

	while (start && bytes.ptr[start - 1] != '\n')
		start--;
	line = view_slice(bytes, start, end);
	if (view_ends(line, "\r"))
		line.len--;
	return line;
}

uint32_t citation_number(const struct citation *citation)
{
	return utf8_span(citation->document->bytes, citation->at).line;
}

size_t citations_apply(const struct citations *citations, size_t index,
		       struct view id, struct str *out)
{
	const struct document *document =
		citations->list.items[index].document;
	struct view bytes = document->bytes;
	size_t kept = 0;

	for (; index < citations->list.len; index++) {
		const struct citation *citation =
			&citations->list.items[index];

		if (citation->document != document)
			break;
		if (citation->how == CITATION_ALIKE ||
		    citation->claim != CITATION_OURS)
			continue;
		str_addv(out, view_slice(bytes, kept, citation->at));
		str_addv(out, id);
		kept = citation->at + citations->of->id.len;
	}
	str_addv(out, view_slice(bytes, kept, bytes.len));
	return index;
}
