/*
 * Rules: everything that muster can find wrong, as a table.
 *
 * rules.def names each once: id, default severity, one line for lists, and
 * what `muster explain` prints. An id never changes its meaning; a policy
 * sets severities by id.
 */
#ifndef MUSTER_RULE_H
#define MUSTER_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "muster/text.h"

enum severity {
	SEVERITY_OFF,
	SEVERITY_WARNING,
	SEVERITY_ERROR
};

#define RULE(name, id, severity, line, text) RULE_##name,
enum rule {
#include "muster/rules.def"
	RULE_COUNT
};
#undef RULE

struct rule_info {
	const char *id;		/* "raid/stale" */
	enum severity severity;	/* unless the policy says otherwise */
	const char *line;	/* one line, no full stop */
	const char *text;	/* why it matters and what to do: sentences */
};

const struct rule_info *rule_info(enum rule rule);

/* The rule of that id; false when there is none. */
bool rule_find(struct view id, enum rule *rule);

/* The rule whose id the word is most likely a slip of, or NULL. */
const struct rule_info *rule_nearest(struct view word);

/* "error", "warning" or "off". */
const char *severity_name(enum severity severity);
bool severity_parse(struct view name, enum severity *severity);

#endif
