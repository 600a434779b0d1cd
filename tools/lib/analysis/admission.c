#include "muster/admission.h"

static bool is_own(const struct raid_entry *entry, struct view email)
{
	const struct record *person = program_person(entry->program, email);

	return !email.len || (person && view_equal(person->id,
						  entry->record->owner));
}

static bool blocks(const struct raid_entry *entry, bool touches,
		   struct view email)
{
	const struct policy *policy = &entry->program->policy;

	if (policy->judged[RULE_RAID_STALE] &&
	    policy->severities[RULE_RAID_STALE] != SEVERITY_ERROR)
		return false;
	switch (policy->enforce) {
	case ENFORCE_ALL:
		return true;
	case ENFORCE_PROGRAM:
		return touches;
	case ENFORCE_OWNER:
		return touches && is_own(entry, email);
	case ENFORCE_WARN:
		return false;
	}
	return true;
}

void admission_decide(struct admission *admission,
		      const struct findings *findings,
		      const struct raid *raid, bool touches,
		      struct view email, struct arena *arena)
{
	*admission = (struct admission){ .touches = touches,
					 .findings = findings };
	for (size_t i = 0; i < raid->entries.len; i++) {
		const struct raid_entry *entry = &raid->entries.items[i];

		if (!raid_has(entry, RAID_STALE))
			continue;
		if (blocks(entry, touches, email))
			*VEC_PUSH(arena, &admission->blocking.entries) =
				*entry;
		else
			*VEC_PUSH(arena, &admission->warning.entries) =
				*entry;
	}
	admission->rejected = admission->blocking.entries.len ||
			      findings_count(findings, SEVERITY_ERROR);
}
