#include "muster/trend_chart.h"

#include "muster/plan_head.h"
#include "muster/svg.h"
#include "muster/utf8.h"

/* In tenths of a pixel. */
#define WIDTH 10800
#define HEIGHT 4400
#define LEFT 900
#define RIGHT 3300	/* room for names */
#define NAME_MOST 24	/* letters of a title */
#define TOP 200
#define BOTTOM 400
#define GAP 150		/* between two names */
#define TICKS 6

struct frame {
	struct str *out;
	struct arena *arena;
	int32_t from, to;	/* days to the right */
	int32_t low, high;	/* dates upwards */
};

static int64_t x_of(const struct frame *frame, int32_t day)
{
	int64_t span = frame->to > frame->from ? frame->to - frame->from : 1;

	return LEFT + (int64_t)(day - frame->from) *
			      (WIDTH - LEFT - RIGHT) / span;
}

static int64_t y_of(const struct frame *frame, int32_t date)
{
	int64_t span = frame->high > frame->low ? frame->high - frame->low
						: 1;

	return HEIGHT - BOTTOM - (int64_t)(date - frame->low) *
					 (HEIGHT - TOP - BOTTOM) / span;
}

static void measure(struct frame *frame, const struct trend *trend,
		    int32_t today)
{
	*frame = (struct frame){ .out = frame->out, .arena = frame->arena,
				 .from = today, .to = today,
				 .low = INT32_MAX, .high = INT32_MIN };
	for (size_t i = 0; i < trend->lines.len; i++) {
		const struct trend_line *line = &trend->lines.items[i];

		for (size_t k = 0; k < line->points.len; k++) {
			const struct trend_point *point =
				&line->points.items[k];

			if (point->day < frame->from)
				frame->from = point->day;
			if (point->due < frame->low)
				frame->low = point->due;
			if (point->due > frame->high)
				frame->high = point->due;
		}
	}
}

static void add_line(struct str *out, const char *class, int64_t x1,
		     int64_t y1, int64_t x2, int64_t y2)
{
	svg_open(out, "line");
	svg_text(out, "class", view_of(class));
	svg_number(out, "x1", x1);
	svg_number(out, "y1", y1);
	svg_number(out, "x2", x2);
	svg_number(out, "y2", y2);
	svg_close(out);
}

/* Both scales, at a few even steps. */
static void add_scales(const struct frame *frame)
{
	char day[DATE_SIZE];

	for (int i = 0; i <= TICKS; i++) {
		int32_t date = frame->low + (int32_t)((int64_t)
			(frame->high - frame->low) * i / TICKS);
		int32_t at = frame->from + (int32_t)((int64_t)
			(frame->to - frame->from) * i / TICKS);

		add_line(frame->out, "grid", LEFT, y_of(frame, date),
			 WIDTH - RIGHT, y_of(frame, date));
		svg_label(frame->out, "axis", 0, y_of(frame, date) + 40,
			  view_of(date_format(date, day)));
		if (i % 2 == 0)
			svg_label(frame->out, "axis middle", x_of(frame, at),
				  HEIGHT - 100,
				  view_of(date_format(at, day)));
	}
}

/* Steps: a date holds until the next one is stated, or to the end. */
static void add_path(const struct frame *frame,
		     const struct trend_line *line, const char *class)
{
	struct str path = STR_INIT;

	for (size_t i = 0; i < line->points.len; i++) {
		const struct trend_point *point = &line->points.items[i];

		str_adds(&path, i ? "H" : "M");
		svg_length(&path, x_of(frame, point->day));
		str_adds(&path, i ? "V" : " ");
		svg_length(&path, y_of(frame, point->due));
	}
	str_adds(&path, "H");
	svg_length(&path, x_of(frame, line->item->done &&
				      line->item->has_finish &&
				      line->item->finish < frame->to
				      ? line->item->finish : frame->to));
	svg_open(frame->out, "path");
	svg_text(frame->out, "class", view_of(class));
	svg_text(frame->out, "d", str_view(&path));
	svg_begin(frame->out);
	svg_element(frame->out, "title", line->item->record->title);
	svg_end(frame->out, "path");
	str_release(&path);
}

struct label {
	int64_t y;
	size_t line;
};

/* "M-001 Architecture and securi..." */
static struct view name_of(const struct plan_item *item, struct arena *arena)
{
	struct view title = item->record->title;
	struct view shown = utf8_fit(title, NAME_MOST);
	struct str name = STR_INIT;
	struct view copy;

	str_addv(&name, plan_name(item));
	str_addc(&name, ' ');
	str_addv(&name, shown);
	str_adds(&name, shown.len < title.len ? "\xe2\x80\xa6" : "");
	copy = view_copy(arena, str_view(&name));
	str_release(&name);
	return copy;
}

/* Names at the right, moved apart where they would meet. */
static void add_names(const struct frame *frame, const struct trend *trend)
{
	struct label *labels = arena_array(frame->arena, trend->lines.len,
					   sizeof(*labels));
	int64_t below = HEIGHT;

	for (size_t i = 0; i < trend->lines.len; i++) {
		const struct trend_line *line = &trend->lines.items[i];
		struct label label = { y_of(frame, line->points.items[
						line->points.len - 1].due),
				       i };
		size_t k = i;

		for (; k && labels[k - 1].y < label.y; k--)
			labels[k] = labels[k - 1];
		labels[k] = label;
	}
	for (size_t i = 0; i < trend->lines.len; i++) {
		const struct plan_item *item =
			trend->lines.items[labels[i].line].item;
		int64_t y = labels[i].y < below ? labels[i].y : below;

		below = y - GAP;
		svg_label(frame->out, arena_printf(
				frame->arena, "name line-%d",
				(int)(labels[i].line % TREND_CHART_COLOURS)
				+ 1),
			  WIDTH - RIGHT + 100, y + 40,
			  name_of(item, frame->arena));
	}
}

void trend_chart(struct str *out, const struct trend *trend, int32_t today,
		 struct arena *arena)
{
	struct frame frame = { .out = out, .arena = arena };

	if (!trend->lines.len)
		return;
	measure(&frame, trend, today);
	svg_open(out, "svg");
	svg_text(out, "class", VIEW("trend"));
	svg_text(out, "role", VIEW("img"));
	svg_text(out, "aria-labelledby", VIEW("trend-title trend-desc"));
	svg_text(out, "viewBox", view_of(arena_printf(
		arena, "0 0 %d %d", WIDTH / SVG_UNIT, HEIGHT / SVG_UNIT)));
	svg_begin(out);
	str_adds(out, "<title id=\"trend-title\">Milestone trends</title>"
		      "<desc id=\"trend-desc\">The stated date of each "
		      "milestone over time; the table below has the same "
		      "figures.</desc>");
	add_scales(&frame);
	for (size_t i = 0; i < trend->lines.len; i++)
		add_path(&frame, &trend->lines.items[i], arena_printf(
				arena, "line line-%d",
				(int)(i % TREND_CHART_COLOURS) + 1));
	add_names(&frame, trend);
	svg_end(out, "svg");
}
