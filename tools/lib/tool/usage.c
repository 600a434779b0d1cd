#include "muster/usage.h"

#include <string.h>

#include "muster/utf8.h"
#include "muster/wrap.h"

#define HELP_COLUMN 28		/* where the words about an option begin */

/* A usage line that is being written. */
struct line {
	struct str *out;
	size_t indent;		/* of the lines that go on */
	size_t column;
};

/* One item of a line, kept whole. */
static void add_item(struct line *line, const char *text, size_t len)
{
	if (line->column + 1 + len > WRAP_PROSE) {
		str_addc(line->out, '\n');
		str_pad(line->out, line->indent, ' ');
		line->column = line->indent;
	} else {
		str_addc(line->out, ' ');
		line->column++;
	}
	str_add(line->out, text, len);
	line->column += len;
}

/* "--owner PERSON" */
static void add_option(struct str *item, const struct opt *opt)
{
	if (opt->name)
		str_addf(item, "--%s", opt->name);
	else
		str_addf(item, "-%c", opt->letter);
	if (opt->argument)
		str_addf(item, " %s", opt->argument);
}

/* "[--staged | --rev REV]"; a list is "[--owner PERSON]..." */
static void add_options(struct line *line, const struct opt *opts)
{
	struct str item = STR_INIT;

	for (const struct opt *opt = opts; opt && opt->kind; opt++) {
		if (opt->kind == OPT_KIND_OR) {
			str_adds(&item, " | ");
			continue;
		}
		if (!item.len)
			str_addc(&item, '[');
		add_option(&item, opt);
		if (opt[1].kind == OPT_KIND_OR)
			continue;
		str_adds(&item,
			 opt->kind == OPT_KIND_LIST ? "]..." : "]");
		add_item(line, item.buf, item.len);
		str_clear(&item);
	}
	str_release(&item);
}

static void add_form(struct str *out, const struct usage *usage,
		     const struct usage_form *form, const char *head)
{
	struct line line = { .out = out };
	size_t start = out->len;

	str_addf(out, "%s muster %s", head, usage->tool);
	if (form->verb)
		str_addf(out, " %s", form->verb);
	line.column = line.indent = out->len - start;
	line.indent++;
	add_options(&line, form->opts);
	if (form->takes & USAGE_SNAPSHOT)
		add_options(&line, usage->snapshot);
	add_item(&line, "[OPTION...]", strlen("[OPTION...]"));
	if (*form->operands)
		add_item(&line, form->operands, strlen(form->operands));
	str_addc(out, '\n');
}

static void add_help(struct str *out, const struct opt *opts)
{
	for (const struct opt *opt = opts; opt && opt->kind; opt++) {
		size_t start = out->len, column;

		if (opt->kind == OPT_KIND_OR)
			continue;
		if (opt->letter && opt->name)
			str_addf(out, "    -%c, ", opt->letter);
		else
			str_adds(out, opt->name ? "        " : "    ");
		add_option(out, opt);
		column = out->len - start;
		if (column + 2 > HELP_COLUMN) {
			str_addc(out, '\n');
			column = 0;
		}
		str_pad(out, HELP_COLUMN - column, ' ');
		wrap_add(out, view_of(opt->help), HELP_COLUMN, HELP_COLUMN,
			 WRAP_PROSE);
		str_addc(out, '\n');
	}
}

/* The table that has --format, or NULL. */
static const struct opt *format_of(const struct usage *usage, unsigned takes)
{
	if (!(takes & USAGE_FORMAT))
		return NULL;
	return takes & USAGE_REPORT ? usage->reporters : usage->format;
}

const struct usage_form *usage_find(const struct usage_form *forms,
				    const char *verb)
{
	for (; verb && forms->operands; forms++)
		if (forms->verb && !strcmp(forms->verb, verb))
			return forms;
	return NULL;
}

void usage_tables(const struct usage *usage, const struct usage_form *form,
		  const struct opt *tables[USAGE_TABLES])
{
	int count = 0;

	if (form && form->opts)
		tables[count++] = form->opts;
	if (form && form->takes & USAGE_SNAPSHOT)
		tables[count++] = usage->snapshot;
	if (form && form->takes & USAGE_FORMAT)
		tables[count++] = format_of(usage, form->takes);
	if (form && form->takes & USAGE_REPORT)
		tables[count++] = usage->report;
	tables[count++] = usage->every;
	tables[count] = NULL;
}

void usage_write(struct str *out, const struct usage *usage)
{
	const struct opt *format = NULL;
	unsigned takes = 0;

	for (const struct usage_form *form = usage->forms; form->operands;
	     form++) {
		add_form(out, usage, form,
			 form == usage->forms ? "usage:" : "   or:");
		takes |= form->takes;
		if (!format || form->takes & USAGE_REPORT)
			format = format_of(usage, form->takes);
	}
	for (const struct usage_form *form = usage->forms; form->operands;
	     form++) {
		if (!form->opts || !form->opts->kind)
			continue;
		str_addf(out, "\nmuster %s%s%s\n", usage->tool,
			 form->verb ? " " : "", form->verb ? form->verb : "");
		add_help(out, form->opts);
	}
	str_adds(out, "\nOPTION\n");
	if (takes & USAGE_SNAPSHOT)
		add_help(out, usage->snapshot);
	add_help(out, format);
	if (takes & USAGE_REPORT)
		add_help(out, usage->report);
	add_help(out, usage->every);
}

int usage_operands(const struct usage_form *form, const struct opt_list *args,
		   struct err *err)
{
	struct view rest = view_of(form->operands);
	size_t wanted = 0, most = 0;

	while (rest.len) {
		size_t end = view_find(rest, 0, ' ');
		struct view word = view_slice(rest, 0, end);
		size_t dots = view_search(word, 0, "...");

		if (!view_starts(word, "[") && args->len <= wanted++)
			return err_set(err, VIEW_FMT " is missing",
				       VIEW_ARG(view_slice(word, 0, dots)));
		if (dots < word.len &&
		    word.len - dots <= sizeof("...]") - 1)
			most = SIZE_MAX;
		else if (most < SIZE_MAX)
			most++;
		rest = view_slice(rest, end + 1, rest.len);
	}
	if (args->len > most)
		return err_set(err, "one operand too many: '%s'",
			       args->items[most]);
	return 0;
}
