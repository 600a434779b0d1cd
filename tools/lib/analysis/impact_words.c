#include "muster/impact.h"

#include <stdlib.h>

/* What stands between two parts of the sentence. */
static void part(struct str *out, size_t start)
{
	str_adds(out, out->len > start ? "; " : "");
}

static void add_names(struct str *out, const struct views *ids)
{
	size_t len = ids->list.len;
	size_t shown = len > IMPACT_NAMES ? IMPACT_NAMES : len;

	for (size_t i = 0; i < shown; i++) {
		str_adds(out, !i ? "" : i + 1 == len ? " and " : ", ");
		str_addv(out, ids->list.items[i]);
	}
	if (len > shown)
		str_addf(out, " and %zu more", len - shown);
}

static void add_move(struct str *out, const struct impact *impact,
		     const struct impact_date *date)
{
	int32_t days = impact_workdays(impact, date->day[0], date->day[1]);
	char from[DATE_SIZE], to[DATE_SIZE];

	str_addf(out, "moves from %s to %s, %d workday%s %s",
		 date_format(date->day[0], from),
		 date_format(date->day[1], to), (int)abs(days),
		 abs(days) == 1 ? "" : "s", days < 0 ? "sooner" : "later");
}

/* The date by the plan alone, where what is likely hides that it moves. */
static void add_planned(struct str *out, const struct impact *impact)
{
	const struct impact_date *planned = &impact->end.planned;
	int32_t days;

	if (!planned->has[0] || !planned->has[1])
		return;
	days = impact_workdays(impact, planned->day[0], planned->day[1]);
	if (days)
		str_addf(out, ", though the plan alone ends %d workday%s %s",
			 (int)abs(days), abs(days) == 1 ? "" : "s",
			 days < 0 ? "sooner" : "later");
}

static void add_end(struct str *out, const struct impact *impact)
{
	const struct impact_date *p80 = &impact->end.p80;
	char day[DATE_SIZE];

	if (impact->looped) {
		str_adds(out, "no date can be computed while the plan goes "
			 "round in a circle");
		return;
	}
	if (impact->ends[0].len && impact->ends[1].len &&
	    !view_equal(impact->ends[0], impact->ends[1]))
		str_addf(out, "the end is " VIEW_FMT " and no longer "
			 VIEW_FMT ": ", VIEW_ARG(impact->ends[1]),
			 VIEW_ARG(impact->ends[0]));
	if (!p80->has[1]) {
		str_adds(out, "nothing is planned");
		return;
	}
	str_addf(out, "the P80 of " VIEW_FMT " ", VIEW_ARG(impact->ends[1]));
	if (p80->has[0] && p80->day[0] != p80->day[1]) {
		add_move(out, impact, p80);
		return;
	}
	str_addf(out, "%s %s", p80->has[0] ? "stays" : "is",
		 date_format(p80->day[1], day));
	add_planned(out, impact);
}

static void add_target(struct str *out, const struct impact *impact,
		       size_t start)
{
	const struct impact_date *target = &impact->target;

	if (!target->has[0] || !target->has[1] ||
	    target->day[0] == target->day[1])
		return;
	part(out, start);
	str_adds(out, "the target ");
	add_move(out, impact, target);
}

static void add_path(struct str *out, const struct impact *impact,
		     size_t start)
{
	const struct views *joined = &impact->joined, *left = &impact->left;

	if (impact->looped || (!joined->list.len && !left->list.len))
		return;
	part(out, start);
	str_adds(out, "the critical path now runs ");
	if (joined->list.len) {
		str_adds(out, "through ");
		add_names(out, joined);
	}
	if (left->list.len) {
		str_adds(out, joined->list.len ? " and no longer through "
					       : "no longer through ");
		add_names(out, left);
	}
}

static void add_risks(struct str *out, const struct views *ids,
		      const char *what, size_t start)
{
	if (!ids->list.len)
		return;
	part(out, start);
	str_addf(out, "%zu %s high risk%s: ", ids->list.len, what,
		 ids->list.len == 1 ? "" : "s");
	add_names(out, ids);
}

/* "criteria +1 -2 ~1" */
static void add_tally(struct str *out, const char *name,
		      const struct impact_tally *tally, size_t start)
{
	if (!tally->added && !tally->dropped && !tally->changed)
		return;
	part(out, start);
	str_addf(out, "%s +%zu -%zu", name, tally->added, tally->dropped);
	if (tally->changed)
		str_addf(out, " ~%zu", tally->changed);
}

void impact_words(struct str *out, const struct impact *impact)
{
	size_t start = out->len;

	add_end(out, impact);
	add_target(out, impact, start);
	add_path(out, impact, start);
	add_risks(out, &impact->risks, "new", start);
	add_risks(out, &impact->gone, "closed", start);
	add_tally(out, "criteria", &impact->criteria, start);
	add_tally(out, "scope", &impact->in, start);
	add_tally(out, "milestones and deliverables", &impact->work, start);
	if (!view_equal(impact->budget[0], impact->budget[1])) {
		part(out, start);
		str_addf(out, "budget " VIEW_FMT " -> " VIEW_FMT,
			 VIEW_ARG(impact->budget[0].len ? impact->budget[0]
							: VIEW("none")),
			 VIEW_ARG(impact->budget[1].len ? impact->budget[1]
							: VIEW("none")));
	}
}
