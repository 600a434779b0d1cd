#include "muster/renumber_report.h"

#include "muster/escape.h"
#include "muster/json.h"
#include "muster/report.h"

/* A line that the change makes another. */
struct changed_line {
	struct view path;
	uint32_t number;
	struct view before, after;
};

struct changed_lines {
	VEC(struct changed_line) list;
};

static bool is_changed(const struct citation *citation)
{
	return citation->how != CITATION_ALIKE &&
	       citation->claim == CITATION_OURS;
}

static bool is_either(const struct citation *citation)
{
	return citation->claim == CITATION_EITHER;
}

static bool is_alike(const struct citation *citation)
{
	return citation->how == CITATION_ALIKE;
}

/* Is it one of these, and the first on its line? */
static bool is_listed(const struct citations *citations, size_t i,
		      bool (*is)(const struct citation *))
{
	const struct citation *citation = &citations->list.items[i];
	struct view line = citation_line(citation);

	while (is(citation) && i--) {
		const struct citation *before = &citations->list.items[i];

		if (before->document != citation->document ||
		    citation_line(before).ptr != line.ptr)
			return true;
		if (is(before))
			return false;
	}
	return is(citation);
}

/* Only the line's own: both texts have as many lines. */
static void add_lines(struct changed_lines *lines, struct arena *arena,
		      struct view path, struct view before, struct view after)
{
	struct changed_line line = { .path = path };

	while (view_line(&before, &line.before) &&
	       view_line(&after, &line.after)) {
		line.number++;
		if (!view_equal(line.before, line.after))
			*VEC_PUSH(arena, &lines->list) = line;
	}
}

static void find_lines(const struct renumber *renumber, struct arena *arena,
		       struct changed_lines *lines)
{
	const struct citations *citations = &renumber->citations;

	for (size_t i = 0; i < citations->list.len;) {
		const struct document *document =
			citations->list.items[i].document;
		struct str out = STR_INIT;

		i = citations_apply(citations, i, renumber->id, &out);
		add_lines(lines, arena, document->path, document->bytes,
			  view_copy(arena, str_view(&out)));
		str_release(&out);
	}
}

static size_t count(const struct renumber *renumber,
		    bool (*is)(const struct citation *))
{
	size_t n = 0;

	for (size_t i = 0; i < renumber->citations.list.len; i++)
		n += is(&renumber->citations.list.items[i]);
	return n;
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void add_place(struct command *command, struct view path,
		      uint32_t number, struct view text)
{
	str_adds(&command->out, "    ");
	escape_line(&command->out, path);
	str_addf(&command->out, ":%u: ", (unsigned)number);
	escape_line(&command->out, view_trim(text));
	str_addc(&command->out, '\n');
}

static void add_places(const struct renumber *renumber,
		       struct command *command,
		       bool (*is)(const struct citation *))
{
	for (size_t i = 0; i < renumber->citations.list.len; i++) {
		const struct citation *citation =
			&renumber->citations.list.items[i];

		if (is_listed(&renumber->citations, i, is))
			add_place(command, citation->document->path,
				  citation_number(citation),
				  citation_line(citation));
	}
}

/* "  program/a.md:7: " and the line before and after, below each other. */
static void add_changes(const struct renumber *renumber,
			struct command *command)
{
	struct changed_lines lines = { 0 };

	find_lines(renumber, &command->arena, &lines);
	for (size_t i = 0; i < lines.list.len; i++) {
		const struct changed_line *line = &lines.list.items[i];

		add_place(command, line->path, line->number, line->before);
		add_place(command, line->path, line->number, line->after);
	}
}

static void add_for_people(const struct renumber *renumber,
			   struct command *command)
{
	size_t either = count(renumber, is_either);
	size_t alike = count(renumber, is_alike);

	if (either)
		str_addf(&command->out, "%zu place%s could mean either record "
			 "that has the id " VIEW_FMT ", and stay%s as "
			 "%s:\n", either, plural(either),
			 VIEW_ARG(renumber->old), either == 1 ? "s" : "",
			 either == 1 ? "it is" : "they are");
	add_places(renumber, command, is_either);
	if (alike)
		str_addf(&command->out, "%zu place%s look%s like " VIEW_FMT
			 ", and stay%s as %s:\n", alike, plural(alike),
			 alike == 1 ? "s" : "", VIEW_ARG(renumber->old),
			 alike == 1 ? "s" : "",
			 alike == 1 ? "it is" : "they are");
	add_places(renumber, command, is_alike);
}

static void add_note(struct command *command, const char *what,
		     struct view why)
{
	if (!why.len)
		return;
	str_addf(&command->out, "note: %s: ", what);
	escape_line(&command->out, why);
	str_addc(&command->out, '\n');
}

/* Files with other changes are not staged, since these would be, too. */
static void add_unstaged(const struct renumber *renumber,
			 struct command *command)
{
	for (size_t i = 0; i < renumber->rewrite.files.len; i++) {
		const struct rewrite_file *file =
			&renumber->rewrite.files.items[i];

		if (file->clean)
			continue;
		escape_line(&command->out, file->path);
		str_adds(&command->out, ": not staged, since the file has "
			 "other changes: git add it\n");
	}
}

static void add_summary(const struct renumber *renumber,
			struct command *command)
{
	size_t places = count(renumber, is_changed);
	size_t files = renumber->rewrite.files.len;

	escape_line(&command->out, renumber->old);
	str_adds(&command->out, renumber->dry ? " would become " : " is now ");
	escape_line(&command->out, renumber->id);
	str_adds(&command->out, ", in ");
	escape_line(&command->out, renumber->path);
	str_addf(&command->out, ": %zu place%s in %zu file%s%s\n", places,
		 plural(places), files, plural(files),
		 renumber->dry ? "" : renumber->why ? ", committed"
						    : ", staged");
}

void renumber_report_add(const struct renumber *renumber,
			 struct command *command)
{
	if (renumber->wrong.list.len) {
		report_findings(&command->out, &renumber->wrong,
				command->color);
		str_adds(&command->out, "nothing was written: this would be "
			 "wrong afterwards\n");
		return;
	}
	add_summary(renumber, command);
	if (renumber->dry)
		add_changes(renumber, command);
	else
		add_unstaged(renumber, command);
	add_for_people(renumber, command);
	add_note(command, "no history says which record was meant",
		 renumber->undecided);
	add_note(command, "ids that were used before can't all be seen",
		 renumber->unseen);
	report_findings(&command->out, &renumber->hidden, command->color);
}

static struct value *changes_value(const struct renumber *renumber,
				   struct arena *arena)
{
	struct value *list = value_list(arena);
	struct changed_lines lines = { 0 };

	find_lines(renumber, arena, &lines);
	for (size_t i = 0; i < lines.list.len; i++) {
		const struct changed_line *line = &lines.list.items[i];
		struct value *map = value_push(arena, list, value_map(arena));

		value_put_text(arena, map, "path", line->path);
		value_put_number(arena, map, "line", line->number);
		value_put_text(arena, map, "before", view_trim(line->before));
		value_put_text(arena, map, "after", view_trim(line->after));
	}
	return list;
}

static struct value *places_value(const struct renumber *renumber,
				  struct arena *arena,
				  bool (*is)(const struct citation *))
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < renumber->citations.list.len; i++) {
		const struct citation *citation =
			&renumber->citations.list.items[i];
		struct value *map;

		if (!is_listed(&renumber->citations, i, is))
			continue;
		map = value_push(arena, list, value_map(arena));
		value_put_text(arena, map, "path", citation->document->path);
		value_put_number(arena, map, "line",
				 citation_number(citation));
		value_put_text(arena, map, "text",
			       view_trim(citation_line(citation)));
	}
	return list;
}

static struct value *files_value(const struct renumber *renumber,
				 struct arena *arena)
{
	struct value *list = value_list(arena);
	bool written = !renumber->dry && !renumber->wrong.list.len;

	for (size_t i = 0; i < renumber->rewrite.files.len; i++) {
		const struct rewrite_file *file =
			&renumber->rewrite.files.items[i];
		struct value *map = value_push(arena, list, value_map(arena));

		value_put_text(arena, map, "path", file->path);
		value_put_bool(arena, map, "written", written);
		value_put_bool(arena, map, "staged", written && file->clean);
		value_put_bool(arena, map, "committed",
			       written && file->clean && renumber->why);
	}
	return list;
}

void renumber_report_json(const struct renumber *renumber,
			  struct command *command)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);

	value_put_text(arena, document, "old", renumber->old);
	value_put_text(arena, document, "id", renumber->id);
	value_put_text(arena, document, "from", renumber->from);
	value_put_text(arena, document, "path", renumber->path);
	value_put(arena, document, VIEW("files"),
		  files_value(renumber, arena));
	value_put(arena, document, VIEW("changes"),
		  changes_value(renumber, arena));
	value_put(arena, document, VIEW("either"),
		  places_value(renumber, arena, is_either));
	value_put(arena, document, VIEW("alike"),
		  places_value(renumber, arena, is_alike));
	value_put_text(arena, document, "undecided", renumber->undecided);
	value_put_text(arena, document, "unseen", renumber->unseen);
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, renumber->wrong.list.len
						       ? &renumber->wrong
						       : &renumber->hidden));
	json_write(&command->out, document);
}
