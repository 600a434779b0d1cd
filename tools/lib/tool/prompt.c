#include "muster/prompt.h"

#include <string.h>

#include "muster/escape.h"
#include "muster/utf8.h"

static void insert(struct prompt *prompt, struct view bytes)
{
	struct str text = STR_INIT;
	struct view all = str_view(&prompt->text);

	if (all.len + bytes.len > PROMPT_MAX)
		return;
	str_addv(&text, view_slice(all, 0, prompt->cursor));
	str_addv(&text, bytes);
	str_addv(&text, view_slice(all, prompt->cursor, all.len));
	prompt->cursor += bytes.len;
	str_release(&prompt->text);
	prompt->text = text;
}

void prompt_start(struct prompt *prompt, struct view label, struct view text)
{
	*prompt = (struct prompt){ .label = label };
	insert(prompt, text);
}

void prompt_choose(struct prompt *prompt, struct arena *arena,
		   struct view word, struct view about)
{
	*VEC_PUSH(arena, &prompt->choices) =
		(struct prompt_choice){ word, about };
}

void prompt_release(struct prompt *prompt)
{
	str_release(&prompt->text);
}

static size_t before(const struct prompt *prompt)
{
	size_t at = prompt->cursor;

	while (at && (prompt->text.buf[--at] & 0xc0) == 0x80)
		;
	return at;
}

static size_t behind(const struct prompt *prompt)
{
	size_t at = prompt->cursor;

	if (at < prompt->text.len)
		utf8_next(str_view(&prompt->text), &at);
	return at;
}

static void cut_out(struct prompt *prompt, size_t from, size_t to)
{
	if (to > from)
		memmove(prompt->text.buf + from, prompt->text.buf + to,
			prompt->text.len - to);
	prompt->text.len -= to - from;
	prompt->cursor = from;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whatever the case of ASCII letters. */
static bool holds(struct view text, struct view part)
{
	for (size_t at = 0; at + part.len <= text.len; at++) {
		size_t i = 0;

		while (i < part.len &&
		       lower(text.ptr[at + i]) == lower(part.ptr[i]))
			i++;
		if (i == part.len)
			return true;
	}
	return false;
}

/* The place that a number names, from 1, or 0. */
static size_t place(const struct prompt *prompt)
{
	int64_t number;

	if (view_number(str_view(&prompt->text), &number) && number > 0 &&
	    (size_t)number <= prompt->choices.len)
		return (size_t)number;
	return 0;
}

static bool is_left(const struct prompt *prompt, size_t i)
{
	const struct prompt_choice *choice = &prompt->choices.items[i];
	struct view text = str_view(&prompt->text);

	if (place(prompt))
		return place(prompt) == i + 1;
	return holds(choice->word, text) || holds(choice->about, text);
}

static size_t count_left(const struct prompt *prompt)
{
	size_t count = 0;

	for (size_t i = 0; i < prompt->choices.len; i++)
		count += is_left(prompt, i);
	return count;
}

/* The nth of those that are left, or NULL. */
static const struct prompt_choice *nth(const struct prompt *prompt, size_t n)
{
	for (size_t i = 0; i < prompt->choices.len; i++)
		if (is_left(prompt, i) && !n--)
			return &prompt->choices.items[i];
	return NULL;
}

struct view prompt_answer(const struct prompt *prompt)
{
	struct view text = view_trim(str_view(&prompt->text));
	const struct prompt_choice *choice;

	if (!prompt->choices.len)
		return text;
	for (size_t i = 0; i < prompt->choices.len; i++)
		if (view_equal(prompt->choices.items[i].word, text))
			return text;
	choice = nth(prompt, prompt->picked);
	return choice ? choice->word : VIEW("");
}

static void move_pick(struct prompt *prompt, int32_t code)
{
	if (code == KEY_UP && prompt->picked)
		prompt->picked--;
	if (code == KEY_DOWN && prompt->picked + 1 < count_left(prompt))
		prompt->picked++;
}

static void type(struct prompt *prompt, int32_t code)
{
	struct str bytes = STR_INIT;

	/* A line end or a tab that was pasted is a blank. */
	utf8_add(&bytes, code < ' ' ? ' ' : code);
	insert(prompt, str_view(&bytes));
	str_release(&bytes);
	prompt->picked = 0;
}

static void edit(struct prompt *prompt, int32_t code)
{
	size_t len = prompt->text.len;

	if (code == KEY_LEFT)
		prompt->cursor = before(prompt);
	else if (code == KEY_RIGHT)
		prompt->cursor = behind(prompt);
	else if (code == KEY_HOME || code == KEY_END)
		prompt->cursor = code == KEY_END ? len : 0;
	else if (code == KEY_BACKSPACE)
		cut_out(prompt, before(prompt), prompt->cursor);
	else if (code == KEY_DELETE)
		cut_out(prompt, prompt->cursor, behind(prompt));
	else if (code == KEY_CTRL_U)
		cut_out(prompt, 0, len);
	if (prompt->text.len != len)
		prompt->picked = 0;
}

enum prompt_state prompt_key(struct prompt *prompt, struct key key)
{
	if (key.code == KEY_ESCAPE && !key.pasted)
		return PROMPT_CANCELLED;
	if (key.code == '\r' && !key.pasted)
		return PROMPT_DONE;
	if (key.code == KEY_UP || key.code == KEY_DOWN)
		move_pick(prompt, key.code);
	else if ((key.code >= ' ' && key.code < KEY_LEFT &&
		  key.code != KEY_BACKSPACE) ||
		 (key.pasted && (key.code == '\r' || key.code == '\t')))
		type(prompt, key.code);
	else
		edit(prompt, key.code);
	if (prompt->numbered && prompt->choices.len < 10 && place(prompt))
		return PROMPT_DONE;
	return PROMPT_OPEN;
}

size_t prompt_height(const struct prompt *prompt)
{
	size_t left = count_left(prompt);

	if (!prompt->choices.len)
		return 1;
	return 1 + (left > PROMPT_LIST ? PROMPT_LIST : left ? left : 1);
}

static void draw_choice(const struct prompt *prompt, struct page *page,
			const struct prompt_choice *choice, bool picked)
{
	struct str line = STR_INIT;
	size_t number = (size_t)(choice - prompt->choices.items) + 1;

	str_addf(&line, picked ? "> " : "  ");
	if (prompt->numbered)
		str_addf(&line, "%zu ", number);
	str_addv(&line, choice->word);
	if (choice->about.len) {
		str_adds(&line, "  ");
		str_addv(&line, choice->about);
	}
	page_line(page, picked ? STYLE_BOLD : STYLE_PLAIN, str_view(&line));
	str_release(&line);
}

/* The part of the list that the pick is in. */
static void draw_choices(const struct prompt *prompt, struct page *page)
{
	size_t first = 0;

	if (prompt->picked >= PROMPT_LIST)
		first = prompt->picked - PROMPT_LIST + 1;
	for (size_t i = first; i < first + PROMPT_LIST; i++) {
		const struct prompt_choice *choice = nth(prompt, i);

		if (choice)
			draw_choice(prompt, page, choice,
				    i == prompt->picked);
	}
	if (!nth(prompt, 0))
		page_line(page, STYLE_YELLOW, VIEW("  nothing like that"));
}

/* As much of the text as fits in front of the cursor, and behind it. */
size_t prompt_draw(const struct prompt *prompt, struct page *page)
{
	struct view text = str_view(&prompt->text), head;
	struct str line = STR_INIT;
	size_t from = 0, column;

	if (prompt->choices.len)
		draw_choices(prompt, page);
	escape_line(&line, prompt->label);
	str_adds(&line, ": ");
	column = utf8_width(str_view(&line));
	head = view_slice(text, 0, prompt->cursor);
	while (from < head.len && column + utf8_width(view_slice(
					  head, from, head.len)) + 1 >
					  page->width)
		utf8_next(head, &from);
	column += utf8_width(view_slice(head, from, head.len));
	str_addv(&line, view_slice(text, from, text.len));
	page_line(page, STYLE_PLAIN, str_view(&line));
	str_release(&line);
	return column < page->width ? column : page->width - 1;
}
