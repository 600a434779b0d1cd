#include "gantt_draw.h"

#include "muster/svg.h"

#define ROUND 20

static void begin(struct str *out, const char *name, const char *class)
{
	svg_open(out, name);
	svg_text(out, "class", view_of(class));
}

static void end(struct str *out)
{
	svg_close(out);
	str_addc(out, '\n');
}

void draw_line(struct str *out, const char *class, int64_t x, int64_t from,
	       int64_t to)
{
	begin(out, "line", class);
	svg_number(out, "x1", x);
	svg_number(out, "y1", from);
	svg_number(out, "x2", x);
	svg_number(out, "y2", to);
	end(out);
}

static void add_box(struct str *out, const char *class, int64_t x, int64_t y,
		    int64_t width)
{
	begin(out, "rect", class);
	svg_number(out, "x", x);
	svg_number(out, "y", y);
	svg_number(out, "width", width);
}

void draw_rect(struct str *out, const char *class, int64_t x, int64_t y,
	       int64_t width, int64_t height)
{
	add_box(out, class, x, y, width);
	svg_number(out, "height", height);
	end(out);
}

void draw_bar(struct str *out, const char *class, int64_t x, int64_t y,
	      int64_t width)
{
	add_box(out, class, x, y - GANTT_BAR / 2, width);
	svg_number(out, "height", GANTT_BAR);
	svg_number(out, "rx", ROUND);
	end(out);
}

void draw_label(struct str *out, const char *class, int64_t x, int64_t y,
		struct view text)
{
	svg_label(out, class, x, y, text);
	str_addc(out, '\n');
}

void draw_step(struct str *path, char letter, int64_t a, int64_t b)
{
	str_addc(path, letter);
	svg_length(path, a);
	if (letter == 'H' || letter == 'V')
		return;
	str_addc(path, ' ');
	svg_length(path, b);
}

void draw_path(struct str *out, const char *class, struct str *path)
{
	begin(out, "path", class);
	svg_text(out, "d", str_view(path));
	end(out);
	str_clear(path);
}

void draw_diamond(struct str *out, const char *class, int64_t x, int64_t y)
{
	struct str path = STR_INIT;

	draw_step(&path, 'M', x - GANTT_POINT, y);
	draw_step(&path, 'l', GANTT_POINT, -GANTT_POINT);
	draw_step(&path, 'l', GANTT_POINT, GANTT_POINT);
	draw_step(&path, 'l', -GANTT_POINT, GANTT_POINT);
	str_addc(&path, 'z');
	draw_path(out, class, &path);
	str_release(&path);
}

void draw_mark(struct str *out, const char *class, int64_t x, int64_t y,
	       bool up)
{
	int64_t sign = up ? 1 : -1;
	struct str path = STR_INIT;

	draw_step(&path, 'M', x - 40, y + sign * 125);
	draw_step(&path, 'l', 80, 0);
	draw_step(&path, 'l', -40, sign * -55);
	str_addc(&path, 'z');
	draw_path(out, class, &path);
	str_release(&path);
}
