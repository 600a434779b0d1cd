/*
 * What a change of scope does to dates, path, risks and figures, for people
 * and for machines.
 */
#ifndef MUSTER_IMPACT_REPORT_H
#define MUSTER_IMPACT_REPORT_H

#include "muster/impact.h"
#include "muster/value.h"

/* Append the sentence, then a table of what it is before and after, unless
 * nothing differs. */
void impact_report_text(struct str *out, const struct impact *impact,
			size_t width, bool color, struct arena *arena);

/* The same for a comment on a pull request: no heading of its own. */
void impact_report_markdown(struct str *out, const struct impact *impact,
			    struct arena *arena);

/* The same as a map; what there is not is null. */
struct value *impact_report_value(const struct impact *impact,
				  struct arena *arena);

#endif
