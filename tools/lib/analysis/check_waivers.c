#include "muster/check.h"

#include "muster/waiver.h"

static void tell_expired(const struct record *record,
			 const struct waiver *waiver,
			 struct findings *findings)
{
	const char *id = rule_info(waiver->rule)->id;
	char day[DATE_SIZE];

	finding_add(findings, RULE_WAIVER_EXPIRED, record->path, waiver->span,
		    "the waiver of %s expired on %s", id,
		    date_format(waiver->until, day));
	finding_hint(findings, "delete it, or give it a new day and say why "
		     "%s has to wait once more", id);
}

void check_waivers(const struct program *program, int32_t today,
		   struct findings *findings)
{
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct waivers waivers;

		waivers_read(&waivers, record->document, program->arena,
			     findings);
		for (size_t k = 0; k < waivers.list.len; k++)
			if (!waiver_holds(&waivers.list.items[k], today))
				tell_expired(record, &waivers.list.items[k],
					     findings);
	}
}
