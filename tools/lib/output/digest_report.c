#include "muster/digest_report.h"

#include "muster/escape.h"

static const struct {
	const char *heading;
	const char *count;	/* in the summary, behind a number */
} sections[] = {
	[DIGEST_DECIDE] = { "To decide", "to decide" },
	[DIGEST_OVERDUE] = { "Overdue", "overdue" },
	[DIGEST_STALE] = { "Not looked at for too long", "stale" },
	[DIGEST_DUE] = { "Due within a week", "due within a week" },
	[DIGEST_BLOCKER] = { "Stopping work", "stopping work" },
	[DIGEST_DATE] = { "Dates of yours", "on the calendar" },
	[DIGEST_UNOWNED] = { "Without an owner", "without an owner" },
};

/* --- words */

static void add_due(struct str *words, const struct digest_item *item)
{
	char day[DATE_SIZE];
	int count = (int)item->workdays;

	if (!item->has_due)
		return;
	str_addf(words, "%s %s", item->section == DIGEST_DECIDE
		 ? "needed by" : "due", date_format(item->due, day));
	if (count > 0)
		str_addf(words, " (%d workday%s left)", count,
			 count == 1 ? "" : "s");
	else if (count < 0)
		str_addf(words, " (%d workday%s ago)", -count,
			 count == -1 ? "" : "s");
}

static void add_separator(struct str *words)
{
	if (words->len)
		str_adds(words, "; ");
}

/* What is not committed yet has no age. */
static void add_stale(struct str *words, const struct raid_entry *entry,
		      struct arena *arena)
{
	add_separator(words);
	if (!entry->pending)
		str_addf(words, "not looked at for %s, the window is ",
			 raid_age(entry, arena));
	else
		str_adds(words, "not looked at within ");
	str_adds(words, raid_window(entry, arena));
}

static void add_stopped(struct str *words, const struct value *blocks)
{
	add_separator(words);
	str_adds(words, value_empty(blocks) ? "stops work" : "stops ");
	if (!value_empty(blocks) && blocks->type == VALUE_TEXT)
		str_addv(words, blocks->text);
	for (size_t i = 0; !value_empty(blocks) &&
			   blocks->type == VALUE_LIST && i < blocks->len; i++) {
		str_adds(words, i ? ", " : "");
		str_addv(words, value_string(blocks->entries[i].value));
	}
}

/* Why it stands there, raw: "due 2026-07-17 (2 workdays left); not looked at
 * for 12d, the window is 7d". */
static struct view why(const struct digest_item *item, struct arena *arena)
{
	const struct record *record = item->record;
	struct str words = STR_INIT;
	struct view text;

	add_due(&words, item);
	if (item->entry && raid_has(item->entry, RAID_STALE))
		add_stale(&words, item->entry, arena);
	if (item->blocker)
		add_stopped(&words, value_get(record->document->front,
					      VIEW("blocks")));
	if (item->section == DIGEST_UNOWNED && record->owner.len) {
		add_separator(&words);
		str_addf(&words, "'" VIEW_FMT "' has left or is nobody",
			 VIEW_ARG(record->owner));
	}
	if (item->section == DIGEST_DECIDE && record->owner.len) {
		add_separator(&words);
		str_addf(&words, "asked by " VIEW_FMT,
			 VIEW_ARG(record->owner));
	}
	text = view_copy(arena, str_view(&words));
	str_release(&words);
	return text;
}

/* "1 to decide, 3 stale" */
static void add_summary(struct str *out, const struct digest_person *person)
{
	size_t counts[DIGEST_SECTIONS] = { 0 };
	const char *before = "";

	for (size_t i = 0; i < person->items.len; i++)
		counts[person->items.items[i].section]++;
	for (int i = 0; i < DIGEST_SECTIONS; i++) {
		if (!counts[i])
			continue;
		str_addf(out, "%s%zu %s", before, counts[i],
			 sections[i].count);
		before = ", ";
	}
}

/* `muster raid affirm ID...` for what is stale; false: nothing is. */
static bool add_affirm(struct str *out, const struct digest_person *person)
{
	bool any = false;

	for (size_t i = 0; i < person->items.len; i++) {
		const struct digest_item *item = &person->items.items[i];

		if (item->section != DIGEST_STALE || !item->record->id.len)
			continue;
		str_adds(out, any ? " " : "muster raid affirm ");
		escape_shell(out, item->record->id);
		any = true;
	}
	return any;
}

/* --- what is to be decided */

static const struct value *field(const struct digest_item *item,
				 const char *name, struct arena *arena)
{
	return value_path(item->record->document->front, view_of(
			  arena_printf(arena, "%s%s", item->escalated
				       ? "escalation." : "", name)));
}

static void add_choice(struct str *out, const struct digest_item *item,
		       struct arena *arena)
{
	const struct value *options = field(item, "options", arena);
	struct view advice = value_string(field(item, "recommendation",
						arena));

	if (advice.len) {
		str_adds(out, "  - Recommended: ");
		escape_markdown(out, advice);
		str_addc(out, '\n');
	}
	if (value_empty(options) || options->type != VALUE_LIST) {
		str_adds(out, "  - No options are written down\n");
		return;
	}
	for (size_t i = 0; i < options->len; i++) {
		str_addf(out, "  - Option %zu: ", i + 1);
		escape_markdown(out, value_string(options->entries[i].value));
		str_addc(out, '\n');
	}
}

/* --- Markdown */

static void add_item(struct str *out, const struct digest_item *item,
		     struct arena *arena)
{
	struct view words = why(item, arena);

	str_adds(out, "- **");
	escape_markdown(out, item->record->id.len ? item->record->id
						  : item->record->path);
	str_adds(out, "** ");
	escape_markdown(out, item->record->title);
	if (words.len) {
		str_adds(out, ": ");
		escape_markdown(out, words);
	}
	str_addc(out, '\n');
	if (item->section == DIGEST_DECIDE)
		add_choice(out, item, arena);
}

static void end_section(struct str *out, const struct digest_person *person,
			enum digest_section section)
{
	size_t before = out->len;

	if (section != DIGEST_STALE)
		return;
	str_adds(out, "\nChange what has changed. What is still true as it "
		 "is written:\n\n    ");
	if (add_affirm(out, person))
		str_addc(out, '\n');
	else
		str_cut(out, before);
}

static void add_person(struct str *out, const struct digest_person *person,
		       const char *level, struct arena *arena)
{
	enum digest_section last = DIGEST_SECTIONS;

	add_summary(out, person);
	str_adds(out, ".\n");
	for (size_t i = 0; i < person->items.len; i++) {
		const struct digest_item *item = &person->items.items[i];

		if (item->section != last)
			str_addf(out, "\n%s %s\n\n", level,
				 sections[item->section].heading);
		last = item->section;
		add_item(out, item, arena);
		if (i + 1 == person->items.len ||
		    person->items.items[i + 1].section != last)
			end_section(out, person, last);
	}
}

static void add_name(struct str *out, const struct digest_person *person)
{
	escape_markdown(out, person->name);
	if (person->address.len) {
		str_adds(out, " (");
		escape_markdown(out, person->address);
		str_addc(out, ')');
	}
}

static void add_alone(struct str *out, const struct digest *digest,
		      const struct digest_person *person,
		      struct arena *arena)
{
	char day[DATE_SIZE];

	str_adds(out, "# ");
	escape_markdown(out, person->name);
	str_addf(out, ": the week from %s\n\n",
		 date_format(digest->today, day));
	add_person(out, person, "##", arena);
}

void digest_report(struct str *out, const struct digest *digest)
{
	struct arena arena = ARENA_INIT;
	char day[DATE_SIZE];

	str_addf(out, "# The week from %s\n", date_format(digest->today, day));
	if (!digest->people.len)
		str_adds(out, "\nNobody has anything to do.\n");
	for (size_t i = 0; i < digest->people.len; i++) {
		str_adds(out, "\n## ");
		add_name(out, digest->people.items[i]);
		str_adds(out, "\n\n");
		add_person(out, digest->people.items[i], "###", &arena);
	}
	arena_release(&arena);
}

void digest_report_one(struct str *out, const struct digest *digest,
		       const struct record *person)
{
	struct arena arena = ARENA_INIT;

	if (!digest->people.len) {
		escape_markdown(out, person->title.len ? person->title
						       : person->id);
		str_adds(out, " has nothing to do this week.\n");
	}
	for (size_t i = 0; i < digest->people.len; i++)
		add_alone(out, digest, digest->people.items[i], &arena);
	arena_release(&arena);
}

/* --- JSON */

static void put_or_null(struct arena *arena, struct value *map,
			const char *key, struct view text)
{
	value_put(arena, map, view_of(key), text.len
		  ? value_text(arena, text) : value_null(arena));
}

static void put_due(struct arena *arena, struct value *map,
		    const struct digest_item *item)
{
	char day[DATE_SIZE];

	if (!item->has_due) {
		value_put(arena, map, VIEW("due"), value_null(arena));
		value_put(arena, map, VIEW("workdays"), value_null(arena));
		return;
	}
	value_put_text(arena, map, "due", view_copy(
		       arena, view_of(date_format(item->due, day))));
	value_put_number(arena, map, "workdays", item->workdays);
}

static void put_choice(struct arena *arena, struct value *map,
		       const struct digest_item *item)
{
	const struct value *options = field(item, "options", arena);
	struct value *list = value_list(arena);

	put_or_null(arena, map, "asked_by", item->record->owner);
	put_or_null(arena, map, "recommendation", value_string(
		    field(item, "recommendation", arena)));
	if (options && options->type == VALUE_LIST)
		for (size_t i = 0; i < options->len; i++)
			value_push(arena, list, value_text(
				   arena, value_string(
					   options->entries[i].value)));
	value_put(arena, map, VIEW("options"), list);
}

static struct value *item_value(struct arena *arena,
				const struct digest_item *item)
{
	const struct record *record = item->record;
	struct value *map = value_map(arena);

	value_put_text(arena, map, "section",
		       view_of(digest_section_name(item->section)));
	value_put_text(arena, map, "program", item->program->dir);
	value_put_text(arena, map, "id", record->id);
	value_put_text(arena, map, "kind", record->kind->name);
	value_put_text(arena, map, "title", record->title);
	value_put_text(arena, map, "path", record->path);
	value_put_text(arena, map, "status", record->status);
	put_due(arena, map, item);
	value_put_text(arena, map, "why", why(item, arena));
	if (item->section == DIGEST_DECIDE)
		put_choice(arena, map, item);
	return map;
}

/* What was added to `out`, as a text; `out` is empty again. */
static struct view taken(struct str *out, struct arena *arena)
{
	struct view text = view_copy(arena, str_view(out));

	str_clear(out);
	return text;
}

void digest_report_put(struct arena *arena, struct value *document,
		       const struct digest *digest)
{
	struct value *owners = value_list(arena);
	struct str text = STR_INIT;

	value_put(arena, document, VIEW("owners"), owners);
	for (size_t i = 0; i < digest->people.len; i++) {
		const struct digest_person *person = digest->people.items[i];
		struct value *map = value_push(arena, owners,
					       value_map(arena));
		struct value *items = value_list(arena);

		value_put_text(arena, map, "id", person->id);
		value_put_text(arena, map, "name", person->name);
		put_or_null(arena, map, "address", person->address);
		add_summary(&text, person);
		value_put_text(arena, map, "summary", taken(&text, arena));
		value_put(arena, map, VIEW("items"), items);
		for (size_t k = 0; k < person->items.len; k++)
			value_push(arena, items, item_value(
				   arena, &person->items.items[k]));
		add_affirm(&text, person);
		put_or_null(arena, map, "affirm", taken(&text, arena));
		add_alone(&text, digest, person, arena);
		value_put_text(arena, map, "markdown", taken(&text, arena));
	}
	str_release(&text);
}
