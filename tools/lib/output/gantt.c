#include "muster/gantt.h"

#include "gantt_draw.h"
#include "gantt_frame.h"
#include "muster/escape.h"
#include "muster/plan_head.h"
#include "muster/svg.h"
#include "muster/utf8.h"

#define ID_LEAST 5	/* letters */
#define ID_MOST 16
#define NAME_MOST 42	/* of an id and a title together */
#define BASE 40		/* of letters, below the middle of a row */
#define BOLD 80		/* about as wide as a letter of an id is */
#define DAY_LEAST 20	/* of a bar */

/* The middle of a row. */
static int64_t y_of(uint32_t row)
{
	return GANTT_HEAD + (int64_t)row * GANTT_ROW + GANTT_ROW / 2;
}

/* --- what waits for what */

/* Down (or up) into the bar's beginning; where the bar begins before what
 * it waits for ends, around. */
static void add_arrow(struct gantt *gantt, const struct timeline_row *from,
		      const struct timeline_row *to, const char *class)
{
	uint32_t rows[2] = { gantt->rows[from->item], gantt->rows[to->item] };
	int64_t x[2] = { gantt_x(gantt, from->to),
			 gantt_x(gantt, to->from) + (to->point ? 0 : 30) };
	int64_t y[2] = { y_of(rows[0]), y_of(rows[1]) };
	int64_t sign = y[1] > y[0] ? 1 : -1;
	int64_t reach = to->point ? GANTT_POINT : GANTT_BAR / 2;
	struct str path = STR_INIT;

	draw_step(&path, 'M', x[0], y[0]);
	if (x[1] >= x[0]) {
		draw_step(&path, 'H', x[1], 0);
	} else {
		draw_step(&path, 'l', 60, 0);
		draw_step(&path, 'V', y[1] - sign * GANTT_ROW / 2, 0);
		draw_step(&path, 'H', x[1], 0);
	}
	draw_step(&path, 'V', y[1] - sign * (reach + 10), 0);
	draw_step(&path, 'm', -30, -sign * 35);
	draw_step(&path, 'l', 30, sign * 35);
	draw_step(&path, 'l', 30, -sign * 35);
	draw_path(gantt->out, class, &path);
	str_release(&path);
}

static void add_arrows(struct gantt *gantt, bool critical)
{
	const struct network *network = &gantt->plan->network;
	const struct timeline_row *rows = gantt->timeline.rows.items;

	for (uint32_t i = 0; i < network->len; i++) {
		const struct timeline_row *to = &rows[gantt->rows[i]];
		const struct plan_item *item = &gantt->plan->items.items[i];

		for (uint32_t k = network->first[i]; k < network->first[i + 1];
		     k++) {
			uint32_t before = network->before[k];
			const struct timeline_row *from =
				&rows[gantt->rows[before]];
			bool bears = item->critical && item->driver == before;

			if (from->placed && to->placed && bears == critical)
				add_arrow(gantt, from, to,
					  critical ? "link critical" : "link");
		}
	}
}

/* --- rows */

static void add_fact(struct str *text, const char *label, bool known,
		     int32_t day)
{
	char date[DATE_SIZE];

	if (known)
		str_addf(text, ", %s %s", label, date_format(day, date));
}

/* All that the row shows, in words. */
static void add_title(struct gantt *gantt, const struct plan_item *item,
		      const struct timeline_row *row)
{
	struct str text = STR_INIT;

	str_addv(&text, plan_name(item));
	str_addc(&text, ' ');
	str_addv(&text, item->record->title);
	str_adds(&text, ": ");
	str_addv(&text, item->record->status);
	add_fact(&text, "from", row->placed && !row->point, row->from);
	add_fact(&text, item->done ? "done" : "computed", row->placed,
		 row->to - 1);
	add_fact(&text, plan_is_late(item) ? "late, due" : "due",
		 item->has_due, item->due);
	add_fact(&text, "baseline", item->has_baseline, item->baseline);
	if (!item->done) {
		str_adds(&text, ", slack ");
		str_addv(&text, plan_slack_words(item, gantt->arena));
	}
	svg_element(gantt->out, "title", str_view(&text));
	str_addc(gantt->out, '\n');
	str_release(&text);
}

/* Yields how many letters it has. */
static size_t add_cut(struct gantt *gantt, const char *class, struct view text,
		      size_t most, int64_t x, int64_t y)
{
	struct str line = STR_INIT, label = STR_INIT;
	size_t width;

	escape_line(&line, text);
	str_addv(&label, utf8_fit(str_view(&line), most));
	if (label.len < line.len)
		str_adds(&label, "\xe2\x80\xa6");
	draw_label(gantt->out, class, x, y, str_view(&label));
	width = utf8_width(str_view(&label));
	str_release(&line);
	str_release(&label);
	return width;
}

/* The id, and as much of the title as there is room for. */
static void add_name(struct gantt *gantt, const struct plan_item *item,
		     int64_t y)
{
	int64_t x = GANTT_EDGE / 2;
	size_t used = add_cut(gantt, "id", plan_name(item), ID_MOST, x, y);

	if (used < ID_LEAST)
		used = ID_LEAST;
	x += (int64_t)used * BOLD + GANTT_EDGE / 2;
	add_cut(gantt, "name", item->record->title, NAME_MOST - used, x, y);
}

static void add_bar(struct gantt *gantt, const char *class, int64_t y,
		    int32_t from, int32_t to)
{
	int64_t x = gantt_x(gantt, from), end = gantt_x(gantt, to);

	if (from < to)
		draw_bar(gantt->out, class, x, y,
			 end - x < DAY_LEAST ? DAY_LEAST : end - x);
}

static void add_slack(struct gantt *gantt, int64_t y,
		      const struct timeline_row *row)
{
	int64_t x = gantt_x(gantt, row->to),
		end = gantt_x(gantt, row->slack_to);

	if (end <= x)
		return;
	draw_rect(gantt->out, "slack", x, y - 10, end - x, 20);
	draw_line(gantt->out, "slack", end, y - 40, y + 40);
}

static void add_marks(struct gantt *gantt, const struct plan_item *item,
		      int64_t y)
{
	if (item->has_baseline)
		draw_mark(gantt->out, "baseline",
			  gantt_x(gantt, item->baseline + 1), y, true);
	if (item->has_due)
		draw_mark(gantt->out, plan_is_late(item) ? "due late" : "due",
			  gantt_x(gantt, item->due + 1), y, false);
}

static const char *class_of(const struct plan_item *item)
{
	if (item->looped)
		return "row looped";
	if (item->done)
		return "row ended";
	if (item->critical)
		return "row critical";
	return item->near ? "row near" : "row";
}

static void add_row(struct gantt *gantt, const struct timeline_row *row)
{
	const struct plan_item *item = &gantt->plan->items.items[row->item];
	int64_t y = y_of(gantt->rows[row->item]);

	svg_open(gantt->out, "g");
	svg_text(gantt->out, "class", view_of(class_of(item)));
	svg_begin(gantt->out);
	str_addc(gantt->out, '\n');
	add_title(gantt, item, row);
	add_name(gantt, item, y + BASE);
	if (row->placed) {
		add_slack(gantt, y, row);
		add_bar(gantt, "left", y, row->split, row->to);
		add_bar(gantt, "done", y, row->from, row->split);
		if (row->point)
			draw_diamond(gantt->out, item->done ? "done" : "left",
				     gantt_x(gantt, row->to), y);
	}
	if (!row->placed)
		draw_label(gantt->out, "axis", GANTT_LEFT, y + BASE,
			   VIEW("in a cycle, or waits for one"));
	add_marks(gantt, item, y);
	svg_end(gantt->out, "g");
	str_addc(gantt->out, '\n');
}

static void add_head(struct gantt *gantt)
{
	struct str text = STR_INIT;
	struct plan_head head;

	plan_head_read(&head, gantt->plan, gantt->arena);
	for (size_t i = 0; i < head.lines.len; i++) {
		str_adds(&text, i ? "; " : "");
		str_adds(&text, head.lines.items[i].label);
		str_adds(&text, ": ");
		str_addv(&text, head.lines.items[i].text);
	}
	svg_element(gantt->out, "title", program_title(gantt->plan->program));
	str_addc(gantt->out, '\n');
	svg_element(gantt->out, "desc", str_view(&text));
	str_addc(gantt->out, '\n');
	str_release(&text);
}

static void begin(struct gantt *gantt, bool alone)
{
	int64_t height = gantt->bottom + GANTT_FOOT;
	struct str box = STR_INIT;

	str_adds(&box, "0 0 ");
	svg_length(&box, GANTT_WIDTH);
	str_addc(&box, ' ');
	svg_length(&box, height);
	svg_open(gantt->out, "svg");
	svg_text(gantt->out, "xmlns", VIEW("http://www.w3.org/2000/svg"));
	svg_text(gantt->out, "class", VIEW("gantt"));
	svg_text(gantt->out, "role", VIEW("img"));
	svg_text(gantt->out, "viewBox", str_view(&box));
	svg_number(gantt->out, "width", GANTT_WIDTH);
	svg_number(gantt->out, "height", height);
	svg_begin(gantt->out);
	str_addc(gantt->out, '\n');
	add_head(gantt);
	if (alone)
		str_addf(gantt->out, "<style>\n%s</style>\n", gantt_style());
	if (alone)
		draw_rect(gantt->out, "ground", 0, 0, GANTT_WIDTH, height);
	str_release(&box);
}

void gantt_write(struct str *out, const struct plan *plan, bool alone,
		 struct arena *arena)
{
	struct gantt gantt = { .out = out, .arena = arena, .plan = plan };
	uint32_t count = (uint32_t)plan->items.len;

	timeline_read(&gantt.timeline, plan, arena);
	gantt.rows = arena_array(arena, count + 1, sizeof(*gantt.rows));
	for (uint32_t i = 0; i < count; i++)
		gantt.rows[gantt.timeline.rows.items[i].item] = i;
	gantt.bottom = GANTT_HEAD + (int64_t)count * GANTT_ROW;
	begin(&gantt, alone);
	gantt_axis(&gantt);
	add_arrows(&gantt, false);
	add_arrows(&gantt, true);
	for (uint32_t i = 0; i < count; i++)
		add_row(&gantt, &gantt.timeline.rows.items[i]);
	gantt_legend(&gantt);
	svg_end(out, "svg");
	str_addc(out, '\n');
}
