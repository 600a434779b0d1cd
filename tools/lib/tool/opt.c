#include "muster/opt.h"

#include <string.h>

#include "muster/date.h"
#include "muster/text.h"

#define NEAR 2			/* slips that "did you mean" forgives */
#define WORDS_MAX 512		/* bytes of choices that a message lists */

struct parse {
	const struct opt *const *tables;
	char **rest;		/* the words that are left, up to NULL */
	struct arena *arena;
	struct opt_list *operands;
	struct err *err;
	VEC(const struct opt *) given;
};

const char *opt_nearest(const char *word, const char *const *words)
{
	size_t least = NEAR + 1;
	const char *nearest = NULL;

	for (; *words; words++) {
		size_t distance =
			view_distance(view_of(word), view_of(*words), NEAR);

		if (distance < least && distance * 2 <= strlen(word)) {
			least = distance;
			nearest = *words;
		}
	}
	return nearest;
}

static const struct opt *find_name(const struct opt *const *tables,
				   struct view name)
{
	for (; *tables; tables++)
		for (const struct opt *opt = *tables; opt->kind; opt++)
			if (opt->name && view_is(name, opt->name))
				return opt;
	return NULL;
}

static const struct opt *find_letter(const struct opt *const *tables,
				     char letter)
{
	for (; *tables; tables++)
		for (const struct opt *opt = *tables; opt->kind; opt++)
			if (opt->letter && opt->letter == letter)
				return opt;
	return NULL;
}

const struct opt *opt_find(const struct opt *const *tables, const char *word,
			   const char **value)
{
	const struct opt *opt = NULL;
	struct view all = view_of(word);
	size_t equals = view_find(all, 0, '=');

	*value = NULL;
	if (view_starts(all, "--")) {
		if (equals < all.len)
			*value = word + equals + 1;
		return find_name(tables, view_slice(all, 2, equals));
	}
	for (word++; *word; word++) {
		opt = find_letter(tables, *word);
		if (opt && opt->kind == OPT_KIND_FLAG)
			continue;
		if (opt && word[1])
			*value = word + 1;
		return opt;
	}
	return opt;
}

bool opt_list_allows(const struct opt_list *list, struct view word)
{
	for (size_t i = 0; i < list->len; i++)
		if (view_is(word, list->items[i]))
			return true;
	return !list->len;
}

const char *opt_show(struct arena *arena, const struct opt *opt)
{
	return opt->name ? arena_printf(arena, "--%s", opt->name) :
			   arena_printf(arena, "-%c", opt->letter);
}

static int unknown_name(struct parse *parse, struct view name)
{
	const char *word = view_copy(parse->arena, name).ptr;
	VEC(const char *) names = { 0 };
	const char *nearest;

	for (size_t i = 0; parse->tables[i]; i++)
		for (const struct opt *opt = parse->tables[i]; opt->kind; opt++)
			if (opt->name)
				*VEC_PUSH(parse->arena, &names) = opt->name;
	*VEC_PUSH(parse->arena, &names) = NULL;
	nearest = opt_nearest(word, names.items);
	if (nearest)
		return err_set(parse->err,
			       "unknown option '--%s'; did you mean '--%s'?",
			       word, nearest);
	return err_set(parse->err, "unknown option '--%s'", word);
}

static int set_date(struct parse *parse, const struct opt *opt,
		    const char *value)
{
	if (date_parse(view_of(value), opt->to.date))
		return 0;
	return err_set(parse->err, "%s: '%s' is not a date (YYYY-MM-DD)",
		       opt_show(parse->arena, opt), value);
}

static int set_number(struct parse *parse, const struct opt *opt,
		      const char *value)
{
	if (view_number(view_of(value), opt->to.number))
		return 0;
	return err_set(parse->err, "%s: '%s' is not a number",
		       opt_show(parse->arena, opt), value);
}

static int set_choice(struct parse *parse, const struct opt *opt,
		      const char *value)
{
	struct str list = STR_INIT;
	const char *nearest;

	for (int i = 0; opt->words[i]; i++) {
		if (!strcmp(value, opt->words[i])) {
			*opt->to.choice = i;
			str_release(&list);
			return 0;
		}
		str_addf(&list, "%s%s", i ? ", " : "", opt->words[i]);
	}
	nearest = opt_nearest(value, opt->words);
	if (nearest)
		err_set(parse->err, "%s: unknown '%s'; did you mean '%s'?",
			opt_show(parse->arena, opt), value, nearest);
	else
		err_set(parse->err, "%s: unknown '%s'; it is one of %.*s",
			opt_show(parse->arena, opt), value, WORDS_MAX,
			list.buf);
	str_release(&list);
	return -1;
}

static int set_value(struct parse *parse, const struct opt *opt,
		     const char *value)
{
	*VEC_PUSH(parse->arena, &parse->given) = opt;
	switch (opt->kind) {
	case OPT_KIND_FLAG:
		*opt->to.flag = true;
		break;
	case OPT_KIND_TEXT:
		*opt->to.text = value;
		break;
	case OPT_KIND_LIST:
		*VEC_PUSH(parse->arena, opt->to.list) = value;
		break;
	case OPT_KIND_DATE:
		return set_date(parse, opt, value);
	case OPT_KIND_CHOICE:
		return set_choice(parse, opt, value);
	case OPT_KIND_NUMBER:
		return set_number(parse, opt, value);
	case OPT_KIND_OR:
	case OPT_KIND_END:
		break;
	}
	return 0;
}

/* The value of an option that takes one: what is stuck to it, else the
 * next word. */
static int take_value(struct parse *parse, const struct opt *opt,
		      const char *stuck)
{
	if (!stuck && !*parse->rest)
		return err_set(parse->err, "%s needs a value: %s",
			       opt_show(parse->arena, opt), opt->argument);
	return set_value(parse, opt, stuck ? stuck : *parse->rest++);
}

/* --name, --name=value, --name value */
static int parse_long(struct parse *parse, const char *word)
{
	struct view all = view_of(word + 2);
	size_t equals = view_find(all, 0, '=');
	struct view name = view_slice(all, 0, equals);
	const struct opt *opt = find_name(parse->tables, name);
	const char *stuck = equals < all.len ? all.ptr + equals + 1 : NULL;

	if (!opt)
		return unknown_name(parse, name);
	if (opt->kind != OPT_KIND_FLAG)
		return take_value(parse, opt, stuck);
	if (stuck)
		return err_set(parse->err, "--%s takes no value", opt->name);
	return set_value(parse, opt, NULL);
}

/* -x, -xyz, -ovalue, -o value */
static int parse_letters(struct parse *parse, const char *word)
{
	for (const char *at = word + 1; *at; at++) {
		const struct opt *opt = find_letter(parse->tables, *at);

		if (!opt)
			return err_set(parse->err, "unknown option '-%s'", at);
		if (opt->kind != OPT_KIND_FLAG)
			return take_value(parse, opt, at[1] ? at + 1 : NULL);
		if (set_value(parse, opt, NULL) < 0)
			return -1;
	}
	return 0;
}

static bool is_given(const struct parse *parse, const struct opt *opt)
{
	for (size_t i = 0; i < parse->given.len; i++)
		if (parse->given.items[i] == opt)
			return true;
	return false;
}

/* Was one given that stands, in a row of one OR after another, before `opt`?
 */
static const struct opt *find_rival(const struct parse *parse,
				    const struct opt *opt,
				    const struct opt *table)
{
	while (opt > table && opt[-1].kind == OPT_KIND_OR) {
		opt -= 2;
		if (is_given(parse, opt))
			return opt;
	}
	return NULL;
}

/* Were two options given that exclude each other? */
static int check_or(struct parse *parse)
{
	for (size_t i = 0; parse->tables[i]; i++)
		for (const struct opt *opt = parse->tables[i]; opt->kind;
		     opt++) {
			const struct opt *rival =
				is_given(parse, opt)
					? find_rival(parse, opt,
						     parse->tables[i])
					: NULL;

			if (rival)
				return err_set(parse->err,
					       "%s and %s exclude each other",
					       opt_show(parse->arena, rival),
					       opt_show(parse->arena, opt));
		}
	return 0;
}

int opt_parse(const struct opt *const *tables, int argc, char **argv,
	      struct arena *arena, struct opt_list *operands,
	      struct err *err)
{
	struct parse parse = { .tables = tables, .arena = arena,
			       .operands = operands, .err = err };
	bool ended = false;

	parse.rest = argv + (argc > 0);
	while (*parse.rest) {
		const char *word = *parse.rest++;
		int rc = 0;

		if (ended || word[0] != '-' || !word[1])
			*VEC_PUSH(arena, operands) = word;
		else if (!strcmp(word, "--"))
			ended = true;
		else if (word[1] == '-')
			rc = parse_long(&parse, word);
		else
			rc = parse_letters(&parse, word);
		if (rc < 0)
			return -1;
	}
	return check_or(&parse);
}
