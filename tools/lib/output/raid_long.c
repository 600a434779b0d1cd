#include "muster/raid_long.h"

#include "muster/escape.h"
#include "muster/wrap.h"

const char *raid_long_since(const struct tenure_since *since, int32_t today,
			    struct arena *arena)
{
	if (since->pending)
		return "now";
	return arena_printf(arena, "%s%dd", since->least ? ">=" : "",
			    (int)(today - since->day));
}

static void add_break(struct str *words)
{
	if (words->len)
		str_adds(words, "; ");
}

static void add_ids(struct str *words, const char *what,
		    const struct views *ids, const char *then)
{
	if (!ids->list.len)
		return;
	add_break(words);
	str_adds(words, what);
	for (size_t i = 0; i < ids->list.len; i++)
		str_addf(words, "%s" VIEW_FMT, i ? ", " : " ",
			 VIEW_ARG(ids->list.items[i]));
	str_adds(words, then);
}

static void add_rag(struct str *words, const struct tenure *tenure,
		    int32_t today, struct arena *arena)
{
	if (!view_is(tenure->rag.text, "yellow") &&
	    !view_is(tenure->rag.text, "red"))
		return;
	add_break(words);
	str_addf(words, VIEW_FMT " for %s%s", VIEW_ARG(tenure->rag.text),
		 raid_long_since(&tenure->rag.since, today, arena),
		 tenure->red ? ": counts as red" : "");
}

static void add_affirmed(struct str *words, const struct tenure *tenure)
{
	char day[DATE_SIZE];

	if (tenure->affirmed < TENURE_AFFIRMED)
		return;
	add_break(words);
	str_addf(words, "affirmed %zu times since %s%s, nothing changed",
		 tenure->affirmed, date_format(tenure->unchanged.day, day),
		 tenure->unchanged.least ? " or before" : "");
}

void raid_long_notes(struct str *out, const struct raid *raid,
		     struct arena *arena, size_t width)
{
	struct str words = STR_INIT, line = STR_INIT;

	for (size_t i = 0; raid->tenures && i < raid->entries.len; i++) {
		const struct raid_entry *entry = &raid->entries.items[i];
		const struct lineage *lineage = &entry->lineage;

		str_clear(&words);
		str_clear(&line);
		add_ids(&words, "from", &lineage->from, "");
		add_ids(&words, "became", &lineage->became, "");
		add_ids(&words, "hangs on", &lineage->suspect,
			lineage->suspect.list.len > 1
				? ", which do not hold"
				: ", which does not hold");
		add_rag(&words, &entry->tenure, raid->today, arena);
		add_affirmed(&words, &entry->tenure);
		if (!words.len)
			continue;
		str_addf(&line, VIEW_FMT ": %s", VIEW_ARG(entry->record->id),
			 words.buf);
		str_clear(&words);
		escape_line(&words, str_view(&line));
		wrap_add(out, str_view(&words), 0, 2, width);
		str_addc(out, '\n');
	}
	str_release(&words);
	str_release(&line);
}

static void put_since(struct arena *arena, struct value *map,
		      const char *name, const struct tenure_since *since,
		      int32_t today)
{
	struct value *value = value_map(arena);
	char day[DATE_SIZE];

	value_put(arena, map, view_of(name), value);
	value_put_text(arena, value, "since",
		       view_copy(arena, view_of(date_format(since->day,
							    day))));
	value_put_number(arena, value, "days", today - since->day);
	value_put_bool(arena, value, "days_is_minimum", since->least);
	value_put_bool(arena, value, "uncommitted", since->pending);
}

static void put_ids(struct arena *arena, struct value *map, const char *name,
		    const struct views *ids)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < ids->list.len; i++)
		value_push(arena, list,
			   value_text(arena, ids->list.items[i]));
	value_put(arena, map, view_of(name), list);
}

void raid_long_put(struct arena *arena, struct value *map,
		   const struct raid *raid, const struct raid_entry *entry)
{
	const struct tenure *tenure = &entry->tenure;

	if (!raid->tenures)
		return;
	put_since(arena, map, "in_status", &tenure->status.since,
		  raid->today);
	put_since(arena, map, "unchanged", &tenure->unchanged, raid->today);
	value_put_number(arena, map, "affirmed", (int64_t)tenure->affirmed);
	if (tenure->rag.text.len) {
		value_put_text(arena, map, "rag", tenure->rag.text);
		put_since(arena, map, "in_rag", &tenure->rag.since,
			  raid->today);
		value_put_bool(arena, map, "counts_as_red", tenure->red ||
			       view_is(tenure->rag.text, "red"));
	}
	put_ids(arena, map, "from", &entry->lineage.from);
	put_ids(arena, map, "became", &entry->lineage.became);
	put_ids(arena, map, "suspect", &entry->lineage.suspect);
}
