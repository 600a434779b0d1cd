#include "muster/site_pages.h"

#include "muster/body.h"
#include "muster/report.h"

#include <string.h>

#include "muster/redaction.h"

#define ADDRESS_ID_MAX 64	/* bytes of an id in a file's name */
#define SHORT 10		/* digits of a commit's id */
#define RECORD_FIELDS 12	/* of a record, and one more of a list's */

const struct site_page site_pages[] = {
	{ "index.html", "overview", "Overview", site_overview },
	{ "plan.html", "plan", "Plan", site_plan },
	{ "raid.html", "raid", "RAID", site_raid },
	{ "decisions.html", "decisions", "Decisions", site_decisions },
	{ "scope.html", "scope", "Scope", site_scope },
	{ "readiness.html", "readiness", "Readiness", site_readiness },
	{ "people.html", "people", "People", site_people },
	{ "reports.html", "reports", "Reports", site_reports },
	{ "records.html", "records", "Records", site_records },
};

const size_t site_page_count = sizeof(site_pages) / sizeof(*site_pages);

const struct site_program *site_reading_begin(struct site_reading *reading,
					      const struct site_program *of,
					      struct arena *arena)
{
	reading->program = *of;
	reading->site = *of->site;
	reading->program.site = &reading->site;
	if (!of->site->ledger)
		return &reading->program;
	documents_below(&reading->documents, of->site->ledger->documents,
			arena);
	ledger_below(&reading->ledger, of->site->ledger, &reading->documents);
	reading->tenure = *of->site->tenure;
	reading->tenure.ledger = &reading->ledger;
	reading->site.ledger = &reading->ledger;
	reading->site.tenure = &reading->tenure;
	return &reading->program;
}

struct value *site_day(int32_t day, struct arena *arena)
{
	char text[DATE_SIZE];

	return value_text(arena, view_copy(arena,
					   view_of(date_format(day, text))));
}

void site_put_text(struct value *map, const char *key, struct view text,
		   struct arena *arena)
{
	report_put_text(arena, map, key, text);
}

void site_put_day(struct value *map, const char *key, bool known,
		  int32_t day, struct arena *arena)
{
	report_put_day(arena, map, key, known, day);
}

/* By hand: a title may hold a NUL, where printf ends. */
struct view site_name(const struct record *record, struct arena *arena)
{
	struct str name = STR_INIT;
	struct view copy;

	str_addv(&name, record->id);
	str_addc(&name, ' ');
	str_addv(&name, record->title);
	copy = view_copy(arena, str_view(&name));
	str_release(&name);
	return copy;
}

/* --- addresses */

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/* Can a file be called by that id, on every file system? */
static bool is_file_name(struct view id)
{
	if (!id.len || id.len > ADDRESS_ID_MAX || id.ptr[0] == '.')
		return false;
	for (size_t i = 0; i < id.len; i++)
		if (!is_plain(id.ptr[i]))
			return false;
	return true;
}

static void address(struct site_program *site, const struct record *record,
		    struct arena *arena)
{
	char *file;

	if (program_find(site->program, record->id) != record ||
	    !is_file_name(record->id))
		return;
	file = arena_printf(arena, VIEW_FMT "r/" VIEW_FMT ".html",
			    VIEW_ARG(site->folder), VIEW_ARG(record->id));
	map_put(arena, &site->addresses, record->id, file);
}

/* --- who names whom */

bool site_names_record(enum type type)
{
	return type == TYPE_PERSON || type == TYPE_TEAM || type == TYPE_REF;
}

static void add_name(struct site_program *site, struct view id,
		     const struct record *by, struct arena *arena)
{
	struct site_names *names;

	if (!map_get(&site->program->by_id, id) || view_equal(id, by->id))
		return;
	names = map_get(&site->named_by, id);
	if (!names) {
		names = arena_alloc(arena, sizeof(*names));
		*names = (struct site_names){ 0 };
		map_put(arena, &site->named_by, id, names);
	}
	if (!names->list.len ||
	    names->list.items[names->list.len - 1] != by)
		*VEC_PUSH(arena, &names->list) = by;
}

static void add_value(struct site_program *site, const struct value *value,
		      const struct record *by, struct arena *arena)
{
	if (value && value->type == VALUE_LIST)
		for (size_t i = 0; i < value->len; i++)
			add_name(site, value_string(value->entries[i].value),
				 by, arena);
	else
		add_name(site, value_string(value), by, arena);
}

static void add_fields(struct site_program *site, const struct record *record,
		       struct arena *arena)
{
	const struct fields *fields = &record->kind->fields;

	for (size_t i = 0; i < fields->list.len; i++) {
		const struct field *field = &fields->list.items[i];

		if (site_names_record(field->type))
			add_value(site, value_path(record->document->front,
						   field->name),
				  record, arena);
	}
}

/* R\-012 and R&#45;012 are read as R-012, and linked so. */
static struct view as_read(struct view body, struct arena *arena)
{
	return view_find(body, 0, '\\') < body.len ||
	       view_find(body, 0, '&') < body.len
		       ? body_shown(body, arena) : body;
}

/* Words with a dash, as ids have it, wherever they stand. Most words have
 * none: so the dashes are looked for, and what is around each. */
static void add_words(struct site_program *site, const struct record *record,
		      struct arena *arena)
{
	struct view text = as_read(record->document->body, arena);
	size_t end = 0;

	for (size_t at = view_find(text, 0, '-'); at < text.len;
	     at = view_find(text, end, '-')) {
		size_t from = at, to;

		while (from > end && is_plain(text.ptr[from - 1]))
			from--;
		for (end = at; end < text.len && is_plain(text.ptr[end]);)
			end++;
		for (to = end; to > from && text.ptr[to - 1] == '.';)
			to--;
		if (to - from <= ADDRESS_ID_MAX)
			add_name(site, view_slice(text, from, to), record,
				 arena);
	}
}

/* --- records */

struct view site_href(const struct site_program *site, struct view id)
{
	return view_of(map_get(&site->addresses, id));
}

struct view site_page_of(const struct site_program *site, struct view id)
{
	struct view href = site_href(site, id);

	return view_slice(href, site->folder.len, href.len);
}

struct view site_title(const struct site_program *site,
		       const struct record *record, struct arena *arena)
{
	return record->title.len ? record->title
				 : redaction_text(site->program->redaction,
						  record->path, arena);
}

static struct value *tell(const struct site_program *site,
			  const struct record *record, struct arena *arena)
{
	const struct record *owner = program_find(site->program,
						  record->owner);
	struct value *map = value_map_of(arena, RECORD_FIELDS);

	site_put_text(map, "id", record->id, arena);
	site_put_text(map, "title", site_title(site, record, arena), arena);
	site_put_text(map, "href", site_href(site, record->id), arena);
	site_put_text(map, "kind", record->kind ? record->kind->name : VIEW(""),
		 arena);
	site_put_text(map, "kind_title", record->kind ? record->kind->title
						 : VIEW(""), arena);
	site_put_text(map, "status", record->status, arena);
	site_put_text(map, "class", view_of(status_classes[record->class]),
		 arena);
	site_put_text(map, "owner", record->owner, arena);
	site_put_text(map, "owner_title", owner ? owner->title : record->owner,
		 arena);
	site_put_text(map, "owner_href", site_href(site, record->owner),
		      arena);
	site_put_text(map, "rag", record_text(record, VIEW("rag")), arena);
	return map;
}

struct value *site_record_of(const struct site_program *site,
			     const struct record *record,
			     struct arena *arena)
{
	return value_map_copy(arena, site->told[record - site->program->
						records.items]);
}

struct value *site_record(const struct site_program *site, struct view id,
			  struct arena *arena)
{
	const struct record *record = program_find(site->program, id);
	struct value *map;

	if (record)
		return site_record_of(site, record, arena);
	map = value_map(arena);
	site_put_text(map, "id", id, arena);
	return map;
}

void site_index(struct site_program *site, struct arena *arena)
{
	const struct program *program = site->program;

	site->title = program->policy.site.title;
	if (!site->title.len)
		site->title = program_title(program);
	map_reserve(arena, &site->addresses, program->records.len);
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		address(site, record, arena);
		if (record->kind)
			add_fields(site, record, arena);
		add_words(site, record, arena);
	}
	site->told = arena_array(arena, program->records.len,
				 sizeof(*site->told));
	for (size_t i = 0; i < program->records.len; i++)
		site->told[i] = tell(site, &program->records.items[i], arena);
}

/* --- documents */

/* The way from a page to the site's root. */
static struct view root_of(struct view folder, struct view file,
			   struct arena *arena)
{
	struct str root = STR_INIT;
	struct view copy;

	for (size_t i = 0; i < folder.len; i++)
		if (folder.ptr[i] == '/')
			str_adds(&root, "../");
	for (size_t i = 0; i < file.len; i++)
		if (file.ptr[i] == '/')
			str_adds(&root, "../");
	copy = view_copy(arena, str_view(&root));
	str_release(&root);
	return copy;
}

static struct view below(struct view folder, const char *file,
			 struct arena *arena)
{
	return view_of(folder.len ? arena_printf(arena, VIEW_FMT "%s",
						 VIEW_ARG(folder), file)
				  : file);
}

static struct value *navigation(const struct site_program *site,
				const char *template, struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < site_page_count; i++) {
		const struct site_page *page = &site_pages[i];
		struct value *item = value_push(arena, list,
						value_map(arena));

		value_put_text(arena, item, "href",
			       below(site->folder, page->file, arena));
		value_put_text(arena, item, "label", view_of(page->label));
		value_put_bool(arena, item, "current",
			       !strcmp(page->template, template));
	}
	return list;
}

struct view site_url(const struct site *site, struct view folder,
		     struct view file, struct arena *arena)
{
	if (!site->base.len)
		return VIEW("");
	return view_of(arena_printf(arena, VIEW_FMT VIEW_FMT VIEW_FMT,
				    VIEW_ARG(site->base), VIEW_ARG(folder),
				    VIEW_ARG(file)));
}

/* Above several programs it is that of the first policy that has one. */
static struct view title_of(const struct site *site,
			    const struct site_program *program)
{
	if (program)
		return program->title;
	for (size_t i = 0; i < site->list.len; i++)
		if (site->list.items[i].program->policy.site.title.len)
			return site->list.items[i].title;
	return VIEW("Programs");
}

struct value *site_document(const struct site *site,
			    const struct site_program *program,
			    const char *template, struct view file,
			    struct view title, struct arena *arena)
{
	struct value *document = value_map(arena);
	struct value *all = value_map(arena), *page = value_map(arena);

	value_put(arena, document, VIEW("site"), all);
	site_put_text(all, "title", title_of(site, program), arena);
	value_put_text(arena, all, "root",
		       root_of(program ? program->folder : VIEW(""), file,
			       arena));
	site_put_text(all, "home", program ? program->folder : VIEW(""), arena);
	site_put_text(all, "base", site->base, arena);
	value_put_bool(arena, all, "several", site->list.len > 1);
	value_put_bool(arena, all, "feed", program);
	site_put_text(all, "commit", site->commit, arena);
	site_put_text(all, "short", view_slice(site->commit, 0, SHORT), arena);
	site_put_day(all, "committed", site->commit.len > 0, site->committed,
		     arena);
	value_put_bool(arena, all, "worktree", site->worktree);
	value_put(arena, all, VIEW("as_of"), site_day(site->today, arena));
	site_put_text(all, "version", view_of(MUSTER_VERSION), arena);
	if (program)
		value_put(arena, all, VIEW("nav"),
			  navigation(program, template, arena));
	value_put(arena, document, VIEW("page"), page);
	site_put_text(page, "title", title, arena);
	site_put_text(page, "name", view_of(template), arena);
	site_put_text(page, "file", file, arena);
	if (site->base.len)
		value_put_text(arena, page, "url", site_url(
				site, program ? program->folder : VIEW(""),
				file, arena));
	return document;
}
