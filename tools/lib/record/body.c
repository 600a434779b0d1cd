#include "muster/body.h"

#include <cmark.h>

#include "muster/err.h"
#include "muster/utf8.h"
#include "body_tree.h"
#include "html_code.h"

/* How many bytes a list or quote marker takes at `at`; 0: there is none. */
static size_t marker_size(struct view line, size_t at)
{
	size_t end = at;
	char c = line.ptr[at];

	if (c == '>')
		return 1;
	while (end < line.len && line.ptr[end] >= '0' && line.ptr[end] <= '9')
		end++;
	if (end > at)
		c = end < line.len && (line.ptr[end] == '.' ||
				       line.ptr[end] == ')') ? '-' : 0;
	end++;
	if ((c != '-' && c != '*' && c != '+') ||
	    (end < line.len && line.ptr[end] != ' ' && line.ptr[end] != '\t'))
		return 0;
	return end - at;
}

/* A line of dashes or stars with blanks between them is a rule, however
 * long, and opens nothing. */
static bool is_rule(struct view line)
{
	struct view rest = view_trim(line);

	for (size_t i = 0; i < rest.len; i++)
		if (rest.ptr[i] != *rest.ptr && rest.ptr[i] != ' ' &&
		    rest.ptr[i] != '\t')
			return false;
	return rest.len && (*rest.ptr == '-' || *rest.ptr == '*');
}

/* Does the line nest too deep? Blanks before a marker may stand below the
 * markers of lines above, each of which took two columns at least. */
static bool is_deep(struct view line)
{
	size_t markers = 0, columns = 0, size;

	for (size_t i = 0; i < line.len; i += size) {
		size = 1;
		if (line.ptr[i] == '\t')
			columns += 4;
		else if (line.ptr[i] == ' ')
			columns++;
		else if ((size = marker_size(line, i)))
			markers++;
		else
			break;
	}
	return (markers > BODY_CONTAINERS_MAX ||
		(markers && columns / 2 + markers > BODY_DEPTH_MAX)) &&
	       !is_rule(line);
}

bool body_is_heavy(struct view body)
{
	struct view rest = body, line;
	size_t openers = 0;

	if (body.len > BODY_BYTES_MAX)
		return true;
	for (size_t at = view_find(body, 0, '['); at < body.len;
	     at = view_find(body, at + 1, '['))
		if (++openers > BODY_OPENERS_MAX)
			return true;
	while (view_line(&rest, &line))
		if (is_deep(line))
			return true;
	return false;
}

struct view body_lines(struct view body, struct arena *arena)
{
	char *copy = NULL;

	for (size_t at = view_find(body, 0, '\r'); at < body.len;
	     at = view_find(body, at + 1, '\r')) {
		if (at + 1 < body.len && body.ptr[at + 1] == '\n')
			continue;
		if (!copy)
			copy = arena_copy(arena, body.ptr, body.len);
		copy[at] = ' ';
	}
	return copy ? (struct view){ copy, body.len } : body;
}

struct cmark_node *body_tree(struct view lines)
{
	cmark_node *root = cmark_parse_document(lines.ptr, lines.len,
						CMARK_OPT_VALIDATE_UTF8);

	if (!root)
		die("out of memory");
	return root;
}

/* What a reader sees of a node by itself: the text of a leaf. */
static const char *text_of(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
		return cmark_node_get_literal(node);
	default:
		return NULL;
	}
}

/* Where a link leads is no text, but part of what a body says. */
static const char *target_of(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE
		       ? cmark_node_get_url(node) : NULL;
}

static void add_words(struct str *out, struct view text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';

		if (!blank)
			str_addc(out, c);
		else if (out->len && out->buf[out->len - 1] != ' ')
			str_addc(out, ' ');
	}
}

static bool is_block(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return (type >= CMARK_NODE_FIRST_BLOCK &&
		type <= CMARK_NODE_LAST_BLOCK) ||
	       type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

static void collect(struct str *out, cmark_node *root, bool targets)
{
	cmark_iter *iter = cmark_iter_new(root);

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (is_block(node))
			add_words(out, VIEW(" "));
		if (cmark_iter_get_event_type(iter) == CMARK_EVENT_ENTER)
			add_words(out, view_of(text_of(node)));
		else if (targets && target_of(node)) {
			add_words(out, VIEW(" "));
			add_words(out, view_of(target_of(node)));
		}
	}
	cmark_iter_free(iter);
}

static struct view keep(struct str *words, struct arena *arena)
{
	struct view kept = view_copy(arena, view_trim(str_view(words)));

	str_release(words);
	return kept;
}

struct view body_words(struct view body, struct arena *arena)
{
	struct str words = STR_INIT;

	if (body_is_heavy(body)) {
		add_words(&words, body);
	} else {
		cmark_node *root = body_tree(body_lines(body, arena));

		collect(&words, root, true);
		cmark_node_free(root);
	}
	return keep(&words, arena);
}

/* --- what is shown */

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void add_decoded(struct str *out, struct view address)
{
	for (size_t i = 0; i < address.len; i++) {
		int high = address.ptr[i] == '%' && i + 2 < address.len
			? digit_of(address.ptr[i + 1]) : -1;
		int low = high >= 0 ? digit_of(address.ptr[i + 2]) : -1;

		if (low >= 0)
			i += 2;
		str_addc(out, low >= 0 ? (char)(high * 16 + low)
				       : address.ptr[i]);
	}
}

static void add_html(struct str *out, struct view raw)
{
	struct str text = STR_INIT;

	html_uncomment(&text, raw);
	add_words(out, view_starts(str_view(&text), "<br")
		       ? VIEW(" ") : str_view(&text));
	str_release(&text);
}

/* Beside the text, each by itself. */
static void add_target(struct str *out, cmark_node *node)
{
	struct str address = STR_INIT;

	add_decoded(&address, view_of(target_of(node)));
	add_words(out, VIEW(" "));
	add_words(out, str_view(&address));
	add_words(out, VIEW(" "));
	add_words(out, view_of(cmark_node_get_title(node)));
	add_words(out, VIEW(" "));
	str_release(&address);
}

static void add_shown(struct str *out, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_CODE_BLOCK) {
		add_words(out, view_of(cmark_node_get_fence_info(node)));
		add_words(out, VIEW(" "));
	}
	if (type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_HTML_BLOCK)
		add_html(out, view_of(text_of(node)));
	else
		add_words(out, view_of(text_of(node)));
}

struct view body_shown(struct view body, struct arena *arena)
{
	struct str shown = STR_INIT, targets = STR_INIT;
	cmark_node *root;
	cmark_iter *iter;

	if (body_is_heavy(body))
		return body;
	root = body_tree(body_lines(body, arena));
	iter = cmark_iter_new(root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (is_block(node))
			add_words(&shown, VIEW(" "));
		if (cmark_iter_get_event_type(iter) == CMARK_EVENT_ENTER)
			add_shown(&shown, node);
		else if (target_of(node))
			add_target(&targets, node);
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	add_words(&shown, VIEW(" "));
	add_words(&shown, str_view(&targets));
	str_release(&targets);
	return keep(&shown, arena);
}

/* --- headings and tasks */

/* A body that is being read. Its nodes come in the order of their lines,
 * so that each line is looked for from the last one on. */
struct reading {
	struct view rest;	/* behind the line */
	struct view line;
	uint32_t number;	/* of the line, from the body's first as 1 */
	uint32_t first_line;	/* the number of that one in the file */
	struct arena *arena;
	struct body *out;
};

static struct view node_text(struct reading *reading, cmark_node *node)
{
	struct str text = STR_INIT;

	collect(&text, node, false);
	return keep(&text, reading->arena);
}

/* cmark counts columns in bytes. */
static struct span span_of(struct reading *reading, cmark_node *node)
{
	uint32_t number = (uint32_t)cmark_node_get_start_line(node);
	size_t column = (size_t)cmark_node_get_start_column(node);
	struct span span;

	while (reading->number < number &&
	       view_line(&reading->rest, &reading->line))
		reading->number++;
	span = utf8_span(reading->line, column ? column - 1 : 0);
	span.line = reading->first_line + reading->number - 1;
	return span;
}

bool body_is_task(struct view text, bool *done)
{
	if (text.len < 4 || text.ptr[0] != '[' || text.ptr[2] != ']' ||
	    text.ptr[3] != ' ')
		return false;
	*done = text.ptr[1] == 'x' || text.ptr[1] == 'X';
	return *done || text.ptr[1] == ' ';
}

static void add_task(struct reading *reading, cmark_node *item)
{
	cmark_node *child = cmark_node_first_child(item);
	struct body_task *task;
	struct view text;
	bool done;

	if (!child || cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH)
		return;
	text = node_text(reading, child);
	if (!body_is_task(text, &done))
		return;
	task = VEC_PUSH(reading->arena, &reading->out->tasks);
	task->done = done;
	task->text = view_trim(view_slice(text, 4, text.len));
	task->span = span_of(reading, item);
	task->heading = reading->out->headings.len;
}

static void add_heading(struct reading *reading, cmark_node *node)
{
	struct body_heading *heading =
		VEC_PUSH(reading->arena, &reading->out->headings);

	heading->level = cmark_node_get_heading_level(node);
	heading->text = node_text(reading, node);
	heading->span = span_of(reading, node);
}

void body_read(struct view body, uint32_t first_line, struct arena *arena,
	       struct body *out)
{
	struct reading reading = { .rest = body, .line = VIEW(""),
				   .first_line = first_line, .arena = arena,
				   .out = out };
	cmark_node *root;
	cmark_iter *iter;

	*out = (struct body){ 0 };
	if (body_is_heavy(body))
		return;
	root = body_tree(body_lines(body, arena));
	iter = cmark_iter_new(root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (cmark_iter_get_event_type(iter) != CMARK_EVENT_ENTER)
			continue;
		if (cmark_node_get_type(node) == CMARK_NODE_ITEM)
			add_task(&reading, node);
		if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
			add_heading(&reading, node);
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
}
