#include "muster/rule.h"

#define NEAR 3	/* letters that a slip may get wrong */

#define RULE(name, id, severity, line, text) { id, severity, line, text },
static const struct rule_info rules[] = {
#include "muster/rules.def"
};
#undef RULE

static const char *const severities[] = {
	[SEVERITY_OFF] = "off",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

const struct rule_info *rule_info(enum rule rule)
{
	return &rules[rule];
}

bool rule_find(struct view id, enum rule *rule)
{
	for (int i = 0; i < RULE_COUNT; i++)
		if (view_is(id, rules[i].id)) {
			*rule = (enum rule)i;
			return true;
		}
	return false;
}

const struct rule_info *rule_nearest(struct view word)
{
	const struct rule_info *nearest = NULL;
	size_t least = NEAR + 1;

	for (int i = 0; i < RULE_COUNT; i++) {
		size_t distance = view_distance(word, view_of(rules[i].id),
						NEAR);

		if (distance < least) {
			least = distance;
			nearest = &rules[i];
		}
	}
	return nearest;
}

const char *severity_name(enum severity severity)
{
	return severities[severity];
}

bool severity_parse(struct view name, enum severity *severity)
{
	for (int i = SEVERITY_OFF; i <= SEVERITY_ERROR; i++)
		if (view_is(name, severities[i])) {
			*severity = (enum severity)i;
			return true;
		}
	return false;
}
