/*
 * The RAID review: the entries of an agenda one after the other, what each
 * key does to them, and all of it written at the end.
 *
 * A state machine: keys in, screens out, so that it can be driven without a
 * terminal. Nothing is written before the end; until then what was done is a
 * list of deeds (deed.h), and the files as they would be are held against
 * the program after each of them (rewrite.h), so that an error is told where
 * it is made. What takes the terminal is a wish that the caller fulfils.
 */
#ifndef MUSTER_REVIEW_H
#define MUSTER_REVIEW_H

#include "muster/command.h"
#include "muster/deed.h"
#include "muster/keys.h"
#include "muster/minutes.h"
#include "muster/past.h"
#include "muster/prompt.h"
#include "muster/raid.h"
#include "muster/rewrite.h"
#include "muster/session.h"

#define REVIEW_NOTES "Notes"	/* the section that notes go into */
#define REVIEW_MESSAGE "MUSTER_REVIEW_MSG"	/* in the git directory */
#define REVIEW_COPY "MUSTER_REVIEW_EDIT.md"	/* what the editor gets */
#define REVIEW_KEPT "MUSTER_REVIEW_KEPT.md"	/* edits put aside */

enum review_mode {
	REVIEW_WALK,		/* an entry is on the screen */
	REVIEW_ASK,		/* and a prompt below it */
	REVIEW_HELP,
	REVIEW_EDITED,		/* the edited copy can't be taken over */
	REVIEW_SUMMARY,		/* at the end: write? */
	REVIEW_WRITTEN		/* done: commit? */
};

enum review_wish {
	REVIEW_GO_ON,
	REVIEW_EDIT,		/* an editor on review_copy() */
	REVIEW_COMMIT,		/* git commit on the terminal */
	REVIEW_LEAVE		/* it is over */
};

struct review_item {
	const struct raid_entry *entry;
	const struct document *base;	/* as it was read */
	const struct document *now;	/* with all deeds */
};

/* One thing that a prompt asks for; the answer becomes a step of a deed. */
enum question_kind {
	QUESTION_STATUS,
	QUESTION_FIELD,
	QUESTION_SECTION,	/* a sentence for one that is missing */
	QUESTION_NOTE,
	QUESTION_TITLE,		/* of what an entry is promoted to */
	QUESTION_NEW_DUE	/* and when that is due */
};

struct question {
	enum question_kind kind;
	struct view field;	/* or the heading of a section */
	struct view text;	/* to begin with */
};

struct review {
	struct command *command;
	struct session *session;
	struct past past;
	struct rewrite rewrite;
	VEC(struct review_item) items;
	size_t at;		/* the one on the screen */
	enum review_mode mode;
	struct deeds deeds;
	struct prompt prompt;
	VEC(struct question) questions;	/* still to be asked */
	struct question asked;		/* the one in the prompt */
	struct deed draft;		/* what the answers make */
	struct view promoted_title;
	struct view notice;	/* one sentence, or empty */
	bool bad;		/* it says that something is wrong */
	bool written;
	bool committed;
};

/* Begin to go through the entries, which came from the session; they must
 * outlive the review. 0, or -1 with the command's err. */
int review_open(struct review *review, struct command *command,
		struct session *session, const struct raid *agenda);
void review_close(struct review *review);

/* Something was pressed. */
enum review_wish review_key(struct review *review, struct key key);

/* Append the screen, `height` lines of at most `width` columns; where the
 * cursor is to stand, `line` being SIZE_MAX for nowhere. */
void review_draw(struct review *review, struct str *out, size_t width,
		 size_t height, size_t *line, size_t *column);

/* Lay the entry on the screen out for an editor; its path, or NULL with the
 * command's err. Then take over what the editor left (`failed`: nothing). */
const char *review_copy(struct review *review);
void review_edited(struct review *review, bool failed);

/* After REVIEW_COMMIT. */
void review_committed(struct review *review, bool done);

/* Append what is to be told when the terminal is the shell's again. */
void review_tell(const struct review *review, struct str *out);

/* All of it, on the terminal, which is there (console.h): 0, what is to be
 * told being in command->out; -1 with the command's err. A signal that ends
 * it ends the process, the terminal being as it was. */
int review_run(struct command *command, struct session *session,
	       const struct raid *agenda);

#endif
