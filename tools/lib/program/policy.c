#include "muster/policy.h"

static const char *const enforces[] = {
	[ENFORCE_PROGRAM] = "program",
	[ENFORCE_OWNER] = "owner",
	[ENFORCE_ALL] = "all",
	[ENFORCE_WARN] = "warn",
};

static const char *const attestations[] = {
	[ATTESTATION_DECLARED] = "declared",
	[ATTESTATION_AUTHORED] = "authored",
	[ATTESTATION_SIGNED] = "signed",
};

const char *enforce_name(enum enforce enforce)
{
	return enforces[enforce];
}

const char *attestation_name(enum attestation attestation)
{
	return attestations[attestation];
}

void policy_init(struct policy *policy)
{
	*policy = (struct policy){ .enforce = ENFORCE_PROGRAM,
				    .immutable = true };
	policy->scope = (struct policy_scope){
		.baseline = VIEW("main"),
		.attestation = ATTESTATION_AUTHORED
	};
	policy->site.visibility = VISIBILITY_INTERNAL;
	calendar_init(&policy->calendar);
}

bool policy_freshness(const struct policy *policy, const struct kind *kind,
		      struct view severity, struct duration *window)
{
	const struct value *value = value_get(policy->freshness, kind->name);
	const struct value *by = value_get(value, severity);

	if (duration_parse(value_string(by ? by : value), window))
		return true;
	*window = kind->freshness;
	return kind->has_freshness;
}

void policy_judge(const struct policy *policy, struct findings *findings)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->list.len; i++) {
		struct finding *finding = &findings->list.items[i];

		if (policy->judged[finding->rule])
			finding->severity =
				policy->severities[finding->rule];
		if (finding->severity != SEVERITY_OFF)
			findings->list.items[kept++] = *finding;
	}
	findings->list.len = kept;
}
