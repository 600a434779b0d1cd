/* The record of a kind, read into what records are held against. */
#include "muster/glob.h"
#include "muster/kind.h"

#define NO_FIELD "correct the name, or add it to 'fields'"

/* What is read into a kind, and where trouble is told. */
struct definition {
	struct kind *kind;
	const struct document *document;
	struct arena *arena;
	struct findings *findings;
};

static void tell(struct definition *def, struct span span, const char *what,
		 struct view word, const char *hint)
{
	finding_add(def->findings, RULE_KIND_DEFINITION, def->document->path,
		    span, "%s '" VIEW_FMT "'", what, VIEW_ARG(word));
	finding_hint(def->findings, "%s", hint);
}

/* A key of the map that is none of the known ones, which end with NULL. */
static void check_keys(struct definition *def, const struct value *map,
		       const char *what, const char *const *known,
		       const char *hint)
{
	for (size_t i = 0; map && map->type == VALUE_MAP && i < map->len;
	     i++) {
		const struct value_entry *entry = &map->entries[i];
		bool found = false;

		for (size_t k = 0; known[k] && !found; k++)
			found = view_is(entry->key, known[k]);
		if (!found)
			tell(def, entry->key_span, what, entry->key, hint);
	}
}

/* What the definition has under `key`, if that is a map. */
static const struct value *read_map(struct definition *def, const char *key)
{
	const struct value *map = value_get(def->document->front,
					    view_of(key));

	if (value_empty(map))
		return NULL;
	if (map->type == VALUE_MAP)
		return map;
	tell(def, map->span, "a map belongs here, in", view_of(key),
	     "write a line 'name: value' for each, two blanks further in");
	return NULL;
}

/* A text, or a list of texts, as a list. */
static void read_views(struct definition *def, const struct value *value,
		       struct views *views)
{
	if (value && value->type == VALUE_TEXT)
		*VEC_PUSH(def->arena, &views->list) = value->text;
	for (size_t i = 0; value && value->type == VALUE_LIST &&
			   i < value->len; i++) {
		const struct value *item = value->entries[i].value;

		if (item->type == VALUE_TEXT)
			*VEC_PUSH(def->arena, &views->list) = item->text;
		else
			tell(def, item->span, "a list or a map stands where a "
			     "word belongs, in item",
			     view_of(arena_printf(def->arena, "%zu", i + 1)),
			     "write one word behind each '- '");
	}
}

/* `always`, or statuses of the kind. */
static void read_requirement(struct definition *def,
			     const struct value *value,
			     struct requirement *requirement)
{
	const struct kind *kind = def->kind;
	struct views *statuses = &requirement->statuses;

	if (view_is(value_string(value), "always")) {
		requirement->always = true;
		return;
	}
	read_views(def, value, statuses);
	for (size_t i = 0; i < statuses->list.len; i++)
		if (kind_status(kind, statuses->list.items[i]) == STATUS_NONE)
			tell(def, value->span, "the kind has no status",
			     statuses->list.items[i],
			     "write always, or a list of its statuses");
}

static void read_type(struct definition *def, const struct value *value,
		      struct field *field)
{
	struct view name = value_string(value_get(value, VIEW("type")));

	if (value->type == VALUE_TEXT)	/* the short form `due: date` */
		name = value->text;
	if (view_starts(name, "list of ")) {
		field->list = true;
		name = view_slice(name, 8, name.len);
	}
	if (!type_parse(name, &field->type))
		tell(def, value->span, "there is no type", name,
		     "take the type of a field like it, as `muster kinds` "
		     "shows them");
	if (field->type == TYPE_TABLE)
		field->list = true;
}

/* Does a value of the field's type need what is there, and the other way
 * round? */
static void check_field(struct definition *def, const struct value *value,
			const struct field *field)
{
	bool word = field->type == TYPE_ENUM, table = field->type == TYPE_TABLE;
	struct view text = field->standard;

	if (word != (field->values.list.len > 0))
		tell(def, value->span, word ? "there are no words for"
					    : "only an enum has words, not",
		     field->name, "an enum has 'values', a list of words");
	if (table != (field->columns.list.len > 0))
		tell(def, value->span, table ? "there are no columns for"
					     : "only a table has columns, not",
		     field->name, "a table has 'columns', a map of fields");
	if (text.len && (word ? !views_have(&field->values, text)
			      : !type_accepts(field->type, text)))
		tell(def, value_get(value, VIEW("default"))->span,
		     "the field itself can't hold its default", text,
		     arena_printf(def->arena, "write %s",
				  type_form(field->type)));
}

static void read_fields(struct definition *def, const struct value *map,
			struct fields *fields, bool columns);

static void read_field(struct definition *def, const struct value *value,
		       struct field *field, bool column)
{
	static const char *const known[] = { "type", "to", "values",
					     "required", "default", "help",
					     "visibility", "columns",
					     "fields", NULL };

	read_type(def, value, field);
	read_views(def, value_get(value, VIEW("values")), &field->values);
	read_views(def, value_get(value, VIEW("to")), &field->to);
	field->of_fields = view_is(value_string(value_get(value,
						VIEW("fields"))), "true");
	read_requirement(def, value_get(value, VIEW("required")),
			 &field->required);
	field->standard = value_string(value_get(value, VIEW("default")));
	field->help = value_string(value_get(value, VIEW("help")));
	if (!column)
		read_fields(def, value_get(value, VIEW("columns")),
			    &field->columns, true);
	if (!visibility_read(value_get(value, VIEW("visibility")),
			     &field->visibility))
		tell(def, value->span, "nobody is meant by the visibility of",
		     field->name, "write public, internal or restricted");
	check_field(def, value, field);
	check_keys(def, value, "a field's definition has no", known, "it may "
		   "have type, to, fields, values, required, default, help, "
		   "visibility and columns");
}

static struct field *place(struct definition *def, struct fields *fields,
			   struct view name)
{
	for (size_t i = 0; i < fields->list.len; i++)
		if (view_equal(fields->list.items[i].name, name))
			return &fields->list.items[i];
	return VEC_PUSH(def->arena, &fields->list);
}

static void read_fields(struct definition *def, const struct value *map,
			struct fields *fields, bool columns)
{
	for (size_t i = 0; map && map->type == VALUE_MAP && i < map->len;
	     i++) {
		struct field field = { .name = map->entries[i].key };

		read_field(def, map->entries[i].value, &field, columns);
		*place(def, fields, field.name) = field;
	}
}

static void add_status(struct definition *def, const struct value *map,
		       struct view name, enum status_class class)
{
	bool open_ended = view_ends(name, "*") && name.len > 1;

	name.len -= open_ended;
	for (size_t i = 0; i < def->kind->statuses.len; i++)
		if (view_equal(def->kind->statuses.items[i].name, name))
			tell(def, map->span, "two classes have the status",
			     name, "leave it in one of them");
	*VEC_PUSH(def->arena, &def->kind->statuses) =
		(struct kind_status){ name, open_ended, class };
}

static void read_statuses(struct definition *def)
{
	const struct value *map =
		value_get(def->document->front, VIEW("statuses"));

	for (int class = STATUS_PLANNED; status_classes[class]; class++) {
		struct views names = { 0 };

		read_views(def, value_get(map, view_of(status_classes[class])),
			   &names);
		for (size_t k = 0; k < names.list.len; k++)
			add_status(def, map, names.list.items[k],
				   (enum status_class)class);
	}
	check_keys(def, map, "no class of statuses is",
		   status_classes + STATUS_PLANNED,
		   "the classes are planned, active, done and dropped");
	if (!value_empty(map) && map->type != VALUE_MAP)
		tell(def, map->span, "the words stand in no class, in",
		     VIEW("statuses"), "write them by class, such as "
		     "'active: [open]'; the classes are planned, active, "
		     "done and dropped");
}

static void read_sections(struct definition *def)
{
	const struct value *map = read_map(def, "sections");

	for (size_t i = 0; map && i < map->len; i++) {
		struct kind_section *section =
			VEC_PUSH(def->arena, &def->kind->sections);

		section->heading = map->entries[i].key;
		read_requirement(def, map->entries[i].value,
				 &section->required);
	}
}

static void read_glob(struct definition *def, struct view glob,
		      struct span span)
{
	struct views *files = &def->kind->files;
	const char *why;

	if (!glob_is_good(glob, &why))
		tell(def, span, arena_printf(def->arena, "this glob %s:",
					     why), glob,
		     "write one from the repository's root, such as "
		     "docs/adr/[0-9]*.md");
	else if (files->list.len == KIND_FILES_MAX)
		tell(def, span, "no kind has more than 16 globs:", glob,
		     "make one of several with * or **");
	else
		*VEC_PUSH(def->arena, &files->list) = glob;
}

static void read_files(struct definition *def)
{
	const struct value *value =
		value_get(def->document->front, VIEW("files"));
	struct views globs = { 0 };

	read_views(def, value, &globs);
	if (value && value->type == VALUE_TEXT)
		read_glob(def, value->text, value->span);
	for (size_t i = 0; value && value->type == VALUE_LIST &&
			   i < value->len; i++)
		if (value->entries[i].value->type == VALUE_TEXT)
			read_glob(def, value->entries[i].value->text,
				  value->entries[i].value->span);
	if (globs.list.len && !def->kind->prefix.len)
		tell(def, value->span, "there is no prefix for the ids of",
		     VIEW("files"), "add 'prefix:', such as ADR; the number "
		     "comes from the file");
}

/* Fields by the names of the kind, their keys by those of the files. */
static void read_keys(struct definition *def)
{
	const struct value *map = read_map(def, "keys");

	for (size_t i = 0; map && i < map->len; i++) {
		struct view field = map->entries[i].key;
		struct view key = value_string(map->entries[i].value);

		if (!kind_field(def->kind, field) || view_is(field, "kind") ||
		    view_find(field, 0, '.') < field.len)
			tell(def, map->entries[i].key_span, "no field that "
			     "has a key of its own is", field, "write the "
			     "field's name first, then what it is called in "
			     "the files: 'title: Title'");
		else if (!key.len)
			tell(def, map->entries[i].value->span, "there is no "
			     "key for", field, "write what the field is "
			     "called in the files");
		else
			*VEC_PUSH(def->arena, &def->kind->keys) =
				(struct kind_key){ field, key };
	}
	if (map && !def->kind->files.list.len)
		tell(def, map->span, "only files that were not written for "
		     "muster have", VIEW("keys"), "say with 'files' which "
		     "ones, or delete 'keys'");
}

/* The name of a date that the definition points at, which must exist. */
static struct view date_name(struct definition *def, const char *path)
{
	struct view name = document_text(def->document, path);
	const struct field *field = kind_field(def->kind, name);
	struct span span = document_span(def->document, view_of(path));

	if (name.len && !field)
		tell(def, span, "the kind has no field", name, NO_FIELD);
	else if (field && (field->type != TYPE_DATE || field->list))
		tell(def, span, "this field is no date:", name,
		     "name a field of the type date");
	return name;
}

static void check_names(struct definition *def, const char *key,
			const struct views *names)
{
	for (size_t i = 0; i < names->list.len; i++)
		if (!kind_field(def->kind, names->list.items[i]))
			tell(def, document_span(def->document, view_of(key)),
			     "the kind has no field", names->list.items[i],
			     NO_FIELD);
}

static void read_freshness(struct definition *def)
{
	struct view text = document_text(def->document, "freshness");

	def->kind->has_freshness = duration_parse(text,
						  &def->kind->freshness);
}

/* A capital letter, then capitals and digits. */
static bool is_prefix(struct view text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((text.ptr[i] < 'A' || text.ptr[i] > 'Z') &&
		    (!i || text.ptr[i] < '0' || text.ptr[i] > '9'))
			return false;
	return text.len > 0;
}

static void check_prefix_and_folder(struct definition *def)
{
	const struct kind *kind = def->kind;

	if (kind->prefix.len && !is_prefix(kind->prefix))
		tell(def, document_span(def->document, VIEW("prefix")),
		     "ids can't begin with", kind->prefix,
		     "write a prefix of capital letters, such as R");
	if (view_starts(kind->folder, "/") ||
	    view_search(kind->folder, 0, "..") < kind->folder.len)
		tell(def, document_span(def->document, VIEW("folder")),
		     "not a folder of the program:", kind->folder,
		     "write a folder's name, such as risks");
}

static bool read_bool(struct definition *def, const char *key)
{
	struct view text = document_text(def->document, key);

	return view_is(type_canonical(TYPE_BOOL, text, def->arena), "true");
}

static void read_names(struct definition *def)
{
	struct kind *kind = def->kind;
	const struct document *document = def->document;

	kind->name = document_text(document, "id");
	kind->title = document_text(document, "title");
	kind->about = document_text(document, "about");
	kind->prefix = document_text(document, "prefix");
	kind->folder = document_text(document, "folder");
	kind->raid = read_bool(def, "raid");
	kind->decision = read_bool(def, "decision");
	visibility_read(value_get(document->front, VIEW("visibility")),
			&kind->visibility);
	check_prefix_and_folder(def);
}

struct kind *kind_read(const struct document *document,
		       const struct kind *common, struct arena *arena,
		       struct findings *findings)
{
	struct kind *kind = arena_alloc(arena, sizeof(*kind));
	struct definition def = { kind, document, arena, findings };
	static const char *const dates[] = { "start", "due", "done", NULL };

	kind->document = document;
	read_names(&def);
	for (size_t i = 0; common && i < common->fields.list.len; i++)
		*VEC_PUSH(arena, &kind->fields.list) =
			common->fields.list.items[i];
	read_statuses(&def);
	read_fields(&def, read_map(&def, "fields"), &kind->fields, false);
	read_sections(&def);
	read_freshness(&def);
	read_views(&def, value_get(document->front, VIEW("moves")),
		   &kind->moves);
	read_views(&def, value_get(document->front, VIEW("starter")),
		   &kind->starter);
	read_files(&def);
	read_keys(&def);
	if (common) {
		check_names(&def, "moves", &kind->moves);
		check_names(&def, "starter", &kind->starter);
	}
	check_keys(&def, read_map(&def, "dates"), "no date of a kind is", dates,
		   "the dates are start, due and done");
	kind->start = date_name(&def, "dates.start");
	kind->due = date_name(&def, "dates.due");
	kind->done = date_name(&def, "dates.done");
	return kind;
}
