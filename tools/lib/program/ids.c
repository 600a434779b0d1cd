#include "muster/ids.h"

#include <string.h>

#include "muster/date.h"
#include "muster/history.h"
#include "muster/name.h"
#include "muster/utf8.h"

#define SHORT_ID 10	/* digits of a commit that a message shows */

struct folder {
	struct oid oid;
	struct view path;
};

/* A walk over the trees of the branches, or over the history. */
struct walk {
	struct ids *ids;
	const struct program *program;
	struct repo *repo;
	struct view where;
	VEC(struct folder) folders;	/* still to be read */
	struct arena tree;		/* what one tree needs */
	struct arena blob;		/* what one blob needs */
	struct err *err;
};

void ids_init(struct ids *ids, struct arena *arena)
{
	*ids = (struct ids){ .arena = arena };
}

void ids_take(struct ids *ids, struct view text, struct view where)
{
	struct view look = utf8_skeleton(ids->arena, text);
	struct id *id;

	if (!text.len || map_get(&ids->taken, look))
		return;
	id = arena_alloc(ids->arena, sizeof(*id));
	*id = (struct id){ .text = text, .where = where };
	map_put(ids->arena, &ids->taken, look, id);
}

/* A record's id, or that of its name. */
static struct view id_of(const struct document *document)
{
	struct view id = document_text(document, "id");

	return id.len ? id : name_id(name_of(document->path));
}

void ids_take_program(struct ids *ids, const struct program *program,
		      struct view where)
{
	for (size_t i = 0; i < program->records.len; i++)
		ids_take(ids, id_of(program->records.items[i].document),
			 where);
}

/* `scratch` is where the file's bytes and their document live. */
static void take_file(struct ids *ids, const struct program *program,
		      struct view path, struct view bytes, struct view where,
		      struct arena *scratch)
{
	const struct document *document = program_read(
		program, document_read(path, bytes, scratch), scratch);

	if (document && document->has_front)
		ids_take(ids, view_copy(ids->arena, id_of(document)), where);
}

int ids_read_snapshot(struct ids *ids, const struct program *program,
		      struct snapshot *snapshot, struct view where,
		      struct err *err)
{
	struct snapshot_files files = { 0 };

	if (reach_list(&program->reach, snapshot, &files, err) < 0)
		return -1;
	for (size_t i = 0; i < files.files.len; i++) {
		struct snapshot_file *file = &files.files.items[i];
		struct view bytes = VIEW("---");
		int rc;

		if (file->kind != SNAPSHOT_FILE &&
		    file->kind != SNAPSHOT_UNMERGED)
			continue;
		rc = snapshot_read(snapshot, file, &bytes, err);
		if (rc < 0)
			return -1;
		take_file(ids, program, file->path, bytes, where,
			  snapshot->arena);
	}
	return 0;
}

/* Has this object been looked at, at this path, which an id can come from?
 * From now on it has. */
static bool is_seen(struct ids *ids, const struct oid *oid, struct view path)
{
	char *bytes = arena_alloc(ids->arena, OID_SIZE + path.len);
	struct view key = { bytes, OID_SIZE + path.len };

	memcpy(bytes, oid->id, OID_SIZE);
	memcpy(bytes + OID_SIZE, path.ptr, path.len);
	if (map_get(&ids->seen, key))
		return true;
	map_put(ids->arena, &ids->seen, key, ids);
	return false;
}

static int read_blob(struct walk *walk, const struct oid *oid,
		     struct view path)
{
	struct view bytes = VIEW("---");	/* of one too large to read */
	int rc = repo_read_blob(walk->repo, oid, path, &walk->blob, &bytes,
				walk->err);

	if (rc >= 0)
		take_file(walk->ids, walk->program, path, bytes, walk->where,
			  &walk->blob);
	arena_clear(&walk->blob);
	return rc < 0 ? -1 : 0;
}

static void add_folder(struct walk *walk, const struct oid *oid,
		       struct view path)
{
	if (!is_seen(walk->ids, oid, path))
		*VEC_PUSH(walk->ids->arena, &walk->folders) =
			(struct folder){ *oid, path };
}

static int read_entry(struct walk *walk, const struct tree_entry *entry,
		      struct view folder)
{
	unsigned kind = entry->mode & TREE_KIND;
	struct view path;

	if (kind != TREE_FOLDER &&
	    (kind != TREE_FILE || !tree_name_is_record(entry->name)))
		return 0;
	path = view_of(arena_printf(walk->ids->arena, VIEW_FMT "%s" VIEW_FMT,
				    VIEW_ARG(folder), folder.len ? "/" : "",
				    VIEW_ARG(entry->name)));
	if (kind == TREE_FOLDER)
		add_folder(walk, &entry->oid, path);
	else if (reach_holds(&walk->program->reach, path) &&
		 !is_seen(walk->ids, &entry->oid, path))
		return read_blob(walk, &entry->oid, path);
	return 0;
}

static int read_tree(struct walk *walk, const struct folder *folder)
{
	struct repo_tree tree = { 0 };
	int rc = repo_read_tree(walk->repo, &folder->oid, &walk->tree, &tree,
				walk->err);

	for (size_t i = 0; !rc && i < tree.entries.len; i++)
		rc = read_entry(walk, &tree.entries.items[i], folder->path);
	arena_clear(&walk->tree);
	return rc;
}

/* What the tree has of one folder of the reach. */
static int read_folder(struct walk *walk, const struct oid *root,
		       struct view path)
{
	struct oid oid = *root;
	unsigned mode = TREE_FOLDER;
	int rc = path.len ? repo_tree_find(walk->repo, root, path, &oid,
					   &mode, walk->err) : 1;

	if (rc <= 0)
		return rc;
	if ((mode & TREE_KIND) == TREE_FOLDER)
		add_folder(walk, &oid, path);
	rc = 0;
	while (!rc && walk->folders.len) {
		struct folder folder =
			walk->folders.items[--walk->folders.len];

		rc = read_tree(walk, &folder);
	}
	return rc;
}

static int read_commit(struct walk *walk, const struct oid *commit)
{
	const struct views *folders = &walk->program->reach.folders;
	struct oid root;
	int rc = repo_commit_tree(walk->repo, commit, &root, walk->err);

	for (size_t i = 0; !rc && i < folders->list.len; i++)
		rc = read_folder(walk, &root, folders->list.items[i]);
	return rc;
}

int ids_read_branches(struct ids *ids, const struct program *program,
		      struct repo *repo, struct err *err)
{
	struct walk walk = { .ids = ids, .program = program, .repo = repo,
			     .err = err };
	struct repo_refs refs = { 0 };
	int rc = repo_branches(repo, ids->arena, &refs, err);

	for (size_t i = 0; !rc && i < refs.refs.len; i++) {
		walk.where = refs.refs.items[i].name;
		rc = read_commit(&walk, &refs.refs.items[i].commit);
		if (rc < 0)
			err_prefix(err, VIEW_FMT, VIEW_ARG(walk.where));
	}
	arena_release(&walk.tree);
	arena_release(&walk.blob);
	return rc;
}

/* "until commit 1234567890 (2026-03-02)": an id that only the old side of a
 * change has ends with it. */
static struct view describe(struct walk *walk, const char *how,
			    const struct history_commit *commit)
{
	char hex[OID_HEX + 1], date[DATE_SIZE];

	return view_of(arena_printf(
		walk->ids->arena, "%s commit %.*s (%s)", how, SHORT_ID,
		oid_hex(&commit->id, hex),
		date_format(date_of_time(commit->committer_time), date)));
}

/* A version that is not there any more. One that can't be read has its name,
 * and the first such keeps the sentence. */
static void take_version(struct walk *walk,
			 const struct history_commit *commit,
			 struct view path, const struct oid *oid,
			 const char *how)
{
	size_t known = walk->ids->taken.len;
	struct view bytes = VIEW("---");
	struct err err;

	if (!reach_holds(&walk->program->reach, path) ||
	    is_seen(walk->ids, oid, path))
		return;
	if (repo_read_blob(walk->repo, oid, path, &walk->blob, &bytes,
			   &err) < 0 && !walk->err->text[0])
		*walk->err = err;
	take_file(walk->ids, walk->program, path, bytes, VIEW(""),
		  &walk->blob);
	arena_clear(&walk->blob);
	if (walk->ids->taken.len > known) {
		struct id *id = walk->ids->taken.entries[known].value;

		id->until = describe(walk, how, commit);
	}
}

static void take_changes(struct walk *walk,
			 const struct history_commit *commit)
{
	for (size_t i = 0; i < commit->changes.len; i++) {
		const struct history_change *change =
			&commit->changes.items[i];

		/* The new side is gone, too, where a merge left it out. */
		if (change->has_new)
			take_version(walk, commit, change->path,
				     &change->new, "in");
		if (change->has_old)
			take_version(walk, commit, change->path,
				     &change->old, "until");
	}
}

static int walk_back(struct walk *walk, struct history *history)
{
	struct history_commit commit;
	char hex[OID_HEX + 1];
	int rc;

	while ((rc = history_next(history, &commit, walk->err)) > 0) {
		take_changes(walk, &commit);
		if (walk->ids->tick)
			walk->ids->tick(walk->ids->context,
					history_walked(history));
	}
	if (walk->ids->tick)
		walk->ids->tick(walk->ids->context, 0);
	if (!rc && history_cut(history))
		return err_set(walk->err, "the history is cut off at %s "
			       "(shallow clone): to see all of it, run `git "
			       "fetch --unshallow`",
			       oid_hex(history_cut(history), hex));
	return rc || walk->err->text[0] ? -1 : 0;
}

/* HEAD, which may be on no branch, and all branches. */
static int open_history(struct walk *walk, struct history **history)
{
	const struct views *folders = &walk->program->reach.folders;
	struct history_scope scope = { .since = INT64_MIN, .partly = true,
				       .dirs = folders->list.items,
				       .ndirs = folders->list.len };
	struct repo_refs refs = { 0 };
	int rc = repo_head(walk->repo, &scope.tip, walk->err);

	if (rc < 0 || repo_branches(walk->repo, walk->ids->arena, &refs,
				    walk->err) < 0)
		return -1;
	if (!rc && !refs.refs.len)
		return 0;
	if (!rc)
		scope.tip = refs.refs.items[0].commit;
	rc = history_open(history, walk->repo, &scope, walk->err);
	for (size_t i = 0; !rc && i < refs.refs.len; i++)
		rc = history_add(*history, &refs.refs.items[i].commit,
				 walk->err);
	return rc;
}

int ids_read_history(struct ids *ids, const struct program *program,
		     struct repo *repo, struct err *err)
{
	struct walk walk = { .ids = ids, .program = program, .repo = repo,
			     .err = err };
	struct history *history = NULL;
	int rc;

	*err = (struct err)ERR_INIT;
	rc = open_history(&walk, &history);
	if (!rc && history)
		rc = walk_back(&walk, history);
	history_free(history);
	arena_release(&walk.blob);
	return rc;
}

int ids_read_all(struct ids *ids, const struct program *program,
		 struct repo *repo, struct err *err)
{
	struct snapshot staged;
	struct err cut;

	ids_take_program(ids, program, VIEW("the work tree"));
	if (snapshot_open(&staged, repo, SNAPSHOT_INDEX, NULL, ids->arena,
			  err) < 0 ||
	    ids_read_snapshot(ids, program, &staged, VIEW("the index"),
			      err) < 0 ||
	    ids_read_branches(ids, program, repo, err) < 0)
		return -1;
	if (ids_read_history(ids, program, repo, &cut) < 0)
		ids->unseen = view_copy(ids->arena, view_of(cut.text));
	return 0;
}

const struct id *ids_find(const struct ids *ids, struct view id)
{
	return map_get(&ids->taken, utf8_skeleton(ids->arena, id));
}

int ids_refuse(const struct id *taken, struct view id, struct err *err)
{
	if (taken->until.len)
		return err_set(err, "the id '" VIEW_FMT "' is never given "
			       "again: " VIEW_FMT " was used " VIEW_FMT,
			       VIEW_ARG(id), VIEW_ARG(taken->text),
			       VIEW_ARG(taken->until));
	return err_set(err, "the id '" VIEW_FMT "' is taken: " VIEW_FMT " has '"
		       VIEW_FMT "'", VIEW_ARG(id), VIEW_ARG(taken->where),
		       VIEW_ARG(taken->text));
}

/* The largest number that stands behind the prefix, or 0. */
static int64_t largest(const struct ids *ids, struct view prefix)
{
	int64_t most = 0, number;

	for (size_t i = 0; i < ids->taken.len; i++) {
		const struct id *id = ids->taken.entries[i].value;
		struct view rest = view_slice(id->text, prefix.len + 1,
					      id->text.len);

		if (view_equal(view_slice(id->text, 0, prefix.len), prefix) &&
		    view_find(id->text, prefix.len, '-') == prefix.len &&
		    view_number(rest, &number) && number > most &&
		    number <= IDS_NUMBER_MAX)
			most = number;
	}
	return most;
}

struct view ids_next(const struct ids *ids, struct view prefix)
{
	int64_t number = largest(ids, prefix);
	struct view id;

	do
		id = view_of(arena_printf(ids->arena, VIEW_FMT "-%0*lld",
					  VIEW_ARG(prefix), IDS_DIGITS,
					  (long long)++number));
	while (ids_find(ids, id));
	return id;
}
