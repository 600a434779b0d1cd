/*
 * The pages of a program in the status site: what each puts into its
 * document (site_page.put). What they say is told by their templates in
 * templates/site/.
 */
#ifndef MUSTER_SITE_PAGES_H
#define MUSTER_SITE_PAGES_H

#include "muster/site.h"

/* The date and its confidence, what is red and why, decisions needed, what
 * changed. */
int site_overview(struct value *document, const struct site_program *site,
		  struct arena *arena, struct err *err);

#define SITE_GRAVE 6	/* probability times impact that the overview and
			 * the portfolio count: medium and high */

/* Put "end": what the plan leads to, with its dates and odds; nothing when
 * it leads nowhere. */
void site_put_end(struct value *document, const struct site_program *site,
		  struct arena *arena);

/* Put "p50", "p80", days or null, and "p80_late": by when half and four in five
 * of the runs have the plan's item done. Is that known? */
bool site_put_forecast(struct value *map, const struct site_program *site,
		       size_t i, struct arena *arena);

/* The page above several programs: the answer of each, side by side. */
int site_portfolio(struct value *document, const struct site *site,
		   struct arena *arena, struct err *err);

/* The dates: chart, chains, table, and how the stated dates moved. */
int site_plan(struct value *document, const struct site_program *site,
	      struct arena *arena, struct err *err);

/* The open entries of each log, what they need, and the risk matrix. */
int site_raid(struct value *document, const struct site_program *site,
	      struct arena *arena, struct err *err);

/* The decision log: open ones, then the others; what was changed since. */
int site_decisions(struct value *document, const struct site_program *site,
		   struct arena *arena, struct err *err);

/* In, out, criteria, what changed since it was agreed, change records. */
int site_scope(struct value *document, const struct site_program *site,
	       struct arena *arena, struct err *err);

/* Gates with their checklists and sign-offs, rollouts, runbooks. */
int site_readiness(struct value *document, const struct site_program *site,
		   struct arena *arena, struct err *err);

/* RACI, stakeholders, load per owner. */
int site_people(struct value *document, const struct site_program *site,
		struct arena *arena, struct err *err);

/* The status reports. */
int site_reports(struct value *document, const struct site_program *site,
		 struct arena *arena, struct err *err);

/* All records, by kind. */
int site_records(struct value *document, const struct site_program *site,
		 struct arena *arena, struct err *err);

#endif
