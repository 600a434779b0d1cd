/*
 * Options: a table says which ones there are, the rest follows from it:
 * parsing here, the -h text and the synopsis in usage.h.
 *
 *	bool stale = false;
 *	struct opt_list owners = { 0 };
 *	const struct opt opts[] = {
 *		OPT_FLAG('s', "stale", &stale, "only stale entries"),
 *		OPT_LIST('o', "owner", &owners, "PERSON", "only theirs"),
 *		OPT_END
 *	};
 *
 * Options and operands may be mixed; `--` ends the options. Values are
 * `--owner=ann`, `--owner ann`, `-oann` or `-o ann`. Names are never
 * abbreviated and the environment (POSIXLY_CORRECT) changes nothing, which
 * is why this is not getopt_long(3). The last one given counts.
 */
#ifndef MUSTER_OPT_H
#define MUSTER_OPT_H

#include <stdbool.h>
#include <stdint.h>

#include "muster/err.h"
#include "muster/text.h"
#include "muster/vec.h"

#define OPT_NO_DATE INT32_MIN	/* what an OPT_DATE holds before */

enum opt_kind {
	OPT_KIND_END,
	OPT_KIND_OR,
	OPT_KIND_FLAG,
	OPT_KIND_TEXT,
	OPT_KIND_LIST,
	OPT_KIND_DATE,
	OPT_KIND_CHOICE,
	OPT_KIND_NUMBER
};

/* Texts from the command line, borrowed from argv. */
struct opt_list {
	const char **items;
	size_t len;
	size_t cap;
};

struct opt {
	enum opt_kind kind;
	char letter;		/* 0: there is none */
	const char *name;	/* NULL: there is only a letter */
	const char *argument;	/* "PERSON" */
	const char *help;	/* a few words, no full stop */
	const char *const *words;	/* OPT_CHOICE: up to NULL */
	union {
		bool *flag;
		const char **text;
		struct opt_list *list;
		int32_t *date;
		int *choice;		/* the word's index */
		int64_t *number;	/* not negative */
	} to;			/* left alone unless the option is given */
};

#define OPT_FLAG(letter, name, to, help) \
	{ OPT_KIND_FLAG, letter, name, NULL, help, NULL, { .flag = (to) } }
#define OPT_TEXT(letter, name, to, argument, help) \
	{ OPT_KIND_TEXT, letter, name, argument, help, NULL, \
	  { .text = (to) } }
#define OPT_LIST(letter, name, to, argument, help) \
	{ OPT_KIND_LIST, letter, name, argument, help, NULL, \
	  { .list = (to) } }
#define OPT_DATE(letter, name, to, argument, help) \
	{ OPT_KIND_DATE, letter, name, argument, help, NULL, \
	  { .date = (to) } }
#define OPT_CHOICE(letter, name, to, argument, words, help) \
	{ OPT_KIND_CHOICE, letter, name, argument, help, words, \
	  { .choice = (to) } }
#define OPT_NUMBER(letter, name, to, argument, help) \
	{ OPT_KIND_NUMBER, letter, name, argument, help, NULL, \
	  { .number = (to) } }
/* Between options that exclude each other, two or more in a row: one or the
 * other. */
#define OPT_OR { OPT_KIND_OR, 0, NULL, NULL, NULL, NULL, { NULL } }
#define OPT_END { OPT_KIND_END, 0, NULL, NULL, NULL, NULL, { NULL } }

/* Parse argv[1] and on by the tables, which end with a NULL. What is no
 * option is added to `operands`. 0, or -1 with err set to what the caller
 * did wrong: "unknown option '--frmat'; did you mean '--format'?". */
int opt_parse(const struct opt *const *tables, int argc, char **argv,
	      struct arena *arena, struct opt_list *operands,
	      struct err *err);

/* The option that a word such as `--owner=ann` or `-so` names, the last one
 * of several letters, or NULL. *value: what is stuck to it, or NULL. */
const struct opt *opt_find(const struct opt *const *tables, const char *word,
			   const char **value);

/* Does a list that narrows something let this word through? One of its texts
 * does, and so does a list that was not given. */
bool opt_list_allows(const struct opt_list *list, struct view word);

/* "--owner", or "-o" where there is no name; in the arena. */
const char *opt_show(struct arena *arena, const struct opt *opt);

/* Of `words` (up to NULL) the one that `word` is most likely a slip of, or
 * NULL: for "did you mean". At least half of the word is right. */
const char *opt_nearest(const char *word, const char *const *words);

#endif
