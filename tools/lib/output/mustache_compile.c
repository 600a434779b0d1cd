#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "muster/utf8.h"
#include "muster/vec.h"
#include "mustache_op.h"

#define SAID_MAX 60	/* bytes of a name in a message */

/* A template that is being read. */
struct reading {
	struct mustache *template;
	struct arena *arena;
	struct err *err;
	struct view text;
	struct view opener, closer;	/* {{ and }}, or what was set */
	size_t pos;			/* what is before it has been read */
	bool line;			/* a line begins there */
	VEC(struct mustache_op) ops;
	size_t open[MUSTACHE_DEPTH_MAX];	/* sections, by their ops */
	size_t depth;
};

/* A tag as it stands in the text. */
struct tag {
	size_t from, to;	/* with its delimiters */
	char sigil;		/* # ^ / > & { = ! or 0 */
	struct view content;	/* behind the sigil, trimmed */
};

int mustache_fail(struct err *err, const struct mustache *template,
		  size_t offset, const char *fmt, ...)
{
	struct span span = utf8_span(template->text, offset);
	char what[ERR_MAX / 2];
	va_list args;

	va_start(args, fmt);
	vsnprintf(what, sizeof(what), fmt, args);
	va_end(args);
	return err_set(err, VIEW_FMT ":%u:%u: %s", VIEW_ARG(template->name),
		       span.line, span.column, what);
}

/* What a message shows of a name. */
static struct view said(struct view name)
{
	return view_slice(name, 0, SAID_MAX);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
	return is_blank(c) || c == '\n' || c == '\r';
}

static size_t find(struct view text, size_t from, struct view needle)
{
	for (size_t at = view_find(text, from, *needle.ptr); at < text.len;
	     at = view_find(text, at + 1, *needle.ptr))
		if (view_equal(view_slice(text, at, at + needle.len), needle))
			return at;
	return text.len;
}

static struct mustache_op *add_op(struct reading *reading,
				  enum mustache_kind kind, size_t offset)
{
	struct mustache_op *op = VEC_PUSH(reading->arena, &reading->ops);

	op->kind = kind;
	op->offset = offset;
	op->line = reading->line;
	reading->line = false;
	return op;
}

/* The text between the last tag and `to`. */
static void add_text(struct reading *reading, size_t to)
{
	struct mustache_op *op;

	if (to <= reading->pos)
		return;
	op = add_op(reading, MUSTACHE_TEXT, reading->pos);
	op->text = view_slice(reading->text, reading->pos, to);
	reading->line = op->text.ptr[op->text.len - 1] == '\n';
}

/* Where the delimiter stands that closes a tag whose content begins at `at`;
 * {{{ and {{= want a mark of their own right before it. */
static size_t find_closer(struct reading *reading, size_t at, char mark)
{
	struct view text = reading->text;
	size_t end = find(text, at, reading->closer);

	while (mark && end < text.len &&
	       (end == at || text.ptr[end - 1] != mark))
		end = find(text, end + 1, reading->closer);
	return end;
}

/* Read the tag that begins at tag->from. */
static int read_tag(struct reading *reading, struct tag *tag)
{
	struct view text = reading->text;
	size_t at = tag->from + reading->opener.len, end;
	char mark = 0;

	while (at < text.len && is_space(text.ptr[at]))
		at++;
	if (at < text.len && strchr("#^/>&{=!", text.ptr[at]))
		tag->sigil = text.ptr[at++];
	if (tag->sigil == '{' || tag->sigil == '=')
		mark = tag->sigil == '{' ? '}' : '=';
	end = find_closer(reading, at, mark);
	if (end == text.len)
		return mustache_fail(reading->err, reading->template,
				     tag->from, "a tag begins here, but no "
				     "'%s" VIEW_FMT "' follows",
				     mark == '}' ? "}" : mark ? "=" : "",
				     VIEW_ARG(reading->closer));
	tag->content = view_trim(view_slice(text, at, end - !!mark));
	tag->to = end + reading->closer.len;
	return 0;
}

/* A tag that shows nothing and stands on a line of its own takes the line
 * with it: widen it to that. */
static bool widen(struct reading *reading, struct tag *tag)
{
	struct view text = reading->text;
	size_t from = tag->from, to = tag->to;

	while (from > reading->pos && is_blank(text.ptr[from - 1]))
		from--;
	while (to < text.len && is_blank(text.ptr[to]))
		to++;
	if ((from && text.ptr[from - 1] != '\n') ||
	    (to < text.len && text.ptr[to] != '\n' && text.ptr[to] != '\r'))
		return false;
	if (to < text.len && text.ptr[to] == '\r')
		to++;
	if (to < text.len && text.ptr[to++] != '\n')
		return false;
	tag->from = from;
	tag->to = to;
	return true;
}

static int check_name(struct reading *reading, const struct tag *tag)
{
	struct view name = tag->content;

	for (size_t i = 0; i < name.len; i++)
		if (is_space(name.ptr[i]))
			return mustache_fail(reading->err, reading->template,
					     tag->from, "'" VIEW_FMT "' is "
					     "no name: there is a blank in it",
					     VIEW_ARG(said(name)));
	if (!name.len)
		return mustache_fail(reading->err, reading->template,
				     tag->from, "this tag has no name");
	return 0;
}

/* Split a dotted name once, so that rendering need not. */
static int split_name(struct reading *reading, struct mustache_op *op)
{
	struct view rest = op->text;
	size_t dots = 0;

	if (view_is(rest, "."))
		return 0;
	for (size_t i = 0; i < rest.len; i++)
		dots += rest.ptr[i] == '.';
	op->parts = arena_array(reading->arena, dots + 1, sizeof(*op->parts));
	while (op->nparts <= dots) {
		size_t dot = view_find(rest, 0, '.');
		struct view part = view_slice(rest, 0, dot);

		if (!part.len)
			return mustache_fail(reading->err, reading->template,
					     op->offset, "'" VIEW_FMT "' is "
					     "no name: a dot stands between "
					     "two names",
					     VIEW_ARG(said(op->text)));
		op->parts[op->nparts++] = part;
		rest = view_slice(rest, dot + 1, rest.len);
	}
	return 0;
}

static int open_section(struct reading *reading, size_t offset)
{
	if (reading->depth == MUSTACHE_DEPTH_MAX)
		return mustache_fail(reading->err, reading->template, offset,
				     "more than %d sections in each other",
				     MUSTACHE_DEPTH_MAX);
	reading->open[reading->depth++] = reading->ops.len - 1;
	return 0;
}

static int close_section(struct reading *reading, const struct tag *tag,
			 size_t offset)
{
	struct mustache_op *op;

	if (!reading->depth)
		return mustache_fail(reading->err, reading->template, offset,
				     "'" VIEW_FMT "' is closed here, but no "
				     "section is open",
				     VIEW_ARG(said(tag->content)));
	op = &reading->ops.items[reading->open[--reading->depth]];
	if (!view_equal(op->text, tag->content))
		return mustache_fail(reading->err, reading->template, offset,
				     "'" VIEW_FMT "' is closed here, but the "
				     "section '" VIEW_FMT "' is open",
				     VIEW_ARG(said(tag->content)),
				     VIEW_ARG(said(op->text)));
	op->end = reading->ops.len;
	return 0;
}

/* {{=<% %>=}}: two words without blanks and equals signs. */
static int set_delimiters(struct reading *reading, const struct tag *tag,
			  size_t offset)
{
	struct view words = tag->content, opener, closer;
	size_t end = 0;

	while (end < words.len && !is_space(words.ptr[end]))
		end++;
	opener = view_slice(words, 0, end);
	closer = view_trim(view_slice(words, end, words.len));
	for (size_t i = 0; i < closer.len; i++)
		if (is_space(closer.ptr[i]))
			closer.len = 0;
	if (!opener.len || !closer.len ||
	    view_find(words, 0, '=') < words.len)
		return mustache_fail(reading->err, reading->template, offset,
				     "'" VIEW_FMT "' are no delimiters: "
				     "write {{=<%% %%>=}}",
				     VIEW_ARG(said(words)));
	reading->opener = opener;
	reading->closer = closer;
	return 0;
}

static int add_named(struct reading *reading, const struct tag *tag,
		     enum mustache_kind kind, size_t offset)
{
	struct mustache_op *op = add_op(reading, kind, offset);

	op->text = tag->content;
	if (check_name(reading, tag))
		return -1;
	return kind == MUSTACHE_PARTIAL ? 0 : split_name(reading, op);
}

static int add_section(struct reading *reading, const struct tag *tag,
		       size_t offset)
{
	enum mustache_kind kind = tag->sigil == '#' ? MUSTACHE_SECTION
						    : MUSTACHE_INVERTED;

	if (add_named(reading, tag, kind, offset))
		return -1;
	return open_section(reading, offset);
}

static int add_partial(struct reading *reading, const struct tag *tag,
		       size_t offset, bool alone)
{
	struct mustache_op *op;

	if (add_named(reading, tag, MUSTACHE_PARTIAL, offset))
		return -1;
	op = &reading->ops.items[reading->ops.len - 1];
	op->alone = alone;
	op->indent = view_slice(reading->text, tag->from, offset);
	return 0;
}

static int add_tag(struct reading *reading, const struct tag *tag,
		   size_t offset, bool alone)
{
	switch (tag->sigil) {
	case '#':
	case '^':
		return add_section(reading, tag, offset);
	case '/':
		return close_section(reading, tag, offset);
	case '>':
		return add_partial(reading, tag, offset, alone);
	case '=':
		return set_delimiters(reading, tag, offset);
	case '!':
		return 0;
	case 0:
		return add_named(reading, tag, MUSTACHE_VALUE, offset);
	default:
		return add_named(reading, tag, MUSTACHE_RAW, offset);
	}
}

/* The next tag, with the text before it. False when there is none. */
static int next_tag(struct reading *reading, size_t offset)
{
	struct tag tag = { .from = offset };
	bool alone;

	if (read_tag(reading, &tag))
		return -1;
	alone = tag.sigil && tag.sigil != '&' && tag.sigil != '{' &&
		widen(reading, &tag);
	add_text(reading, tag.from);
	if (alone)
		reading->line = false;
	if (add_tag(reading, &tag, offset, alone))
		return -1;
	reading->line = reading->line || alone;
	reading->pos = tag.to;
	return 0;
}

static int read_all(struct reading *reading)
{
	struct view text = reading->text;
	size_t at;

	if (text.len > MUSTACHE_BYTES_MAX)
		return mustache_fail(reading->err, reading->template, 0,
				     "a template of more than %u KiB",
				     MUSTACHE_BYTES_MAX >> 10);
	while ((at = find(text, reading->pos, reading->opener)) < text.len)
		if (next_tag(reading, at))
			return -1;
	add_text(reading, text.len);
	if (!reading->depth)
		return 0;
	at = reading->open[reading->depth - 1];
	return mustache_fail(reading->err, reading->template,
			     reading->ops.items[at].offset,
			     "the section '" VIEW_FMT "' is never closed",
			     VIEW_ARG(said(reading->ops.items[at].text)));
}

struct mustache *mustache_compile(struct view text, struct view name,
				  struct arena *arena, struct err *err)
{
	struct mustache *template = arena_alloc(arena, sizeof(*template));
	struct reading reading = { .template = template, .arena = arena,
				   .err = err, .text = text, .line = true,
				   .opener = VIEW("{{"),
				   .closer = VIEW("}}") };

	template->name = name;
	template->text = text;
	if (read_all(&reading))
		return NULL;
	template->ops = reading.ops.items;
	template->len = reading.ops.len;
	return template;
}
