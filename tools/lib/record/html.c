#include "muster/html.h"

#include <cmark.h>
#include <string.h>

#include "muster/body.h"
#include "muster/escape.h"
#include "muster/vec.h"
#include "body_tree.h"
#include "html_code.h"
#include "html_link.h"
#include "html_slug.h"
#include "html_table.h"

/* A cell is parsed behind this, so that it is never taken for a heading, a
 * list or a fence; it reads as the beginning of a paragraph. */
#define CELL_LEAD ". "
#define HEADING_MAX 6

/* A body that is being written. */
struct writing {
	struct str *out;
	const struct html_context *context;
	struct arena *arena;
	VEC(struct view) lines;		/* of the body */
	struct html_slugs slugs;
	struct html_cells cells;
	int above[HEADING_MAX];		/* levels, as written, of the heading
					 * and those that it is below */
	size_t depth;
	cmark_node *link;		/* what <a> was written for */
	size_t skip;			/* bytes of the next text to drop */
	bool nested;			/* in a cell or before a table */
	bool bare;			/* in a cell: no <p> */
};

static struct view literal_of(cmark_node *node)
{
	return view_of(cmark_node_get_literal(node));
}

static void begin_line(struct writing *writing)
{
	struct str *out = writing->out;

	if (out->len && out->buf[out->len - 1] != '\n')
		str_addc(out, '\n');
}

/* --- headings */

static void collect(struct str *out, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (cmark_iter_get_event_type(iter) != CMARK_EVENT_ENTER)
			continue;
		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			str_addv(out, literal_of(node));
		else if (type == CMARK_NODE_SOFTBREAK ||
			 type == CMARK_NODE_LINEBREAK)
			str_addc(out, ' ');
	}
	cmark_iter_free(iter);
}

static int heading_level(const struct writing *writing)
{
	int level = writing->context->top + (int)writing->depth - 1;

	return level < HEADING_MAX ? level : HEADING_MAX;
}

/* A heading is one level below the nearest one before it that is higher, so
 * that a page skips none, whatever levels the body begins with. */
static int enter_heading(struct writing *writing, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);

	while (writing->depth && writing->above[writing->depth - 1] >= level)
		writing->depth--;
	writing->above[writing->depth++] = level;
	return heading_level(writing);
}

static void open_heading(struct writing *writing, cmark_node *node)
{
	struct str text = STR_INIT;

	collect(&text, node);
	begin_line(writing);
	str_addf(writing->out, "<h%d id=\"", enter_heading(writing, node));
	escape_html(writing->out, writing->context->prefix);
	escape_html(writing->out, html_slug(&writing->slugs,
						   str_view(&text)));
	str_adds(writing->out, "\">");
	str_release(&text);
}

/* --- links */

/* An image is a link, too; one without a text is named by its address. */
static void open_link(struct writing *writing, cmark_node *node)
{
	struct view address = view_of(cmark_node_get_url(node));
	struct view title = view_of(cmark_node_get_title(node));

	if (!writing->link && html_link(writing->out, address, title,
					writing->context))
		writing->link = node;
	if (!cmark_node_first_child(node) &&
	    cmark_node_get_type(node) == CMARK_NODE_IMAGE)
		escape_html(writing->out, address);
}

static void close_link(struct writing *writing, cmark_node *node)
{
	if (writing->link != node)
		return;
	str_adds(writing->out, "</a>");
	writing->link = NULL;
}

/* No link stands in another one. */
static void add_text(struct writing *writing, struct view text)
{
	text = view_slice(text, writing->skip, text.len);
	writing->skip = 0;
	if (writing->link)
		escape_html(writing->out, text);
	else
		html_text(writing->out, text, writing->context);
}

/* --- lists and paragraphs */

static void open_list(struct writing *writing, cmark_node *node)
{
	int start = cmark_node_get_list_start(node);

	begin_line(writing);
	if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
		str_adds(writing->out, "<ul>\n");
	else if (start == 1)
		str_adds(writing->out, "<ol>\n");
	else
		str_addf(writing->out, "<ol start=\"%d\">\n", start);
}

static void close_list(struct writing *writing, cmark_node *node)
{
	bool bullets = cmark_node_get_list_type(node) == CMARK_BULLET_LIST;

	str_adds(writing->out, bullets ? "</ul>\n" : "</ol>\n");
}

/* Is this the paragraph that begins the item, and a task? */
static bool is_task(cmark_node *paragraph, bool *done)
{
	cmark_node *item = cmark_node_parent(paragraph);
	cmark_node *text = cmark_node_first_child(paragraph);

	return cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH &&
	       item && cmark_node_get_type(item) == CMARK_NODE_ITEM &&
	       cmark_node_first_child(item) == paragraph && text &&
	       cmark_node_get_type(text) == CMARK_NODE_TEXT &&
	       body_is_task(literal_of(text), done);
}

static void open_item(struct writing *writing, cmark_node *node)
{
	cmark_node *first = cmark_node_first_child(node);
	bool done;

	begin_line(writing);
	str_adds(writing->out, first && is_task(first, &done)
			       ? "<li class=\"task\">" : "<li>");
}

static bool is_tight(struct writing *writing, cmark_node *paragraph)
{
	cmark_node *item = cmark_node_parent(paragraph);
	cmark_node *list = item ? cmark_node_parent(item) : NULL;

	return writing->bare ||
	       (list && cmark_node_get_type(list) == CMARK_NODE_LIST &&
		cmark_node_get_list_tight(list));
}

static void open_paragraph(struct writing *writing, cmark_node *node)
{
	bool done;

	if (!is_tight(writing, node)) {
		begin_line(writing);
		str_adds(writing->out, "<p>");
	}
	if (!is_task(node, &done))
		return;
	str_addf(writing->out, "<input type=\"checkbox\" disabled=\"\"%s "
		 "aria-label=\"%s\">", done ? " checked=\"\"" : "",
		 done ? "done" : "open");
	writing->skip = strlen("[x]");
}

/* --- tables */

static void write_tree(struct writing *writing, cmark_node *root);

/* Markdown by itself, without its first `skip` bytes. */
static void write_part(struct writing *writing, struct view text, size_t skip)
{
	cmark_node *root = body_tree(text);

	cmark_consolidate_text_nodes(root);
	writing->nested = true;
	writing->bare = skip > 0;
	writing->skip = skip;
	write_tree(writing, root);
	writing->nested = writing->bare = false;
	writing->skip = 0;
	cmark_node_free(root);
}

static bool is_plain(struct view text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!text.ptr[i] || strchr("\\`*_[<&", text.ptr[i]))
			return false;
	return true;
}

/* The bars that a backslash guarded are plain ones now, even in code. */
static void add_cell(void *data, struct view cell)
{
	struct writing *writing = data;
	struct str text = STR_INIT;

	if (is_plain(cell)) {
		add_text(writing, cell);
		return;
	}
	str_adds(&text, CELL_LEAD);
	for (size_t i = 0; i < cell.len; i++)
		if (cell.ptr[i] != '\\' || i + 1 == cell.len ||
		    cell.ptr[i + 1] != '|')
			str_addc(&text, cell.ptr[i]);
	write_part(writing, str_view(&text), strlen(CELL_LEAD));
	str_release(&text);
}

/* Without the blanks and quote marks that it stands behind. */
static struct view strip_margin(struct view line, size_t margin)
{
	size_t at = 0;

	while (at < margin && at < line.len && strchr(" \t>", line.ptr[at]))
		at++;
	return view_slice(line, at, line.len);
}

/* The paragraph's lines, as they are in the body. cmark counts columns in
 * bytes; the first line stands behind a marker, if it is an item's. */
static size_t lines_of(struct writing *writing, cmark_node *node,
		       struct view **lines)
{
	size_t first = (size_t)cmark_node_get_start_line(node) - 1;
	size_t count = (size_t)cmark_node_get_end_line(node) - first;
	size_t margin = (size_t)cmark_node_get_start_column(node) - 1;

	if (first >= writing->lines.len || count > writing->lines.len - first)
		return 0;
	*lines = arena_array(writing->arena, count, sizeof(**lines));
	for (size_t i = 0; i < count; i++) {
		struct view line = writing->lines.items[first + i];

		(*lines)[i] = i ? strip_margin(line, margin)
				: view_slice(line, margin, line.len);
	}
	return count;
}

/* Is the paragraph a table? Then it is written as one, behind what of it
 * stands above the table. */
static bool add_table(struct writing *writing, cmark_node *node)
{
	struct str above = STR_INIT;
	struct html_table table;
	struct view *lines = NULL;
	size_t count;

	if (writing->nested)
		return false;
	count = lines_of(writing, node, &lines);
	if (!html_table_find(lines, count, &table))
		return false;
	for (size_t i = 0; i < table.head; i++) {
		str_addv(&above, lines[i]);
		str_addc(&above, '\n');
	}
	if (above.len)
		write_part(writing, str_view(&above), 0);
	str_release(&above);
	begin_line(writing);
	html_table_write(&writing->cells, &table, lines, count);
	return true;
}

/* --- the tree */

static void open_block(struct writing *writing, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		begin_line(writing);
		str_adds(writing->out, "<blockquote>\n");
		break;
	case CMARK_NODE_LIST:
		open_list(writing, node);
		break;
	case CMARK_NODE_ITEM:
		open_item(writing, node);
		break;
	case CMARK_NODE_HEADING:
		open_heading(writing, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		open_paragraph(writing, node);
		break;
	case CMARK_NODE_CODE_BLOCK:
		begin_line(writing);
		html_code(writing->out, literal_of(node),
			  view_of(cmark_node_get_fence_info(node)));
		break;
	case CMARK_NODE_HTML_BLOCK:
		begin_line(writing);
		html_raw_block(writing->out, literal_of(node));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		begin_line(writing);
		str_adds(writing->out, "<hr>\n");
		break;
	default:
		break;
	}
}

static void open_inline(struct writing *writing, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_text(writing, literal_of(node));
		break;
	case CMARK_NODE_CODE:
		str_adds(writing->out, "<code>");
		escape_html(writing->out, literal_of(node));
		str_adds(writing->out, "</code>");
		break;
	case CMARK_NODE_HTML_INLINE:
		html_raw(writing->out, literal_of(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		str_addc(writing->out, '\n');
		break;
	case CMARK_NODE_LINEBREAK:
		str_adds(writing->out, "<br>\n");
		break;
	case CMARK_NODE_EMPH:
		str_adds(writing->out, "<em>");
		break;
	case CMARK_NODE_STRONG:
		str_adds(writing->out, "<strong>");
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		open_link(writing, node);
		break;
	default:
		break;
	}
}

static void close_node(struct writing *writing, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		begin_line(writing);
		str_adds(writing->out, "</blockquote>\n");
		break;
	case CMARK_NODE_LIST:
		close_list(writing, node);
		break;
	case CMARK_NODE_ITEM:
		str_adds(writing->out, "</li>\n");
		break;
	case CMARK_NODE_HEADING:
		str_addf(writing->out, "</h%d>\n", heading_level(writing));
		break;
	case CMARK_NODE_PARAGRAPH:
		if (!is_tight(writing, node))
			str_adds(writing->out, "</p>\n");
		break;
	case CMARK_NODE_EMPH:
		str_adds(writing->out, "</em>");
		break;
	case CMARK_NODE_STRONG:
		str_adds(writing->out, "</strong>");
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		close_link(writing, node);
		break;
	default:
		break;
	}
}

static bool is_block(cmark_node *node)
{
	return cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK;
}

static void write_tree(struct writing *writing, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (cmark_iter_get_event_type(iter) == CMARK_EVENT_EXIT)
			close_node(writing, node);
		else if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
			 add_table(writing, node))
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		else if (is_block(node))
			open_block(writing, node);
		else
			open_inline(writing, node);
	}
	cmark_iter_free(iter);
}

/* What cmark would take too long for is shown as it is written. */
static void add_heavy(struct str *out, struct view body)
{
	struct view shown = view_slice(body, 0, HTML_PLAIN_MAX);

	str_adds(out, "<p class=\"heavy\">This text is too large to be set as "
		 "a page. It is shown as it is written");
	if (shown.len < body.len)
		str_addf(out, ", up to its first %u KiB",
			 HTML_PLAIN_MAX >> 10);
	str_adds(out, ".</p>\n");
	html_code(out, shown, VIEW(""));
}

void html_body(struct str *out, struct view body,
	       const struct html_context *context)
{
	struct arena arena = ARENA_INIT;
	struct writing writing = { .out = out, .context = context,
				   .arena = &arena, .slugs.arena = &arena,
				   .cells = { .out = out, .add = add_cell,
					      .data = &writing } };
	struct view text, rest, line;
	cmark_node *root;

	if (body_is_heavy(body)) {
		add_heavy(out, body);
		return;
	}
	text = rest = body_lines(body, &arena);
	while (view_line(&rest, &line))
		*VEC_PUSH(&arena, &writing.lines) = line;
	root = body_tree(text);
	cmark_consolidate_text_nodes(root);
	write_tree(&writing, root);
	cmark_node_free(root);
	arena_release(&arena);
}
