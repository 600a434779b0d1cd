/* The times of a plan's network as days, and back. */
#include "muster/plan.h"

static int32_t base_of(const struct plan *plan)
{
	return workdays_number(&plan->workdays, plan->origin);
}

int32_t plan_start_day(const struct plan *plan, int32_t time)
{
	return workdays_day(&plan->workdays, base_of(plan) + time);
}

int32_t plan_finish_day(const struct plan *plan, int32_t time)
{
	return workdays_day(&plan->workdays, base_of(plan) + time - 1);
}

int32_t plan_time(const struct plan *plan, int32_t day)
{
	return workdays_number(&plan->workdays, day) - base_of(plan);
}
