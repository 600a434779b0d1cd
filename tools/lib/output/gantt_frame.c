#include "gantt_frame.h"

#include "gantt_draw.h"
#include "muster/svg.h"

#define STEPS 24 /* months, quarters or so */
#define WEEKS_MAX 60	/* beyond them, weeks are too narrow */
#define SIGN 240	/* as wide as a bar in the legend is */

int64_t gantt_x(const struct gantt *gantt, int32_t day)
{
	return GANTT_LEFT + timeline_place(&gantt->timeline, day, GANTT_DAYS);
}

static void add_weeks(struct gantt *gantt)
{
	const struct timeline *timeline = &gantt->timeline;
	int32_t monday =
		timeline->first + (7 - date_weekday(timeline->first)) % 7;

	if (timeline->last - timeline->first > WEEKS_MAX * 7)
		return;
	for (; monday < timeline->last; monday += 7)
		draw_line(gantt->out, "week", gantt_x(gantt, monday),
			  GANTT_HEAD - 60, GANTT_HEAD);
}

/* The year that the line of days begins in. */
static void add_year(struct gantt *gantt)
{
	char year[DATE_SIZE];

	date_format(gantt->timeline.first, year);
	draw_label(gantt->out, "axis", GANTT_LEFT, GANTT_HEAD - 250,
		   view_slice(view_of(year), 0, 4));
}

static void add_months(struct gantt *gantt)
{
	const struct timeline *timeline = &gantt->timeline;
	int32_t months = timeline_months(timeline, STEPS);
	int32_t day = timeline_step(timeline->first, months);
	char label[DATE_SIZE];

	for (; day < timeline->last; day = timeline_step(day, months)) {
		int64_t x = gantt_x(gantt, day);

		draw_line(gantt->out, "month", x, GANTT_HEAD - 200,
			  gantt->bottom);
		if (x < GANTT_LEFT + GANTT_DAYS - 4 * GANTT_LETTER)
			draw_label(gantt->out, "axis", x + 40, GANTT_HEAD - 100,
				   view_of(timeline_label(day, label)));
	}
}

static void add_today(struct gantt *gantt)
{
	int64_t x = gantt_x(gantt, gantt->plan->today);
	bool late = x > GANTT_LEFT + GANTT_DAYS / 2;
	struct str text = STR_INIT;
	char day[DATE_SIZE];

	draw_line(gantt->out, "today", x, GANTT_HEAD - 260, gantt->bottom);
	str_addf(&text, "today, %s", date_format(gantt->plan->today, day));
	draw_label(gantt->out, late ? "today before" : "today",
		   x + (late ? -40 : 40), GANTT_HEAD - 250, str_view(&text));
	str_release(&text);
}

static void add_target(struct gantt *gantt)
{
	if (gantt->plan->has_target)
		draw_line(gantt->out, "target",
			  gantt_x(gantt, gantt->plan->target + 1),
			  GANTT_HEAD - 60, gantt->bottom);
}

/* Behind every other row, so that the eye finds the way. */
static void add_bands(struct gantt *gantt)
{
	for (int64_t y = GANTT_HEAD; y < gantt->bottom; y += 2 * GANTT_ROW)
		draw_rect(gantt->out, "band", 0, y, GANTT_WIDTH, GANTT_ROW);
}

void gantt_axis(struct gantt *gantt)
{
	add_bands(gantt);
	add_weeks(gantt);
	add_year(gantt);
	add_months(gantt);
	add_target(gantt);
	add_today(gantt);
}

/* What the legend explains, a sign and a word each. */
enum sign { DONE, LEFT, CRITICAL, SLACK, MILESTONE, DUE, BASELINE, TARGET,
	    SIGNS };

static void add_sign(struct str *out, enum sign sign, int64_t x, int64_t y)
{
	int64_t middle = x + SIGN / 2;

	switch (sign) {
	case DONE:
		draw_bar(out, "done", x, y, SIGN);
		break;
	case LEFT:
		draw_bar(out, "left", x, y, SIGN);
		break;
	case CRITICAL:
		draw_bar(out, "left critical", x, y, SIGN);
		break;
	case SLACK:
		draw_rect(out, "slack", x, y - 10, SIGN, 20);
		break;
	case MILESTONE:
		draw_diamond(out, "left", middle, y);
		break;
	case DUE:
		draw_mark(out, "due", middle, y + 95, false);
		break;
	case BASELINE:
		draw_mark(out, "baseline", middle, y - 95, true);
		break;
	default:
		draw_line(out, "target", middle, y - 70, y + 70);
	}
}

void gantt_legend(struct gantt *gantt)
{
	static const char *const words[] = {
		[DONE] = "done", [LEFT] = "left", [CRITICAL] = "critical",
		[SLACK] = "slack", [MILESTONE] = "milestone", [DUE] = "due",
		[BASELINE] = "baseline", [TARGET] = "target"
	};
	int64_t x = GANTT_LEFT, y = gantt->bottom + 300;

	svg_open(gantt->out, "g");
	svg_text(gantt->out, "class", VIEW("legend"));
	svg_begin(gantt->out);
	str_addc(gantt->out, '\n');
	for (int i = 0; i < SIGNS; i++) {
		struct view word = view_of(words[i]);

		if (i == TARGET && !gantt->plan->has_target)
			continue;
		add_sign(gantt->out, (enum sign)i, x, y);
		x += SIGN + 70;
		draw_label(gantt->out, "axis", x, y + 40, word);
		x += (int64_t)word.len * GANTT_LETTER + 220;
	}
	svg_end(gantt->out, "g");
	str_addc(gantt->out, '\n');
}
