#include "forecast_words.h"

const char *forecast_words_basis(enum forecast_basis basis)
{
	static const char *const words[] = {
		[FORECAST_DONE] = "done",
		[FORECAST_JOIN] = "what it waits for",
		[FORECAST_BETA] = "estimate",
		[FORECAST_OVERRUN] = "overruns",
		[FORECAST_SLIP] = "slips",
		[FORECAST_FIXED] = "as stated",
	};

	return words[basis];
}

struct view forecast_words_share(uint32_t permille, struct arena *arena)
{
	if (permille && permille < 10)
		return VIEW("under 1 %");
	if (permille > 990 && permille < 1000)
		return VIEW("over 99 %");
	return view_of(arena_printf(arena, "%u %%", (permille + 5) / 10));
}

struct view forecast_words_kept(const struct forecast *forecast,
				uint32_t item)
{
	const struct forecast_item *one = &forecast->items.items[item];
	int32_t due = forecast->plan->items.items[item].due;

	return one->has_due && one->known &&
	       forecast_has_odds(forecast, item, due)
		       ? forecast_words_share(one->on_time,
					      forecast->plan->arena)
		       : VIEW("-");
}

bool forecast_words_open(const struct forecast *forecast, uint32_t item)
{
	return forecast->items.items[item].basis != FORECAST_DONE;
}
