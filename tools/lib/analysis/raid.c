#include "muster/raid.h"

#include <stdlib.h>

static int gravity_of(const struct record *record)
{
	int probability = type_scale_rank(record_text(record,
						      VIEW("probability")));
	int impact = type_scale_rank(record_text(record, VIEW("impact")));
	int severity = type_scale_rank(record_severity(record));

	return probability && impact ? probability * impact
				     : severity * severity;
}

/* The owner's record; NULL when there is none, or the person has left. */
static const struct record *owner_of(const struct program *program,
				     const struct record *record,
				     int32_t today)
{
	const struct record *owner = program_find(program, record->owner);
	int32_t left;

	if (!owner || !owner->kind || !view_is(owner->kind->name, "person"))
		return NULL;
	if (record_date(owner, VIEW("left"), &left) && left <= today)
		return NULL;
	return owner;
}

/* A kind may take any text for an owner. */
static bool is_person(const struct kind *kind)
{
	const struct field *owner = kind_field(kind, VIEW("owner"));

	return !owner || owner->type == TYPE_PERSON;
}

static void judge_age(struct raid_entry *entry,
		      const struct movements *movements, int32_t today)
{
	const struct program *program = entry->program;
	const struct movement *movement =
		movements_of(movements, entry->record);

	entry->has_window = policy_freshness(&program->policy,
					     entry->record->kind,
					     record_severity(entry->record),
					     &entry->window);
	entry->moved = movement && movement->known;
	entry->pending = movement && movement->pending;
	entry->age = today - (entry->moved ? movement->day
					   : movements->since);
	if (entry->has_window)
		entry->stale = !entry->moved ||
			       movement->day <
				       calendar_before(
					       &program->policy.calendar,
					       today, entry->window);
}

void raid_collect(struct raid *raid, const struct program *program,
		  const struct movements *movements, int32_t today,
		  struct arena *arena)
{
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct raid_entry *entry;

		if (!record->kind || !record->kind->raid ||
		    !record_is_open(record))
			continue;
		entry = VEC_PUSH(arena, &raid->entries);
		entry->program = program;
		entry->record = record;
		entry->owner = owner_of(program, record, today);
		entry->unowned = is_person(record->kind)
					 ? !entry->owner
					 : !record->owner.len;
		entry->gravity = gravity_of(record);
		entry->has_due = record_date(record, record->kind->due,
					     &entry->due);
		entry->overdue = entry->has_due && entry->due < today;
		judge_age(entry, movements, today);
		raid->windowed += entry->has_window;
		raid->fresh += entry->has_window && !entry->stale;
	}
}

static int compare(const void *a, const void *b)
{
	const struct raid_entry *left = a, *right = b;
	int order;

	if (left->gravity != right->gravity)
		return left->gravity > right->gravity ? -1 : 1;
	if (left->moved != right->moved)
		return left->moved ? 1 : -1;
	if (left->age != right->age)
		return left->age > right->age ? -1 : 1;
	order = view_compare(left->record->id, right->record->id);
	return order ? order
		     : view_compare(left->record->path, right->record->path);
}

void raid_sort(struct raid *raid)
{
	if (raid->entries.len)
		qsort(raid->entries.items, raid->entries.len,
		      sizeof(*raid->entries.items), compare);
}

int raid_freshness(const struct raid *raid)
{
	return raid->windowed ? (int)(raid->fresh * 100 / raid->windowed)
			      : 100;
}

const char *raid_age(const struct raid_entry *entry, struct arena *arena)
{
	if (entry->pending)
		return "now";
	return arena_printf(arena, "%s%dd", entry->moved ? "" : ">",
			    (int)entry->age);
}

const char *raid_window(const struct raid_entry *entry, struct arena *arena)
{
	if (!entry->has_window)
		return "-";
	return arena_printf(arena, "%d%s", (int)entry->window.count,
			    entry->window.unit == DURATION_BUSINESS_DAYS
				    ? "bd" : "d");
}

static void tell_stale(const struct raid_entry *entry,
		       struct findings *findings)
{
	const struct record *record = entry->record;

	finding_add(findings, RULE_RAID_STALE, record->path,
		    document_span(record->document, VIEW("id")),
		    VIEW_FMT " of " VIEW_FMT " has not moved for %s, and its "
		    "window is %s: " VIEW_FMT, VIEW_ARG(record->id),
		    VIEW_ARG(record->owner.len ? record->owner
					       : VIEW("nobody")),
		    raid_age(entry, findings->arena),
		    raid_window(entry, findings->arena),
		    VIEW_ARG(record->title));
	finding_hint(findings, "change what has changed, or if all of it is "
		     "still true: muster raid affirm " VIEW_FMT,
		     VIEW_ARG(record->id));
}

static void tell_overdue(const struct raid_entry *entry,
			 struct findings *findings)
{
	const struct record *record = entry->record;
	struct view field = record->kind->due;
	char due[DATE_SIZE];

	finding_add(findings, RULE_RAID_OVERDUE, record->path,
		    document_span(record->document, field),
		    VIEW_FMT " of " VIEW_FMT " was due on %s: " VIEW_FMT,
		    VIEW_ARG(record->id),
		    VIEW_ARG(record->owner.len ? record->owner
					       : VIEW("nobody")),
		    date_format(entry->due, due), VIEW_ARG(record->title));
	finding_hint(findings, "close it, or give '" VIEW_FMT "' a new date",
		     VIEW_ARG(record_key(record, field)));
}

static void tell_unowned(const struct raid_entry *entry,
			 struct findings *findings)
{
	const struct record *record = entry->record;

	finding_add(findings, RULE_RAID_UNOWNED, record->path,
		    document_span(record->document, VIEW("owner")),
		    record->owner.len
			    ? VIEW_FMT " belongs to '" VIEW_FMT
			      "', who has no record in people/ or has left"
			    : VIEW_FMT " has no owner" VIEW_FMT,
		    VIEW_ARG(record->id), VIEW_ARG(record->owner));
	finding_hint(findings, "write %s in '" VIEW_FMT "'",
		     is_person(record->kind) ? "the id of one person"
					     : "a name",
		     VIEW_ARG(record_key(record, VIEW("owner"))));
}

void raid_findings(const struct raid *raid, struct findings *findings)
{
	for (size_t i = 0; i < raid->entries.len; i++) {
		const struct raid_entry *entry = &raid->entries.items[i];
		struct findings own = { .arena = findings->arena };

		if (entry->stale)
			tell_stale(entry, &own);
		if (entry->overdue)
			tell_overdue(entry, &own);
		if (entry->unowned)
			tell_unowned(entry, &own);
		policy_judge(&entry->program->policy, &own);
		findings_join(findings, &own);
	}
}

enum rule raid_rule(enum raid_fault fault)
{
	static const enum rule rules[] = {
		[RAID_STALE] = RULE_RAID_STALE,
		[RAID_OVERDUE] = RULE_RAID_OVERDUE,
		[RAID_UNOWNED] = RULE_RAID_UNOWNED,
	};

	return rules[fault];
}

static void excuse(struct raid_entry *entry,
		   const struct judgement_left *left)
{
	for (int i = 0; i < RAID_FAULTS; i++)
		if (raid_rule((enum raid_fault)i) == left->finding.rule)
			entry->excuses[i] = (struct raid_excuse){
				left->why, left->until
			};
}

void raid_excuse(struct raid *raid, const struct judgement *judgement)
{
	struct map entries = MAP_INIT;

	for (size_t i = 0; judgement->left.len && i < raid->entries.len; i++)
		map_put(judgement->arena, &entries,
			raid->entries.items[i].record->path,
			&raid->entries.items[i]);
	for (size_t i = 0; i < judgement->left.len; i++) {
		const struct judgement_left *left = &judgement->left.items[i];
		struct raid_entry *entry = map_get(&entries,
						   left->finding.path);

		if (entry)
			excuse(entry, left);
	}
}

bool raid_has(const struct raid_entry *entry, enum raid_fault fault)
{
	const bool faults[] = {
		[RAID_STALE] = entry->stale,
		[RAID_OVERDUE] = entry->overdue,
		[RAID_UNOWNED] = entry->unowned,
	};

	return faults[fault] && entry->excuses[fault].why == JUDGEMENT_COUNTS;
}

int raid_look_back(struct raid *raid, const struct tenure_scope *scope,
		   struct err *err)
{
	struct lineage_index index;

	lineage_index(&index, scope->ledger->programs, scope->ledger->arena);
	for (size_t i = 0; i < raid->entries.len; i++) {
		struct raid_entry *entry = &raid->entries.items[i];

		if (tenure_read(&entry->tenure, scope, entry->program,
				entry->record, err) < 0)
			return -1;
		lineage_find(&entry->lineage, &index, entry->program,
			     entry->record);
	}
	raid->tenures = true;
	raid->today = scope->today;
	return 0;
}
