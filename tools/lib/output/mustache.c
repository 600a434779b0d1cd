#include "muster/mustache.h"

#include "muster/escape.h"
#include "mustache_op.h"

/* One rendering. The maps and items that sections stand in lie on a stack;
 * a name is looked up from the innermost out. */
struct rendering {
	struct str *out;
	size_t start;			/* of what is ours in `out` */
	const struct mustache_scope *scope;
	const struct value *stack[MUSTACHE_DEPTH_MAX + 1];
	size_t height;			/* of the stack */
	size_t depth;			/* of sections and partials */
	size_t steps;
	struct str indents;		/* of the partials around ... */
	size_t indent;			/* ... of which those from here on
					 * hold for the innermost one */
	struct err *err;
};

static bool is_indented(const struct rendering *rendering)
{
	return rendering->indents.len > rendering->indent;
}

static struct view indent_of(const struct rendering *rendering)
{
	return view_slice(str_view(&rendering->indents), rendering->indent,
			  rendering->indents.len);
}

/* NULL where the name leads nowhere. */
static const struct value *look_up(struct rendering *rendering,
				   const struct mustache_op *op)
{
	const struct value_entry *entry = NULL;

	if (!op->nparts)
		return rendering->stack[rendering->height - 1];
	for (size_t i = rendering->height; i-- && !entry; rendering->steps++)
		entry = value_entry(rendering->stack[i], op->parts[0]);
	for (size_t i = 1; entry && i < op->nparts; i++)
		entry = value_entry(entry->value, op->parts[i]);
	return entry ? entry->value : NULL;
}

static bool is_true(const struct value *value)
{
	if (!value)
		return false;
	switch (value->type) {
	case VALUE_TEXT:
		return value->text.len > 0;
	case VALUE_NUMBER:
	case VALUE_BOOL:
		return value->number != 0;
	case VALUE_LIST:
		return value->len > 0;
	case VALUE_MAP:
		return true;
	case VALUE_NULL:
		break;
	}
	return false;
}

static void add_value(struct rendering *rendering,
		      const struct mustache_op *op)
{
	const struct value *value = look_up(rendering, op);
	bool raw = op->kind == MUSTACHE_RAW;

	if (!value)
		return;
	if (value->type == VALUE_NUMBER)
		str_addn(rendering->out, value->number);
	else if (value->type == VALUE_BOOL)
		str_adds(rendering->out, value->number ? "true" : "false");
	else if (raw && (value->html || rendering->scope->raw))
		str_addv(rendering->out, value->text);
	else
		escape_html(rendering->out, value->text);
}

static bool is_full(const struct rendering *rendering)
{
	return rendering->out->len - rendering->start > MUSTACHE_OUTPUT_MAX;
}

/* In a partial that is indented, so is each line of its text. */
static void add_text(struct rendering *rendering, struct view text)
{
	struct view indent;

	if (!is_indented(rendering)) {
		str_addv(rendering->out, text);
		return;
	}
	indent = indent_of(rendering);
	while (text.len && !is_full(rendering)) {
		size_t end = view_find(text, 0, '\n') + 1;

		str_addv(rendering->out, view_slice(text, 0, end));
		text = view_slice(text, end, text.len);
		if (text.len)
			str_addv(rendering->out, indent);
	}
}

/* -1 with the reason once a cap is reached. */
static int check_caps(struct rendering *rendering,
		      const struct mustache *template,
		      const struct mustache_op *op)
{
	if (is_full(rendering))
		return mustache_fail(rendering->err, template, op->offset,
				     "this makes a page of more than %u MiB",
				     MUSTACHE_OUTPUT_MAX >> 20);
	if (++rendering->steps > MUSTACHE_STEPS_MAX)
		return mustache_fail(rendering->err, template, op->offset,
				     "this takes more than %u steps",
				     MUSTACHE_STEPS_MAX);
	return 0;
}

/* One level deeper, for the section or partial `op`. */
static int enter(struct rendering *rendering, const struct mustache *template,
		 const struct mustache_op *op)
{
	if (check_caps(rendering, template, op))
		return -1;
	if (rendering->depth == MUSTACHE_DEPTH_MAX)
		return mustache_fail(rendering->err, template, op->offset,
				     "more than %d sections and partials in "
				     "each other", MUSTACHE_DEPTH_MAX);
	rendering->depth++;
	return 0;
}

static int render(struct rendering *rendering, const struct mustache *template,
		  size_t from, size_t to);

/* Inside of the section at `at`, with `value` on the stack. */
static int render_inside(struct rendering *rendering,
			 const struct mustache *template, size_t at,
			 const struct value *value)
{
	const struct mustache_op *op = &template->ops[at];
	int status;

	if (enter(rendering, template, op))
		return -1;
	rendering->stack[rendering->height++] = value;
	status = render(rendering, template, at + 1, op->end);
	rendering->height--;
	rendering->depth--;
	return status;
}

static int render_section(struct rendering *rendering,
			  const struct mustache *template, size_t at)
{
	const struct mustache_op *op = &template->ops[at];
	const struct value *value = look_up(rendering, op);

	if (is_true(value) == (op->kind == MUSTACHE_INVERTED))
		return 0;
	if (op->kind == MUSTACHE_INVERTED || value->type != VALUE_LIST)
		return render_inside(rendering, template, at, value);
	for (size_t i = 0; i < value->len; i++)
		if (render_inside(rendering, template, at,
				  value->entries[i].value))
			return -1;
	return 0;
}

static int render_partial(struct rendering *rendering,
			  const struct mustache *template,
			  const struct mustache_op *op)
{
	const struct mustache_scope *scope = rendering->scope;
	const struct mustache *partial =
		scope->partial ? scope->partial(scope->data, op->text) : NULL;
	size_t from = rendering->indent, to = rendering->indents.len;
	int status;

	if (!partial)
		return 0;
	if (enter(rendering, template, op))
		return -1;
	if (op->alone)
		str_addv(&rendering->indents, op->indent);
	else
		rendering->indent = to;
	status = render(rendering, partial, 0, partial->len);
	rendering->depth--;
	rendering->indents.len = to;
	rendering->indent = from;
	return status;
}

static int render_op(struct rendering *rendering,
		     const struct mustache *template, size_t at)
{
	const struct mustache_op *op = &template->ops[at];

	switch (op->kind) {
	case MUSTACHE_TEXT:
		add_text(rendering, op->text);
		break;
	case MUSTACHE_VALUE:
	case MUSTACHE_RAW:
		add_value(rendering, op);
		break;
	case MUSTACHE_SECTION:
	case MUSTACHE_INVERTED:
		return render_section(rendering, template, at);
	case MUSTACHE_PARTIAL:
		return render_partial(rendering, template, op);
	}
	return 0;
}

/* Recursive, as templates are; enter() counts how deep. */
static int render(struct rendering *rendering, const struct mustache *template,
		  size_t from, size_t to)
{
	for (size_t at = from; at < to;) {
		const struct mustache_op *op = &template->ops[at];

		if (op->line && is_indented(rendering))
			str_addv(rendering->out, indent_of(rendering));
		if (render_op(rendering, template, at) ||
		    check_caps(rendering, template, op))
			return -1;
		at = op->end ? op->end : at + 1;
	}
	return 0;
}

int mustache_render(struct str *out, const struct mustache *template,
		    const struct value *value,
		    const struct mustache_scope *scope, struct err *err)
{
	struct rendering rendering = { .out = out, .start = out->len,
				       .scope = scope, .stack = { value },
				       .height = 1, .err = err };
	int status = render(&rendering, template, 0, template->len);

	if (status)
		str_cut(out, rendering.start);
	str_release(&rendering.indents);
	return status;
}
