#include "muster/agenda.h"

static bool wants_attention(const struct raid_entry *entry)
{
	return raid_has(entry, RAID_STALE) || raid_has(entry, RAID_OVERDUE) ||
	       raid_has(entry, RAID_UNOWNED);
}

void agenda_collect(struct raid *agenda, const struct raid *raid,
		    struct arena *arena)
{
	const struct raid_entry *entries = raid->entries.items;

	for (size_t i = 0; i < raid->entries.len; i++)
		if (wants_attention(&entries[i]))
			*VEC_PUSH(arena, &agenda->entries) = entries[i];
	for (size_t i = 0; i < raid->entries.len; i++)
		if (!wants_attention(&entries[i]) &&
		    entries[i].gravity >= AGENDA_GRAVE)
			*VEC_PUSH(arena, &agenda->entries) = entries[i];
}

bool agenda_add(struct raid *agenda, const struct raid *raid,
		const struct record *record, struct arena *arena)
{
	for (size_t i = 0; i < raid->entries.len; i++) {
		if (raid->entries.items[i].record != record)
			continue;
		*VEC_PUSH(arena, &agenda->entries) = raid->entries.items[i];
		return true;
	}
	return false;
}

/* What the gravity was made of, as raid.h says. */
static const char *factors(const struct record *record, struct arena *arena)
{
	struct view probability = record_text(record, VIEW("probability"));
	struct view impact = record_text(record, VIEW("impact"));

	if (type_scale_rank(probability) && type_scale_rank(impact))
		return arena_printf(arena, VIEW_FMT " x " VIEW_FMT,
				    VIEW_ARG(probability), VIEW_ARG(impact));
	return arena_printf(arena, VIEW_FMT,
			    VIEW_ARG(record_severity(record)));
}

static void add_unowned(struct str *words, const struct record *record)
{
	if (record->owner.len)
		str_addf(words, "'" VIEW_FMT "' has left or is nobody, ",
			 VIEW_ARG(record->owner));
	else
		str_adds(words, "unowned, ");
}

struct view agenda_why(const struct raid_entry *entry, int32_t today,
		       struct arena *arena)
{
	struct str words = STR_INIT;
	struct view why;

	if (entry->stale)
		str_addf(&words, "stale %s of %s, ", raid_age(entry, arena),
			 raid_window(entry, arena));
	if (entry->overdue)
		str_addf(&words, "overdue by %dd, ",
			 (int)(today - entry->due));
	if (entry->unowned)
		add_unowned(&words, entry->record);
	if (entry->gravity)
		str_addf(&words, "gravity %d (%s), ", entry->gravity,
			 factors(entry->record, arena));
	why = view_copy(arena, view_slice(str_view(&words), 0,
					  words.len ? words.len - 2 : 0));
	str_release(&words);
	return why;
}
