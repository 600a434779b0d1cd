#include "muster/claim.h"

#include "muster/file.h"
#include "muster/history.h"
#include "muster/schema.h"

#define HEADS_MAX (64u << 10)	/* bytes of MERGE_HEAD */

/* Which of the records a commit has. */
enum there { THERE_NONE = 0, THERE_OURS = 1, THERE_THEIRS = 2 };

struct deciding {
	struct citations *citations;
	struct repo *repo;
	struct documents *documents;
	struct err *err;
	struct map paths;	/* of files with citations that are open */
	unsigned *there;	/* for each citation: enum there, of all
				 * commits that brought it */
};

static bool is_open(const struct citation *citation)
{
	return citation->how == CITATION_FIELD ||
	       citation->how == CITATION_TEXT;
}

/* Does a record's field name the id? */
struct naming {
	struct view field, id;
	bool found;
};

static void look_at_field(void *context, const struct field *field,
			  const struct value *value)
{
	struct naming *naming = context;

	naming->found |= view_equal(field->name, naming->field) &&
			 view_equal(value->text, naming->id);
}

static bool has_line(struct view bytes, struct view wanted)
{
	struct view line;

	while (view_line(&bytes, &line))
		if (view_equal(view_trim(line), wanted))
			return true;
	return false;
}

/* Has this version of the file the reference? A field by its name, a text
 * by its line. */
static bool has(const struct deciding *deciding,
		const struct document *version,
		const struct citation *citation)
{
	struct naming naming = { .field = citation->field,
				 .id = deciding->citations->of->id };

	if (citation->how == CITATION_TEXT)
		return has_line(version->bytes,
				view_trim(citation_line(citation)));
	version = programs_read(deciding->citations->programs, version);
	if (version && version->front)
		schema_references(version, citation->record->kind,
				  look_at_field, &naming);
	return naming.found;
}

/* Has the tree the record, under its path of today? 1, 0 or -1. */
static int has_record(struct deciding *deciding, const struct oid *root,
		      const struct record *record)
{
	const struct document *document;
	struct oid blob;
	unsigned mode;
	int rc = repo_tree_find(deciding->repo, root, record->path, &blob,
				&mode, deciding->err);

	if (rc <= 0 || (mode & TREE_KIND) != TREE_FILE)
		return rc < 0 ? -1 : 0;
	document = documents_blob(deciding->documents, deciding->repo, &blob,
				  record->path, deciding->err);
	if (!document)
		return -1;
	return view_equal(document_text(document, "id"), record->id);
}

static int look_at_tree(struct deciding *deciding, const struct oid *commit,
			unsigned *there)
{
	const struct citations *citations = deciding->citations;
	struct oid root;
	int rc;

	if (repo_commit_tree(deciding->repo, commit, &root,
			     deciding->err) < 0)
		return -1;
	rc = has_record(deciding, &root, citations->of);
	*there = rc > 0 ? THERE_OURS : THERE_NONE;
	for (size_t i = 0; rc >= 0 && i < citations->others.len; i++) {
		rc = has_record(deciding, &root, citations->others.items[i]);
		if (rc > 0)
			*there |= THERE_THEIRS;
	}
	return rc < 0 ? -1 : 0;
}

static const struct document *read_side(struct deciding *deciding,
					const struct history_change *change,
					const struct oid *oid)
{
	return documents_blob(deciding->documents, deciding->repo, oid,
			      change->path, deciding->err);
}

/* The citations of a file that a commit has changed: does it bring them?
 * Then note what else it has. */
static int look_at_change(struct deciding *deciding,
			  const struct history_commit *commit,
			  const struct history_change *change)
{
	const struct document *new, *old = NULL;
	unsigned there = 0;
	bool known = false;

	if (!change->has_new || !map_get(&deciding->paths, change->path))
		return 0;
	new = read_side(deciding, change, &change->new);
	if (new && change->has_old)
		old = read_side(deciding, change, &change->old);
	if (!new || (change->has_old && !old))
		return -1;
	for (size_t i = 0; i < deciding->citations->list.len; i++) {
		const struct citation *citation =
			&deciding->citations->list.items[i];

		if (!is_open(citation) ||
		    !view_equal(citation->document->path, change->path) ||
		    !has(deciding, new, citation) ||
		    (old && has(deciding, old, citation)))
			continue;
		if (!known &&
		    look_at_tree(deciding, &commit->id, &there) < 0)
			return -1;
		known = true;
		deciding->there[i] |= there;
	}
	return 0;
}

/* What is being merged is not behind HEAD yet. */
static int add_merged(struct deciding *deciding, struct history *history)
{
	struct arena *arena = deciding->documents->arena;
	struct view rest, line;
	struct oid tip;
	int rc = file_read(arena_printf(arena, "%s/MERGE_HEAD",
					repo_git_dir(deciding->repo)),
			   HEADS_MAX, arena, &rest, deciding->err);

	if (rc)
		return rc < 0 ? -1 : 0;
	while (view_line(&rest, &line))
		if (oid_parse(view_trim(line), &tip) &&
		    history_add(history, &tip, deciding->err) < 0)
			return -1;
	return 0;
}

static int walk(struct deciding *deciding, struct history_scope *scope)
{
	struct history *history = NULL;
	struct history_commit commit;
	int rc = repo_head(deciding->repo, &scope->tip, deciding->err);

	if (rc <= 0)
		return rc;
	if (history_open(&history, deciding->repo, scope, deciding->err) < 0)
		return -1;
	rc = add_merged(deciding, history);
	while (!rc && (rc = history_next(history, &commit,
					 deciding->err)) > 0) {
		rc = 0;
		for (size_t i = 0; !rc && i < commit.changes.len; i++)
			rc = look_at_change(deciding, &commit,
					    &commit.changes.items[i]);
	}
	history_free(history);
	return rc;
}

/* The folders of the open citations' files. */
static void find_scope(struct deciding *deciding, struct views *dirs)
{
	struct arena *arena = deciding->documents->arena;

	for (size_t i = 0; i < deciding->citations->list.len; i++) {
		const struct citation *citation =
			&deciding->citations->list.items[i];
		struct view path = citation->document->path;
		size_t len = path.len;

		if (!is_open(citation) || map_get(&deciding->paths, path))
			continue;
		map_put(arena, &deciding->paths, path, deciding);
		while (len && path.ptr[len - 1] != '/')
			len--;
		*VEC_PUSH(arena, &dirs->list) =
			view_slice(path, 0, len - (len > 0));
	}
}

/* A walk that has failed says nothing: there may have been more. */
static void judge(struct deciding *deciding, bool failed)
{
	for (size_t i = 0; i < deciding->citations->list.len; i++) {
		struct citation *citation =
			&deciding->citations->list.items[i];
		unsigned there = failed ? THERE_NONE : deciding->there[i];

		if (is_open(citation))
			citation->claim = there == THERE_OURS ? CITATION_OURS
				: there == THERE_THEIRS ? CITATION_THEIRS
							: CITATION_EITHER;
	}
}

int claims_decide(struct citations *citations, struct repo *repo,
		  struct documents *documents, struct err *err)
{
	struct deciding deciding = { .citations = citations, .repo = repo,
				     .documents = documents, .err = err };
	struct history_scope scope = { .since = INT64_MIN };
	struct views dirs = { 0 };
	int rc = 0;

	if (!citations->others.len)
		return 0;
	find_scope(&deciding, &dirs);
	scope.dirs = dirs.list.items;
	scope.ndirs = dirs.list.len;
	deciding.there = arena_array(documents->arena,
				     citations->list.len + 1,
				     sizeof(*deciding.there));
	if (dirs.list.len)
		rc = walk(&deciding, &scope);
	judge(&deciding, rc < 0);
	return rc;
}
