/* The review's screens. */
#include <string.h>

#include "muster/difference.h"
#include "muster/escape.h"
#include "muster/dossier.h"
#include "review_state.h"

#define NARROW 60	/* columns below which the keys are told shortly */
#define NOTICE_LINES 3

struct drawing {
	struct review *review;
	struct arena arena;
	struct page page;	/* of the whole height */
	size_t line, column;	/* of the cursor */
};

static const struct {
	const char *key, *name, *meaning;
} keys[] = {
	{ "a", "still true", "affirm: looked at today, still true; goes on" },
	{ "s", "status", "status, and what it wants: a date, a reason" },
	{ "o", "owner", "owner, from the people of the program" },
	{ "d", "due", "due: 2026-08-01, or +2w or +10bd from today" },
	{ "n", "note", "a note with the day, into the section Notes" },
	{ "p", "promote", "promote: a risk that has occurred to an issue, an "
			  "assumption that is wrong to a risk" },
	{ "e", "edit", "edit all of it in your editor" },
	{ "space", "next", "go on without saying anything (also k, right)" },
	{ "b", "back", "go back (also left)" },
	{ "u", "undo", "undo the last thing that was done, and go there" },
	{ "q", "finish", "see what will be written, then write it or not" },
	{ "?", "help", "this page" }
};

#define KEYS (sizeof(keys) / sizeof(*keys))

static struct view done_of(struct drawing *drawing,
			   const struct review_item *item)
{
	struct difference difference;
	struct str words = STR_INIT;
	struct view view;

	if (view_equal(item->base->bytes, item->now->bytes))
		return VIEW("");
	difference_find(&difference, item->base, item->now,
			item->entry->record->kind, &drawing->arena);
	difference_words(&words, &difference);
	view = words.len ? view_copy(&drawing->arena, str_view(&words))
			 : VIEW("still true");
	str_release(&words);
	return view;
}

static void draw_dossier(struct drawing *drawing, size_t height)
{
	struct review *review = drawing->review;
	const struct review_item *item = review_item(review);
	struct dossier dossier = {
		.arena = &drawing->arena,
		.programs = &review->session->programs,
		.entry = item->entry,
		.document = item->now,
		.past = &review->past,
		.record = past_of(&review->past, item->entry->record),
		.number = review->at + 1,
		.count = review->items.len,
		.today = review->command->today,
		.done = done_of(drawing, item)
	};
	struct page *page = &drawing->page;
	size_t whole = page->height;

	page->height = height;
	dossier_write(page, &dossier);
	page_fill(page);
	page->height = whole;
}

/* Is the key of use for the entry on the screen? */
static bool is_offered(const struct review *review, size_t i)
{
	return *keys[i].key != 'p' || review_can_promote(review_item(review));
}

/* The keys in as many lines as they need, none of them torn. */
static void draw_keys(struct drawing *drawing, struct page *page)
{
	bool narrow = page->width < NARROW;
	struct str line = STR_INIT;

	for (size_t i = 0; i < KEYS; i++) {
		const char *name = narrow ? "" : keys[i].name;
		size_t len = strlen(keys[i].key) + strlen(name) + 1;

		if (!is_offered(drawing->review, i))
			continue;
		if (line.len && line.len + len + 2 > page->width) {
			page_line(page, STYLE_DIM, str_view(&line));
			str_clear(&line);
		}
		str_addf(&line, "%s%s%s%s", line.len ? "  " : "", keys[i].key,
			 *name ? " " : "", name);
	}
	page_line(page, STYLE_DIM, str_view(&line));
	str_release(&line);
}

static void draw_notice(struct drawing *drawing, struct page *page)
{
	const struct review *review = drawing->review;

	if (review->notice.len)
		page_wrap(page, VIEW(""), 0,
			  review->bad ? STYLE_RED : STYLE_GREEN,
			  review->notice, NOTICE_LINES);
}

/* What stands below an entry: what is to be said, and the prompt or the
 * keys. */
static void draw_below(struct drawing *drawing, struct page *page)
{
	const struct review *review = drawing->review;

	draw_notice(drawing, page);
	if (review->mode == REVIEW_ASK)
		drawing->column = prompt_draw(&review->prompt, page);
	else if (review->mode == REVIEW_EDITED)
		page_line(page, STYLE_BOLD,
			  VIEW("e edit again  x leave it as it was"));
	else
		draw_keys(drawing, page);
}

/* How many lines something takes, by drawing it. */
static size_t measure(struct drawing *drawing,
		      void (*draw)(struct drawing *, struct page *))
{
	struct str probe = STR_INIT;
	struct page page = { .out = &probe, .width = drawing->page.width,
			     .height = drawing->page.height };

	draw(drawing, &page);
	str_release(&probe);
	return page.used;
}

static void draw_walk(struct drawing *drawing)
{
	struct page *page = &drawing->page;
	size_t below = 1 + measure(drawing, draw_below);

	draw_dossier(drawing, page->height > below ? page->height - below : 1);
	if (page->cut)
		page_ends(page, VIEW("\xe2\x80\xa6"),
			  VIEW("e shows all of it"));
	else
		page_rule(page);
	draw_below(drawing, page);
	if (drawing->review->mode == REVIEW_ASK)
		drawing->line = page->used - 1;
}

static void draw_help(struct drawing *drawing)
{
	struct page *page = &drawing->page;

	page_ends(page, VIEW("Keys of the review"), VIEW("muster help raid"));
	page_rule(page);
	for (size_t i = 0; i < KEYS; i++)
		page_wrap(page, view_of(keys[i].key), 7, STYLE_PLAIN,
			  view_of(keys[i].meaning), 3);
	page_blank(page);
	page_wrap(page, VIEW(""), 0, STYLE_PLAIN,
		  VIEW("Nothing is written before the end. Ctrl-C leaves "
		       "everything as it was. Any key goes back."), 3);
}

static void draw_lines(struct drawing *drawing, const struct minutes *minutes)
{
	struct page *page = &drawing->page;
	struct str still = STR_INIT;

	for (size_t i = 0; i < minutes->lines.len; i++)
		if (minutes->lines.items[i].words.len)
			page_wrap(page, minutes->lines.items[i].id, 10,
				  STYLE_PLAIN, minutes->lines.items[i].words,
				  3);
	minutes_true(&still, minutes);
	if (still.len)
		page_wrap(page, VIEW("still so"), 10, STYLE_PLAIN,
			  str_view(&still), 5);
	str_release(&still);
}

static void draw_summary(struct drawing *drawing)
{
	struct review *review = drawing->review;
	struct page *page = &drawing->page;
	size_t whole = page->height, below = 2 + measure(drawing, draw_notice);
	struct minutes minutes;

	review_minutes(review, &minutes);
	page_ends(page, !minutes.lines.len
		  ? VIEW("Nothing was done")
		  : view_of(arena_printf(&drawing->arena, "%zu of %zu entries "
					 "to be written", minutes.looked,
					 minutes.count)),
		  VIEW("RAID review"));
	page_rule(page);
	page->height = whole > below ? whole - below : 1;
	draw_lines(drawing, &minutes);
	page_fill(page);
	page->height = whole;
	page_rule(page);
	draw_notice(drawing, page);
	page_line(page, STYLE_BOLD,
		  minutes.lines.len ? VIEW("y write all  n go on  x discard")
				    : VIEW("y leave  n go on"));
}

static void draw_written(struct drawing *drawing)
{
	struct review *review = drawing->review;
	struct page *page = &drawing->page;
	size_t whole = page->height, below = 2 + measure(drawing, draw_notice);
	struct str message = STR_INIT;
	struct view rest, line;
	struct minutes minutes;

	review_minutes(review, &minutes);
	minutes_message(&message, &minutes);
	rest = str_view(&message);
	page_ends(page, VIEW("Written"), VIEW("RAID review"));
	page_rule(page);
	page->height = whole > below ? whole - below : 1;
	while (view_line(&rest, &line))
		if (line.len)
			page_wrap(page, VIEW(""), 0, STYLE_PLAIN, line, 3);
		else
			page_blank(page);
	page_fill(page);
	page->height = whole;
	page_rule(page);
	draw_notice(drawing, page);
	page_line(page, STYLE_BOLD, page->width < NARROW
		  ? VIEW("c commit  Enter leave it staged")
		  : VIEW("c commit with this message  Enter leave it staged"));
	str_release(&message);
}

void review_draw(struct review *review, struct str *out, size_t width,
		 size_t height, size_t *line, size_t *column)
{
	struct drawing drawing = {
		.review = review,
		.page = { .out = out, .width = width, .height = height,
			  .color = review->command->color },
		.line = SIZE_MAX
	};

	if (review->mode == REVIEW_HELP)
		draw_help(&drawing);
	else if (review->mode == REVIEW_SUMMARY)
		draw_summary(&drawing);
	else if (review->mode == REVIEW_WRITTEN)
		draw_written(&drawing);
	else
		draw_walk(&drawing);
	*line = drawing.line;
	*column = drawing.column;
	arena_release(&drawing.arena);
}
