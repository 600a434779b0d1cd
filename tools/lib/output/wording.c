#include "muster/wording.h"

static void add_part(struct str *out, size_t start, const char *words)
{
	str_addf(out, "%s%s", out->len > start ? ", " : "", words);
}

static void add_other(struct str *out, size_t start,
		      const struct comparison_change *change)
{
	add_part(out, start, change->new ? "renumbered from "
					 : "renumbered to ");
	str_addv(out, change->other);
}

void wording_events(struct str *out, const struct comparison_change *change)
{
	static const struct {
		unsigned event;
		const char *words;
	} events[] = {
		{ LEDGER_CUT, "there where the history is cut off" },
		{ LEDGER_CREATED, "created" },
		{ LEDGER_REBORN, "there again" },
		{ LEDGER_REUSED, "its id given to something else, " },
		{ LEDGER_DELETED, "deleted" },
	};
	size_t start = out->len;

	if (change->events & LEDGER_RENUMBERED) {
		add_other(out, start, change);
		return;
	}
	for (size_t i = 0; i < sizeof(events) / sizeof(*events); i++)
		if (change->events & events[i].event)
			add_part(out, start, events[i].words);
	if (change->events & LEDGER_REUSED)
		str_addv(out, change->title);
	if (change->events & LEDGER_RENAMED) {
		add_part(out, start, "moved from ");
		str_addv(out, change->old_path);
	}
}

bool wording_unreadable(const struct comparison_change *change)
{
	return change->old && change->new &&
	       !change->old->front != !change->new->front;
}

/* What people ask first of a record that is new. */
static void add_state(struct str *out, size_t start,
		      const struct comparison_change *change,
		      struct arena *arena)
{
	const struct view names[] = {
		VIEW("status"), VIEW("owner"),
		change->kind ? change->kind->due : VIEW("")
	};
	struct difference state = { 0 };
	const struct difference *difference = &change->difference;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		for (size_t k = 0; k < difference->fields.len; k++)
			if (view_equal(difference->fields.items[k].name,
				       names[i]))
				*VEC_PUSH(arena, &state.fields) =
					difference->fields.items[k];
	if (state.fields.len)
		str_adds(out, out->len > start ? ": " : "");
	difference_words(out, &state);
}

static void add_difference(struct str *out, size_t start,
			   const struct comparison_change *change)
{
	const struct difference *difference = &change->difference;

	if (wording_unreadable(change)) {
		add_part(out, start, change->new->front
			 ? "its front matter can be read again"
			 : "its front matter can't be read any more");
		return;
	}
	if (!difference_none(difference)) {
		add_part(out, start, "");
		difference_words(out, difference);
	}
	if (difference->reviewed.len) {
		add_part(out, start, "affirmed ");
		str_addv(out, difference->reviewed);
	}
	if (out->len == start)
		str_adds(out, "its form alone");
}

void wording_add(struct str *out, const struct comparison_change *change,
		 struct arena *arena)
{
	size_t start = out->len;

	wording_events(out, change);
	if (!change->new)
		return;
	if (change->old)
		add_difference(out, start, change);
	else if (!(change->events & LEDGER_RENUMBERED))
		add_state(out, start, change, arena);
}
