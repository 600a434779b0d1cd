/*
 * A checkup on its way: what the doctor's checks share.
 *
 * Each check says one thing of the result that is being made, with
 * checkup_ok(), _odd(), _wrong() or _unknown(); the last one said counts.
 * What is costly to read is read once, when the first check asks; where
 * that fails, checkup_has() says so in the result and yields false.
 */
#ifndef MUSTER_CHECKUP_H
#define MUSTER_CHECKUP_H

#include <stdbool.h>

#include "muster/child.h"
#include "muster/doctor.h"
#include "muster/documents.h"
#include "muster/err.h"
#include "muster/index.h"
#include "muster/place.h"
#include "muster/program.h"
#include "muster/repo.h"

enum checkup_part {
	CHECKUP_SETTINGS,	/* git's configuration, from all its files */
	CHECKUP_HEAD,		/* the commit that it names */
	CHECKUP_INDEX,		/* all of it; none in a bare repository */
	CHECKUP_PROGRAMS,	/* of the work tree; bare: of HEAD */
	CHECKUP_PARTS
};

struct checkup_setting {
	const char *scope;	/* "system", "global", "local", "worktree" */
	const char *name;	/* "core.bare", "remote.Origin.fetch" */
	const char *value;	/* "true" where the name stands alone */
};

struct checkup {
	struct arena *arena;
	int32_t today;
	const char *argv0;
	struct doctor_result *result;	/* the one being made */
	struct repo *repo;		/* NULL: it can't be opened, */
	struct err refused;		/* and why */
	struct place place;		/* when there is a repository */
	VEC(struct checkup_setting) settings;	/* the last one counts */
	bool begun;			/* there is a commit */
	struct oid head;
	int32_t head_day;		/* on which it says it was committed */
	enum index_result indexed;
	struct index index;		/* sorted as git has it */
	struct snapshot snapshot;
	struct documents documents;
	struct programs programs;
	struct {
		bool tried;
		const char *told;	/* the check that said why not */
		struct err err;
		int rc;
	} parts[CHECKUP_PARTS];
};

/* What a check needs; it is left out where that is missing. */
enum checkup_needs {
	CHECKUP_REPO = 1,	/* a repository that can be opened */
	CHECKUP_TREE = 3	/* and its work tree */
};

struct checkup_check {
	const char *id;		/* NULL ends a table */
	const char *why;
	unsigned needs;		/* enum checkup_needs */
	void (*look)(struct checkup *checkup);
};

/* The groups, in the order of the report. */
extern const struct checkup_check checkup_git[];
extern const struct checkup_check checkup_clone[];
extern const struct checkup_check checkup_index[];
extern const struct checkup_check checkup_identity[];
extern const struct checkup_check checkup_hooks[];
extern const struct checkup_check checkup_program[];
extern const struct checkup_check checkup_accepted[];
extern const struct checkup_check checkup_files[];
extern const struct checkup_check checkup_history[];
extern const struct checkup_check checkup_ci[];

/* All is well; something is odd; something is wrong. */
void checkup_ok(struct checkup *checkup, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void checkup_odd(struct checkup *checkup, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void checkup_wrong(struct checkup *checkup, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* It can't be told, and why: odd. */
void checkup_unknown(struct checkup *checkup, const struct err *err);

/* The command that mends it, or the edit; words in it come from
 * checkup_word(). */
void checkup_help(struct checkup *checkup, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* A path or name as one word of a shell. */
const char *checkup_word(struct checkup *checkup, struct view word);

/* Read a part, if that has not been done, and those that it stands on.
 * False when it can't be read; the result then says that it can't be told,
 * and why, or which check has said so before. */
bool checkup_has(struct checkup *checkup, enum checkup_part part);

/* The last value of a setting, or NULL; after checkup_has(SETTINGS). */
const char *checkup_setting(const struct checkup *checkup, const char *name);
bool checkup_is_set(const struct checkup *checkup, const char *name);

/* The same, of a part that this check is about: it is wrong when it can't be
 * read, unless that is the fault of another. */
bool checkup_must(struct checkup *checkup, enum checkup_part part);

/* Run git in the repository: true when it succeeds (status 0, or 1 where
 * that only means no); else the result says that it can't be told. */
bool checkup_ask(struct checkup *checkup, const char *const *argv,
		 struct child_result *answer);

/* Cut the next item from the front of what git -z has written. */
struct view checkup_item(struct view *rest);

/* The path of a file in the git directory that all work trees share. */
const char *checkup_common(struct checkup *checkup, const char *name);

/* Is a path of the repository a record's, by its folder and name? After
 * checkup_has(PROGRAMS). */
bool checkup_is_record(const struct checkup *checkup, struct view path);

/* Paths that a check has found. */
struct checkup_list {
	VEC(struct view) list;
};

void checkup_note(struct checkup *checkup, struct checkup_list *paths,
		  struct view path);

/* "'program/risks/R-001.md' and 2 more", in the arena. */
const char *checkup_names(struct checkup *checkup,
			  const struct checkup_list *paths);

/* The first CHECKUP_WORDS_MAX of them as words of a shell, each behind a
 * blank, in the arena. */
#define CHECKUP_WORDS_MAX 50
const char *checkup_words(struct checkup *checkup,
			  const struct checkup_list *paths);

#endif
