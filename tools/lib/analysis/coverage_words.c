#include "muster/coverage.h"

const char *coverage_name(enum coverage_verdict verdict)
{
	static const char *const names[] = {
		[COVERAGE_NOTHING_CAN] = "nothing can",
		[COVERAGE_NO_APPROVER] = "no approver",
		[COVERAGE_UNNAMED] = "unnamed",
		[COVERAGE_SPENT] = "spent",
		[COVERAGE_REFUSED] = "refused",
		[COVERAGE_PROPOSED] = "proposed",
		[COVERAGE_STRANGER] = "stranger",
		[COVERAGE_FORGED] = "forged",
		[COVERAGE_EDITED] = "edited",
		[COVERAGE_UNKNOWN] = "unknown",
		[COVERAGE_UNSIGNED] = "unsigned",
		[COVERAGE_FREE] = "free",
		[COVERAGE_COVERED] = "covered",
	};

	return names[verdict];
}
