#include "muster/complete.h"

#include <string.h>

#include "muster/escape.h"
#include "muster/utf8.h"

#define HELP_WIDTH 72		/* columns of what is said about a word */

struct completing {
	struct complete *found;
	const struct usage *usage;
	const struct usage_form *form;
	const struct opt *tables[USAGE_TABLES];
	VEC(const struct opt *) given;
	struct arena *arena;
	struct str *out;
	bool ended;		/* by -- */
};

/* Nothing here means anything to a shell. */
static bool is_safe(int32_t code)
{
	if (code >= 0x80)
		return utf8_class(code) == UTF8_ORDINARY;
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
	       (code >= '0' && code <= '9') ||
	       (code > 0 && strchr("-_./+@%,=:", code));
}

static bool is_word(struct view text)
{
	size_t pos = 0;

	while (pos < text.len)
		if (!is_safe(utf8_next(text, &pos)))
			return false;
	return text.len > 0 && *text.ptr != '=';	/* zsh: a command */
}

void complete_add(struct str *out, struct view word, struct view candidate,
		  struct view help)
{
	struct str line = STR_INIT;

	if (candidate.len < word.len || !is_word(candidate) ||
	    !view_equal(view_slice(candidate, 0, word.len), word))
		return;
	escape_line(&line, help);
	str_addv(out, candidate);
	str_addc(out, '\t');
	str_addv(out, utf8_fit(str_view(&line), HELP_WIDTH));
	str_addc(out, '\n');
	str_release(&line);
}

static void add(struct completing *it, const char *candidate,
		const char *help)
{
	complete_add(it->out, view_of(it->found->word), view_of(candidate),
		     view_of(help));
}

static bool is_given(const struct completing *it, const struct opt *opt)
{
	for (size_t i = 0; i < it->given.len; i++)
		if (it->given.items[i] == opt)
			return true;
	return false;
}

static void add_options(struct completing *it)
{
	for (size_t i = 0; it->tables[i]; i++)
		for (const struct opt *opt = it->tables[i]; opt->kind; opt++)
			if (opt->kind == OPT_KIND_LIST ||
			    (opt->kind != OPT_KIND_OR && !is_given(it, opt)))
				add(it, opt_show(it->arena, opt), opt->help);
}

static void add_choices(struct completing *it, const struct opt *opt)
{
	for (size_t i = 0; opt->words[i]; i++)
		add(it, opt->words[i], "");
}

static void complete_value(struct completing *it, const struct opt *opt,
			   const char *word)
{
	it->found->word = word;
	if (opt->kind == OPT_KIND_CHOICE)
		add_choices(it, opt);
	else
		it->found->wanted = opt->argument;
}

/* What the form calls the operand behind those that are there, without
 * brackets and dots; NULL when it takes no more. Behind one that may be
 * repeated the next can stand, too: "ID|FIELD=VALUE". */
static const char *next_operand(const struct completing *it)
{
	struct view rest = view_of(it->form ? it->form->operands : "");
	size_t left = it->found->operands.len;
	const char *wanted = NULL;

	while (rest.len) {
		size_t end = view_find(rest, 0, ' ');
		struct view word = view_slice(rest, 0, end);
		size_t dots = view_search(word, 0, "...");

		rest = view_slice(rest, end + 1, rest.len);
		if (left && dots == word.len) {
			left--;
			continue;
		}
		word = view_slice(word, view_starts(word, "["), dots);
		if (view_ends(word, "]"))
			word.len--;
		wanted = arena_printf(it->arena, "%s%s" VIEW_FMT,
				      wanted ? wanted : "", wanted ? "|" : "",
				      VIEW_ARG(word));
		if (!left)
			break;
	}
	return wanted;
}

static void complete_operand(struct completing *it, bool first)
{
	const struct usage_form *form = it->usage->forms;

	for (; first && form->operands; form++)
		if (form->verb)
			add(it, form->verb, "");
	it->found->wanted = next_operand(it);
}

/* A word that is not the last: an option, its value behind it, or an
 * operand. Yields the option that waits for its value in the next one. */
static const struct opt *pass(struct completing *it, const char *word)
{
	const char *value = NULL;
	const struct opt *opt = NULL;

	if (it->ended || word[0] != '-' || !word[1]) {
		*VEC_PUSH(it->arena, &it->found->operands) = word;
	} else if (!strcmp(word, "--")) {
		it->ended = true;
	} else {
		opt = opt_find(it->tables, word, &value);
		*VEC_PUSH(it->arena, &it->given) = opt;
	}
	return opt && opt->kind != OPT_KIND_FLAG && !value ? opt : NULL;
}

static void complete_last(struct completing *it, const struct opt *waiting,
			  const char *word, bool first)
{
	const char *value = NULL;
	const struct opt *opt;

	it->found->word = word;
	if (waiting) {
		complete_value(it, waiting, word);
	} else if (it->ended || word[0] != '-') {
		complete_operand(it, first);
	} else {
		opt = opt_find(it->tables, word, &value);
		if (!value)
			add_options(it);
		else if (opt && word[1] == '-')	/* -oann stays as it is */
			complete_value(it, opt, value);
	}
}

void complete_words(struct complete *complete, const struct usage *usage,
		    char **words, struct arena *arena, struct str *out)
{
	struct completing it = { .found = complete, .usage = usage,
				 .arena = arena, .out = out };
	const struct opt *waiting = NULL;
	char *const *at = words;

	*complete = (struct complete){ .wanted = NULL };
	if (!*at)
		return;
	if (at[1])
		it.form = usage_find(usage->forms, *at);
	if (it.form)
		at++;
	else if (!usage->forms->verb)
		it.form = usage->forms;
	usage_tables(usage, it.form, it.tables);
	for (; at[1]; at++)
		waiting = waiting ? NULL : pass(&it, *at);
	complete_last(&it, waiting, *at, at == words);
}
