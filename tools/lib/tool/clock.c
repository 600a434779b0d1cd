#include "muster/clock.h"

#include <stdlib.h>
#include <time.h>

#include "muster/date.h"
#include "muster/opt.h"

/* An environment variable that is set to something, else NULL. */
static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

bool clock_is_set(int32_t given)
{
	return given != OPT_NO_DATE || variable("MUSTER_TODAY") ||
	       variable("SOURCE_DATE_EPOCH");
}

int clock_today(int32_t given, int32_t *today, struct err *err)
{
	const char *date = variable("MUSTER_TODAY");
	const char *epoch = variable("SOURCE_DATE_EPOCH");
	int64_t seconds = (int64_t)time(NULL);

	*today = given;
	if (given != OPT_NO_DATE)
		return 0;
	if (date && !date_parse(view_of(date), today))
		return err_set(err,
			       "MUSTER_TODAY: '%s' is not a date (YYYY-MM-DD)",
			       date);
	if (date)
		return 0;
	if (epoch && !view_number(view_of(epoch), &seconds))
		return err_set(err,
			       "SOURCE_DATE_EPOCH: '%s' is not a number of "
			       "seconds", epoch);
	*today = date_of_time(seconds);
	return 0;
}
