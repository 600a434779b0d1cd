/* The page that is read in one minute. */
#include "muster/site_pages.h"

/* "Launch is stated for 2026-09-30; half of the runs end by ..." */
static void answer(struct str *out, const struct site_program *site)
{
	const struct plan *plan = &site->plan;
	const struct plan_item *end;
	char day[DATE_SIZE];

	if (plan->end == NETWORK_NOBODY) {
		str_adds(out, "No milestone and no deliverable is planned.");
		return;
	}
	end = &plan->items.items[plan->end];
	str_addv(out, end->record->title);
	if (end->has_due)
		str_addf(out, " is stated for %s",
			 date_format(end->due, day));
	str_addc(out, '.');
}

int site_overview(struct value *document, const struct site_program *site,
		  struct arena *arena, struct err *err)
{
	struct str text = STR_INIT;

	(void)err;
	answer(&text, site);
	value_put_text(arena, document, "answer",
		       view_copy(arena, str_view(&text)));
	str_release(&text);
	return 0;
}
