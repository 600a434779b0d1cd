#include "muster/diff.h"

#include "muster/escape.h"
#include "muster/style.h"
#include "muster/vec.h"

struct lines {
	VEC(struct view) list;
};

/* A line of the result: kept ' ', gone '-' or new '+'. */
struct step {
	char sign;
	struct view line;
};

struct diff {
	struct arena arena;
	struct lines old, now;
	size_t same;		/* lines at the begin that both have */
	size_t left, right;	/* lines between those and the common end */
	uint16_t *length;	/* of the longest common rest, by cell */
	VEC(struct step) steps;
};

static void read_lines(struct diff *diff, struct lines *lines,
		       struct view text)
{
	struct view line;

	while (view_line(&text, &line))
		*VEC_PUSH(&diff->arena, &lines->list) = line;
}

static bool is_same(const struct diff *diff, size_t i, size_t k)
{
	return view_equal(diff->old.list.items[i], diff->now.list.items[k]);
}

/* Cut off what both begin and end with. */
static void trim(struct diff *diff)
{
	size_t a = diff->old.list.len, b = diff->now.list.len;

	while (diff->same < a && diff->same < b &&
	       is_same(diff, diff->same, diff->same))
		diff->same++;
	while (a > diff->same && b > diff->same && is_same(diff, a - 1, b - 1))
		a--, b--;
	diff->left = a - diff->same;
	diff->right = b - diff->same;
}

static uint16_t *cell(struct diff *diff, size_t i, size_t k)
{
	return &diff->length[i * (diff->right + 1) + k];
}

/* The longest common subsequence of what is left, from the end on. */
static void measure(struct diff *diff)
{
	if ((diff->left + 1) * (diff->right + 1) > DIFF_CELLS_MAX)
		return;
	diff->length = arena_array(&diff->arena,
				   (diff->left + 1) * (diff->right + 1),
				   sizeof(*diff->length));
	for (size_t i = diff->left; i-- > 0;)
		for (size_t k = diff->right; k-- > 0;) {
			uint16_t down = *cell(diff, i + 1, k);
			uint16_t on = *cell(diff, i, k + 1);

			*cell(diff, i, k) =
				is_same(diff, diff->same + i, diff->same + k)
					? *cell(diff, i + 1, k + 1) + 1
				: down > on ? down
					    : on;
		}
}

static void step(struct diff *diff, char sign, struct view line)
{
	*VEC_PUSH(&diff->arena, &diff->steps) = (struct step){ sign, line };
}

static void walk(struct diff *diff)
{
	const struct view *old = diff->old.list.items;
	const struct view *now = diff->now.list.items;
	size_t same = diff->same, i = 0, k = 0;

	for (; i < same; i++)
		step(diff, ' ', old[i]);
	for (i = 0; i < diff->left || k < diff->right;) {
		bool both = i < diff->left && k < diff->right;

		if (both && diff->length &&
		    view_equal(old[same + i], now[same + k]))
			step(diff, ' ', old[same + i++]), k++;
		else if (k == diff->right ||
			 (both && (!diff->length || *cell(diff, i + 1, k) >=
							*cell(diff, i, k + 1))))
			step(diff, '-', old[same + i++]);
		else
			step(diff, '+', now[same + k++]);
	}
	for (i = diff->same + diff->left; i < diff->old.list.len; i++)
		step(diff, ' ', diff->old.list.items[i]);
}

static void add_line(struct str *out, const struct step *step, bool color)
{
	struct str line = STR_INIT;
	struct view text = step->line;

	if (view_ends(text, "\r"))
		text.len--;
	str_addc(&line, step->sign);
	escape_line(&line, text);
	style_add(out, step->sign == '-'   ? STYLE_RED
		       : step->sign == '+' ? STYLE_GREEN
					   : STYLE_PLAIN,
		  str_view(&line), color);
	str_addc(out, '\n');
	str_release(&line);
}

/* The end of the hunk that begins at `from`: behind the last change that is
 * not too far from the one before it. */
static size_t hunk_end(const struct diff *diff, size_t from)
{
	size_t last = from;

	for (size_t i = from; i < diff->steps.len &&
			      i <= last + 2 * DIFF_CONTEXT + 1; i++)
		if (diff->steps.items[i].sign != ' ')
			last = i;
	last += DIFF_CONTEXT + 1;
	return last < diff->steps.len ? last : diff->steps.len;
}

static size_t count(const struct diff *diff, size_t from, size_t to,
		    char other)
{
	size_t lines = 0;

	for (size_t i = from; i < to; i++)
		lines += diff->steps.items[i].sign != other;
	return lines;
}

static void add_hunks(const struct diff *diff, struct str *out, bool color)
{
	size_t end = 0;

	for (size_t i = 0; i < diff->steps.len; i++) {
		size_t from = i > DIFF_CONTEXT ? i - DIFF_CONTEXT : 0;

		if (i < end || diff->steps.items[i].sign == ' ')
			continue;
		if (from < end)
			from = end;
		end = hunk_end(diff, i);
		str_addf(out, "@@ -%zu,%zu +%zu,%zu @@\n",
			 count(diff, 0, from, '+') + 1,
			 count(diff, from, end, '+'),
			 count(diff, 0, from, '-') + 1,
			 count(diff, from, end, '-'));
		for (size_t k = from; k < end; k++)
			add_line(out, &diff->steps.items[k], color);
	}
}

void diff_add(struct str *out, struct view path, struct view old,
	      struct view now, bool color)
{
	struct diff diff = { .same = 0 };

	if (view_equal(old, now))
		return;
	read_lines(&diff, &diff.old, old);
	read_lines(&diff, &diff.now, now);
	trim(&diff);
	measure(&diff);
	walk(&diff);
	str_adds(out, "--- a/");
	escape_line(out, path);
	str_adds(out, "\n+++ b/");
	escape_line(out, path);
	str_addc(out, '\n');
	add_hunks(&diff, out, color);
	arena_release(&diff.arena);
}
