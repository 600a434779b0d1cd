#include "muster/digest.h"

#include <stdlib.h>

struct reading {
	struct digest *digest;
	struct arena *arena;
	const struct program *program;
	struct map entries;	/* path to struct raid_entry */
	struct map people;	/* id, NUL and address to struct
				 * digest_person */
};

static const char *const names[] = {
	[DIGEST_DECIDE] = "decide",
	[DIGEST_OVERDUE] = "overdue",
	[DIGEST_STALE] = "stale",
	[DIGEST_DUE] = "due",
	[DIGEST_BLOCKER] = "blocker",
	[DIGEST_DATE] = "date",
	[DIGEST_UNOWNED] = "unowned",
};

const char *digest_section_name(enum digest_section section)
{
	return names[section];
}

/* --- people */

/* The person of that id who is still there, or NULL. */
static const struct record *find_person(const struct reading *reading,
					struct view id)
{
	const struct record *person = program_find(reading->program, id);
	int32_t left;

	if (!id.len || !person || !person->kind ||
	    !view_is(person->kind->name, "person"))
		return NULL;
	if (record_date(person, VIEW("left"), &left) &&
	    left <= reading->digest->today)
		return NULL;
	return person;
}

static struct view first_address(const struct record *person)
{
	const struct value *emails =
		value_get(person->document->front, VIEW("emails"));

	if (emails && emails->type == VALUE_LIST && emails->len)
		emails = emails->entries[0].value;
	return value_string(emails);
}

static struct digest_person *enter(struct reading *reading,
				   const struct record *record)
{
	struct view address = first_address(record);
	struct view key = view_of(arena_printf(
		reading->arena, VIEW_FMT "\n" VIEW_FMT, VIEW_ARG(record->id),
		VIEW_ARG(address)));
	struct digest_person *person = map_get(&reading->people, key);

	if (person)
		return person;
	person = arena_alloc(reading->arena, sizeof(*person));
	person->id = record->id;
	person->name = record->title.len ? record->title : record->id;
	person->address = address;
	map_put(reading->arena, &reading->people, key, person);
	*VEC_PUSH(reading->arena, &reading->digest->people) = person;
	return person;
}

/* --- what is to be done */

/* Is nothing worked on after DIGEST_DAYS until then? */
static bool is_soon(const struct reading *reading, int32_t due)
{
	int32_t limit = reading->digest->today + DIGEST_DAYS;

	return due <= limit ||
	       !calendar_between(&reading->program->policy.calendar, limit,
				 due);
}

static bool is_blocker(const struct record *record)
{
	struct view word = record_text(record, VIEW("blocker"));

	return view_is(word, "true") || view_is(word, "yes");
}

static void give(struct reading *reading, const struct record *person,
		 struct digest_item item)
{
	struct digest_person *to = enter(reading, person);

	item.program = reading->program;
	item.blocker = is_blocker(item.record);
	if (item.has_due)
		item.workdays = calendar_between(
			&reading->program->policy.calendar,
			reading->digest->today, item.due);
	*VEC_PUSH(reading->arena, &to->items) = item;
}

/* Whom a record waits for to decide, or NULL. */
static const struct record *decider_of(const struct reading *reading,
				       const struct record *record)
{
	const struct record *decider;

	if (!record->kind->decision)
		return find_person(reading, record_text(
				   record, VIEW("escalation.to")));
	decider = find_person(reading, record_text(record, VIEW("decider")));
	return decider ? decider : find_person(reading, record->owner);
}

/* The person who got it, or NULL. */
static const struct record *give_decision(struct reading *reading,
					  const struct record *record,
					  const struct raid_entry *entry)
{
	const struct record *decider = decider_of(reading, record);
	struct digest_item item = { .section = DIGEST_DECIDE,
				    .record = record, .entry = entry,
				    .escalated = !record->kind->decision };

	if (!decider)
		return NULL;
	item.has_due = record_date(record, item.escalated
				   ? VIEW("escalation.needed_by")
				   : record->kind->due, &item.due);
	give(reading, decider, item);
	return decider;
}

/* The first section that fits, or DIGEST_SECTIONS. */
static enum digest_section section_of(const struct reading *reading,
				      const struct raid_entry *entry,
				      const struct digest_item *item)
{
	bool soon = item->has_due && is_soon(reading, item->due);

	if (!entry)
		return soon ? DIGEST_DATE : DIGEST_SECTIONS;
	if (raid_has(entry, RAID_OVERDUE))
		return DIGEST_OVERDUE;
	if (raid_has(entry, RAID_STALE))
		return DIGEST_STALE;
	if (soon && !entry->overdue)
		return DIGEST_DUE;
	return is_blocker(item->record) ? DIGEST_BLOCKER : DIGEST_SECTIONS;
}

static void give_own(struct reading *reading, const struct record *record,
		     const struct raid_entry *entry,
		     const struct record *decider)
{
	const struct record *owner = find_person(reading, record->owner);
	struct digest_item item = { .record = record, .entry = entry };

	if (!owner || owner == decider)
		return;
	item.has_due = record_date(record, record->kind->due, &item.due);
	item.section = section_of(reading, entry, &item);
	if (item.section != DIGEST_SECTIONS)
		give(reading, owner, item);
}

static void give_unowned(struct reading *reading, const struct record *record,
			 const struct raid_entry *entry,
			 const struct record *decider)
{
	const struct record *charter = program_charter(reading->program);
	const struct record *lead =
		charter ? find_person(reading, charter->owner) : NULL;
	struct digest_item item = { .section = DIGEST_UNOWNED,
				    .record = record, .entry = entry,
				    .has_due = entry->has_due,
				    .due = entry->due };

	if (lead && lead != decider)
		give(reading, lead, item);
}

static void read_program(struct reading *reading,
			 const struct program *program)
{
	reading->program = program;
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		const struct raid_entry *entry;
		const struct record *decider;

		if (!record->kind || !record_is_open(record))
			continue;
		entry = map_get(&reading->entries, record->path);
		decider = give_decision(reading, record, entry);
		give_own(reading, record, entry, decider);
		if (entry && raid_has(entry, RAID_UNOWNED))
			give_unowned(reading, record, entry, decider);
	}
}

/* --- order */

static int compare_items(const void *a, const void *b)
{
	const struct digest_item *left = a, *right = b;
	int order;

	if (left->section != right->section)
		return left->section < right->section ? -1 : 1;
	if (left->has_due != right->has_due)
		return left->has_due ? -1 : 1;
	if (left->due != right->due)
		return left->due < right->due ? -1 : 1;
	order = view_compare(left->record->id, right->record->id);
	return order ? order : view_compare(left->record->path,
					    right->record->path);
}

static int compare_people(const void *a, const void *b)
{
	const struct digest_person *left = *(struct digest_person *const *)a;
	const struct digest_person *right = *(struct digest_person *const *)b;
	int order = view_compare(left->id, right->id);

	return order ? order : view_compare(left->address, right->address);
}

static void sort(struct digest *digest)
{
	for (size_t i = 0; i < digest->people.len; i++) {
		struct digest_person *person = digest->people.items[i];

		qsort(person->items.items, person->items.len,
		      sizeof(*person->items.items), compare_items);
	}
	if (digest->people.len)
		qsort(digest->people.items, digest->people.len,
		      sizeof(*digest->people.items), compare_people);
}

void digest_read(struct digest *digest, const struct programs *programs,
		 const struct raid *raid, int32_t today, struct arena *arena)
{
	struct reading reading = { .digest = digest, .arena = arena };

	*digest = (struct digest){ .today = today };
	for (size_t i = 0; i < raid->entries.len; i++)
		map_put(arena, &reading.entries,
			raid->entries.items[i].record->path,
			&raid->entries.items[i]);
	for (size_t i = 0; i < programs->list.len; i++)
		read_program(&reading, programs->list.items[i]);
	sort(digest);
}

void digest_pick(struct digest *digest, struct view id)
{
	size_t kept = 0;

	for (size_t i = 0; i < digest->people.len; i++)
		if (view_equal(digest->people.items[i]->id, id))
			digest->people.items[kept++] =
				digest->people.items[i];
	digest->people.len = kept;
}
