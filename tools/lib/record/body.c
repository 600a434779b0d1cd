#include "muster/body.h"

#include <cmark.h>

#include "muster/err.h"
#include "muster/utf8.h"

/* Container markers at the begin of a line: >, -, *, +, 1. and 1). */
static size_t count_containers(struct view line)
{
	size_t count = 0, i = 0;

	while (i < line.len) {
		char c = line.ptr[i];
		bool digit = c >= '0' && c <= '9';

		if (c == '>' || c == '-' || c == '*' || c == '+' || c == '.' ||
		    c == ')')
			count++;
		else if (c != ' ' && c != '\t' && !digit)
			break;
		i++;
	}
	/* a line of dashes or stars alone is a rule, however long */
	return i == line.len && view_find(line, 0, ' ') == line.len ? 0
								    : count;
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
		if (count_containers(line) > BODY_CONTAINERS_MAX)
			return true;
	return false;
}

static cmark_node *parse(struct view body)
{
	cmark_node *root = cmark_parse_document(body.ptr, body.len,
						CMARK_OPT_VALIDATE_UTF8);

	if (!root)
		die("out of memory");
	return root;
}

/* What a node says by itself: the text of a leaf, the target of a link. */
static const char *words_of(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_HTML_INLINE:
		return cmark_node_get_literal(node);
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		return cmark_node_get_url(node);
	default:
		return NULL;
	}
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

static void collect(struct str *out, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (is_block(node))
			add_words(out, VIEW(" "));
		if (cmark_iter_get_event_type(iter) == CMARK_EVENT_ENTER)
			add_words(out, view_of(words_of(node)));
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
		cmark_node *root = parse(body);

		collect(&words, root);
		cmark_node_free(root);
	}
	return keep(&words, arena);
}

static struct view node_words(cmark_node *node, struct arena *arena)
{
	struct str words = STR_INIT;

	collect(&words, node);
	return keep(&words, arena);
}

/* cmark counts lines from the body's first and columns in bytes. */
static struct span span_of(cmark_node *node, struct view body,
			   uint32_t first_line)
{
	uint32_t line = (uint32_t)cmark_node_get_start_line(node);
	size_t column = (size_t)cmark_node_get_start_column(node);
	struct view rest = body, text = VIEW("");
	struct span span;

	for (uint32_t i = 0; i < line; i++)
		if (!view_line(&rest, &text))
			break;
	span = utf8_span(text, column ? column - 1 : 0);
	span.line = first_line + line - 1;
	return span;
}

/* `[ ] text` or `[x] text`, as GitHub's task lists have it. */
static bool is_task(struct view text, bool *done)
{
	if (text.len < 4 || text.ptr[0] != '[' || text.ptr[2] != ']' ||
	    text.ptr[3] != ' ')
		return false;
	*done = text.ptr[1] == 'x' || text.ptr[1] == 'X';
	return *done || text.ptr[1] == ' ';
}

static void add_task(struct body *out, cmark_node *item, struct view body,
		     uint32_t first_line, struct arena *arena)
{
	cmark_node *child = cmark_node_first_child(item);
	struct body_task *task;
	struct view text;
	bool done;

	if (!child || cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH)
		return;
	text = node_words(child, arena);
	if (!is_task(text, &done))
		return;
	task = VEC_PUSH(arena, &out->tasks);
	task->done = done;
	task->text = view_trim(view_slice(text, 4, text.len));
	task->span = span_of(item, body, first_line);
	task->heading = out->headings.len;
}

void body_read(struct view body, uint32_t first_line, struct arena *arena,
	       struct body *out)
{
	cmark_node *root;
	cmark_iter *iter;

	*out = (struct body){ 0 };
	if (body_is_heavy(body))
		return;
	root = parse(body);
	iter = cmark_iter_new(root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		struct body_heading *heading;

		if (cmark_iter_get_event_type(iter) != CMARK_EVENT_ENTER)
			continue;
		if (cmark_node_get_type(node) == CMARK_NODE_ITEM)
			add_task(out, node, body, first_line, arena);
		if (cmark_node_get_type(node) != CMARK_NODE_HEADING)
			continue;
		heading = VEC_PUSH(arena, &out->headings);
		heading->level = cmark_node_get_heading_level(node);
		heading->text = node_words(node, arena);
		heading->span = span_of(node, body, first_line);
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
}
